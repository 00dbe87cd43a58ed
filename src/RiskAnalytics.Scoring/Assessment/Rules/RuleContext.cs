using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Scoring.Metrics;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>What a rule may look at.</summary>
/// <param name="Reserve">The valued reserve.</param>
/// <param name="Metrics">The scored metrics.</param>
/// <param name="Concentration">The unscored concentration figures; null while caps are evaluated.</param>
public sealed record RuleContext(ValuedReserve Reserve, ImmutableArray<ScoredMetric> Metrics, ConcentrationProfile? Concentration)
{
    /// <summary>True when a line that is not itemised may hold coins of any kind.</summary>
    public bool HidesCoins => Reserve.Lines.Any(l => !l.Holding.Asset.IsItemised && l.Class is not (AssetClass.ListedEquity or AssetClass.PrivateEquity or AssetClass.SecuredLoan));

    /// <summary>The metric of a code.</summary>
    public ScoredMetric Metric(string code) => Metrics.First(m => m.Code == code);

    /// <summary>What would bring a metric to the threshold of a cap; null when it has no value or nothing simple does.</summary>
    public Remedy? Repair(string code, decimal target) =>
        Metric(code).Value is { } value ? MetricCatalog.Find(code)!.Repair(Reserve, value, target) : null;

    /// <summary>The steps of a cap in the policy.</summary>
    public ImmutableArray<CapStep> Steps(string code) => Reserve.Policy.Caps[code].Steps;
}
