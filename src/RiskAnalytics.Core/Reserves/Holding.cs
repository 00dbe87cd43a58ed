using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Reserves;

/// <summary>
/// One line of what is held, as published. Null means that the cell is silent. A line with an address may have neither quantity nor
/// value: its amount is not in the book, and it counts in no figure.
/// </summary>
public sealed record Holding
{
    /// <summary>The fungible claim held; <c>*</c> when not itemised.</summary>
    public required AssetSymbol Asset { get; init; }

    /// <summary>Asset class as given.</summary>
    public required AssetClass Class { get; init; }

    /// <summary>Whole units (1 BTC, not satoshi).</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Unit price on the line, reporting currency.</summary>
    public decimal? Price { get; init; }

    /// <summary>Value as reported, reporting currency; wins over quantity times price.</summary>
    public decimal? ReportedValue { get; init; }

    /// <summary>Free text: CUSIP, ISIN, fund name, vault.</summary>
    public string? Instrument { get; init; }

    /// <summary>Who owes it.</summary>
    public Party Counterparty { get; init; } = Party.Silent;

    /// <summary>Who keeps it.</summary>
    public Party Custodian { get; init; } = Party.Silent;

    /// <summary>ISO 3166 alpha-2 code of the place of custody.</summary>
    public string? Jurisdiction { get; init; }

    /// <summary>Where it stands on chain, or null.</summary>
    public ChainLocation? Chain { get; init; }

    /// <summary>Legal maturity.</summary>
    public DateOnly? Maturity { get; init; }

    /// <summary>Notice period in working days.</summary>
    public int? NoticeDays { get; init; }

    /// <summary>Staking exit in days.</summary>
    public int? UnbondingDays { get; init; }

    /// <summary>Pledged or otherwise not deliverable.</summary>
    public bool? IsEncumbered { get; init; }

    /// <summary>Frozen, or in a failed institution.</summary>
    public bool? IsFrozen { get; init; }

    /// <summary>A claim on a related party.</summary>
    public bool? IsAffiliated { get; init; }

    /// <summary>Address, CUSIP or named balance given.</summary>
    public bool? HasLineEvidence { get; init; }

    /// <summary>The section of the document the line stands in, where that prints a sub-total.</summary>
    public string? Section { get; init; }

    /// <summary>Where the number came from, in the book's own words.</summary>
    public string? StatedSource { get; init; }

    /// <summary>File and row of the line.</summary>
    public required SourceRef Source { get; init; }

    /// <summary>True when the amount held is in the book.</summary>
    public bool IsLoaded => Quantity is not null || ReportedValue is not null;

    /// <summary>Line number in the file, header = 1; 0 when the line does not come from a file.</summary>
    public int Row { get; init; }
}
