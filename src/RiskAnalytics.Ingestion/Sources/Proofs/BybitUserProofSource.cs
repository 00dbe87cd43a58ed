using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Proofs;

/// <summary>The Merkle path of one user of Bybit.</summary>
public sealed class BybitUserProofSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "bybit-user-proof";

    /// <inheritdoc/>
    public string Description => "The Merkle sum path of one user of Bybit: the user's node and those beside it, with balances of 20 to 50 coins.";

    /// <inheritdoc/>
    public string Rhythm => "monthly";

    /// <inheritdoc/>
    public string Traps => "The list of coins changes by version (EOS to A, FTM to S, MATIC to POL); the published example holds invented balances.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document) is { } root && root.Find("path") is { IsArray: true } && root.Find("self") is { } self && self.Has("userHash", "balance", "nonce");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = Recognised.Json(document, this, log);
        var self = root.Find("self")!;
        var path = root.Find("path")!.Items().ToList();
        var top = path.LastOrDefault(n => n.Text("type") == "3");
        var totals = ProofReading.Totals(document, log, path.Where(n => n != top).Prepend(self), top, "balance");
        ProofReading.TellTotals(document, log, top?.Path ?? "$", "Bybit owes by this proof", totals);
        var id = self.Text("auditId");
        return ProofReading.Of(document, $"the file proves to one user that audit {Cell.Quote(id)} counts the user's balances", path.Count + 1, log, "bybit", ProofReading.DateIn(id));
    }
}
