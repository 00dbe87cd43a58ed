using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Sources.Proofs;

namespace RiskAnalytics.Ingestion.Sources.Gate;

/// <summary>The zero-knowledge file of one user of Gate.</summary>
public sealed class GateUserConfigSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "gate-user-config";

    /// <inheritdoc/>
    public string Description => "The file of one user for the verifier of Gate (user_config.json).";

    /// <inheritdoc/>
    public string Rhythm => "monthly";

    /// <inheritdoc/>
    public string Traps => "Amounts are integers, of coins in hundredths or 1e-8, of totals in 1e-16 USDT.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document)?.Has("Arrangement", "UniqueIdentification", "TotalAssetEquity", "AssetDetails", "TreeRootHash") == true;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = Recognised.Json(document, this, log);
        var words = $"the file proves to one user that the proof of Gate with root {ProofTotals.Shorten(root.Text("TreeRootHash"))} counts the user's balances, so it has no total";
        return ProofReading.Of(document, words, 1 + (root.Find("AssetDetails")?.Count ?? 0), log, "gate");
    }
}
