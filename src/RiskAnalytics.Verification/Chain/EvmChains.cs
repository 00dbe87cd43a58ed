using System.Collections.Frozen;
using System.Globalization;

namespace RiskAnalytics.Verification.Chain;

/// <summary>The chains of the Ethereum family by name, with their EIP-155 numbers as the public list of chains (ethereum-lists/chains) has them.</summary>
public static class EvmChains
{
    private const string Prefix = "evm:";

    private static readonly FrozenDictionary<string, long> Numbers = new Dictionary<string, long>
    {
        ["ethereum"] = 1,
        ["optimism"] = 10,
        ["cronos"] = 25,
        ["bsc"] = 56,
        ["gnosis"] = 100,
        ["unichain"] = 130,
        ["polygon"] = 137,
        ["sonic"] = 146,
        ["x-layer"] = 196,
        ["opbnb"] = 204,
        ["fantom"] = 250,
        ["zksync-era"] = 324,
        ["world-chain"] = 480,
        ["hyperevm"] = 999,
        ["sei"] = 1329,
        ["mantle"] = 5000,
        ["kaia"] = 8217,
        ["base"] = 8453,
        ["mode"] = 34443,
        ["arbitrum"] = 42161,
        ["celo"] = 42220,
        ["avalanche"] = 43114,
        ["ink"] = 57073,
        ["linea"] = 59144,
        ["berachain"] = 80094,
        ["blast"] = 81457,
        ["scroll"] = 534352,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names known, in the order of the alphabet.</summary>
    public static IEnumerable<string> Names => Numbers.Keys.Order(StringComparer.Ordinal);

    /// <summary>The EIP-155 number of a chain; null when the name is none of the Ethereum family.</summary>
    /// <param name="chain">A name such as <c>x-layer</c>, or <c>evm:</c> and the number of a chain without a name here.</param>
    public static long? NumberOf(string chain)
    {
        if (Numbers.TryGetValue(chain, out var number))
            return number;
        if (!chain.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        return long.TryParse(chain.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0 ? number : null;
    }
}
