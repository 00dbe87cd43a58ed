using System.Security.Cryptography;
using System.Text;

namespace RiskAnalytics.Verification.Merkle;

/// <summary>What follows from the secret of a tree: nonces, the order of the leaves, file names. Each use has its own word, so that none tells another.</summary>
internal sealed class TreeSecret(ReadOnlyMemory<byte> secret)
{
    /// <summary>The nonce of an account in the tree of an asset; another one in every tree, so that leaves of two trees cannot be joined.</summary>
    public byte[] Nonce(string asset, string account) => Of("nonce", asset, account);

    /// <summary>The place of an account among the leaves, before sorting.</summary>
    public UInt128 Order(string asset, string account) => Number(Of("order", asset, account));

    /// <summary>The place of a leaf that pads the tree, before sorting.</summary>
    public UInt128 PaddingOrder(string asset, int number) => Number(Of("padding-order", asset, FormattableString.Invariant($"{number}")));

    /// <summary>The hash of a leaf that pads the tree; it belongs to nobody.</summary>
    public byte[] PaddingHash(string asset, int number) => Of("padding-hash", asset, FormattableString.Invariant($"{number}"));

    /// <summary>The name of an account's file, without its extension.</summary>
    public string FileName(string account) => Convert.ToHexStringLower(Of("file", "", account).AsSpan(0, 16));

    private byte[] Of(string use, string asset, string rest) => HMACSHA256.HashData(secret.Span, Encoding.UTF8.GetBytes($"{use}\0{asset}\0{rest}"));

    private static UInt128 Number(byte[] hash) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
}
