using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Proofs;

/// <summary>The Merkle path of one user of MEXC.</summary>
public sealed class MexcUserProofSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "mexc-user-proof";

    /// <inheritdoc/>
    public string Description => "The Merkle sum path of one user of MEXC (merkle_proof.json).";

    /// <inheritdoc/>
    public string Rhythm => "about every two months";

    /// <inheritdoc/>
    public string Traps => "The user's own node lists only coins that are not zero; a node without hash is padding.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document) is { } root && root.Find("pathList")?.First()?.Has("level", "type", "balances") == true && root.Find("self")?.Has("balances") == true;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = Recognised.Json(document, this, log);
        var self = root.Find("self")!;
        var path = root.Find("pathList")!.Items().ToList();
        var top = path.LastOrDefault(n => n.Text("type") == "3");
        var totals = ProofReading.Totals(document, log, path.Where(n => n != top).Prepend(self), top, "balances");
        ProofReading.TellTotals(document, log, top?.Path ?? "$", "MEXC owes by this proof", totals);
        var id = self.Text("proofId");
        return ProofReading.Of(document, $"the file proves to one user that proof {Cell.Quote(id)} counts the user's balances", path.Count + 1, log, "mexc", ProofReading.DateIn(id));
    }
}
