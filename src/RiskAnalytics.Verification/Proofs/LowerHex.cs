using System.Buffers;

namespace RiskAnalytics.Verification.Proofs;

/// <summary>Hex digits in lower case only: the same bytes cannot be written in two ways.</summary>
internal static class LowerHex
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public static bool Is(string text, int bytes) => text.Length == 2 * bytes && !text.AsSpan().ContainsAnyExcept(Digits);

    /// <summary>A fixed number of bytes. The message never shows the text that was found: it may be an account id.</summary>
    /// <exception cref="ProofFormatException">It is another text.</exception>
    public static byte[] Read(ProofJson json, int bytes)
    {
        var text = json.Text(2 * bytes);
        return Is(text, bytes)
            ? Convert.FromHexString(text)
            : throw new ProofFormatException(json.Path, "another text", FormattableString.Invariant($"{2 * bytes} hex digits in lower case"));
    }
}
