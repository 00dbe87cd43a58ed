using System.Collections.Immutable;

namespace RiskAnalytics.Verification.Cryptography;

/// <summary>A cash address (Bitcoin Cash, eCash): what an output is locked by. The checksum has 40 bits; the prefix is part of it.</summary>
/// <param name="IsScript">True for a script hash, false for a key hash.</param>
/// <param name="Hash">20 bytes.</param>
internal sealed record CashAddress(bool IsScript, byte[] Hash)
{
    private const int ChecksumValues = 8;
    private const int MostCharacters = 120;
    private const byte KeyHashVersion = 0;
    private const byte ScriptHashVersion = 8;
    private static readonly ImmutableArray<ulong> Generators = [0x98f2bc8e61, 0x79b76d99e2, 0xf33e5fb3c4, 0xae2eabe2a8, 0x1e4f43e470];

    /// <summary>Reads an address with a given prefix, which the text may leave out; null when anything about it is irregular.</summary>
    public static CashAddress? Decode(string text, string prefix)
    {
        if (text.Length > MostCharacters || !Bech32.HasOneCase(text))
            return null;
        var lower = text.ToLowerInvariant();
        var colon = lower.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0 && lower[..colon] != prefix)
            return null;
        if (Bech32.ValuesOf(lower.AsSpan(colon + 1)) is not { Length: > ChecksumValues } values || Polymod([.. LowBits(prefix), 0, .. values]) != 1)
            return null;
        return Bech32.ToBytes(values.AsSpan(0, values.Length - ChecksumValues)) switch
        {
            [KeyHashVersion, .. { Length: 20 } hash] => new CashAddress(false, hash),
            [ScriptHashVersion, .. { Length: 20 } hash] => new CashAddress(true, hash),
            _ => null,
        };
    }

    /// <summary>Version byte and payload with prefix and checksum, in the alphabet given.</summary>
    public static string Encode(string prefix, ReadOnlySpan<byte> payload, string alphabet)
    {
        var values = Bech32.FromBytes(payload);
        var checksum = Polymod([.. LowBits(prefix), 0, .. values, .. new byte[ChecksumValues]]) ^ 1;
        var text = new System.Text.StringBuilder(prefix).Append(':');
        foreach (var value in values)
            text.Append(alphabet[value]);
        for (var i = ChecksumValues - 1; i >= 0; i--)
            text.Append(alphabet[(int)(checksum >> (5 * i) & 31)]);
        return text.ToString();
    }

    private static IEnumerable<byte> LowBits(string prefix) => prefix.Select(c => (byte)(c & 31));

    private static ulong Polymod(ReadOnlySpan<byte> values)
    {
        var checksum = 1ul;
        foreach (var value in values)
        {
            var top = checksum >> 35;
            checksum = (checksum & 0x07ffffffff) << 5 ^ value;
            for (var i = 0; i < Generators.Length; i++)
            {
                if ((top >> i & 1) != 0)
                    checksum ^= Generators[i];
            }
        }

        return checksum;
    }
}
