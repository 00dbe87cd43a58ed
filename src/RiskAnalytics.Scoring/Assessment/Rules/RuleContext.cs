using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>What a rule may look at.</summary>
/// <param name="Reserve">The valued reserve.</param>
/// <param name="Metrics">The scored metrics.</param>
/// <param name="Concentration">The unscored concentration figures; null while caps are evaluated.</param>
public sealed record RuleContext(ValuedReserve Reserve, ImmutableArray<ScoredMetric> Metrics, ConcentrationProfile? Concentration)
{
    /// <summary>The metric of a code.</summary>
    public ScoredMetric Metric(string code) => Metrics.First(m => m.Code == code);

    /// <summary>The steps of a cap in the policy.</summary>
    public ImmutableArray<CapStep> Steps(string code) => Reserve.Policy.Caps[code].Steps;
}
