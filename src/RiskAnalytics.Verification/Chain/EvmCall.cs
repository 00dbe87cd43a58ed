namespace RiskAnalytics.Verification.Chain;

/// <summary>One call of a contract's function.</summary>
internal sealed record EvmCall(byte[] Target, byte[] Input)
{
    /// <param name="target">The contract.</param>
    /// <param name="selector">First four bytes of the Keccak-256 of the function's signature, 8 hex digits.</param>
    /// <param name="words">One word a parameter.</param>
    public static EvmCall Of(byte[] target, string selector, params byte[][] words) => new(target, [.. Convert.FromHexString(selector), .. words.SelectMany(word => word)]);
}
