using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>The list of protocols of DefiLlama, or one row of it.</summary>
public sealed class DefiLlamaProtocolsSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "defillama-protocols";

    /// <inheritdoc/>
    public string Description => "DefiLlama /protocols: total value of each protocol; the rows of centralised exchanges are used.";

    /// <inheritdoc/>
    public string Rhythm => "daily";

    /// <inheritdoc/>
    public string Traps => "The body has no time; only rows of the category CEX make books; the split by chain repeats the total.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document)
    {
        var row = JsonView.Root(document) is { } root ? root.IsArray ? root.First() : root : null;
        return row is not null && row.Has("slug", "category", "tvl", "chainTvls") && !row.Has("tokens");
    }

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = JsonView.Root(document, log) ?? throw IngestionException.For(document.Name, "bad-json", "the file holds no JSON that can be read");
        List<JsonView> rows = root.IsArray ? [.. root.Items()] : [root];
        var exchanges = rows.Where(r => r.Text("category") == "CEX").ToList();
        if (exchanges.Count < rows.Count)
            log.Info("protocols-not-used", document.Name, null, "$", FormattableString.Invariant($"{rows.Count - exchanges.Count} of {rows.Count} protocols are no centralised exchanges and make no book"));
        if (exchanges.Count == 0 || document.AsOf(null, log) is not { } date)
            return new SourceReading { Issues = log.ToImmutable(), Lines = rows.Count };

        var books = new SortedDictionary<string, ReserveBook>(StringComparer.Ordinal);
        foreach (var row in exchanges)
        {
            if (row.AmountFromZero("tvl") is { } total
                && LlamaTotals.BookOf(document, Code, row.Text("name"), date, total, null, null, row.Path + ".tvl", 0, log) is { } book
                && !books.TryAdd(book.Snapshot.Entity.Id, book))
                log.Warning("name-twice", document.Name, null, row.Path, $"{Cell.Quote(row.Text("name"))} is in the list already; the first row counts");
        }

        return new SourceReading { Books = [.. books.Values], IsSupporting = true, Issues = log.ToImmutable(), Lines = rows.Count };
    }
}
