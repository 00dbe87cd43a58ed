using System.Numerics;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.Gate;

/// <summary>One customer's inclusion in Gate's tree of accounts.</summary>
internal static class GateUserScheme
{
    public const int Depth = 28;

    public static ProofScheme Scheme { get; } = new(
        "gate-merkle-user",
        VerificationKinds.MerkleProof,
        "Gate: one customer's place in the tree of accounts (Poseidon over BN254)",
        "The customer's balances and totals are a leaf under the root.",
        "The total of all customers (that is for the batch proofs), whether every customer is in the tree, and that reserves exist.",
        file => file.Json is { } json && json.Has("Arrangement", "AssetDetails", "MerkleProofEncode"),
        Check);

    private static ProofFinding Check(ProofFile file, ProofOptions options)
    {
        var json = file.Json!.Value;
        var stated = json.Get("TreeRootHash").Text(64);
        if (!LowerHex.Is(stated, 32))
            throw new ProofFormatException("$.TreeRootHash", "another text", "64 hex digits in lower case");
        var siblings = json.Get("MerkleProofEncode").Items(Depth);
        if (siblings.Count != Depth)
            return ProofFinding.Failed("depth", FormattableString.Invariant($"The path has {siblings.Count} levels; the tree has {Depth}."));
        var arrangement = json.Get("Arrangement").Integer(0, (1L << Depth) - 1);

        var totals = (Equity: GateNumbers.Read(json.Get("TotalAssetEquity"), 2 * GateNumbers.Word), Debt: GateNumbers.Read(json.Get("TotalAssetDebt"), 2 * GateNumbers.Word));
        if (totals.Equity < totals.Debt)
            return ProofFinding.Failed("net-equity", "The account owes more than it holds; the scheme allows no such account.");

        var path = siblings.Select(sibling => GateNumbers.Element(sibling.Text(64), sibling.Path)).ToArray();
        var node = PoseidonBn254.Hash([ReadId(json.Get("UniqueIdentification")), Bn254Scalar.From(totals.Equity), Bn254Scalar.From(totals.Debt), ReadAssets(json.Get("AssetDetails"))]);
        for (var level = 0; level < Depth; level++)
            node = ((arrangement >> level) & 1) == 0 ? PoseidonBn254.Hash([node, path[level]]) : PoseidonBn254.Hash([path[level], node]);

        var root = GateNumbers.Hex(node);
        if (root != stated)
            return ProofFinding.Failed("root", "The leaf and its path lead to another root than the file states.", stated, root);
        if (options.Root is not { } given)
            return ProofFinding.Verified("The leaf is under the root that the file states. Compare that root with the published one: none was given.");
        return string.Equals(given.Trim(), root, StringComparison.OrdinalIgnoreCase)
            ? ProofFinding.Verified("The leaf is under the root that was given.")
            : ProofFinding.Failed("published-root", "The leaf is under the root that the file states, which is not the one that was given.", given.Trim(), root);
    }

    private static Bn254Scalar ReadId(ProofJson json)
    {
        var id = new BigInteger(LowerHex.Read(json, 32), isUnsigned: true, isBigEndian: true);
        return id < Bn254Scalar.Modulus ? Bn254Scalar.From(id) : throw new ProofFormatException(json.Path, "a number that is not below the modulus of the field", "a number below it");
    }

    private static Bn254Scalar ReadAssets(ProofJson json)
    {
        // Equity and debt in turn; two zeros fill the last element.
        var numbers = new BigInteger[(2 * GateNumbers.Assets + 2) / 3 * 3];
        var last = -1L;
        foreach (var asset in json.Items(GateNumbers.Assets))
        {
            var index = asset.Get("Index").Integer(0, GateNumbers.Assets - 1);
            if (index <= last)
                throw new ProofFormatException(asset.Path, FormattableString.Invariant($"the index {index} after {last}"), "rising indices");
            last = index;
            numbers[2 * index] = GateNumbers.Read(asset.Get("Equity"), GateNumbers.Word);
            numbers[2 * index + 1] = GateNumbers.Read(asset.Get("Debt"), GateNumbers.Word);
        }

        var packed = new Bn254Scalar[numbers.Length / 3];
        for (var i = 0; i < packed.Length; i++)
            packed[i] = GateNumbers.Pack(numbers[3 * i], numbers[3 * i + 1], numbers[3 * i + 2]);
        return PoseidonBn254.Hash(packed);
    }
}
