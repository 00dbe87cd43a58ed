using System.Collections.Frozen;
using System.Collections.Immutable;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Market;

/// <summary>The market beside a book: at most one quote per asset.</summary>
public sealed class MarketSnapshot
{
    private readonly FrozenDictionary<AssetSymbol, MarketQuote> _byAsset;

    /// <summary>A market of the given quotes.</summary>
    /// <exception cref="ArgumentException">Two quotes are of one asset.</exception>
    public MarketSnapshot(ImmutableArray<MarketQuote> quotes)
    {
        Quotes = quotes;
        _byAsset = quotes.ToFrozenDictionary(q => q.Asset);
        if (_byAsset.Count != quotes.Length)
        {
            throw new ArgumentException("Two quotes are of one asset.", nameof(quotes));
        }
    }

    /// <summary>A market of which nothing is known.</summary>
    public static MarketSnapshot Empty { get; } = new([]);

    /// <summary>The quotes in file order.</summary>
    public ImmutableArray<MarketQuote> Quotes { get; }

    /// <summary>The quote of an asset, or null when there is none.</summary>
    public MarketQuote? Find(AssetSymbol asset) => _byAsset.GetValueOrDefault(asset);
}
