using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Proofs;

/// <summary>The Merkle path of one user of Bitget.</summary>
public sealed class BitgetUserProofSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "bitget-user-proof";

    /// <inheritdoc/>
    public string Description => "The Merkle sum path of one user of Bitget (merkel_tree_bg.json).";

    /// <inheritdoc/>
    public string Rhythm => "monthly";

    /// <inheritdoc/>
    public string Traps => "Hashes are cut to 64 bits, and sums beside the path may be negative, which lowers the total; the leaf level comes first.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document) is { } root && root.Find("path")?.First()?.Has("merkelLeaf", "balances") == true && root.Find("self")?.Has("merkelLeaf") == true;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = Recognised.Json(document, this, log);
        var self = root.Find("self")!;
        var path = root.Find("path")!.Items().ToList();
        var top = path.LastOrDefault(n => n.Text("level") == "1");
        var totals = ProofReading.Totals(document, log, path.Where(n => n != top).Prepend(self), top, "balances");
        ProofReading.TellTotals(document, log, top?.Path ?? "$", "Bitget owes by this proof", totals);
        var id = self.Text("auditId");
        return ProofReading.Of(document, $"the file proves to one user that audit {Cell.Quote(id)} counts the user's balances", path.Count + 1, log, "bitget", ProofReading.DateIn(id));
    }
}
