using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Reserves;

/// <summary>A row of <c>facts.csv</c>: what no holding shows. Exactly one of the values is given.</summary>
public sealed record BookFact
{
    /// <summary>Id of the fact, such as <c>funds_received</c>.</summary>
    public required string Id { get; init; }

    /// <summary>A number in <see cref="Unit"/>; shares are fractions.</summary>
    public decimal? Number { get; init; }

    /// <summary>A date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>True or false.</summary>
    public bool? Truth { get; init; }

    /// <summary>Words.</summary>
    public string? Text { get; init; }

    /// <summary>The unit as given: a currency code for money, else a word such as <c>days</c>; null when the cell is silent.</summary>
    public string? Unit { get; init; }

    /// <summary>The day the fact is of; null when the cell is silent.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Where it came from, in the book's own words.</summary>
    public string? StatedSource { get; init; }

    /// <summary>File and row.</summary>
    public required SourceRef Source { get; init; }
}
