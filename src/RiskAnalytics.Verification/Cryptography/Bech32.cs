using System.Collections.Immutable;

namespace RiskAnalytics.Verification.Cryptography;

/// <summary>Which constant ends the checksum.</summary>
internal enum Bech32Variant
{
    /// <summary>BIP-173: SegWit version 0, and all chains outside Bitcoin that use the format.</summary>
    Bech32 = 1,

    /// <summary>BIP-350: SegWit version 1 and above.</summary>
    Bech32m = 0x2bc830a3,
}

/// <summary>A decoded text: the prefix, the values of five bits each without the checksum, and the constant of the checksum.</summary>
internal readonly record struct Bech32Text(string Prefix, byte[] Values, Bech32Variant Variant);

/// <summary>Bech32 and Bech32m (BIP-173, BIP-350). Strict: one case, a right checksum, zero padding of fewer than five bits.</summary>
internal static class Bech32
{
    /// <summary>The longest text of BIP-173.</summary>
    public const int MostCharacters = 90;

    /// <summary>The longest text where a chain does without that limit, such as Cardano.</summary>
    public const int MostCharactersWithoutLimit = 1_023;

    private const int ChecksumValues = 6;
    private const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static readonly ImmutableArray<uint> Generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

    /// <summary>A text taken apart; null when anything about it is irregular.</summary>
    public static Bech32Text? Split(string text, int mostCharacters = MostCharacters)
    {
        if (text.Length < ChecksumValues + 2 || text.Length > mostCharacters || !HasOneCase(text))
            return null;
        var lower = text.ToLowerInvariant();
        var separator = lower.LastIndexOf('1');
        if (separator < 1 || lower.Length - separator - 1 < ChecksumValues)
            return null;
        var prefix = lower[..separator];
        var values = ValuesOf(lower.AsSpan(separator + 1));
        if (values is null)
            return null;
        var remainder = Polymod([.. Expand(prefix), .. values]);
        if (remainder is not ((uint)Bech32Variant.Bech32 or (uint)Bech32Variant.Bech32m))
            return null;
        return new Bech32Text(prefix, values[..^ChecksumValues], (Bech32Variant)remainder);
    }

    /// <summary>The bytes of a Bech32 text with a given prefix; null when it is none.</summary>
    public static byte[]? Decode(string text, string prefix, int mostCharacters = MostCharacters) =>
        Split(text, mostCharacters) is { Variant: Bech32Variant.Bech32 } split && split.Prefix == prefix ? ToBytes(split.Values) : null;

    /// <summary>A lower-case text of bytes.</summary>
    public static string Encode(string prefix, ReadOnlySpan<byte> bytes) => Join(prefix, FromBytes(bytes), Bech32Variant.Bech32);

    /// <summary>A lower-case text of values of five bits.</summary>
    public static string Join(string prefix, ReadOnlySpan<byte> values, Bech32Variant variant)
    {
        var checksum = Polymod([.. Expand(prefix), .. values, .. new byte[ChecksumValues]]) ^ (uint)variant;
        var text = new System.Text.StringBuilder(prefix).Append('1');
        foreach (var value in values)
            text.Append(Alphabet[value]);
        for (var i = ChecksumValues - 1; i >= 0; i--)
            text.Append(Alphabet[(int)(checksum >> (5 * i) & 31)]);
        return text.ToString();
    }

    /// <summary>Bytes as values of five bits, the last one filled with zero bits.</summary>
    public static byte[] FromBytes(ReadOnlySpan<byte> bytes)
    {
        var values = new byte[(bytes.Length * 8 + 4) / 5];
        for (var i = 0; i < bytes.Length * 8; i++)
        {
            if ((bytes[i / 8] >> (7 - i % 8) & 1) != 0)
                values[i / 5] |= (byte)(1 << (4 - i % 5));
        }

        return values;
    }

    /// <summary>Values of five bits as bytes; null when five or more bits are left over, or one of them is set.</summary>
    public static byte[]? ToBytes(ReadOnlySpan<byte> values)
    {
        var bytes = new byte[values.Length * 5 / 8];
        if (values.Length * 5 - bytes.Length * 8 >= 5)
            return null;
        for (var i = 0; i < values.Length * 5; i++)
        {
            if ((values[i / 5] >> (4 - i % 5) & 1) == 0)
                continue;
            if (i / 8 >= bytes.Length)
                return null;
            bytes[i / 8] |= (byte)(1 << (7 - i % 8));
        }

        return bytes;
    }

    /// <summary>The values of the characters; null when one is outside the alphabet. Cash addresses share it.</summary>
    internal static byte[]? ValuesOf(ReadOnlySpan<char> characters)
    {
        var values = new byte[characters.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var value = Alphabet.IndexOf(characters[i], StringComparison.Ordinal);
            if (value < 0)
                return null;
            values[i] = (byte)value;
        }

        return values;
    }

    /// <summary>True when no letter differs in case from another and every character is a visible one of ASCII.</summary>
    internal static bool HasOneCase(ReadOnlySpan<char> text)
    {
        var hasLower = false;
        var hasUpper = false;
        foreach (var c in text)
        {
            if (c is < '!' or > '~')
                return false;
            hasLower |= char.IsAsciiLetterLower(c);
            hasUpper |= char.IsAsciiLetterUpper(c);
        }

        return !(hasLower && hasUpper);
    }

    private static byte[] Expand(string prefix) => [.. prefix.Select(c => (byte)(c >> 5)), 0, .. prefix.Select(c => (byte)(c & 31))];

    private static uint Polymod(ReadOnlySpan<byte> values)
    {
        var checksum = 1u;
        foreach (var value in values)
        {
            var top = checksum >> 25;
            checksum = (checksum & 0x1ffffff) << 5 ^ value;
            for (var i = 0; i < Generators.Length; i++)
            {
                if ((top >> i & 1) != 0)
                    checksum ^= Generators[i];
            }
        }

        return checksum;
    }
}
