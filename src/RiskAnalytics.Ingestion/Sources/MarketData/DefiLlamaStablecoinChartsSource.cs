using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>DefiLlama <c>/stablecoincharts</c>: the value in circulation of one or all stablecoins over time.</summary>
public sealed class DefiLlamaStablecoinChartsSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "defillama-stablecoin-charts";

    /// <inheritdoc/>
    public string Description => "DefiLlama /stablecoincharts: value in circulation of one stablecoin, or of all, over time.";

    /// <inheritdoc/>
    public string Rhythm => "daily";

    /// <inheritdoc/>
    public string Traps => "The date is a text of seconds; the body names neither coin nor chain, so its figures are told and enter no book.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document)?.First() is { } first && first.Has("date", "totalCirculatingUSD");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = JsonView.Root(document, log) ?? throw IngestionException.For(document.Name, "bad-json", "the file is no JSON that can be read");
        (DateOnly Date, decimal Value, string Place)? last = null;
        foreach (var day in root.Items())
        {
            if (day.Find("date")?.UnixSeconds() is { } at && day.Find("totalCirculatingUSD", "peggedUSD")?.AmountFromZero() is { } value)
                last = (DateOnly.FromDateTime(at.UtcDateTime), value, day.Path);
        }

        if (last is { } newest)
        {
            log.Info("not-in-a-book", document.Name, null, newest.Place, FormattableString.Invariant(
                $"the body does not say which coin it is about, so its figures enter no book; the last of them is {newest.Value} US dollars in circulation"));
        }

        return new SourceReading { Issues = log.ToImmutable(), Lines = root.Count, AsOf = last?.Date };
    }
}
