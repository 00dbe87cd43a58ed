using System.Globalization;
using System.Numerics;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.Gate;

/// <summary>How Gate writes numbers and digests, and how it commits to assets.</summary>
internal static class GateNumbers
{
    /// <summary>How many assets every leaf and every commitment has; those that are not used count as zero.</summary>
    public const int Assets = 800;

    public const int Word = 64;

    private const int ElementBytes = 32;

    /// <summary>A JSON number of digits only, below a power of two.</summary>
    /// <exception cref="ProofFormatException">It is another value.</exception>
    public static BigInteger Read(ProofJson json, int bits)
    {
        if (json.Element.ValueKind != System.Text.Json.JsonValueKind.Number)
            throw json.Unexpected("a number");
        var text = json.Element.GetRawText();
        if (text.Length <= 40 && !text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            var number = BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
            if (number.GetBitLength() <= bits)
                return number;
        }

        throw new ProofFormatException(json.Path, "another number", FormattableString.Invariant($"a whole number from 0 to below 2^{bits}"));
    }

    /// <summary>An element of the field in base64, 32 bytes with the highest first.</summary>
    /// <exception cref="ProofFormatException">It is another text, or not below the modulus.</exception>
    public static Bn254Scalar Element(string text, string place)
    {
        var bytes = new byte[ElementBytes];
        // The decoder forgives spaces and loose last bits; the same element must not be written in two ways.
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length != ElementBytes || Convert.ToBase64String(bytes) != text)
            throw new ProofFormatException(place, "another text", "32 bytes in base64");
        var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        return number < Bn254Scalar.Modulus
            ? Bn254Scalar.From(number)
            : throw new ProofFormatException(place, "a number that is not below the modulus of the field", "a number below it");
    }

    /// <summary>An element as 64 hex digits.</summary>
    public static string Hex(Bn254Scalar element)
    {
        var bytes = new byte[ElementBytes];
        var number = element.ToNumber().ToByteArray(isUnsigned: true, isBigEndian: true);
        number.CopyTo(bytes, ElementBytes - number.Length);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Three numbers of 64 bits in one element, the first one highest.</summary>
    public static Bn254Scalar Pack(BigInteger high, BigInteger middle, BigInteger low) =>
        Bn254Scalar.From((high << (2 * Word)) | (middle << Word) | low);
}
