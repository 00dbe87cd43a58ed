using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Ownership;

/// <summary>The forms in which chains write a point of secp256k1, given as x and y of 32 bytes each.</summary>
internal static class PublicKeys
{
    public static byte[] Compressed(ReadOnlySpan<byte> point) => [(byte)(2 + (point[63] & 1)), .. point[..32]];

    public static byte[] Uncompressed(ReadOnlySpan<byte> point) => [4, .. point];

    /// <summary>The last 20 bytes of the Keccak-256 of the point.</summary>
    public static byte[] EthereumAddress(ReadOnlySpan<byte> point) => Hashes.Keccak256(point)[12..];

    /// <summary>An Ethereum address as text, lower case.</summary>
    public static string EthereumText(ReadOnlySpan<byte> point) => $"0x{Convert.ToHexStringLower(EthereumAddress(point))}";

    /// <summary>The hash of the compressed key that Bitcoin and Cosmos put into addresses.</summary>
    public static byte[] KeyHash(ReadOnlySpan<byte> point) => Hashes.Hash160(Compressed(point));
}
