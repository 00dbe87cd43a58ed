using System.Text;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Chain;

/// <summary>An address of the Ethereum family: 20 bytes, written as 0x and 40 hex digits whose case may carry a checksum (EIP-55).</summary>
internal static class EvmAddress
{
    public const int Length = 20;

    /// <summary>Reads an address. Digits in both cases must be those of the checksum: otherwise one of them was mistyped.</summary>
    /// <returns>Null and the address, or what is wrong with it.</returns>
    public static string? Fault(string text, out byte[] address)
    {
        address = [];
        if (text.Length != 2 + (2 * Length) || !text.StartsWith("0x", StringComparison.Ordinal) || !text.AsSpan(2).ContainsOnlyHex())
            return "The address is not 0x and 40 hex digits.";
        var digits = text[2..];
        var bytes = Convert.FromHexString(digits);
        if (digits.Any(char.IsAsciiLetterLower) && digits.Any(char.IsAsciiLetterUpper) && text != Format(bytes))
            return "The capital letters of the address do not fit its checksum (EIP-55): a digit is wrong.";
        address = bytes;
        return null;
    }

    /// <summary>An address with its checksum.</summary>
    public static string Format(ReadOnlySpan<byte> address)
    {
        var digits = Convert.ToHexStringLower(address).ToCharArray();
        var hash = Hashes.Keccak256(Encoding.ASCII.GetBytes(digits));
        for (var i = 0; i < digits.Length; i++)
            if (((hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xf) >= 8)
                digits[i] = char.ToUpperInvariant(digits[i]);
        return $"0x{new string(digits)}";
    }

    private static bool ContainsOnlyHex(this ReadOnlySpan<char> text)
    {
        foreach (var digit in text)
            if (!char.IsAsciiHexDigit(digit))
                return false;
        return true;
    }
}
