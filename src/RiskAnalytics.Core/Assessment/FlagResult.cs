using System.Collections.Immutable;

namespace RiskAnalytics.Core.Assessment;

/// <summary>Outcome of a flag that carries no score.</summary>
/// <param name="Code">F1 to F9.</param>
/// <param name="Raised">True, false, or null when it could not be evaluated.</param>
/// <param name="Message">What was found, or why it could not be evaluated.</param>
/// <param name="Evidence">Figures and where they stand.</param>
public sealed record FlagResult(string Code, bool? Raised, string Message, ImmutableArray<string> Evidence);
