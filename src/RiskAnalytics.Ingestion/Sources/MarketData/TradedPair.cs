using System.Text.RegularExpressions;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>A spot pair such as <c>BTC-USDT</c> or <c>BTC/USD</c>.</summary>
/// <param name="Base">The coin traded.</param>
/// <param name="Currency">The currency its price is counted in.</param>
/// <param name="Remark">What was assumed of the quote coin; null for a currency.</param>
internal sealed partial record TradedPair(AssetSymbol Base, CurrencyCode Currency, string? Remark)
{
    /// <summary>The pair, or null when its quote coin is neither a currency nor a large dollar stablecoin.</summary>
    public static TradedPair? Parse(string? text, DateOnly date)
    {
        if (Pattern().Match(text ?? "") is not { Success: true } match || AssetDirectory.AssetOf(match.Groups["base"].Value, date) is not { } asset)
            return null;
        var quote = match.Groups["quote"].Value.ToUpperInvariant();
        return AssetDirectory.IsFiat(quote) ? new TradedPair(asset, CurrencyCode.Parse(quote), null)
            : quote is "USDT" or "USDC" ? new TradedPair(asset, CurrencyCode.Usd, $"traded in {quote}, counted as one dollar")
            : null;
    }

    /// <summary>The first spot pair in a file name, or null. A swap or a future counts contracts, not coins, so it is none.</summary>
    public static TradedPair? InName(string name, DateOnly date) =>
        NamePattern().Match(name) is { Success: true } match ? Parse(match.Value.Replace('_', '-'), date) : null;

    [GeneratedRegex("^(?<base>[A-Za-z0-9]{1,20})[-/](?<quote>[A-Za-z]{3,5})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();

    [GeneratedRegex("[A-Z0-9]{2,20}[-_](USDT|USDC|USD|EUR|GBP|JPY|AUD|BRL|TRY)(?![A-Za-z]|[-_](SWAP|[0-9]{6})(?![A-Za-z0-9]))", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
