namespace RiskAnalytics.Verification.Ownership;

/// <summary>Reads signatures and keys from the cells of a list. Strict: no spaces, no second spelling, no longer and no shorter.</summary>
internal static class SignatureText
{
    private const int CompactBytes = 65;

    /// <summary>r, s and the recovery id of a signature in hex, r(32) s(32) v(1) with v 27 or 28; null when it is none.</summary>
    public static (byte[] Pair, int RecoveryId)? EvmHex(string text) =>
        Hex(text, CompactBytes) is [.. var pair, var v] && v is 27 or 28 ? (pair, v - 27) : null;

    /// <summary>r and s with the header of a compact signature in base64; null when it is none.</summary>
    public static (byte[] Pair, int Header)? CompactBase64(string text)
    {
        // 65 bytes are 88 characters, the last one the filling; its neighbour holds two bits that must be zero.
        var bytes = new byte[CompactBytes];
        if (text.Length != 88 || text.AsSpan().ContainsAny(" \t\r\n") || !Convert.TryFromBase64String(text, bytes, out var length) || length != CompactBytes)
            return null;
        return Convert.ToBase64String(bytes) == text ? (bytes[1..], bytes[0]) : null;
    }

    /// <summary>Bytes of an exact number in hex, with or without <c>0x</c>; null when the text is no such thing.</summary>
    public static byte[]? Hex(string text, int length) => Hex(text, length, length);

    /// <summary>Bytes in hex, with or without <c>0x</c>; null when the text is no hex, or has too few or too many.</summary>
    public static byte[]? Hex(string text, int least, int most)
    {
        var digits = text.AsSpan();
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            digits = digits[2..];
        if (digits.Length % 2 != 0 || digits.Length / 2 < least || digits.Length / 2 > most)
            return null;
        var bytes = new byte[digits.Length / 2];
        return Convert.FromHexString(digits, bytes, out _, out _) == System.Buffers.OperationStatus.Done ? bytes : null;
    }

    /// <summary>True for <c>0x</c> and 40 hex digits.</summary>
    public static bool IsEvmAddress(string text) =>
        text.Length == 42 && text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && !text.AsSpan(2).ContainsAnyExcept(HexDigits);

    private static System.Buffers.SearchValues<char> HexDigits { get; } = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");
}
