namespace RiskAnalytics.Verification.Chain;

/// <summary>Addresses of the Move chains, Sui and Aptos: 32 bytes in hex, where zeros in front may be left out, and types named by them.</summary>
internal static class MoveAddress
{
    private const int Digits = 64;
    private const int MostType = 1_000;

    /// <summary>An address with all its digits; null when the text is none.</summary>
    public static string? Parse(string text) =>
        text.Length is > 2 and <= 2 + Digits && text.StartsWith("0x", StringComparison.Ordinal) && text.Skip(2).All(char.IsAsciiHexDigit)
            ? "0x" + text[2..].ToLowerInvariant().PadLeft(Digits, '0')
            : null;

    /// <summary>A type such as <c>0x2::sui::SUI</c> with all digits of its address; null when the text is none, or one of types with parameters.</summary>
    public static string? OfType(string text) =>
        text.Length <= MostType && text.Split("::") is [var address, var module, var name] && Parse(address) is { } full && IsName(module) && IsName(name)
            ? $"{full}::{module}::{name}"
            : null;

    private static bool IsName(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
