using System.Collections.Immutable;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Stress;

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

    /// <summary>How the chosen book of each entity is stressed, such as <see cref="StandardStress.Options"/>. Null = not at all.</summary>
    public StressOptions? Stress { get; init; }

    /// <summary>Further books, or folders of them, of the issuers of what is held, for the look-through; they are not judged.</summary>
    public ImmutableArray<string> IssuerPaths { get; init; } = [];

    /// <summary>The regulatory rules. Null = the carried table.</summary>
    public ImmutableArray<RegulatoryRule>? Rules { get; init; }

    /// <summary>The regimes to test. Empty = those that each book names; they are never inferred.</summary>
    public ImmutableArray<string> Regimes { get; init; } = [];

    /// <summary>Formats written beside the standard ones, by the extension of their file: <c>html</c>, <c>xlsx</c>. A standard one named here changes nothing.</summary>
    public ImmutableArray<string> Formats { get; init; } = [];

    /// <summary>Told before each book is read and each entity is reported. Null = nobody is told.</summary>
    public IProgress<EngineProgress>? Progress { get; init; }
}
