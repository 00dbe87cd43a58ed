using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Proofs.OkxZkV2;

/// <summary>The global proof of an OKX round since September 2024: recognised, not checked.</summary>
internal static class OkxZkV2GlobalScheme
{
    public static ProofScheme Scheme { get; } = new(
        "okx-zk-v2-global",
        VerificationKinds.Plonky2Global,
        "OKX since September 2024: the global plonky2 proof over the sum tree of all customers",
        "The two sums belong to the tree with this root, if the verifying key is that of the published circuits.",
        "The totals of single tokens, that every customer is in the tree, and that reserves exist.",
        file => file.Json is { } json && json.Has("general", "root_vd_digest", "proof"),
        (file, _) => Check(file));

    private static ProofFinding Check(ProofFile file)
    {
        var json = file.Json!.Value;
        OkxZkV2Shape.Read(json);
        var root = OkxZkV2Root.Of(json);
        return ProofFinding.Unverifiable($"The global proof was not checked: this version has no verifier for plonky2. The file names root {root}; user files can be checked against it.");
    }
}
