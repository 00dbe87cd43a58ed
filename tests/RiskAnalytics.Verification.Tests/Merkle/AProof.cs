using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.TestKit;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Tests.Merkle;

/// <summary>Proof files from text, and what the verifier makes of them.</summary>
internal static class AProof
{
    public static VerificationReport? Of(string text, string? root = null, params (string Name, string Text)[] beside) => Of(Encoding.UTF8.GetBytes(text), root, beside);

    public static VerificationReport? Of(byte[] bytes, string? root = null, params (string Name, string Text)[] beside)
    {
        using var file = File("proof", bytes);
        file.Folder = beside.Select(other => File(other.Name, Encoding.UTF8.GetBytes(other.Text))).ToImmutableDictionary(other => other.Name);
        return ProofVerifier.Verify(file, new ProofOptions { Root = root });
    }

    public static CheckOutcome? Outcome(string text, string? root = null, params (string Name, string Text)[] beside) => Of(text, root, beside)?.Outcome;

    public static string? Step(string text, string? root = null, params (string Name, string Text)[] beside) => Of(text, root, beside)?.Checks[0].Step;

    /// <summary>SHA-256 of text in hex, straight from the platform.</summary>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The text of an original; ignores the test where it is not there.</summary>
    public static string Original(string relative)
    {
        if (SharedFiles.Find(relative) is not { } path)
        {
            Assert.Ignore(SharedFiles.Reason(relative));
            return "";
        }

        return System.IO.File.ReadAllText(path);
    }

    /// <summary>The places at which a file stays valid although one bit of the byte there is turned.</summary>
    public static List<string> SurvivingFlips(string text, int from = 0, params (string Name, string Text)[] beside)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var surviving = new List<string>();
        for (var at = from; at < bytes.Length; at++)
        {
            foreach (var bit in (byte[])[0x01, 0x20])
            {
                bytes[at] ^= bit;
                if (Of(bytes, null, beside)?.Outcome is CheckOutcome.Verified or CheckOutcome.ConsistencyOnly)
                    surviving.Add(FormattableString.Invariant($"{at}:'{(char)(bytes[at] ^ bit)}'^{bit:x2}"));
                bytes[at] ^= bit;
            }
        }

        return surviving;
    }

    private static ProofFile File(string name, byte[] bytes) => new(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), () => new MemoryStream(bytes, writable: false));
}
