using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>A compiled table of the totals of DefiLlama.</summary>
public sealed class DefiLlamaTotalsTableSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "defillama-tvl-table";

    /// <inheritdoc/>
    public string Description => "Compiled table of DefiLlama totals by exchange, with the time of the download.";

    /// <inheritdoc/>
    public string Rhythm => "compiled once";

    /// <inheritdoc/>
    public string Traps => "The totals are counts of known addresses by a third party; the changes are in percent.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => document.HasColumns("protocol", "slug", "tvl_usd", "fetched_at");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var rows = document.ReadTable(log);
        var row = new RowReader(rows, log);
        var books = new SortedDictionary<string, ReserveBook>(StringComparer.Ordinal);
        for (row.Row = 0; row.Row < rows.RowCount; row.Row++)
        {
            // The time has no zone; the day is what is needed of it.
            var time = row.Text("fetched_at");
            var date = Cell.Date(time is { Length: >= 10 } ? time[..10] : null).OrNull;
            if (row.Text("category") is "CEX" or null && row.AmountFromZero("tvl_usd") is { } total && document.AsOf(date, log) is { } asOf
                && LlamaTotals.BookOf(document, Code, row.Text("protocol"), asOf, total, null, null, $"row {row.Line}", row.Line, log) is { } book
                && !books.TryAdd(FormattableString.Invariant($"{book.Snapshot.Entity.Id} {asOf:yyyy-MM-dd}"), book))
                log.Warning("name-twice", document.Name, row.Line, "protocol", $"{Cell.Quote(row.Text("protocol"))} is in the table already; the first row counts");
        }

        return new SourceReading { Books = [.. books.Values], IsSupporting = true, Issues = log.ToImmutable(), Lines = rows.RowCount };
    }
}
