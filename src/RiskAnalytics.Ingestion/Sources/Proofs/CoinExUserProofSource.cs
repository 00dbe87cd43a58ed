using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Proofs;

/// <summary>The Merkle path of one user of CoinEx.</summary>
public sealed class CoinExUserProofSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "coinex-user-proof";

    /// <inheritdoc/>
    public string Description => "The Merkle sum path of one user of CoinEx, with the root (merkle_proof_file.json).";

    /// <inheritdoc/>
    public string Rhythm => "monthly";

    /// <inheritdoc/>
    public string Traps => "Empty objects stand for levels that are not used; the published example has inflated sums and is no source of figures.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document) is { } root && root.Find("root")?.Has("balances", "hash") == true && root.Find("self")?.Has("balances", "nonce") == true && root.Find("path") is { IsArray: true };

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = Recognised.Json(document, this, log);
        var path = root.Find("path")!.Items().ToList();
        var top = root.Find("root")!;
        var totals = ProofReading.Totals(document, log, path.Prepend(root.Find("self")!), top, "balances");
        ProofReading.TellTotals(document, log, top.Path, "CoinEx owes by this proof", totals);
        return ProofReading.Of(document, "the file proves to one user that the tree counts the user's balances, and states no date", path.Count + 1, log, "coinex");
    }
}
