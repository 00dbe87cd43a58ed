using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Ownership;

/// <summary>A message in the form in which a chain signs it.</summary>
/// <param name="Form">The form in words, for a reason.</param>
/// <param name="Bytes">What is hashed, or signed as it stands.</param>
/// <param name="Digest">The digest that is signed; empty where the bytes themselves are.</param>
internal readonly record struct SignedText(string Form, byte[] Bytes, byte[] Digest)
{
    /// <summary>The bytes in hex, for a verdict.</summary>
    public string Hex => Convert.ToHexStringLower(Bytes);

    /// <summary>The form of Bitcoin and its relatives: both texts with their lengths, hashed twice.</summary>
    public static SignedText Bitcoin(string magic, string message)
    {
        byte[] bytes = [.. WithLength(magic), .. WithLength(message)];
        return new SignedText("the text with the prefix of the coin", bytes, Hashes.DoubleSha256(bytes));
    }

    /// <summary>OKX's own form, for chains without a form of their own, with the digest of its ECDSA coins.</summary>
    public static SignedText Okx(string message)
    {
        var bytes = OkxBytes(message);
        return new SignedText("the text with OKX's prefix", bytes, Hashes.Keccak256(bytes));
    }

    /// <summary>OKX's own form, signed as it stands (Ed25519).</summary>
    public static SignedText OkxPlain(string message) => new("the text with OKX's prefix", OkxBytes(message), []);

    /// <summary>OKX's own form with the digest of EOS.</summary>
    public static SignedText OkxSha256(string message)
    {
        var bytes = OkxBytes(message);
        return new SignedText("the text with OKX's prefix", bytes, Hashes.Sha256(bytes));
    }

    /// <summary><c>personal_sign</c> over the Keccak-256 of the text.</summary>
    public static SignedText EvmHash(string message) => OfHash("personal_sign over the hash of the text", "\x19" + "Ethereum Signed Message:\n", message);

    /// <summary><c>personal_sign</c> over the text.</summary>
    public static SignedText EvmText(string message) => OfText("personal_sign over the text", "\x19" + "Ethereum Signed Message:\n", message);

    /// <summary>TRON's form over the Keccak-256 of the text.</summary>
    public static SignedText TronHash(string message) => OfHash("the TRON form over the hash of the text", "\x19" + "TRON Signed Message:\n", message);

    /// <summary>TRON's form over the text.</summary>
    public static SignedText TronText(string message) => OfText("the TRON form over the text", "\x19" + "TRON Signed Message:\n", message);

    private static SignedText OfHash(string form, string prefix, string message)
    {
        byte[] bytes = [.. Utf8(prefix), .. "32"u8, .. Hashes.Keccak256(Utf8(message))];
        return new SignedText(form, bytes, Hashes.Keccak256(bytes));
    }

    private static SignedText OfText(string form, string prefix, string message)
    {
        var text = Utf8(message);
        byte[] bytes = [.. Utf8(prefix), .. Utf8(text.Length.ToString(CultureInfo.InvariantCulture)), .. text];
        return new SignedText(form, bytes, Hashes.Keccak256(bytes));
    }

    private static byte[] OkxBytes(string message) => [.. WithLength("OKX Signed Message:\n"), .. WithLength(message)];

    private static byte[] WithLength(string text)
    {
        var bytes = Utf8(text);
        return [.. CompactSize(bytes.Length), .. bytes];
    }

    private static byte[] CompactSize(int length)
    {
        if (length < 0xfd)
            return [(byte)length];
        var size = new byte[length <= ushort.MaxValue ? 3 : 5];
        size[0] = (byte)(size.Length == 3 ? 0xfd : 0xfe);
        if (size.Length == 3)
            BinaryPrimitives.WriteUInt16LittleEndian(size.AsSpan(1), (ushort)length);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(size.AsSpan(1), (uint)length);
        return size;
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
