using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Ownership;

namespace RiskAnalytics.Verification.Tests.Ownership;

/// <summary>A key of secp256k1 for fixtures: number, point, and deterministic signatures (RFC 6979), all made by BouncyCastle.</summary>
internal sealed class FixedKey
{
    private static readonly X9ECParameters Curve = CustomNamedCurves.GetByName("secp256k1");
    private readonly ECPrivateKeyParameters _key;

    public FixedKey(long number)
    {
        _key = new ECPrivateKeyParameters(BigInteger.ValueOf(number), new ECDomainParameters(Curve));
        Point = Curve.G.Multiply(BigInteger.ValueOf(number)).Normalize().GetEncoded(false)[1..];
    }

    /// <summary>x and y.</summary>
    public byte[] Point { get; }

    public byte[] Compressed => PublicKeys.Compressed(Point);

    public string EvmAddress => PublicKeys.EthereumText(Point);

    /// <summary>r, s and v, with s in the lower half.</summary>
    public string Hex(SignedText text)
    {
        var (pair, id) = Sign(text.Digest);
        return $"0x{Convert.ToHexStringLower(pair)}{27 + id:x2}";
    }

    /// <summary>The twin with s in the upper half, which recovers to the same key.</summary>
    public string HexWithHighS(SignedText text)
    {
        var (pair, id) = Sign(text.Digest);
        var s = Curve.N.Subtract(new BigInteger(1, pair[32..])).ToByteArrayUnsigned();
        return $"0x{Convert.ToHexStringLower(pair[..32])}{Convert.ToHexStringLower(s).PadLeft(64, '0')}{27 + (id ^ 1):x2}";
    }

    /// <summary>A compact signature in base64.</summary>
    public string Compact(SignedText text, int firstHeader = 31)
    {
        var (pair, id) = Sign(text.Digest);
        return Convert.ToBase64String([(byte)(firstHeader + id), .. pair]);
    }

    private (byte[] Pair, int Id) Sign(byte[] digest)
    {
        var signer = new ECDsaSigner(new HMacDsaKCalculator(new Sha256Digest()));
        signer.Init(true, _key);
        var parts = signer.GenerateSignature(digest);
        var s = parts[1].CompareTo(Curve.N.ShiftRight(1)) > 0 ? Curve.N.Subtract(parts[1]) : parts[1];
        byte[] pair = [.. Fixed(parts[0]), .. Fixed(s)];
        var id = Enumerable.Range(0, 4).First(i => Secp256k1.Recover(digest, pair, i) is { } point && point.AsSpan().SequenceEqual(Point));
        return (pair, id);
    }

    private static byte[] Fixed(BigInteger number) => Convert.FromHexString(Convert.ToHexString(number.ToByteArrayUnsigned()).PadLeft(64, '0'));
}
