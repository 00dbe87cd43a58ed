using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Merkle;

/// <summary>
/// The hashes of a Merkle sum tree in the manner of BitMEX: a parent binds the hash and the amount of each child, so neither can be changed without the other.
/// <para>Source: BitMEX, proof of reserves and liabilities, 2021; the account is a number there, and any text here.</para>
/// </summary>
internal static class SumTree
{
    /// <summary>Length of a hash and of a nonce, bytes.</summary>
    public const int HashBytes = 32;

    /// <summary>The node above two others: SHA-256 of left hash, left amount, right hash, right amount; amounts in 8 bytes, little-endian.</summary>
    /// <exception cref="OverflowException">The sum needs more than 64 bits.</exception>
    public static SumNode Parent(SumNode left, SumNode right)
    {
        Span<byte> bytes = stackalloc byte[2 * (HashBytes + 8)];
        left.Hash.CopyTo(bytes);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[HashBytes..], left.Amount);
        right.Hash.CopyTo(bytes[(HashBytes + 8)..]);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[((2 * HashBytes) + 8)..], right.Amount);
        return new SumNode(SHA256.HashData(bytes), checked(left.Amount + right.Amount));
    }

    /// <summary>
    /// The leaf of an account: HMAC-SHA-256 of amount and leaf index under SHA-256 of nonce, height and account. A plain number that fits
    /// 64 bits stands as 8 bytes, little-endian, as BitMEX has it; any other account id as the SHA-256 of its UTF-8 text.
    /// In trees that name their unit, its digest follows the account, so that no proof can be shown for another asset.
    /// </summary>
    public static byte[] Leaf(ReadOnlySpan<byte> nonce, SumTreeHead head, string account, ulong amount, ulong index) => Leaf(SubNonce(nonce, head, account), amount, index);

    /// <summary>The key of the leaves of an account: SHA-256 of nonce, height, account, and the digest of the unit where the tree names one.</summary>
    public static byte[] SubNonce(ReadOnlySpan<byte> nonce, SumTreeHead head, string account)
    {
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(number, head.Height);
        return SHA256.HashData([.. nonce, .. number, .. AccountBytes(account), .. head.Unit is { } unit ? Hashes.Sha256(Encoding.UTF8.GetBytes(unit)) : []]);
    }

    /// <summary>The leaf under such a key.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> key, ulong amount, ulong index)
    {
        Span<byte> number = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(number, amount);
        BinaryPrimitives.WriteUInt64LittleEndian(number[8..], index);
        return HMACSHA256.HashData(key, number);
    }

    /// <summary>Digits without sign and needless zeros that fit 64 bits; null for anything else.</summary>
    public static ulong? AmountOf(ReadOnlySpan<char> text) =>
        !text.IsEmpty && (text.Length == 1 || text[0] != '0') && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    private static byte[] AccountBytes(string account)
    {
        if (ulong.TryParse(account, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && account == number.ToString(CultureInfo.InvariantCulture))
        {
            var bytes = new byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, number);
            return bytes;
        }

        return Hashes.Sha256(Encoding.UTF8.GetBytes(account));
    }
}

/// <summary>A node of a Merkle sum tree.</summary>
/// <param name="Hash">32 bytes.</param>
/// <param name="Amount">Base units.</param>
internal readonly record struct SumNode(byte[] Hash, ulong Amount);
