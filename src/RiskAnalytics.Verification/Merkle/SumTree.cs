using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RiskAnalytics.Verification.Merkle;

/// <summary>
/// The hashes of a Merkle sum tree in the manner of BitMEX. A node binds the amount of each child, so no neighbour can be shown
/// to one user larger and to another smaller.
/// </summary>
internal static class SumTree
{
    /// <summary>Bytes of a hash.</summary>
    public const int HashBytes = 32;

    /// <summary>The asset and the decimals that BitMEX's own files mean and do not state.</summary>
    public const string BitcoinAsset = "BTC";

    /// <summary>Decimals of a bitcoin.</summary>
    public const int BitcoinDecimals = 8;

    /// <summary>The key of an account's leaves: SHA256(nonce || height u64 LE || account), followed by a digest of the unit unless that is the satoshi.</summary>
    /// <param name="nonce">The nonce of the account.</param>
    /// <param name="height">The block height that the tree states.</param>
    /// <param name="account">The account, see <see cref="AccountBytes"/>.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="decimals">Decimals of a whole unit.</param>
    public static byte[] SubNonce(ReadOnlySpan<byte> nonce, ulong height, string account, string asset, int decimals)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(nonce);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(number, height);
        hash.AppendData(number);
        hash.AppendData(AccountBytes(account));
        if (asset != BitcoinAsset || decimals != BitcoinDecimals)
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(UnitLines(asset, decimals))));
        return hash.GetHashAndReset();
    }

    /// <summary>
    /// An account as it is hashed: digits without leading zeros below 2^64 as eight bytes, little-endian, as BitMEX does; any
    /// other text as the SHA-256 of its UTF-8 bytes, exactly as written. The two differ in length, so neither can be taken for the other.
    /// </summary>
    public static byte[] AccountBytes(string account)
    {
        if ((account == "0" || !account.StartsWith('0')) && ulong.TryParse(account, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            var bytes = new byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, number);
            return bytes;
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(account));
    }

    /// <summary>HMAC-SHA256(sub nonce, value u64 LE || leaf index u64 LE).</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> subNonce, ulong value, ulong index)
    {
        Span<byte> message = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(message, value);
        BinaryPrimitives.WriteUInt64LittleEndian(message[8..], index);
        return HMACSHA256.HashData(subNonce, message);
    }

    /// <summary>SHA256(left || its value u64 LE || right || its value u64 LE).</summary>
    public static byte[] Node(ReadOnlySpan<byte> left, ulong leftValue, ReadOnlySpan<byte> right, ulong rightValue)
    {
        Span<byte> message = stackalloc byte[2 * HashBytes + 16];
        left.CopyTo(message);
        BinaryPrimitives.WriteUInt64LittleEndian(message[HashBytes..], leftValue);
        right.CopyTo(message[(HashBytes + 8)..]);
        BinaryPrimitives.WriteUInt64LittleEndian(message[(2 * HashBytes + 8)..], rightValue);
        return SHA256.HashData(message);
    }

    /// <summary>The lines by which a file states its unit.</summary>
    public static string UnitLines(string asset, int decimals) => string.Create(CultureInfo.InvariantCulture, $"asset:{asset}\ndecimals:{decimals}\n");

    /// <summary>Whole units as a decimal.</summary>
    public static decimal Whole(ulong units, int decimals) => units / PowerOfTen(decimals);

    /// <summary>The base units in a whole one.</summary>
    public static decimal PowerOfTen(int decimals)
    {
        var power = 1m;
        for (var at = 0; at < decimals; at++)
            power *= 10m;
        return power;
    }

    /// <summary>Digits without sign and leading zeros below 2^64; null for anything else.</summary>
    public static ulong? Amount(ReadOnlySpan<char> text) =>
        !text.IsEmpty && (text.Length == 1 || text[0] != '0') && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) ? amount : null;
}
