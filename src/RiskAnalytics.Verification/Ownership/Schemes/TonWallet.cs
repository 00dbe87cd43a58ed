using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Ownership.Schemes;

/// <summary>TON: the address is the hash of the code of a wallet and of its first state, which holds the key.</summary>
internal static class TonWallet
{
    private const string Code = "ton-wallet";
    private const byte Bounceable = 0x11;
    private const byte NotBounceable = 0x51;
    private const uint StandardSubwallet = 698_983_191;
    private const int HighloadSubwallet = 4_269;
    private const int HighloadTimeout = 43_200;

    private static readonly ImmutableArray<byte> StandardCode = [.. Convert.FromHexString("84dafa449f98a6987789ba232358072bc0f76dc4524002a5d0918b9a75d2d599")];
    private static readonly ImmutableArray<byte> HighloadCode = [.. Convert.FromHexString("11acad7955844090f283bf238bc1449871f783e7cc0979408d3f4859483e8525")];

    public static OwnershipScheme Scheme { get; } = new(
        Code,
        "Ed25519 over the text with OKX's prefix; the address is that of a wallet (v3r2 or highload v3) with the key of the row.",
        row => row.IsOkxStyle && CoinFamilies.Of(row) == CoinFamily.Ton,
        Check);

    /// <summary>The hash in an address of the basic workchain; null when the text is no such address.</summary>
    public static byte[]? HashOf(string address)
    {
        var text = address.Replace('-', '+').Replace('_', '/');
        var bytes = new byte[36];
        if (text.Length != 48 || text.AsSpan().ContainsAny(" \t\r\n") || !Convert.TryFromBase64String(text, bytes, out var length) || length != bytes.Length)
            return null;
        var isWhole = bytes[0] is Bounceable or NotBounceable && bytes[1] == 0
            && BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(34)) == Crc16.Xmodem(bytes.AsSpan(0, 34));
        return isWhole ? bytes[2..34] : null;
    }

    private static OwnershipVerdict Check(SignedAddress row)
    {
        if (HashOf(row.Address) is not { } hash)
            return OwnershipVerdict.Unverifiable(Code, "address", "The text is no address of TON's basic workchain, so no key can be tied to it.");
        if (Ed25519Signatures.Check(Code, row, out var signed, out var key) is { } failed)
            return failed;
        var isKnown = hash.AsSpan().SequenceEqual(WalletHash(StandardCode, 0, StandardData(key)))
            || hash.AsSpan().SequenceEqual(WalletHash(HighloadCode, 6, HighloadData(key)));
        return isKnown
            ? OwnershipVerdict.Verified(Code, "The key of the row signed the text, and the address is that of a wallet with this key.", signed)
            : OwnershipVerdict.Unverifiable(Code, "address", "The key of the row signed the text, and the address is not that of a known wallet (v3r2, highload v3) with this key.", signed);
    }

    private static byte[] StandardData(byte[] key)
    {
        var numbers = new byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(numbers.AsSpan(4), StandardSubwallet);
        return [0x00, 0x50, .. numbers, .. key];
    }

    private static byte[] HighloadData(byte[] key)
    {
        // Key, subwallet (32 bits), two empty dictionaries (1 bit each), last clean (64 bits), time-out (22 bits).
        var state = (new BigInteger(key, isUnsigned: true, isBigEndian: true) << 120) + ((BigInteger)HighloadSubwallet << 88) + HighloadTimeout;
        var bytes = new byte[47];
        var digits = state.ToByteArray(isUnsigned: true, isBigEndian: true);
        digits.CopyTo(bytes, bytes.Length - digits.Length);
        return [0x00, 0x5e, .. bytes];
    }

    private static byte[] WalletHash(ImmutableArray<byte> codeHash, ushort codeDepth, byte[] dataCell) =>
        Hashes.Sha256([0x02, 0x01, 0x34, (byte)(codeDepth >> 8), (byte)codeDepth, 0, 0, .. codeHash, .. Hashes.Sha256(dataCell)]);
}
