using System.Globalization;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs.Plonky2;

namespace RiskAnalytics.Verification.Proofs.OkxZkV2;

/// <summary>The global proof of an OKX round since September 2024, which plonky2 made; or the proof of one batch of it.</summary>
internal static class OkxZkV2GlobalScheme
{
    private const string Assumptions =
        "It rests on assumptions: that the key is that of the published circuits, that their recursion ties every batch in (no independent review of them is known here), and that FRI and Poseidon are as strong as is commonly assumed. "
        + "It shows neither the totals of single tokens, nor that every account went into the tree, nor that reserves exist.";

    public static ProofScheme Scheme { get; } = new(
        "okx-zk-v2-global",
        VerificationKinds.Plonky2Global,
        "OKX since September 2024: the global plonky2 proof over the sum tree of all customers",
        "The two sums belong to the tree with this root, if the verifying key is that of the published circuits.",
        "The totals of single tokens, that every customer is in the tree, what was borrowed for the day, and that reserves exist.",
        file => file.Json is { } json && (json.Has("general", "root_vd_digest", "proof") || json.Has("verifier_data_hex", "proof")),
        Check);

    private static DataIssue NoUnit(string file) => new(
        IssueSeverity.Info,
        "sums-without-unit",
        "The sums are in a unit that the file does not name, so they are compared with nothing and are no evidence for an amount owed. Name it with --sum-unit, such as USD:0.01.",
        file);

    private static ProofFinding Check(ProofFile file, ProofOptions options)
    {
        var json = file.Json!.Value;
        var isGlobal = !json.Has("verifier_data_hex");
        if (isGlobal)
            OkxZkV2Statement.CheckForm(json);
        var root = OkxZkV2Root.Of(json);
        if (OkxZkV2Key.Find(json, options, out var found) is { } refused)
            return refused with { Observed = refused.Observed ?? root };

        var key = found!.Key;
        if (isGlobal && OkxZkV2Statement.CheckConfiguration(json, key) is { } contradicts)
            return contradicts;
        if (Plonky2Verifier.Verify(key, Plonky2ProofReader.Read(json.Get("proof"), key)) is { } broken)
            return ProofFinding.Failed(broken.Step, $"The proof is not valid for the key with digest {found.Digest}. {broken.Reason}") with { Issues = [found.Fact(file.Name)] };

        var totals = OkxZkV2Totals.Read(json);
        if (totals.Check() is { } wrong)
            return wrong;
        if (isGlobal && totals.CheckSummary(file) is { } contradicted)
            return contradicted;
        if (isGlobal && options.Root is { } given && OkxZkV2Root.Given(given) != root)
            return ProofFinding.Failed("root", "The proof is about another root than the one that was given.", given.Trim(), root);
        var subject = isGlobal ? "all customers" : "the accounts of one batch";
        return ProofFinding.Consistent(string.Create(CultureInfo.InvariantCulture,
            $"The proof is valid for the key with digest {found.Digest}: under root {root}, {subject} together have equity {totals.Equity}, debt {totals.Debt} and are owed {totals.Net}, in the unit of the files, summed over all tokens. {found.Trust} {Assumptions}"))
        with
        {
            Observed = root,
            OwedInAll = isGlobal && options.SumUnit is { } unit ? new AssetSum(unit.Currency.Letters, totals.Net * unit.Amount) : null,
            Issues = isGlobal && options.SumUnit is null ? [found.Fact(file.Name), NoUnit(file.Name)] : [found.Fact(file.Name)],
        };
    }
}
