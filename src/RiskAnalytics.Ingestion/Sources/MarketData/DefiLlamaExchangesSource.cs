using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>DefiLlama <c>/cexs</c>: totals of exchanges, with and without their own tokens.</summary>
public sealed class DefiLlamaExchangesSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "defillama-cexs";

    /// <inheritdoc/>
    public string Description => "DefiLlama /cexs: assets and clean assets (without own tokens) of exchanges, inflows and open interest.";

    /// <inheritdoc/>
    public string Rhythm => "live";

    /// <inheritdoc/>
    public string Traps => "No timestamp; null is unknown and not zero; names can repeat; totals without a split by asset make no book.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => JsonView.Root(document)?.Find("cexs")?.First() is { } first && first.Has("name");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var rows = JsonView.Root(document, log)?.Find("cexs") ?? throw IngestionException.For(document.Name, "bad-json", "the file has no list cexs");
        foreach (var row in rows.Items())
        {
            var name = Cell.Quote(row.Text("name"));
            if (row.AmountFromZero("currentTvl") is not { } total)
                log.Info("total-unknown", document.Name, null, row.Path, $"{name}: assets are not known, which is not zero");
            else if (row.AmountFromZero("cleanAssetsTvl") is { } clean && total > 0 && clean <= total)
                log.Info("total-only", document.Name, null, row.Path, FormattableString.Invariant($"{name}: {total} US dollars in known wallets, of which {decimal.Round((total - clean) / total * 100m, 2)}% own tokens"));
            else
                log.Info("total-only", document.Name, null, row.Path, FormattableString.Invariant($"{name}: {total} US dollars in known wallets"));
        }

        return new SourceReading { Issues = log.ToImmutable(), Lines = rows.Count };
    }
}
