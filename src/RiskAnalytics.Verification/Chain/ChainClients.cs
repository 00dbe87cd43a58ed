using System.Collections.Immutable;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>All chains that can be read, and how.</summary>
public static class ChainClients
{
    private static readonly ImmutableArray<(string Name, Func<Uri, NodeOptions, IChainClient> Make)> Others =
    [
        ("aptos", (node, options) => new AptosClient(node, options)),
        ("bitcoin", (node, options) => new BitcoinCoreClient(node, options)),
        ("bitcoin-esplora", (node, options) => new EsploraClient(node, options)),
        ("solana", (node, options) => new SolanaClient(node, options)),
        ("sui", (node, options) => new SuiClient(node, options)),
        ("tron", (node, options) => new TronClient(node, options)),
    ];

    /// <summary>The names known, in the order of the alphabet; beside them <c>evm:</c> with an EIP-155 number.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Others.Select(other => other.Name).Concat(EvmChains.Names).Order(StringComparer.Ordinal)];

    /// <summary>Whether a name stands for a chain that can be read.</summary>
    public static bool Knows(string chain) => Names.Contains(chain) || EvmChains.NumberOf(chain) is not null;

    /// <summary>A client for a chain.</summary>
    /// <param name="chain">One of <see cref="Names"/>, or <c>evm:</c> and the number of a chain of the Ethereum family without a name. <c>bitcoin</c> is a node of Bitcoin Core.</param>
    /// <param name="node">The node or the service that is asked.</param>
    /// <param name="options">How it is asked.</param>
    /// <exception cref="ChainException">There is no such chain, or the address of the node cannot be used.</exception>
    public static IChainClient Create(string chain, Uri node, NodeOptions options)
    {
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(options);
        if (EvmChains.NumberOf(chain) is not null)
            return new JsonRpcChainClient(chain, node, options);
        return Others.FirstOrDefault(other => other.Name == chain).Make is { } make
            ? make(node, options)
            : throw new ChainException($"There is no chain of this name that can be read; known: {string.Join(", ", Names)}, and evm: with the number of a chain.");
    }
}
