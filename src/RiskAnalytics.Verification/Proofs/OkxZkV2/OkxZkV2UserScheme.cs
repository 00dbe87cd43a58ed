using System.Collections.Immutable;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Proofs.OkxZkV2;

/// <summary>One customer's inclusion in the tree of an OKX round since September 2024.</summary>
internal static class OkxZkV2UserScheme
{
    private const string Code = "okx-zk-v2-user";

    // The shape of every published round; a file that stands alone is held against it.
    private const int PublishedBatchSize = 1024;
    private const int PublishedBranching = 64;

    public static ProofScheme Scheme { get; } = new(
        Code,
        VerificationKinds.Plonky2User,
        "OKX since September 2024: one customer's place in the sum tree (Poseidon over Goldilocks)",
        "The customer's total equity and total debt belong to a leaf under the root.",
        "How the totals split into tokens, whether the totals of the tree are right (that is for the global proof), whether every customer is in it, and that reserves exist.",
        file => file.Json is { } json && json.Has("account", "sum_tree_siblings", "recursive_tree_siblings"),
        Check);

    private static ProofFinding Check(ProofFile file, ProofOptions options)
    {
        var user = OkxZkV2User.Read(file.Json!.Value);
        var root = user.Root();
        var global = options.GlobalProofs.Where(known => known.Root == root).MinBy(known => known.Outcome == CheckOutcome.ConsistencyOnly ? 0 : 1) ?? (options.GlobalProofs.Length == 1 ? options.GlobalProofs[0] : null);
        var stated = global?.Shape ?? (file.Folder.GetValueOrDefault(OkxZkV2Shape.GlobalFile)?.Json is { } json ? OkxZkV2Shape.Read(json) : null);
        if (user.Equity < user.Debt)
            return ProofFinding.Failed("net-equity", "The account owes more than it holds; the scheme allows no such account.");
        if (CheckShape(user, stated) is { } misshapen)
            return misshapen;

        var finding = options.Root is { } given ? AgainstGiven(root, given)
            : global is not null ? AgainstGlobal(root, global)
            : !options.GlobalProofs.IsEmpty ? ProofFinding.Failed("root", "The file leads to the root of none of the global proofs that were given with it.", observed: root)
            : AgainstBeside(root, OkxZkV2Root.Beside(file));
        return finding with { Issues = Issues(file, user, stated) };
    }

    private static ProofFinding AgainstGiven(string root, string given) => OkxZkV2Root.Given(given) switch
    {
        null => ProofFinding.Unverifiable("The root that was given is not 64 hex digits, so there is nothing to compare with."),
        var wanted when wanted == root => ProofFinding.Verified("The account's total equity and total debt are under the root that was given."),
        var wanted => ProofFinding.Failed("root", "The file leads to another root than the one that was given.", wanted, root),
    };

    private static ProofFinding AgainstGlobal(string root, GlobalProof global) => (global.Root == root, global.Outcome) switch
    {
        (false, _) => ProofFinding.Failed("root", $"The file leads to another root than the one of the global proof in {global.File}.", global.Root, root),
        (true, CheckOutcome.Failed) => ProofFinding.Unverifiable($"The account's total equity and total debt are under the root that {global.File} names, but the proof in that file failed, so the root stands for nothing.") with { Observed = root },
        (true, CheckOutcome.ConsistencyOnly) => ProofFinding.Verified($"The account's total equity and total debt are under the root of the global proof in {global.File}, which was checked in the same call."),
        _ => ProofFinding.Verified($"The account's total equity and total debt are under the root that {global.File} names. The global proof in it could not be checked."),
    };

    private static ProofFinding AgainstBeside(string root, ImmutableArray<(string File, string Hash)> beside)
    {
        if (beside.IsEmpty)
            return ProofFinding.Unverifiable($"No root was given; the file leads to root {root}. Compare it with the root that the exchange published, or give that root.") with { Observed = root };
        var (name, hash) = beside[0];
        if (beside.Any(other => other.Hash != hash))
            return ProofFinding.Unverifiable($"No root was given, and the files beside name different roots. The file leads to root {root}.") with { Observed = root };
        return hash == root
            ? ProofFinding.Verified($"The account's total equity and total debt are under the root that {name} beside the file names. That root was not compared with a published one: no root was given.")
            : ProofFinding.Failed("root", $"The file leads to another root than the one that {name} beside it names.", hash, root);
    }

    // What the file says of itself must fit one tree: else one leaf could be shown at several places.
    private static ProofFinding? CheckShape(OkxZkV2User user, OkxZkV2Shape? stated)
    {
        if (user.Levels.Count == 0)
            return ProofFinding.Failed("tree-shape", "The file has no level above its batch.");
        var shape = stated ?? new OkxZkV2Shape(1 << user.Siblings.Count, user.Levels[0].Left.Length + user.Levels[0].Right.Length + 1, null, null);
        if (shape.Branching < 2)
            return ProofFinding.Failed("tree-shape", "The first level above the batch has one child only.");
        if (1L << user.Siblings.Count != shape.BatchSize)
            return ProofFinding.Failed("tree-shape", FormattableString.Invariant($"The file has {user.Siblings.Count} siblings within its batch, which is no batch of {shape.BatchSize}."));
        if (shape.Tokens is { } tokens && tokens != user.Tokens)
            return ProofFinding.Failed("token-count", FormattableString.Invariant($"The file lists {user.Tokens} tokens; the round has {tokens}."));
        if (shape.Levels is { } levels && levels != user.Levels.Count)
            return ProofFinding.Failed("tree-shape", FormattableString.Invariant($"The file has {user.Levels.Count} levels above its batch; the round has {levels}."));

        var place = user.Index / shape.BatchSize;
        for (var level = 0; level < user.Levels.Count; level++)
        {
            var (left, right) = user.Levels[level];
            if (left.Length + right.Length != shape.Branching - 1)
                return ProofFinding.Failed("tree-shape", FormattableString.Invariant($"Level {level + 1} above the batch has {left.Length + right.Length} siblings; {shape.Branching - 1} belong there."));
            if (left.Length != place % shape.Branching)
                return ProofFinding.Failed("index", FormattableString.Invariant($"Level {level + 1} above the batch puts {left.Length} siblings to the left; by the index {place % shape.Branching} belong there."));
            place /= shape.Branching;
        }

        return place == 0 ? null : ProofFinding.Failed("index", "The index is larger than the tree.");
    }

    private static ImmutableArray<DataIssue> Issues(ProofFile file, OkxZkV2User user, OkxZkV2Shape? stated)
    {
        var issues = ImmutableArray.CreateBuilder<DataIssue>();
        // Also with one token or none: the same sum under another token has the same hash.
        issues.Add(new DataIssue(IssueSeverity.Warning, "token-split-not-proven", "Only the two sums over all tokens are hashed into the leaf. How they split into tokens is what the file says, not what it proves.", file.Name));
        if (stated is null && (1 << user.Siblings.Count != PublishedBatchSize || user.Levels[0].Left.Length + user.Levels[0].Right.Length + 1 != PublishedBranching))
            issues.Add(new DataIssue(IssueSeverity.Warning, "unusual-tree-shape", FormattableString.Invariant($"Published rounds have batches of {PublishedBatchSize} accounts and {PublishedBranching} children a node; this file has another shape, and no {OkxZkV2Shape.GlobalFile} beside it tells whether its round has it too."), file.Name));
        return issues.ToImmutable();
    }
}
