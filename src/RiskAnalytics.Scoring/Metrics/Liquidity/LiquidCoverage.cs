using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics.Solvency;

namespace RiskAnalytics.Scoring.Metrics.Liquidity;

/// <summary>
/// L1, L2, L3, liquid coverage within 1, 5, 30 days: can the assumed outflow be paid in time?
/// <para>Formula: LC_t = min over keys with l_k at least 1% of L of available_k(t) / (rho_t l_k). Exchange profile: available_k = min(a_k in buckets up to t, l_k)(1 − h_m). Issuer: all assets in buckets up to t after haircuts, over rho_t L.</para>
/// <para>Unit: ratio. Range: 0 or more. Better when: higher.</para>
/// <para>Undefined when: liabilities are zero or no key holds 1% of them.</para>
/// <para>Source: Basel Committee, LCR30 and LCR40, run-off logic; outflows of USDT and Binance 2022 as sourced in the policy.</para>
/// </summary>
public sealed class LiquidCoverage : IMetric
{
    private readonly Bucket _bucket;
    private readonly string _rateName;

    /// <summary>Liquid coverage within a horizon.</summary>
    /// <param name="code">L1, L2 or L3.</param>
    /// <param name="horizonDays">Days.</param>
    /// <param name="bucket">The slowest bucket that still counts.</param>
    /// <param name="rateName">The policy parameter with the assumed outflow.</param>
    public LiquidCoverage(string code, int horizonDays, Bucket bucket, string rateName)
    {
        _bucket = bucket;
        _rateName = rateName;
        var days = horizonDays == 1 ? "1 day" : $"{horizonDays} days";
        Definition = new MetricDefinition(
            code, $"liquidity.coverage-{horizonDays}d", $"Liquid coverage, {days}", Pillar.Liquidity, MetricUnit.Ratio, Direction.HigherIsSafer,
            "LC_t = min over keys with l_k >= 1% of L of available_k(t) / (rho_t l_k)",
            "Basel Committee LCR30 and LCR40, run-off logic; " + Inputs.Model + ", section 4");
    }

    /// <inheritdoc/>
    public MetricDefinition Definition { get; }

    /// <summary>LC = available over assumed outflow.</summary>
    /// <exception cref="DivideByZeroException">The outflow is zero.</exception>
    public static decimal Formula(decimal available, decimal rate, decimal owed) => available / (rate * owed);

    /// <inheritdoc/>
    public MetricResult Compute(ValuedReserve reserve)
    {
        if (Inputs.WithoutLiabilities(Definition, reserve) is { } without)
        {
            return without;
        }

        if (reserve.Snapshot.Entity.Kind == EntityKind.Other)
        {
            return Inputs.Absent(Definition, reserve, "A firm of this kind owes nothing on demand; how fast it must pay is not disclosed.");
        }

        if (reserve.HasExchangeProfile && !reserve.HasLiabilitiesByKey)
        {
            return Inputs.Absent(Definition, reserve, "What is owed is disclosed in total only, not by asset.");
        }

        var rate = reserve.Policy.Number(_rateName);
        if (Worst(reserve, _bucket, rate) is not { } worst)
        {
            return MetricResult.WithoutValue(Definition, MetricStatus.Undefined, "No asset makes up the floor share of the liabilities.");
        }

        return MetricResult.Computed(
            Definition,
            Formula(worst.Available, rate, worst.Owed),
            [
                Inputs.Lines(worst.Key is null ? "available, after haircuts" : $"available in {worst.Key}, at most what is owed, after haircut", worst.Available, MetricUnit.Money, InTime(reserve, worst.Key)),
                Inputs.Parameter(reserve, _rateName, "rho, assumed outflow, share of what is owed", MetricUnit.Share),
                worst.Key is null ? Inputs.Liabilities(reserve) : new MetricInput($"l_k, owed in {worst.Key}", worst.Owed, MetricUnit.Money, Inputs.LiabilityRows(reserve, worst.Key)),
            ],
            worst.Key is null ? null : $"worst asset: {worst.Key}");
    }

    /// <inheritdoc/>
    public Remedy? Repair(ValuedReserve reserve, decimal value, decimal target)
    {
        var rate = reserve.Policy.Number(_rateName);
        if (Worst(reserve, _bucket, rate) is not { } worst)
        {
            return null;
        }

        var amount = (target * rate * worst.Owed) - worst.Available;
        var where = worst.Key is null ? "assets" : worst.Key.Text;
        return new Remedy(Definition.Code, $"Make {Format.Money(amount, reserve.Snapshot.ReportingCurrency)} more of {where} available in time to reach a coverage of {Format.Ratio(target, 2)}.", amount);
    }

    /// <summary>The bare value; null when no key counts.</summary>
    internal decimal? ValueOf(ValuedReserve reserve)
    {
        var rate = reserve.Policy.Number(_rateName);
        return Worst(reserve, _bucket, rate) is { } worst ? Formula(worst.Available, rate, worst.Owed) : null;
    }

    /// <summary>The key with the lowest coverage under an outflow rate; the key is null for an issuer. Null when no key counts.</summary>
    internal static (AssetSymbol? Key, decimal Available, decimal Owed)? Worst(ValuedReserve reserve, Bucket bucket, decimal rate)
    {
        if (!reserve.HasExchangeProfile)
        {
            return (null, AvailableOfAll(reserve, bucket), reserve.Liabilities!.Value);
        }

        var available = AvailableByKey(reserve, bucket);
        (AssetSymbol? Key, decimal Available, decimal Owed)? worst = null;
        foreach (var key in WorstInKindRatio.LargeKeys(reserve, reserve.Policy.Number(PolicyParameters.KeyFloor)))
        {
            var amount = available(key);
            if (worst is not { } lowest || Formula(amount, rate, key.Owed) < Formula(lowest.Available, rate, lowest.Owed))
            {
                worst = (key.Asset, amount, key.Owed);
            }
        }

        return worst;
    }

    /// <summary>What all lines of the buckets come to after haircuts.</summary>
    internal static decimal AvailableOfAll(ValuedReserve reserve, Bucket bucket) => reserve.Lines.Where(l => l.Bucket <= bucket).Sum(l => l.Stressed);

    /// <summary>What is available of a key in the buckets, at most what is owed in it, after the haircut of its lines.</summary>
    internal static Func<KeyPosition, decimal> AvailableByKey(ValuedReserve reserve, Bucket bucket)
    {
        var byKey = new Dictionary<AssetSymbol, (decimal Value, decimal Haircut)>();
        foreach (var line in reserve.Lines.Where(l => l.Bucket <= bucket && l.Holding.Asset.IsItemised))
        {
            var (value, haircut) = byKey.GetValueOrDefault(line.Holding.Asset);
            byKey[line.Holding.Asset] = (value + line.Value, haircut + (line.Value * line.HaircutMatched));
        }

        return key => byKey.TryGetValue(key.Asset, out var sum) && sum.Value != 0m ? Math.Min(sum.Value, key.Owed) * (1m - (sum.Haircut / sum.Value)) : 0m;
    }

    private IEnumerable<ValuedHolding> InTime(ValuedReserve reserve, AssetSymbol? key) =>
        reserve.Lines.Where(l => l.Bucket <= _bucket && (key is null || l.Holding.Asset == key));
}
