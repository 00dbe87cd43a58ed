using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Metrics.Quality;

/// <summary>
/// Q1, asset quality: how good is the average asset?
/// <para>Formula: [sum m q_m + sum f q_f, free own tokens left out] / A_c.</para>
/// <para>Unit: points. Range: 0 to 100. Better when: higher.</para>
/// <para>Undefined when: there are no clean assets.</para>
/// <para>Source: weighted reserve quality as in S&amp;P Stablecoin Stability Assessment (asset assessment); points of the class table in the policy.</para>
/// </summary>
public sealed class AssetQuality : IMetric
{
    /// <inheritdoc/>
    public MetricDefinition Definition { get; } = new(
        "Q1", "quality.asset-quality", "Asset quality", Pillar.Quality, MetricUnit.Points, Direction.HigherIsSafer,
        "[sum m q_m + sum f q_f, free own tokens left out] / A_c",
        "Asset assessment of the S&P Stablecoin Stability Assessment; points of the policy's class table; " + Inputs.Model + ", section 4");

    /// <summary>Value-weighted points.</summary>
    /// <exception cref="DivideByZeroException">Clean assets are zero.</exception>
    public static decimal Formula(decimal weightedPoints, decimal cleanAssets) => weightedPoints / cleanAssets;

    /// <inheritdoc/>
    public MetricResult Compute(ValuedReserve reserve)
    {
        if (Inputs.WithoutAssets(Definition, reserve) is { } without)
        {
            return without;
        }

        var inputs = ImmutableArray.CreateBuilder<MetricInput>();
        inputs.Add(Inputs.CleanAssets(reserve));
        var total = 0m;
        foreach (var (type, lines, value, points) in ByClass(reserve).OrderByDescending(g => g.Value))
        {
            total += points;
            inputs.Add(Inputs.Lines($"{Codes.Of(type)}: points of {Format.Money(value, null)}", Formula(points, value), MetricUnit.Points, lines));
        }

        return MetricResult.Computed(Definition, Formula(total, reserve.CleanAssets), inputs.ToImmutable());
    }

    /// <inheritdoc/>
    public Remedy? Repair(ValuedReserve reserve, decimal value, decimal target)
    {
        // The class that costs most points, counted against assets of 100 points.
        var worst = ByClass(reserve)
            .Select(g => (g.Class, g.Value, Lost: (100m * g.Value) - g.Points))
            .OrderByDescending(g => g.Lost)
            .First();
        if (worst.Lost <= 0m)
        {
            return null;
        }

        var amount = (target - value) * reserve.CleanAssets / (worst.Lost / worst.Value);
        var more = amount > worst.Value ? $" (more than the {Format.Money(worst.Value, reserve.Snapshot.ReportingCurrency)} held)" : string.Empty;
        return new Remedy(Definition.Code, $"Switch {Format.Money(amount, reserve.Snapshot.ReportingCurrency)} of {Codes.Of(worst.Class)} into Treasury bills to reach {Format.Number(target)} points{more}.", amount);
    }

    private static IEnumerable<(AssetClass Class, List<ValuedHolding> Lines, decimal Value, decimal Points)> ByClass(ValuedReserve reserve) =>
        reserve.Lines.Where(l => l.Clean > 0m).GroupBy(l => l.Class).Select(g =>
        {
            var lines = g.ToList();
            return (g.Key, lines, lines.Sum(l => l.Clean), lines.Sum(Points));
        });

    private static decimal Points(ValuedHolding line) =>
        (line.Matched * line.QualityMatched) + (line.IsOwn ? 0m : line.Free * line.QualityFree);
}
