using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Proofs;

/// <summary>The nodes of one user in the full tree of OKX.</summary>
public sealed class OkxUserInfoSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "okx-user-info";

    /// <inheritdoc/>
    public string Description => "The balances of one user of OKX and the leaves they were split into (user_info_file.json).";

    /// <inheritdoc/>
    public string Rhythm => "once, 2023";

    /// <inheritdoc/>
    public string Traps => "The balances are those of one user; the totals of all stand in the full tree.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => JsonView.Root(document)?.Has("hash", "nonce", "nodes", "totalBalances") == true;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = Recognised.Json(document, this, log);
        var nodes = root.Find("nodes")?.Items().ToList() ?? [];
        // The sums of a user are not told: they are nobody else's business and no total.
        ProofReading.Totals(document, log, nodes, root: null, "balances");
        return ProofReading.Of(document, "the file tells one user which leaves of the full liability tree are the user's, so it has no total", nodes.Count + 1, log, "okx");
    }
}
