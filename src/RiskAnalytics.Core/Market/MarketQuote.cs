using System.Collections.Immutable;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Market;

/// <summary>What is known of the market of one asset. Null means that the cell is silent.</summary>
public sealed record MarketQuote
{
    /// <summary>The asset, or a currency code for a foreign-exchange quote.</summary>
    public required AssetSymbol Asset { get; init; }

    /// <summary>Unit price, reporting currency.</summary>
    public decimal? Price { get; init; }

    /// <summary>UTC date of the price.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Circulating market value, reporting currency.</summary>
    public decimal? MarketCap { get; init; }

    /// <summary>Units in circulation.</summary>
    public decimal? CirculatingSupply { get; init; }

    /// <summary>Traded in 24 hours, reporting currency.</summary>
    public decimal? Volume24h { get; init; }

    /// <summary>Order book depth within 2% below mid, reporting currency.</summary>
    public decimal? Depth2PctDown { get; init; }

    /// <summary>Daily volatility, fraction.</summary>
    public decimal? VolatilityDaily { get; init; }

    /// <summary>Quoted spread, fraction of mid.</summary>
    public decimal? Spread { get; init; }

    /// <summary>Collateral ladder; empty when none is given.</summary>
    public ImmutableArray<HaircutTier> HaircutTiers { get; init; } = [];

    /// <summary>Where the numbers came from, in the book's own words.</summary>
    public string? StatedSource { get; init; }

    /// <summary>File and row of the quote.</summary>
    public required SourceRef Source { get; init; }

    /// <summary>Line number in the file, header = 1; 0 when the quote does not come from a file.</summary>
    public int Row { get; init; }
}
