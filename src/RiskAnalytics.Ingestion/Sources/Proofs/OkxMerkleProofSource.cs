using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Proofs;

/// <summary>The Merkle path of one user of OKX, first generation.</summary>
public sealed class OkxMerkleProofSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "okx-merkle-proof";

    /// <inheritdoc/>
    public string Description => "The Merkle sum path of one user of OKX, with the root (merkle_proof_file.json, 2022 and 2023).";

    /// <inheritdoc/>
    public string Rhythm => "monthly until April 2023";

    /// <inheritdoc/>
    public string Traps => "The tree binds only the sum of two nodes, so the total could be as low as the larger side; the audit id is no date.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document) is { } root && root.Find("path") is { IsArray: true } && root.Find("self")?.Has("auditId", "balances", "type", "hash", "height", "nonce") == true;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = Recognised.Json(document, this, log);
        var self = root.Find("self")!;
        var path = root.Find("path")!.Items().ToList();
        var top = path.LastOrDefault(n => n.Text("type") == "3");
        var totals = ProofReading.Totals(document, log, path.Where(n => n != top).Prepend(self), top, "balances");
        ProofReading.TellTotals(document, log, top?.Path ?? "$", "OKX owes by this proof", totals);
        return ProofReading.Of(
            document, $"the file proves to one user that audit {Cell.Quote(self.Text("auditId"))} counts the user's balances, and states no date", path.Count + 1, log, "okx");
    }
}
