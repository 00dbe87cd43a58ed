using System.Collections.Immutable;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>The chart of stablecoins of DefiLlama.</summary>
public sealed class DefiLlamaStablecoinChartsSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "defillama-stablecoin-charts";

    /// <inheritdoc/>
    public string Description => "DefiLlama /stablecoincharts: tokens in circulation and their value, day by day.";

    /// <inheritdoc/>
    public string Rhythm => "daily";

    /// <inheritdoc/>
    public string Traps => "The date is text; the body does not name the token, so the file name must; the chart of all stablecoins together completes no book.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document)?.First() is { } day && day.Has("date", "totalCirculatingUSD");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var seen = new MarketFindings(document, new IssueLog());
        var days = seen.Root();
        if (TokenInName(document.Name) is not { } token)
        {
            seen.Log.Warning("token-not-stated", document.Name, null, null, "the document does not say of which token it is, and its file name has neither a known symbol nor an id such as stablecoin=1, so no figure is taken");
            return seen.Reading(days.Count);
        }

        var supply = new SortedDictionary<DateOnly, SupplyObservation>();
        foreach (var day in days.Items())
        {
            if (MarketFindings.DayOf(day.Find("date")?.UnixSeconds()) is not { } date)
                continue;
            var value = First(day.Find("totalCirculatingUSD"));
            seen.Add(seen.Quote(token, value?.Path ?? day.Path) with { MarketCap = value?.AmountFromZero() }, CurrencyCode.Usd, date);
            var units = First(day.Find("totalCirculating"));
            if (units?.AmountFromZero() is { } count)
                supply[date] = new SupplyObservation(token, date, count, document.Cite(units.Path), document);
        }

        return seen.Reading(days.Count) with { Supply = [.. supply.Values] };
    }

    /// <summary>The ids of the stablecoins at DefiLlama.</summary>
    private static readonly ImmutableSortedDictionary<string, string> Tokens = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["1"] = "USDT",
        ["2"] = "USDC",
        ["4"] = "BUSD",
        ["7"] = "TUSD",
        ["50"] = "EURC",
        ["120"] = "PYUSD",
        ["146"] = "USDE",
        ["250"] = "RLUSD",
        ["262"] = "USD1",
        ["286"] = "USDG",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static AssetSymbol? TokenInName(string name)
    {
        var words = FileWords.Of(name);
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i].ToUpperInvariant();
            if (Tokens.ContainsValue(word))
                return AssetSymbol.Parse(word);
            if (word is "STABLECOIN" or "STABLECOINCHARTS" && i + 1 < words.Length && Tokens.TryGetValue(words[i + 1], out var token))
                return AssetSymbol.Parse(token);
        }

        return null;
    }

    private static JsonView? First(JsonView? amounts) => amounts?.Properties().Select(p => p.Value).FirstOrDefault();
}
