using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Reserves;

/// <summary>What is owed in one asset, net of what customers owe. Neither quantity nor value = owed, but not loaded.</summary>
public sealed record Liability
{
    /// <summary>The asset owed; <c>*</c> = owed without a split by asset.</summary>
    public required AssetSymbol Asset { get; init; }

    /// <summary>Whole units owed.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Value owed, reporting currency; wins over quantity times price.</summary>
    public decimal? ReportedValue { get; init; }

    /// <summary>Whole units owed before what customers owe is taken off.</summary>
    public decimal? GrossQuantity { get; init; }

    /// <summary>Where the token that is owed is issued: chain, contract, and the height of the amount; or null.</summary>
    public ChainLocation? Chain { get; init; }

    /// <summary>
    /// The lock contract that backs the token where it is a copy, as an address or as <c>network:address</c>; null for a token of its own.
    /// </summary>
    public string? BackedBy { get; init; }

    /// <summary>Where the number came from, in the book's own words.</summary>
    public string? StatedSource { get; init; }

    /// <summary>File and row of the line.</summary>
    public required SourceRef Source { get; init; }

    /// <summary>Line number in the file, header = 1; 0 when the line does not come from a file.</summary>
    public int Row { get; init; }

    /// <summary>True when the amount owed is in the book.</summary>
    public bool IsLoaded => Quantity is not null || ReportedValue is not null;
}
