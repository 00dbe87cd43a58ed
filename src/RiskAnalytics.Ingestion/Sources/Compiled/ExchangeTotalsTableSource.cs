using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Compiled;

/// <summary>Totals of exchanges as DefiLlama counted them on one day.</summary>
public sealed class ExchangeTotalsTableSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "defillama-tvl-table";

    /// <inheritdoc/>
    public string Description => "A table of totals by protocol as DefiLlama counted them, exchanges among them.";

    /// <inheritdoc/>
    public string Rhythm => "compiled once";

    /// <inheritdoc/>
    public string Traps => "Totals without a split by asset make no book; an empty total is unknown and not zero.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => document.HasColumns("protocol", "slug", "category", "tvl_usd", "fetched_at");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var table = document.ReadTable(log);
        var row = new RowReader(table, log);
        var unknown = 0;
        for (row.Row = 0; row.Row < table.RowCount; row.Row++)
        {
            if (row.AmountFromZero("tvl_usd") is null)
                unknown++;
        }

        log.Info("total-only", document.Name, null, "tvl_usd", FormattableString.Invariant(
            $"{table.RowCount - unknown} totals in US dollars without a split by asset, {unknown} unknown; they make no book"));
        return new SourceReading { Issues = log.ToImmutable(), Lines = table.RowCount };
    }
}
