using System.Collections.Immutable;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>
/// A chain answered from figures that were written down, such as those an auditor read at the block of a snapshot. Nothing is asked over a
/// network, and what was not written down is missing, never zero. How true the figures are is for whoever wrote them to say.
/// </summary>
/// <param name="chain">The chain's name, such as <c>bitcoin</c>.</param>
/// <param name="block">The block that all figures are of.</param>
public sealed class RecordedChain(string chain, ChainBlock block) : IChainClient
{
    private readonly Dictionary<(string Token, string Address), TokenAmount> _balances = [];
    private readonly Dictionary<string, TokenAmount> _supplies = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Chain => chain;

    /// <summary>False: there is one block.</summary>
    public bool ReadsHistory => false;

    /// <summary>Writes down the balance of an address, in place of an earlier one.</summary>
    /// <param name="address">The address, as it is asked for.</param>
    /// <param name="quantity">Whole units.</param>
    /// <param name="decimals">Decimals of the coin or token on its chain, such as 8 of bitcoin and 18 of ether.</param>
    /// <param name="token">The contract of the token; null for the native coin.</param>
    /// <returns>The chain.</returns>
    /// <exception cref="ArgumentException">The quantity has more decimals.</exception>
    public RecordedChain Holds(string address, decimal quantity, int decimals, string? token = null)
    {
        _balances[(token ?? "", address)] = TokenAmount.Of(quantity, decimals);
        return this;
    }

    /// <summary>Writes down how much of a token exists, in place of an earlier figure.</summary>
    /// <param name="token">Its contract.</param>
    /// <param name="quantity">Whole units.</param>
    /// <param name="decimals">Its decimals.</param>
    /// <returns>The chain.</returns>
    /// <exception cref="ArgumentException">The quantity has more decimals.</exception>
    public RecordedChain Issues(string token, decimal quantity, int decimals)
    {
        _supplies[token] = TokenAmount.Of(quantity, decimals);
        return this;
    }

    /// <inheritdoc/>
    public Task<ChainBlock> BlockAsync(long? height, CancellationToken cancellationToken) =>
        height is null || height == block.Height ? Task.FromResult(block) : throw new ChainException($"{Fault} of {chain}.");

    /// <inheritdoc/>
    public Task<ChainBlock> BlockAtAsync(DateTimeOffset instant, CancellationToken cancellationToken) =>
        block.Time <= instant ? Task.FromResult(block) : throw new ChainException($"{Fault} of {chain}.");

    /// <inheritdoc/>
    public Task<ImmutableArray<ChainFigure>> NativeBalancesAsync(ImmutableArray<string> addresses, long? height, CancellationToken cancellationToken) =>
        TokenBalancesAsync("", addresses, height, cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<ChainFigure>> TokenBalancesAsync(string token, ImmutableArray<string> addresses, long? height, CancellationToken cancellationToken) =>
        Task.FromResult(addresses.Select(address => Figure(_balances.TryGetValue((token, address), out var amount) ? amount : null, height)).ToImmutableArray());

    /// <inheritdoc/>
    public Task<ChainFigure> TokenSupplyAsync(string token, long? height, CancellationToken cancellationToken) =>
        Task.FromResult(Figure(_supplies.TryGetValue(token, out var amount) ? amount : null, height));

    private string Fault => FormattableString.Invariant($"Only block {block.Height} was written down");

    private ChainFigure Figure(TokenAmount? amount, long? height) =>
        height is not null && height != block.Height ? ChainFigure.Missing($"{Fault}.")
        : amount is { } known ? ChainFigure.Of(known, block)
        : ChainFigure.Missing("The figure was not written down.");
}
