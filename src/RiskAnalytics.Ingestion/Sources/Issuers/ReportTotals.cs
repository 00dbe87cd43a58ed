using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Issuers;

/// <summary>What one report prints as totals: assets, tokens and all liabilities, in the currency of the report.</summary>
internal sealed record ReportTotals(
    decimal? Assets, decimal? TokenLiabilities, decimal? TotalLiabilities, string? LiabilitiesStatus, string? SourceKind, string? Note, int Row)
{
    /// <summary>What is owed in all; a report that gives tokens only owes these.</summary>
    public decimal? Liabilities => TotalLiabilities ?? TokenLiabilities;

    /// <summary>The unit of the last printed digit of a figure from the press, which rounds; null where the report itself was read.</summary>
    public decimal? StepOf(decimal figure)
    {
        if (SourceKind != "press" || figure == 0 || figure != decimal.Truncate(figure))
            return null;

        var step = 1m;
        while (figure % (step * 10m) == 0)
            step *= 10m;
        return step;
    }

    /// <summary>Reads the totals of every token and date.</summary>
    public static Dictionary<(string Token, DateOnly AsOf), ReportTotals> Read(SourceDocument document, IssueLog log)
    {
        var rows = document.ReadTable(log);
        var row = new RowReader(rows, log);
        var totals = new Dictionary<(string, DateOnly), ReportTotals>();
        for (row.Row = 0; row.Row < rows.RowCount; row.Row++)
        {
            if (row.Text("token") is not { } token || row.Date("as_of") is not { } asOf)
                continue;

            var report = new ReportTotals(
                row.AmountFromZero("reported_total_assets"),
                row.AmountFromZero("token_liabilities"),
                row.AmountFromZero("total_liabilities"),
                row.Text("liabilities_status"),
                row.Text("source_kind"),
                row.Text("note"),
                row.Line);
            if (!totals.TryAdd((token, asOf), report))
                log.Warning("duplicate-totals", document.Name, row.Line, null, "the totals of this token and date stand in an earlier row, which counts");
        }

        return totals;
    }
}
