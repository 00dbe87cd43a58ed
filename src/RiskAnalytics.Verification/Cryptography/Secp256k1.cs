namespace RiskAnalytics.Verification.Cryptography;

/// <summary>
/// Signatures on the curve of Bitcoin and Ethereum (SEC 1, section 4.1). Managed code with field elements of fixed width. It only
/// checks: its running time depends on what it is given, so it must never see a private key.
/// </summary>
internal static class Secp256k1
{
    /// <summary>The key that made a signature.</summary>
    /// <param name="hash">The signed digest, 32 bytes.</param>
    /// <param name="signature">r and s, 32 bytes each, big-endian.</param>
    /// <param name="recoveryId">0 to 3.</param>
    /// <returns>x and y, 32 bytes each; null when r or s is zero or not below the order, or no point has such an x.</returns>
    public static byte[]? Recover(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> signature, int recoveryId)
    {
        Span<byte> key = stackalloc byte[64];
        return TryRecover(hash, signature, recoveryId, key) ? key.ToArray() : null;
    }

    /// <summary>The key that made a signature, as x and y in 64 bytes, without touching the heap; false as <see cref="Recover"/> gives null.</summary>
    public static bool TryRecover(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> signature, int recoveryId, Span<byte> key)
    {
        if (hash.Length != 32 || signature.Length != 64 || recoveryId is < 0 or > 3 || !TryReadPair(signature, out var r, out var s))
            return false;
        var x = r.ToField();
        if (recoveryId >= 2 && !r.TryAddOrder(out x))
            return false;
        if (!AffinePoint.TryLift(x, (recoveryId & 1) != 0, out var point))
            return false;

        var inverse = r.Inverse();
        var z = Scalar.ReadReduced(hash);
        var product = PointProduct.Sum(Scalar.Multiply(s, inverse), point, Scalar.Multiply(z.Negate(), inverse));
        if (!product.TryNormalize(out var recovered))
            return false;
        recovered.X.Write(key);
        recovered.Y.Write(key[32..]);
        return true;
    }

    /// <summary>Whether a key made a signature. A high s is no reason against it; ask <see cref="HasLowS"/>.</summary>
    public static bool Verify(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> signature, in AffinePoint key)
    {
        if (hash.Length != 32 || signature.Length != 64 || !TryReadPair(signature, out var r, out var s))
            return false;
        var inverse = s.Inverse();
        var product = PointProduct.Sum(Scalar.Multiply(r, inverse), key, Scalar.Multiply(Scalar.ReadReduced(hash), inverse));
        if (!product.TryNormalize(out var point))
            return false;
        return FieldElement.AreEqual(point.X, r.ToField()) || r.TryAddOrder(out var other) && FieldElement.AreEqual(point.X, other);
    }

    /// <summary>Reads a public key in its compressed form of 33 bytes; false when it is none.</summary>
    public static bool TryReadCompressed(ReadOnlySpan<byte> bytes, out AffinePoint key)
    {
        key = default;
        return bytes is [2 or 3, ..] && bytes.Length == 33 && FieldElement.TryRead(bytes[1..], out var x) && AffinePoint.TryLift(x, bytes[0] == 3, out key);
    }

    /// <summary>True when s is in the lower half of the order: the upper one is a malleated twin.</summary>
    public static bool HasLowS(ReadOnlySpan<byte> signature) =>
        signature.Length == 64 && Scalar.TryRead(signature[32..], out var s) && !s.IsHigh;

    private static bool TryReadPair(ReadOnlySpan<byte> signature, out Scalar r, out Scalar s)
    {
        s = default;
        return Scalar.TryRead(signature[..32], out r) && Scalar.TryRead(signature[32..], out s) && !r.IsZero && !s.IsZero;
    }
}
