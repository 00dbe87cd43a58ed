using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle;

/// <summary>Compares the root of a file with the one that its publisher prints elsewhere.</summary>
internal static class RootComparison
{
    /// <summary>The last sentence of a reason.</summary>
    public static string Words(ProofOptions options) => options.Root is null
        ? "The root was not compared with a published one, since none was given."
        : "The root is the one that was given.";

    /// <summary>The failure when a root was given and is another; null otherwise.</summary>
    public static ProofFinding? Mismatch(ProofOptions options, string root) => options.Root is null || IsGiven(options, root)
        ? null
        : ProofFinding.Failed("root", "The root of the file is not the one that was given.", Typed(options), root);

    /// <summary>Whether a root was given and is this one.</summary>
    public static bool IsGiven(ProofOptions options, string root) => options.Root is not null && string.Equals(Typed(options), root, StringComparison.OrdinalIgnoreCase);

    /// <summary>The given root, bounded for a message.</summary>
    public static string Typed(ProofOptions options)
    {
        var typed = options.Root!.Trim();
        if (typed.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            typed = typed[2..];
        return typed.Length <= 128 ? typed : typed[..128];
    }
}
