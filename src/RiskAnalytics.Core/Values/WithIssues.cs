using System.Collections.Immutable;

namespace RiskAnalytics.Core.Values;

/// <summary>A result together with what was wrong on the way to it.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
/// <param name="Value">The good part.</param>
/// <param name="Issues">What was found, in reading order.</param>
public sealed record WithIssues<T>(T Value, ImmutableArray<DataIssue> Issues);
