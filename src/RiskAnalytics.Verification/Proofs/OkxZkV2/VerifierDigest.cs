using System.Globalization;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.OkxZkV2;

/// <summary>The digest of a key as people type it.</summary>
internal static class VerifierDigest
{
    /// <summary>64 hex digits with or without 0x; or four whole numbers with commas, as the published programs print them.</summary>
    /// <returns>64 hex digits in lower case; null when it is another text.</returns>
    public static string? Read(string typed)
    {
        var text = typed.Trim();
        var parts = text.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length != PoseidonGoldilocks.DigestLength)
            return OkxZkV2Root.Given(text);
        var digest = new ulong[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!ulong.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out digest[i]))
                return null;
        }

        return PoseidonGoldilocks.ToText(digest);
    }
}
