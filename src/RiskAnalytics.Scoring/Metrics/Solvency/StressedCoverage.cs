using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Metrics.Solvency;

/// <summary>
/// S3, stressed coverage: could every holder be paid in a full run at stressed prices?
/// <para>Formula: SCR = [sum m_k (1 − h_m) + sum f_k (1 − h_f)] / L.</para>
/// <para>Unit: ratio. Range: 0 or more. Better when: higher; at 1 running first gains nothing.</para>
/// <para>Undefined when: liabilities are zero.</para>
/// <para>Source: Diamond and Dybvig, Bank Runs, Deposit Insurance, and Liquidity, 1983; Ma, Zeng and Zhang, Stablecoin Runs and the Centralization of Arbitrage, 2023; advance rates as in the proposal of Moody's, 2025.</para>
/// </summary>
public sealed class StressedCoverage : IMetric
{
    /// <inheritdoc/>
    public MetricDefinition Definition { get; } = new(
        "S3", "solvency.stressed-coverage", "Stressed coverage", Pillar.Solvency, MetricUnit.Ratio, Direction.HigherIsSafer,
        "SCR = [sum m_k (1 - h_m) + sum f_k (1 - h_f)] / L",
        "Diamond and Dybvig 1983; Ma, Zeng and Zhang 2023; advance rates as in the proposal of Moody's 2025; " + Inputs.Model + ", section 4");

    /// <summary>SCR = stressed value over liabilities.</summary>
    /// <exception cref="DivideByZeroException">Liabilities are zero.</exception>
    public static decimal Formula(decimal stressedValue, decimal liabilities) => stressedValue / liabilities;

    /// <inheritdoc/>
    public MetricResult Compute(ValuedReserve reserve)
    {
        if (Inputs.WithoutLiabilities(Definition, reserve) is { } without)
        {
            return without;
        }

        var inputs = ImmutableArray.CreateBuilder<MetricInput>();
        inputs.Add(new MetricInput("N, stressed value", reserve.StressedValue, MetricUnit.Money, "sum over all unencumbered lines, below by class"));
        inputs.Add(Inputs.Liabilities(reserve));
        foreach (var group in ByClass(reserve).OrderByDescending(g => g.Matched + g.Free))
        {
            var value = group.Matched + group.Free;
            inputs.Add(Inputs.Lines(
                $"{Codes.Of(group.Class)}: {Format.Money(group.Matched, null)} matched, {Format.Money(group.Free, null)} free, {Format.Percent(value > 0m ? (value - group.Stressed) / value : 0m, 2)} lost",
                group.Stressed,
                MetricUnit.Money,
                group.Lines));
        }

        return MetricResult.Computed(Definition, Formula(reserve.StressedValue, reserve.Liabilities!.Value), inputs.ToImmutable());
    }

    /// <inheritdoc/>
    public Remedy? Repair(ValuedReserve reserve, decimal value, decimal target)
    {
        var currency = reserve.Snapshot.ReportingCurrency;
        var gap = (target * reserve.Liabilities!.Value) - reserve.StressedValue;
        // The class whose switch into bills frees most is the one with the largest loss in stress.
        var worst = ByClass(reserve)
            .Where(g => !g.Lines[0].IsOwn)
            .Select(g => (g.Class, Value: g.Matched + g.Free, Loss: g.Matched + g.Free - g.Stressed))
            .OrderByDescending(g => g.Loss)
            .FirstOrDefault();
        var message = $"Add {Format.Money(gap, currency)} of new surplus to reach a stressed coverage of {Format.Ratio(target, 4)}";
        var rate = worst.Value > 0m ? worst.Loss / worst.Value : 0m;
        var billHaircut = reserve.Policy.Classes[AssetClass.TreasuryBill].HaircutFree;
        if (rate > billHaircut)
        {
            var switched = gap / (rate - billHaircut);
            message += $", or switch {Format.Money(switched, currency)} of {Codes.Of(worst.Class)} into Treasury bills"
                + (switched > worst.Value ? $" (more than the {Format.Money(worst.Value, currency)} held)" : string.Empty);
        }

        return new Remedy(Definition.Code, message + ".", gap);
    }

    private static IEnumerable<(AssetClass Class, List<ValuedHolding> Lines, decimal Matched, decimal Free, decimal Stressed)> ByClass(ValuedReserve reserve) =>
        reserve.Lines.GroupBy(l => l.Class).Select(g =>
        {
            var lines = g.ToList();
            return (g.Key, lines, lines.Sum(l => l.Matched), lines.Sum(l => l.Free), lines.Sum(l => l.Stressed));
        });
}
