using System.Collections.Immutable;

namespace RiskAnalytics.Core.Policies;

/// <summary>The policy's row for one cap.</summary>
/// <param name="Steps">The steps, in the order of the policy file: mildest limit first, except K1, whose larger keys come first.</param>
/// <param name="Source">What the steps are anchored on.</param>
public sealed record CapPolicy(ImmutableArray<CapStep> Steps, string Source);
