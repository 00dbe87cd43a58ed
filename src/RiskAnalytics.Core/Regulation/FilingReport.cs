using System.Collections.Immutable;

namespace RiskAnalytics.Core.Regulation;

/// <summary>The supervisory tables of a token as computed, or the reason why there are none.</summary>
public sealed record FilingReport
{
    /// <summary>Why no package is made; null when one is.</summary>
    public required string? RefusedBecause { get; init; }

    /// <summary>What the package says of itself, such as the entity, the reference date and the base currency; by the names of <c>parameters.csv</c>.</summary>
    public required ImmutableArray<KeyValuePair<string, string>> Parameters { get; init; }

    /// <summary>Every table of the module, reported or not, in the order of the module.</summary>
    public required ImmutableArray<FilingIndicator> Indicators { get; init; }

    /// <summary>The values, in the order of the tables and of the reference table of datapoints.</summary>
    public required ImmutableArray<FilingValue> Values { get; init; }

    /// <summary>Datapoints of reported tables without a value, each with its reason.</summary>
    public required ImmutableArray<string> Missing { get; init; }
}
