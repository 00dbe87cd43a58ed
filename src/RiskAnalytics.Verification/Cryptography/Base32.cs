namespace RiskAnalytics.Verification.Cryptography;

/// <summary>Base32 of RFC 4648 without padding characters, in either case.</summary>
internal static class Base32
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    public static string EncodeLower(ReadOnlySpan<byte> bytes)
    {
        var values = Bech32.FromBytes(bytes);
        return string.Create(values.Length, values, static (text, digits) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = Alphabet[digits[i]];
        });
    }

    public static string EncodeUpper(ReadOnlySpan<byte> bytes) => EncodeLower(bytes).ToUpperInvariant();

    /// <summary>The bytes of a lower-case text; null for another character, a superfluous one, or bits set behind the end.</summary>
    public static byte[]? DecodeLower(ReadOnlySpan<char> text)
    {
        var values = new byte[text.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var value = Alphabet.IndexOf(text[i], StringComparison.Ordinal);
            if (value < 0)
                return null;
            values[i] = (byte)value;
        }

        return Bech32.ToBytes(values);
    }

    /// <summary>The bytes of an upper-case text; null as for lower case.</summary>
    public static byte[]? DecodeUpper(string text) => text.Any(char.IsAsciiLetterLower) ? null : DecodeLower(text.ToLowerInvariant());
}
