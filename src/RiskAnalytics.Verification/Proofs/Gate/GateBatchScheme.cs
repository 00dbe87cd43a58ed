using System.Numerics;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.Gate;

/// <summary>Gate's batch proofs, and the totals of all customers that they commit to. The commitments are computed again; the proofs themselves cannot be checked without the verifying key.</summary>
internal static class GateBatchScheme
{
    private const string EmptyRoot = "037bf6d8fe5b7cbaecf7b35604b57f82173f5c8155c1c750cef00afebcd65436";
    private const string NotChecked = "The Groth16 proofs were not checked: their verifying key is not among the files, so nothing proves the figures.";

    public static ProofScheme Scheme { get; } = new(
        "gate-batch",
        VerificationKinds.MerkleTree,
        "Gate: batch proofs and the totals of all customers",
        "The commitments of the batches follow from one another and from the totals.",
        "That the totals are those of the tree: that is what the Groth16 proofs are for.",
        file => IsConfig(file) || GateBatchRows.IsBatchFile(file),
        Check);

    private static bool IsConfig(ProofFile file) => file.Json is { } json && json.Has("CexAssetsInfo");

    private static ProofFinding Check(ProofFile file, ProofOptions options)
    {
        var config = IsConfig(file) ? file : file.Folder.Where(other => !other.Key.Contains('/')).Select(other => other.Value).FirstOrDefault(IsConfig);
        var batches = GateBatchRows.IsBatchFile(file) ? file : file.Folder.Where(other => !other.Key.Contains('/')).Select(other => other.Value).FirstOrDefault(GateBatchRows.IsBatchFile);
        var totals = config is null ? default((Bn254Scalar, Bn254Scalar)?) : ReadTotals(config);
        if (batches is null)
            return ProofFinding.Unverifiable("There is no file of batch proofs beside the totals, so there is nothing to hold them against. " + NotChecked);
        if (CheckChain(batches, totals, options) is { } broken)
            return broken;
        return ProofFinding.Unverifiable((totals is null
            ? "The commitments of the batches follow from one another; the file with the totals is not beside them. "
            : "The commitments of the batches follow from one another and from the totals. ") + NotChecked);
    }

    private static ProofFinding? CheckChain(ProofFile file, (Bn254Scalar Before, Bn254Scalar After)? totals, ProofOptions options)
    {
        var number = 0L;
        Bn254Scalar? root = null;
        Bn254Scalar? cex = null;
        foreach (var row in GateBatchRows.Read(file))
        {
            options.Cancellation.ThrowIfCancellationRequested();
            var place = FormattableString.Invariant($"Batch {number}");
            if (row.Number != number)
                return ProofFinding.Failed("batch-number", FormattableString.Invariant($"Batch {row.Number} stands where batch {number} belongs."));
            if (root is null && GateNumbers.Hex(row.RootBefore) != EmptyRoot)
                return ProofFinding.Failed("empty-root", "The first batch does not start from the empty tree.", GateNumbers.Hex(row.RootBefore), EmptyRoot);
            if (root is { } lastRoot && lastRoot != row.RootBefore)
                return ProofFinding.Failed("root-chain", $"{place} does not start from the root where the one before ended.", GateNumbers.Hex(row.RootBefore), GateNumbers.Hex(lastRoot));
            if ((cex ?? totals?.Before) is { } lastCex && lastCex != row.CexBefore)
                return ProofFinding.Failed("cex-commitment", cex is null ? "The first batch does not start from totals of zero at the stated prices." : $"{place} does not start from the totals where the one before ended.", GateNumbers.Hex(row.CexBefore), GateNumbers.Hex(lastCex));
            var commitment = PoseidonBn254.Hash([row.RootBefore, row.RootAfter, row.CexBefore, row.CexAfter]);
            if (commitment != row.Commitment)
                return ProofFinding.Failed("batch-commitment", $"{place} commits to other values than it states.", GateNumbers.Hex(row.Commitment), GateNumbers.Hex(commitment));
            (root, cex) = (row.RootAfter, row.CexAfter);
            number++;
        }

        if (cex is null)
            return ProofFinding.Failed("batch-number", "The file holds no batch.");
        return totals is { } stated && stated.After != cex
            ? ProofFinding.Failed("cex-commitment", "The last batch commits to other totals than the file beside it states.", GateNumbers.Hex(stated.After), GateNumbers.Hex(cex.Value))
            : null;
    }

    // The commitment to the totals before the first batch, which are zero, and after the last one.
    private static (Bn254Scalar Before, Bn254Scalar After) ReadTotals(ProofFile config)
    {
        var before = new Bn254Scalar[GateNumbers.Assets];
        var after = new Bn254Scalar[GateNumbers.Assets];
        var last = -1L;
        foreach (var asset in config.Json!.Value.Get("CexAssetsInfo").Items(GateNumbers.Assets))
        {
            var index = asset.Get("Index").Integer(0, GateNumbers.Assets - 1);
            if (index <= last)
                throw new ProofFormatException(asset.Path, FormattableString.Invariant($"the index {index} after {last}"), "rising indices");
            last = index;
            var price = GateNumbers.Read(asset.Get("BasePrice"), GateNumbers.Word);
            before[index] = GateNumbers.Pack(BigInteger.Zero, BigInteger.Zero, price);
            after[index] = GateNumbers.Pack(GateNumbers.Read(asset.Get("TotalEquity"), GateNumbers.Word), GateNumbers.Read(asset.Get("TotalDebt"), GateNumbers.Word), price);
        }

        return (PoseidonBn254.Hash(before), PoseidonBn254.Hash(after));
    }
}
