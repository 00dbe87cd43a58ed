namespace RiskAnalytics.Verification.Cryptography;

/// <summary>SS58, the address form of Polkadot and its relatives: network number, key, two bytes of checksum.</summary>
internal static class Ss58
{
    private const int ChecksumBytes = 2;
    private const int MostNetwork = 16_383;

    /// <summary>The address of a key on a network, 0 to 16383.</summary>
    public static string Encode(int network, ReadOnlySpan<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(network);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(network, MostNetwork);
        byte[] payload = network < 64
            ? [(byte)network, .. key]
            : [(byte)((network & 0xfc) >> 2 | 0x40), (byte)(network >> 8 | (network & 3) << 6), .. key];
        return Base58.Encode([.. payload, .. Checksum(payload)]);
    }

    /// <summary>Network number and key of 32 bytes; null when the text is no such address.</summary>
    public static (int Network, byte[] Key)? Decode(string text)
    {
        if (Base58.Decode(text) is not { Length: 35 or 36 } bytes
            || !Checksum(bytes.AsSpan(0, bytes.Length - ChecksumBytes)).SequenceEqual(bytes.AsSpan(bytes.Length - ChecksumBytes)))
            return null;
        var first = bytes[0];
        if (bytes.Length == 35)
            return first < 64 ? (first, bytes[1..33]) : null;
        var network = (first & 0x3f) << 2 | bytes[1] >> 6 | (bytes[1] & 0x3f) << 8;
        return first is >= 64 and < 128 && network >= 64 ? (network, bytes[2..34]) : null;
    }

    private static byte[] Checksum(ReadOnlySpan<byte> payload) => Hashes.Blake2b([.. "SS58PRE"u8, .. payload], 64)[..ChecksumBytes];
}
