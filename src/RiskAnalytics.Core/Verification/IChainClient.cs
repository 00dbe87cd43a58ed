using System.Collections.Immutable;

namespace RiskAnalytics.Core.Verification;

/// <summary>
/// Reads one chain through a node or a service. It holds no key and sends nothing that changes anything. A question that a
/// node does not answer, or answers for another block, comes back as a figure with a fault, never as zero.
/// </summary>
public interface IChainClient
{
    /// <summary>The chain's name, kebab-case: <c>ethereum</c>, <c>x-layer</c>, <c>bitcoin</c>, <c>tron</c>, <c>solana</c>.</summary>
    string Chain { get; }

    /// <summary>True when balances and supplies of a past block can be asked for; else only those of the newest one.</summary>
    bool ReadsHistory { get; }

    /// <summary>A block by height, or the newest one that counts as final.</summary>
    /// <exception cref="ChainException">The node cannot be asked, or has no such block.</exception>
    Task<ChainBlock> BlockAsync(long? height, CancellationToken cancellationToken);

    /// <summary>The newest block made at or before an instant.</summary>
    /// <exception cref="ChainException">The node cannot be asked, or its blocks bear no time.</exception>
    Task<ChainBlock> BlockAtAsync(DateTimeOffset instant, CancellationToken cancellationToken);

    /// <summary>Balances of the native coin, one answer an address, in their order.</summary>
    /// <param name="addresses">The addresses; on Bitcoin output descriptors are accepted too.</param>
    /// <param name="height">The block; null for the newest.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    Task<ImmutableArray<ChainFigure>> NativeBalancesAsync(ImmutableArray<string> addresses, long? height, CancellationToken cancellationToken);

    /// <summary>Balances of a token, one answer an address, in their order.</summary>
    /// <param name="token">The contract, mint, coin type or metadata object of the token.</param>
    /// <param name="addresses">The addresses.</param>
    /// <param name="height">The block; null for the newest.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    Task<ImmutableArray<ChainFigure>> TokenBalancesAsync(string token, ImmutableArray<string> addresses, long? height, CancellationToken cancellationToken);

    /// <summary>How much of a token exists.</summary>
    /// <param name="token">The contract, mint, coin type or metadata object of the token.</param>
    /// <param name="height">The block; null for the newest.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    Task<ChainFigure> TokenSupplyAsync(string token, long? height, CancellationToken cancellationToken);
}
