using RiskAnalytics.Core.Policies;
using RiskAnalytics.Ingestion.Policies;

namespace RiskAnalytics.TestKit;

/// <summary>The policy that ships, read once.</summary>
public static class DefaultPolicy
{
    /// <summary>data/policies/default.json.</summary>
    public static ScoringPolicy Value { get; } = PolicyReader.Read(Repository.PathTo("data/policies/default.json"));
}
