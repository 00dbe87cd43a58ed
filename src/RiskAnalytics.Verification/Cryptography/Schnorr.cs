using System.Text;

namespace RiskAnalytics.Verification.Cryptography;

/// <summary>Schnorr signatures of Bitcoin (BIP-340) and the output keys of Taproot (BIP-341). It only checks.</summary>
internal static class Schnorr
{
    /// <summary>Whether a key, given by its x of 32 bytes, made a signature of 64 bytes.</summary>
    public static bool Verify(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (key.Length != 32 || signature.Length != 64 || !FieldElement.TryRead(key, out var x) || !AffinePoint.TryLift(x, isOdd: false, out var point))
            return false;
        if (!FieldElement.TryRead(signature[..32], out var r) || !Scalar.TryRead(signature[32..], out var s))
            return false;
        var challenge = Scalar.ReadReduced(TaggedHash("BIP0340/challenge", [.. signature[..32], .. key, .. message]));
        return PointProduct.Sum(challenge.Negate(), point, s).TryNormalize(out var nonce) && !nonce.Y.IsOdd && FieldElement.AreEqual(nonce.X, r);
    }

    /// <summary>The output key for an internal key without scripts (BIP-341, BIP-86): x of 32 bytes; null when the internal key is no point.</summary>
    public static byte[]? TweakKey(ReadOnlySpan<byte> internalKey)
    {
        if (internalKey.Length != 32 || !FieldElement.TryRead(internalKey, out var x) || !AffinePoint.TryLift(x, isOdd: false, out var point))
            return null;
        if (!Scalar.TryRead(TaggedHash("TapTweak", internalKey), out var tweak))
            return null;
        if (!PointProduct.Sum(new Scalar(1, 0, 0, 0), point, tweak).TryNormalize(out var output))
            return null;
        var key = new byte[32];
        output.X.Write(key);
        return key;
    }

    /// <summary>SHA-256 of a text's own hash, twice, and the bytes (BIP-340).</summary>
    public static byte[] TaggedHash(string tag, ReadOnlySpan<byte> bytes)
    {
        var hash = Hashes.Sha256(Encoding.UTF8.GetBytes(tag));
        return Hashes.Sha256([.. hash, .. hash, .. bytes]);
    }
}
