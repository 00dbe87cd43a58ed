using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>The list of exchanges of DefiLlama.</summary>
public sealed class DefiLlamaCexsSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "defillama-cexs";

    /// <inheritdoc/>
    public string Description => "DefiLlama /cexs: total in known addresses of each exchange, with and without its own tokens.";

    /// <inheritdoc/>
    public string Rhythm => "daily";

    /// <inheritdoc/>
    public string Traps => "The body has no time; null is unknown and not zero; names can repeat; the total is not a figure of the exchange.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document)?.Find("cexs")?.First() is { } row && row.Has("name", "currentTvl");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = JsonView.Root(document, log) ?? throw IngestionException.For(document.Name, "bad-json", "the file holds no JSON that can be read");
        var rows = root.Find("cexs")!.Items().ToList();
        if (document.AsOf(null, log) is not { } date)
            return new SourceReading { Issues = log.ToImmutable(), Lines = rows.Count };

        var books = new SortedDictionary<string, ReserveBook>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.AmountFromZero("currentTvl") is not { } total)
            {
                log.Info("total-unknown", document.Name, null, row.Path, $"of {Cell.Quote(row.Text("name"))} no total is given; it is unknown and not zero");
                continue;
            }

            var coin = AssetSymbol.TryParse(row.Text("coin"), out var symbol) ? symbol : null;
            if (LlamaTotals.BookOf(document, Code, row.Text("name"), date, total, row.AmountFromZero("cleanAssetsTvl"), coin, row.Path + ".currentTvl", 0, log) is { } book
                && !books.TryAdd(book.Snapshot.Entity.Id, book))
                log.Warning("name-twice", document.Name, null, row.Path, $"{Cell.Quote(row.Text("name"))} is in the list already; the first row counts");
        }

        return new SourceReading { Books = [.. books.Values], IsSupporting = true, Issues = log.ToImmutable(), Lines = rows.Count };
    }
}
