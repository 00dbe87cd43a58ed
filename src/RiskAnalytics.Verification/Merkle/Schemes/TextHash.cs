using System.Text;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle.Schemes;

/// <summary>Digests over texts, written as lower-case hex: what the trees of OKX and Bitget are made of.</summary>
internal static class TextHash
{
    /// <summary>SHA-256 of UTF-8 text.</summary>
    public static string Sha256(string text) => Convert.ToHexStringLower(Hashes.Sha256(Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether a text is a digest of so many lower-case hex digits.</summary>
    public static bool Is(string text, int digits = 64) => LowerHex.Is(text, digits / 2);

    /// <summary>A digest of a proof.</summary>
    /// <exception cref="ProofFormatException">It is none, or not in lower case: another spelling would be hashed to something else.</exception>
    public static string Read(ProofJson json, int digits = 64)
    {
        var text = json.Text(digits + 2);
        return Is(text, digits) ? text : throw new ProofFormatException(json.Path, "another text", FormattableString.Invariant($"{digits} hex digits in lower case"));
    }

    /// <summary>A nonce: any short text. It is a secret of one customer, so no message shows it.</summary>
    public static string Nonce(ProofJson json) => json.Text(256);

    /// <summary>The first digits of a hash, enough to tell hashes apart in a message.</summary>
    public static string Short(string hash) => hash.Length > 16 ? hash[..16] + "..." : hash;

    /// <summary>A failed check when a root differs from the published one; null when it is the same, or none is known.</summary>
    public static ProofFinding? Differs(string root, ProofOptions options)
    {
        if (options.Root is not { } published)
            return null;
        var typed = published.Trim().ToLowerInvariant();
        typed = typed.StartsWith("0x", StringComparison.Ordinal) ? typed[2..] : typed;
        return typed == root ? null : ProofFinding.Failed("root", "The proof leads to another root than the one given.", typed, root);
    }

    /// <summary>What a message says of the root.</summary>
    public static string RootWords(string root, ProofOptions options) => options.Root is null
        ? $"root {Short(root)}, which was not compared with a published one (--root)"
        : $"the given root {Short(root)}";
}
