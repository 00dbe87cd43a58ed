using System.Collections.Immutable;

namespace RiskAnalytics.Core.Regulation;

/// <summary>The supervisory tables of a token as computed, or the reason why there are none.</summary>
public sealed record FilingReport
{
    /// <summary>Why no package is made; null when one is.</summary>
    public required string? RefusedBecause { get; init; }

    /// <summary>The module it is made for.</summary>
    public required FilingModule Module { get; init; }

    /// <summary>Issuer and token in the name of the package, such as <c>LEI-TOKEN</c>; empty when it is refused.</summary>
    public required string Subject { get; init; }

    /// <summary>ISO 3166 alpha-2 code of the country of the authority; empty when it is refused.</summary>
    public required string Country { get; init; }

    /// <summary>The reference date.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What the package says of itself, such as the entity, the reference date and the base currency; by the names of <c>parameters.csv</c>.</summary>
    public required ImmutableArray<KeyValuePair<string, string>> Parameters { get; init; }

    /// <summary>Every table of the module, reported or not, in the order of the module.</summary>
    public required ImmutableArray<FilingIndicator> Indicators { get; init; }

    /// <summary>The values, in the order of the tables and of the reference table of datapoints.</summary>
    public required ImmutableArray<FilingValue> Values { get; init; }

    /// <summary>Datapoints of reported tables without a value, each with its reason.</summary>
    public required ImmutableArray<string> Missing { get; init; }

    /// <summary>What a reader must know: what is unconfirmed, and how lines of the book were read.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
