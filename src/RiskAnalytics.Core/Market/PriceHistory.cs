using System.Collections.Frozen;
using System.Collections.Immutable;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Market;

/// <summary>Daily prices of some assets, for volatility, correlation and illiquidity.</summary>
public sealed class PriceHistory
{
    private readonly FrozenDictionary<AssetSymbol, ImmutableArray<DailyPrice>> _byAsset;

    /// <summary>A history of the given days.</summary>
    /// <param name="days">Days by asset; each asset's dates rise without two that are equal.</param>
    /// <param name="source">Where they come from, in words.</param>
    /// <param name="currency">What prices and volumes are in; null = US dollars.</param>
    /// <exception cref="ArgumentException">The dates of an asset do not rise, or a price is not above 0.</exception>
    public PriceHistory(IReadOnlyDictionary<AssetSymbol, ImmutableArray<DailyPrice>> days, string source, CurrencyCode? currency = null)
    {
        foreach (var (asset, series) in days)
        {
            for (var i = 0; i < series.Length; i++)
            {
                if (series[i].Close <= 0m || (i > 0 && series[i].Date <= series[i - 1].Date))
                    throw new ArgumentException($"The history of {asset} has a date out of order or a price that is not above 0.", nameof(days));
            }
        }

        _byAsset = days.ToFrozenDictionary();
        Source = source;
        Currency = currency ?? CurrencyCode.Usd;
    }

    /// <summary>A history that knows nothing.</summary>
    public static PriceHistory Empty { get; } = new(new Dictionary<AssetSymbol, ImmutableArray<DailyPrice>>(), "no price history");

    /// <summary>Where the prices come from.</summary>
    public string Source { get; }

    /// <summary>What prices and volumes are in.</summary>
    public CurrencyCode Currency { get; }

    /// <summary>The assets, in the order of their symbols.</summary>
    public IEnumerable<AssetSymbol> Assets => _byAsset.Keys.OrderBy(a => a.Text, StringComparer.Ordinal);

    /// <summary>The days of an asset from a date on and before another, oldest first; empty when there are none.</summary>
    public ImmutableArray<DailyPrice> Window(AssetSymbol asset, DateOnly from, DateOnly before) =>
        _byAsset.TryGetValue(asset, out var days) ? [.. days.Where(d => d.Date >= from && d.Date < before)] : [];
}
