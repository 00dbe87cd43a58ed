using System.Collections.Immutable;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Reserves;

/// <summary>One entity's reserve at one as-of date, as published.</summary>
public sealed record ReserveSnapshot
{
    /// <summary>Who reports.</summary>
    public required ReportingEntity Entity { get; init; }

    /// <summary>The UTC date of the snapshot; days are counted from it.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The UTC instant, where the book gives one.</summary>
    public DateTimeOffset? AsOfInstant { get; init; }

    /// <summary>The as-of time as the publisher states it, with its zone; null when the book does not keep it.</summary>
    public string? AsOfPublished { get; init; }

    /// <summary>Currency of every value.</summary>
    public required CurrencyCode ReportingCurrency { get; init; }

    /// <summary>What is held, in file order.</summary>
    public ImmutableArray<Holding> Holdings { get; init; } = [];

    /// <summary>What is owed, in file order; null when liabilities are not disclosed.</summary>
    public ImmutableArray<Liability>? Liabilities { get; init; }

    /// <summary>What the firm shows besides figures.</summary>
    public Disclosures Disclosures { get; init; } = Disclosures.Nothing;

    /// <summary>Totals, ratios and shares that the documents print beside their lines.</summary>
    public ImmutableArray<StatedFigure> Stated { get; init; } = [];

    /// <summary>The published files that the figures were read from; empty for a book filled by hand.</summary>
    public ImmutableArray<PublishedDocument> Documents { get; init; } = [];

    /// <summary>Which edition of the figures this is, counted from 1; null when nothing was corrected.</summary>
    public int? Revision { get; init; }

    /// <summary>SHA-256 of the document that this edition replaces; null for the first.</summary>
    public string? Supersedes { get; init; }

    /// <summary>When the correction was published, where that is known.</summary>
    public DateOnly? RestatedOn { get; init; }

    /// <summary>What no holding shows, in the order of <c>facts.csv</c>.</summary>
    public ImmutableArray<BookFact> Facts { get; init; } = [];

    /// <summary>Who the parties are: the rows of the book's <c>parties.csv</c>, then those of the carried table that the book does not name.</summary>
    public ImmutableArray<PartyProfile> Parties { get; init; } = [];

    /// <summary>Who prepared the figures; null when the book does not say.</summary>
    public string? PreparedBy { get; init; }

    /// <summary>Who reviewed them; null when the book does not say.</summary>
    public string? ReviewedBy { get; init; }

    /// <summary>The fact of an id; of several the newest. Null when the book does not state it.</summary>
    public BookFact? Fact(string id) => Facts.Where(fact => fact.Id == id).MaxBy(fact => fact.AsOf ?? DateOnly.MinValue);

    /// <summary>The profile of a party by its name; null when there is none.</summary>
    public PartyProfile? Profile(string? name) =>
        name is null ? null : Parties.FirstOrDefault(party => string.Equals(party.Name.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The corrections of an analyst, in the order of their file; empty when there are none or they were left out.</summary>
    public ImmutableArray<Correction> Corrections { get; init; } = [];
}
