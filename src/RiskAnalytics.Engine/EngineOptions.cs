using RiskAnalytics.Core.Policies;

namespace RiskAnalytics.Engine;

/// <summary>How the engine runs. The default judges the latest book of each entity under the built-in policy.</summary>
public sealed record EngineOptions
{
    /// <summary>Class table, knots, weights and caps. Null = the built-in policy.</summary>
    public ScoringPolicy? Policy { get; init; }

    /// <summary>Take the book with this as-of date, with the earlier ones as its history. Null = the latest book that can be rated.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The day to which the age of the figures is counted. Null = the publication date of each book.</summary>
    public DateOnly? EvaluatedOn { get; init; }

    /// <summary>Whether the corrections in the <c>overrides.csv</c> of a book are applied.</summary>
    public bool ApplyOverrides { get; init; } = true;

    /// <summary>Told before each book is read and each entity is reported. Null = nobody is told.</summary>
    public IProgress<EngineProgress>? Progress { get; init; }
}
