using System.Collections.Immutable;

namespace RiskAnalytics.Verification.Cryptography;

/// <summary>Base58 in the alphabet of Bitcoin, plain and with the checksum of four bytes. One text per value: there is no second spelling.</summary>
internal static class Base58
{
    /// <summary>The longest text that is read: decoding takes a time that grows with the square of the length.</summary>
    public const int MostCharacters = 160;

    /// <summary>The digits, the lowest first.</summary>
    public const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private const int ChecksumBytes = 4;
    private static readonly ImmutableArray<sbyte> Digits = DigitsOf(Alphabet);

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var zeros = 0;
        while (zeros < bytes.Length && bytes[zeros] == 0)
            zeros++;
        var digits = new List<byte>(bytes.Length * 2);
        foreach (var b in bytes[zeros..])
        {
            var carry = (int)b;
            for (var i = 0; i < digits.Count; i++)
            {
                carry += digits[i] << 8;
                digits[i] = (byte)(carry % 58);
                carry /= 58;
            }

            for (; carry > 0; carry /= 58)
                digits.Add((byte)(carry % 58));
        }

        var text = new char[zeros + digits.Count];
        text.AsSpan(0, zeros).Fill(Alphabet[0]);
        for (var i = 0; i < digits.Count; i++)
            text[^(i + 1)] = Alphabet[digits[i]];
        return new string(text);
    }

    /// <summary>The bytes of a text; null when it is empty, too long or holds a character outside the alphabet.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MostCharacters)
            return null;
        var zeros = 0;
        while (zeros < text.Length && text[zeros] == Alphabet[0])
            zeros++;
        // The lowest byte stands first until the end.
        var bytes = new List<byte>(text.Length);
        foreach (var c in text[zeros..])
        {
            var carry = c < Digits.Length ? (int)Digits[c] : -1;
            if (carry < 0)
                return null;
            for (var i = 0; i < bytes.Count; i++)
            {
                carry += bytes[i] * 58;
                bytes[i] = (byte)(carry & 0xff);
                carry >>= 8;
            }

            for (; carry > 0; carry >>= 8)
                bytes.Add((byte)(carry & 0xff));
        }

        var result = new byte[zeros + bytes.Count];
        for (var i = 0; i < bytes.Count; i++)
            result[^(i + 1)] = bytes[i];
        return result;
    }

    /// <summary>A text with the first four bytes of the double SHA-256 behind the payload.</summary>
    public static string EncodeCheck(ReadOnlySpan<byte> payload) => Encode([.. payload, .. Hashes.DoubleSha256(payload).AsSpan(0, ChecksumBytes)]);

    /// <summary>The payload, version byte included; null when the text is no Base58 or its checksum is wrong.</summary>
    public static byte[]? DecodeCheck(ReadOnlySpan<char> text)
    {
        if (Decode(text) is not { Length: > ChecksumBytes } bytes)
            return null;
        var payload = bytes[..^ChecksumBytes];
        return Hashes.DoubleSha256(payload).AsSpan(0, ChecksumBytes).SequenceEqual(bytes.AsSpan(payload.Length)) ? payload : null;
    }

    private static ImmutableArray<sbyte> DigitsOf(string alphabet)
    {
        var digits = new sbyte[128];
        digits.AsSpan().Fill(-1);
        for (var i = 0; i < alphabet.Length; i++)
            digits[alphabet[i]] = (sbyte)i;
        return [.. digits];
    }
}
