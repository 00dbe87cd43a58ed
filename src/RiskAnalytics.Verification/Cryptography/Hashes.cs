using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;

namespace RiskAnalytics.Verification.Cryptography;

/// <summary>The digests that addresses, signatures and trees are made of.</summary>
internal static class Hashes
{
    /// <summary>Keccak-256 with the original padding, as Ethereum has it; not SHA3-256.</summary>
    public static byte[] Keccak256(ReadOnlySpan<byte> bytes) => Of(new KeccakDigest(256), bytes);

    public static byte[] Sha3(ReadOnlySpan<byte> bytes) => Of(new Sha3Digest(256), bytes);

    public static byte[] Ripemd160(ReadOnlySpan<byte> bytes) => Of(new RipeMD160Digest(), bytes);

    /// <summary>BLAKE2b with a digest of 1 to 64 bytes.</summary>
    public static byte[] Blake2b(ReadOnlySpan<byte> bytes, int length) => Of(new Blake2bDigest(length * 8), bytes);

    public static byte[] Sha256(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes);

    /// <summary>SHA-256 twice, as Bitcoin has it.</summary>
    public static byte[] DoubleSha256(ReadOnlySpan<byte> bytes) => SHA256.HashData(SHA256.HashData(bytes));

    /// <summary>RIPEMD-160 of SHA-256: the hash in a Bitcoin address.</summary>
    public static byte[] Hash160(ReadOnlySpan<byte> bytes) => Ripemd160(SHA256.HashData(bytes));

    private static byte[] Of(IDigest digest, ReadOnlySpan<byte> bytes)
    {
        digest.BlockUpdate(bytes);
        var hash = new byte[digest.GetDigestSize()];
        digest.DoFinal(hash, 0);
        return hash;
    }
}
