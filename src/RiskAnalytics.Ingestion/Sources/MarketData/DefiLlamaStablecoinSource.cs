using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>The history of one stablecoin of DefiLlama.</summary>
public sealed class DefiLlamaStablecoinSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "defillama-stablecoin";

    /// <inheritdoc/>
    public string Description => "DefiLlama /stablecoin/{id}: tokens in circulation of one stablecoin, day by day.";

    /// <inheritdoc/>
    public string Rhythm => "daily";

    /// <inheritdoc/>
    public string Traps => "Here circulating is a count of tokens; the history by chain repeats the whole and is not added.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document) is { } root && root.Has("symbol", "chainBalances") && root.Find("tokens")?.First() is { } day && day.Has("date", "circulating");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = JsonView.Root(document, log) ?? throw IngestionException.For(document.Name, "bad-json", "the file holds no JSON that can be read");
        var days = root.Find("tokens")!;
        if (!AssetSymbol.TryParse(root.Text("symbol"), out var token))
            throw IngestionException.For(document.Name, "bad-symbol", "the document names no token in $.symbol");

        var supply = new SortedDictionary<DateOnly, SupplyObservation>();
        foreach (var day in days.Items())
        {
            var units = day.Find("circulating")?.Properties().Select(p => p.Value).FirstOrDefault();
            if (MarketFindings.DayOf(day.Find("date")?.UnixSeconds()) is { } date && units?.AmountFromZero() is { } count)
                supply[date] = new SupplyObservation(token, date, count, document.Cite(units.Path), document);
        }

        return new SourceReading { Supply = [.. supply.Values], Issues = log.ToImmutable(), Lines = days.Count };
    }
}
