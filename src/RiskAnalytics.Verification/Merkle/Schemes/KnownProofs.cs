using System.Collections.Immutable;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle.Schemes;

/// <summary>Files of exchanges that are known by their form and cannot be checked: the rule is not public, was never tested, or needs a key that is not in the file.</summary>
internal static class KnownProofs
{
    public static ImmutableArray<ProofScheme> All { get; } =
    [
        Of("coinex-merkle", "CoinEx", "The path of one user of CoinEx (merkle_proof_file.json).",
            "CoinEx describes its tree in words only and publishes no proof to test a checker with, so nothing was checked.",
            file => file.Json is { } json && Object(json, "root") is { } root && root.Has("balances", "hash") && Object(json, "self") is { } self && self.Has("balances", "nonce") && json.Has("path")),
        Of("bybit-merkle", "Bybit", "The path of one user of Bybit.",
            "The rule of Bybit's tree is not published in a form that could be tested: its list of coins changes by version, so nothing was checked.",
            file => file.Json is { } json && json.Has("path") && Object(json, "self") is { } self && self.Has("userHash", "balance", "nonce")),
        Of("mexc-merkle", "MEXC", "The path of one user of MEXC (merkle_proof.json).",
            "MEXC publishes no verifier and no rule of its tree, so nothing was checked.",
            file => file.Json is { } json && json.Has("pathList") && Object(json, "self") is { } self && self.Has("balances")),
        Of("bingx-merkle", "BingX", "The leaves of users of BingX: hashed user, BTC, ETH, USDT, USDC, Total.",
            "BingX describes its leaves in words only, and its tree has no sums, so it could not show a total; nothing was checked.",
            IsBingX),
        Of("binance-zk-user", "Binance", "The zero-knowledge file of one user of Binance (user_config.json).",
            "The file rests on a Groth16 proof whose verification key is published with each snapshot and is not at hand, and the published sample does not fit the published rule; nothing was checked.",
            file => file.Json is { } json && json.Has("AccountIndex", "TotalEquity", "TotalDebt", "TotalCollateral", "Assets", "Proof")),
        Of("htx-zk-user", "HTX", "The zero-knowledge file of one user of HTX.",
            "The file rests on a Groth16 proof whose verification key is not published with it; nothing was checked.",
            file => file.Json is { } json && json.Has("AccountIndex", "AccountIdHash", "TotalEquity", "Assets", "Proof") && !json.Has("TotalCollateral")),
    ];

    private static ProofScheme Of(string code, string publisher, string description, string reason, Func<ProofFile, bool> recognises) => new(
        code,
        VerificationKinds.MerkleProof,
        description,
        "Nothing: the file cannot be checked.",
        $"Anything about what {publisher} owes: the file is only known by its form.",
        recognises,
        (_, _) => ProofFinding.Unverifiable(reason));

    private static ProofJson? Object(ProofJson json, string key) => json.Has(key) && json.Get(key) is { IsObject: true } value ? value : null;

    /// <summary>One leaf a line: <c>hash,BTC:x,ETH:y,USDT:z,USDC:w,Total:usd</c>.</summary>
    private static bool IsBingX(ProofFile file)
    {
        var head = file.Head.AsSpan().TrimStart();
        var end = head.IndexOfAny('\r', '\n');
        var cells = (end < 0 ? head : head[..end]).ToString().Split(',');
        return cells.Length == 6 && cells[1].StartsWith("BTC:", StringComparison.Ordinal) && cells[2].StartsWith("ETH:", StringComparison.Ordinal)
            && cells[3].StartsWith("USDT:", StringComparison.Ordinal) && cells[4].StartsWith("USDC:", StringComparison.Ordinal) && cells[5].StartsWith("Total:", StringComparison.Ordinal);
    }
}
