using System.Globalization;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Proofs;

/// <summary>The global zero-knowledge proof of OKX.</summary>
public sealed class OkxZkProofSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "okx-zk-sum-proof";

    /// <inheritdoc/>
    public string Description => "The global proof of the liabilities of OKX (sum_proof_data.json, since September 2024), and the file of one user beside it.";

    /// <inheritdoc/>
    public string Rhythm => "monthly";

    /// <inheritdoc/>
    public string Traps => "The two sums are over all tokens in one common unit that the file does not name, so they are no amount of any coin.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => JsonView.Root(document) is { } root && (IsGlobal(root) || IsOfUser(root));

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = Recognised.Json(document, this, log);
        if (IsOfUser(root))
            return ProofReading.Of(document, "the file proves to one user that the zero-knowledge proof of OKX counts the user's balances, so it has no total", 1, log, "okx");

        var sums = root.Find("proof", "public_inputs")?.Items().Take(2).Select(n => n.WholeNumber()).ToList() ?? [];
        if (sums is [{ } equity, { } debt])
        {
            log.Info("liability-totals", document.Name, null, "$.proof.public_inputs", string.Create(CultureInfo.InvariantCulture,
                $"OKX owes by this proof {equity - debt} in a common unit that the file does not name: {equity} held by users less {debt} that they owe"));
        }
        else
        {
            log.Warning("no-totals", document.Name, null, "$.proof.public_inputs", "the proof states no sums of equity and debt");
        }

        var general = root.Find("general")!;
        return ProofReading.Of(document, $"the file proves the liabilities of OKX in round {Cell.Quote(general.Text("round_num"))} over {general.Text("token_num") ?? "?"} tokens", 1, log, "okx");
    }

    private static bool IsGlobal(JsonView root) => root.Has("root_vd_digest", "proof") && root.Find("general")?.Has("round_num", "batch_size", "token_num") == true;

    private static bool IsOfUser(JsonView root) => root.Has("sum_tree_siblings", "recursive_tree_siblings") && root.Find("account")?.Has("equity", "debt") == true;
}
