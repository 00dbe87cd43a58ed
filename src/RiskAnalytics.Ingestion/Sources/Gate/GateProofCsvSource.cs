using System.Globalization;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Sources.Proofs;

namespace RiskAnalytics.Ingestion.Sources.Gate;

/// <summary>The proofs of the batches of users of Gate.</summary>
public sealed class GateProofCsvSource : IReserveSource
{
    private static readonly string[] DateFormats = ["d/M/yyyy H:mm:ss.FFFFFFF", "d/M/yyyy H:mm:ss", "d/M/yyyy", "yyyy-M-d H:mm:ss.FFFFFFF", "yyyy-M-d H:mm:ss"];

    /// <inheritdoc/>
    public string Code => "gate-proof-csv";

    /// <inheritdoc/>
    public string Description => "The zero-knowledge proofs of the batches of users, one row a batch (proof.csv of Gate).";

    /// <inheritdoc/>
    public string Rhythm => "monthly";

    /// <inheritdoc/>
    public string Traps => "Dates have the day first (23/7/2025) and tell when the proof was made, not the day of the balances; lists are JSON text in a cell.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => document.HasColumns("proof_info", "cex_asset_list_commitments", "account_tree_roots", "batch_commitment", "batch_number");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        Recognised.Check(document, this);
        var log = new IssueLog();
        var table = document.ReadTable(log);
        var dates = new List<DateTime>();
        for (var row = 0; row < table.RowCount; row++)
        {
            if (Cell.Text(table.Text(row, "created_at")) is not { } text)
                continue;
            if (DateTime.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var made))
                dates.Add(made);
            else
                log.Error("bad-date", document.Name, table.LineOf(row), "created_at", $"found {Cell.Quote(text)}, expected a date with the day first, such as 23/7/2025 08:40:25");
        }

        var day = dates.Count == 0 ? "without a date" : string.Create(CultureInfo.InvariantCulture, $"made on {dates.Min():yyyy-MM-dd}");
        return ProofReading.Of(document, string.Create(CultureInfo.InvariantCulture, $"the file has the proofs of {table.RowCount} batches of users, {day}"), table.RowCount, log, "gate");
    }
}
