using Org.BouncyCastle.Math.EC.Rfc8032;

namespace RiskAnalytics.Verification.Cryptography;

/// <summary>
/// Plain Ed25519 (RFC 8032, section 5.1.7), strictly: S below the order L, key and R in their one encoding, the equation without
/// the cofactor.
/// </summary>
internal static class Ed25519Strict
{
    private static readonly UInt128 OrderLow = new(0x14DE_F9DE_A2F7_9CD6, 0x5812_631A_5CF5_D3ED);
    private static readonly UInt128 OrderHigh = UInt128.One << 124;
    private static readonly UInt128 PrimeLow = UInt128.MaxValue - 18;
    private static readonly UInt128 PrimeHigh = UInt128.MaxValue >> 1;

    /// <summary>Whether a key of 32 bytes made a signature of 64 bytes. A key of small order, which fits many texts at once, is refused.</summary>
    public static bool Verify(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (key.Length != 32 || signature.Length != 64 || !IsBelow(signature[32..], OrderHigh, OrderLow))
            return false;
        return IsCanonical(key) && IsCanonical(signature[..32]) && !HasSmallOrder(key)
            && Ed25519.Verify(signature.ToArray(), 0, key.ToArray(), 0, message.ToArray(), 0, message.Length);
    }

    /// <summary>True for a point of order 1, 2, 4 or 8, and for bytes that are no point: no key of a person.</summary>
    public static bool HasSmallOrder(ReadOnlySpan<byte> key) => key.Length != 32 || !Ed25519.ValidatePublicKeyPartial(key.ToArray(), 0) || IsOfTorsion(key);

    /// <summary>The y coordinate, without the sign bit, is below 2^255 - 19.</summary>
    private static bool IsCanonical(ReadOnlySpan<byte> point)
    {
        Span<byte> y = stackalloc byte[32];
        point.CopyTo(y);
        y[31] &= 0x7F;
        return IsBelow(y, PrimeHigh, PrimeLow);
    }

    // The y of the points of order 1, 2, 4 and 8; their sign does not matter.
    private static bool IsOfTorsion(ReadOnlySpan<byte> key)
    {
        var sign = (byte)(key[31] & 0x7F);
        foreach (var y in SmallOrderY)
        {
            if (key[..31].SequenceEqual(y.AsSpan(0, 31)) && sign == y[31])
                return true;
        }

        return false;
    }

    private static readonly byte[][] SmallOrderY =
    [
        Convert.FromHexString("0100000000000000000000000000000000000000000000000000000000000000"),
        Convert.FromHexString("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
        Convert.FromHexString("0000000000000000000000000000000000000000000000000000000000000000"),
        Convert.FromHexString("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
        Convert.FromHexString("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
    ];

    private static bool IsBelow(ReadOnlySpan<byte> littleEndian, UInt128 high, UInt128 low)
    {
        var upper = System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(littleEndian[16..]);
        var lower = System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(littleEndian);
        return upper < high || upper == high && lower < low;
    }
}
