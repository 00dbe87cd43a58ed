using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;

namespace RiskAnalytics.Verification.Tests;

/// <summary>Recovery as BouncyCastle alone does it: what the managed code is measured against and must agree with.</summary>
internal static class BouncyCastleRecovery
{
    private static readonly X9ECParameters Curve = CustomNamedCurves.GetByName("secp256k1");

    /// <summary>The key that made a signature.</summary>
    /// <param name="hash">The signed digest, 32 bytes.</param>
    /// <param name="signature">r and s, 32 bytes each, big-endian.</param>
    /// <param name="recoveryId">0 to 3.</param>
    /// <returns>x and y, 32 bytes each; null when r or s is zero or not below the order, or no point has such an x.</returns>
    public static byte[]? Recover(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> signature, int recoveryId)
    {
        if (hash.Length != 32 || signature.Length != 64 || recoveryId is < 0 or > 3)
            return null;
        var order = Curve.N;
        var r = new BigInteger(1, signature[..32].ToArray());
        var s = new BigInteger(1, signature[32..].ToArray());
        if (r.SignValue == 0 || s.SignValue == 0 || r.CompareTo(order) >= 0 || s.CompareTo(order) >= 0)
            return null;
        var x = recoveryId >= 2 ? r.Add(order) : r;
        if (x.CompareTo(Curve.Curve.Field.Characteristic) >= 0)
            return null;

        ECPoint point;
        try
        {
            point = Curve.Curve.DecodePoint([(byte)(2 + (recoveryId & 1)), .. Fixed(x)]);
        }
        catch (ArgumentException)
        {
            return null;
        }

        var inverse = r.ModInverse(order);
        var z = new BigInteger(1, hash.ToArray()).Mod(order);
        var key = ECAlgorithms.SumOfTwoMultiplies(point, s.Multiply(inverse).Mod(order), Curve.G, order.Subtract(z).Multiply(inverse).Mod(order)).Normalize();
        return key.IsInfinity ? null : [.. Fixed(key.AffineXCoord.ToBigInteger()), .. Fixed(key.AffineYCoord.ToBigInteger())];
    }

    /// <summary>True when s is in the lower half of the order: the upper one is a malleated twin.</summary>
    public static bool HasLowS(ReadOnlySpan<byte> signature) =>
        signature.Length == 64 && new BigInteger(1, signature[32..].ToArray()).CompareTo(Curve.N.ShiftRight(1)) <= 0;

    private static byte[] Fixed(BigInteger number)
    {
        var bytes = number.ToByteArrayUnsigned();
        var result = new byte[32];
        bytes.CopyTo(result, 32 - bytes.Length);
        return result;
    }
}
