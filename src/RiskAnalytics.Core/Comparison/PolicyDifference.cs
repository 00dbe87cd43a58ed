using System.Collections.Immutable;

namespace RiskAnalytics.Core.Comparison;

/// <summary>One book under two policies.</summary>
/// <param name="Result">The two results.</param>
/// <param name="Numbers">The numbers of the policies that differ, in the order of the policy file; stress and trend included, which no score rests on.</param>
public sealed record PolicyDifference(ResultDifference Result, ImmutableArray<PolicyNumberChange> Numbers);
