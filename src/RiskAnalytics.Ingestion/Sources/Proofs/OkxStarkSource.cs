using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Proofs;

/// <summary>The files of the zk-STARK proofs of OKX.</summary>
public sealed class OkxStarkSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "okx-stark-proof";

    /// <inheritdoc/>
    public string Description => "A file of the zk-STARK proofs of OKX (April 2023 to August 2024): configuration, sums, proof of a batch, or the file of one user.";

    /// <inheritdoc/>
    public string Rhythm => "monthly, withdrawn in August 2024";

    /// <inheritdoc/>
    public string Traps => "Only the main coins are proved, the scheme was withdrawn, and the sums are in a unit that the file does not name.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => JsonView.Root(document) is { } root && KindOf(root) is not null;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = Recognised.Json(document, this, log);
        var kind = KindOf(root) ?? throw IngestionException.For(document.Name, "no-proof", "the file holds no part of a zk-STARK proof");
        var lines = 1;
        if (kind == Kind.Sums)
        {
            var totals = new ProofTotals(document.Name, log);
            totals.AddAll(root);
            lines = totals.Coins.Count;
            log.Info("liability-totals", document.Name, null, "$", $"the sums of this part of the proof, in a unit that the file does not name: {totals.Words()}");
        }
        else if (kind == Kind.Configuration)
        {
            lines = root.Find("coins")!.Count;
            log.Info("proof-coins", document.Name, null, "$.coins", $"the proof is over {root.Find("coins")!.Count} coins, of which the first {root.Text("main_coins_num")} are main coins");
        }

        return ProofReading.Of(document, kind switch
        {
            Kind.Configuration => "the file lists the coins of a zk-STARK proof of OKX",
            Kind.Sums => "the file has the sums of a zk-STARK proof of OKX",
            Kind.User => "the file proves to one user that a zk-STARK proof of OKX counts the user's balances",
            _ => "the file is one part of a zk-STARK proof of OKX",
        }, lines, log, "okx");
    }

    private static Kind? KindOf(JsonView root) =>
        root.Has("main_coins_num") && root.Find("coins") is { IsArray: true } ? Kind.Configuration
        : root.Has("batch_inclusion_proof") ? Kind.User
        : root.Has("steps", "uts", "mtree_root", "l_mtree_root") ? Kind.Proof
        : root.Has("total_value", "BTC") && root.Properties().All(p => p.Value.IsNumber) ? Kind.Sums
        : null;

    private enum Kind
    {
        Configuration,
        Sums,
        Proof,
        User,
    }
}
