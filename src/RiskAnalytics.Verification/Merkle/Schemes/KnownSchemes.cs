using System.Collections.Immutable;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle.Schemes;

/// <summary>Files of exchanges that are known and cannot be checked here. They are named with the reason, and never count as a pass.</summary>
internal static class KnownSchemes
{
    private const string NotShown = "Anything: nothing was checked.";

    public static ImmutableArray<ProofScheme> All { get; } =
    [
        Unverifiable("binance-user", "One user's file of Binance (user_config.json)",
            "The leaf and its path rest on parameters of a proof whose key Binance publishes with each snapshot and not in its repository; the published sample does not verify.",
            root => root.Has("AccountIndex", "TotalEquity", "TotalDebt", "TotalCollateral", "Assets", "Proof")),
        Unverifiable("bybit-user", "One user's path of Bybit",
            "No description of the tree is published against which the path could be checked.",
            root => root.Has("path", "self") && root.Get("self").Has("userHash", "balance", "nonce")),
        Unverifiable("coinex-user", "One user's path of CoinEx",
            "The rules are known from a page alone and were never tested on a real file.",
            root => root.Has("root", "self", "path") && root.Get("root").Has("balances", "hash") && root.Get("self").Has("balances", "nonce")),
        Unverifiable("mexc-user", "One user's path of MEXC",
            "No source of a public verifier is known.",
            root => root.Has("pathList", "self")),
        Unverifiable("htx-user", "One user's file of HTX",
            "It belongs to a proof whose verification key is not at hand.",
            root => root.Has("AccountIndex", "TotalEquity", "Assets", "Root", "Proof")),
    ];

    /// <summary>The line of BingX's leaf: a hashed user id and four coins, without sums in the tree.</summary>
    public static ProofScheme BingX { get; } = new(
        "bingx-user", VerificationKinds.MerkleProof, "One user's line of BingX", "Nothing.", NotShown,
        file => file.Head.Contains(",BTC:", StringComparison.Ordinal) && file.Head.Contains(",Total:", StringComparison.Ordinal) && file.Head.Contains("USDC:", StringComparison.Ordinal) && file.Json is null,
        (_, _) => ProofFinding.Unverifiable("The tree of BingX carries no sums, and its rules are known from a page alone."));

    private static ProofScheme Unverifiable(string code, string description, string reason, Func<ProofJson, bool> recognises) => new(
        code, VerificationKinds.MerkleProof, description, "Nothing.", NotShown,
        file => file.Json is { IsObject: true } root && recognises(root),
        (_, _) => ProofFinding.Unverifiable(reason));
}
