using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>
/// Reads a chain of the Ethereum family. What is read together is of one block, asked for by its number; the block must have the
/// same hash before and after, and the node must serve the chain that the name stands for. Without a height the newest final
/// block is meant.
/// </summary>
public abstract partial class EvmChainClient : IChainClient
{
    private readonly long _number;
    private bool _isRightChain;

    /// <summary>A client for a chain.</summary>
    /// <param name="chain">Its name, see <see cref="EvmChains"/>.</param>
    /// <exception cref="ArgumentException">The name is none of the Ethereum family.</exception>
    protected EvmChainClient(string chain)
    {
        Chain = chain;
        _number = EvmChains.NumberOf(chain)
            ?? throw new ArgumentException($"'{chain}' is no chain of the Ethereum family known here; write evm: and its EIP-155 number, or one of {string.Join(", ", EvmChains.Names)}.", nameof(chain));
    }

    /// <inheritdoc/>
    public string Chain { get; }

    /// <inheritdoc/>
    public bool ReadsHistory => true;

    /// <summary>False to ask for each figure by itself even where the contract Multicall3 could gather them.</summary>
    public bool UsesMulticall { get; init; } = true;

    /// <inheritdoc/>
    public async Task<ChainBlock> BlockAsync(long? height, CancellationToken cancellationToken)
    {
        if (height < 0)
            throw new ArgumentOutOfRangeException(nameof(height), height, "A height is 0 or more.");
        await CheckChainAsync(cancellationToken).ConfigureAwait(false);
        return await SomeBlockAsync(height, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<ChainBlock> BlockAtAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var after = await BlockAsync(null, cancellationToken).ConfigureAwait(false);
        if (after.Time <= instant)
            throw new ChainException($"The newest final block of {Chain} is of {Told(after.Time)}: there is none yet behind the instant asked for.");
        var before = await SomeBlockAsync(0, cancellationToken).ConfigureAwait(false);
        if (before.Time > instant)
            throw new ChainException($"The first block of {Chain} is of {Told(before.Time)}, behind the instant asked for.");

        while (after.Height - before.Height > 1)
        {
            var middle = await SomeBlockAsync(before.Height + ((after.Height - before.Height) / 2), cancellationToken).ConfigureAwait(false);
            if (middle.Time < before.Time || middle.Time > after.Time)
                throw new ChainException($"The node gives block {Told(middle.Height)} of {Chain} a time that does not lie between those of the blocks around it.");
            if (middle.Time <= instant)
                before = middle;
            else
                after = middle;
        }

        return before;
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<ChainFigure>> NativeBalancesAsync(ImmutableArray<string> addresses, long? height, CancellationToken cancellationToken)
    {
        var read = Read(addresses);
        var asked = read.Where(one => one.Fault is null).ToImmutableArray();
        return await FiguresAsync(read, height, async state => Figures(
            await state.AskAsync([.. asked.Select(one => new EvmQuestion(EvmQuestionKind.Balance, EvmAddress.Format(one.Address)))]).ConfigureAwait(false), state.Block), cancellationToken)
            .ConfigureAwait(false);

        static ImmutableArray<ChainFigure> Figures(ImmutableArray<EvmReply> replies, ChainBlock block) => [.. replies.Select(reply =>
            reply.Returned is null ? ChainFigure.Missing(reply.Fault ?? "The node gave no answer.")
            : Abi.Quantity(reply.Returned) is { } wei ? ChainFigure.Of(new TokenAmount(wei, 18), block)
            : ChainFigure.Missing("The node's answer is not a number of 256 bits in hex."))];
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<ChainFigure>> TokenBalancesAsync(string token, ImmutableArray<string> addresses, long? height, CancellationToken cancellationToken)
    {
        var read = Read(addresses);
        var holders = read.Where(one => one.Fault is null).Select(one => one.Address).ToImmutableArray();
        return await FiguresAsync(read, height, state => Erc20.BalancesAsync(state, token, holders), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<ChainFigure> TokenSupplyAsync(string token, long? height, CancellationToken cancellationToken) =>
        AtAsync(height, state => Erc20.SupplyAsync(state, token), ChainFigure.Missing, cancellationToken);

    /// <summary>The EIP-155 number of the chain that the node serves.</summary>
    protected abstract Task<BigInteger> ReadChainNumberAsync(CancellationToken cancellationToken);

    /// <summary>A block by height, or the newest final one; null when the node knows none.</summary>
    /// <exception cref="ChainException">The node cannot be asked.</exception>
    protected abstract Task<ChainBlock?> ReadBlockAsync(long? height, CancellationToken cancellationToken);

    /// <summary>Replies to questions about the state at a block, in their order; where it can be done in one request.</summary>
    /// <exception cref="ChainException">The node cannot be asked.</exception>
    protected internal abstract Task<ImmutableArray<EvmReply>> AskAsync(ImmutableArray<EvmQuestion> questions, long height, CancellationToken cancellationToken);

    /// <summary>A block as a node describes it, when that can be.</summary>
    /// <param name="number">Its height.</param>
    /// <param name="hash">0x and 64 hex digits.</param>
    /// <param name="seconds">When it was made, in seconds since 1970.</param>
    /// <exception cref="ChainException">It cannot be so.</exception>
    protected ChainBlock Block(BigInteger number, string? hash, BigInteger seconds) =>
        number >= 0 && number <= long.MaxValue && seconds >= 0 && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() && hash is not null && Abi.Bytes(hash) is { Length: Abi.Word }
            ? new ChainBlock((long)number, hash.ToLowerInvariant(), DateTimeOffset.FromUnixTimeSeconds((long)seconds))
            : throw new ChainException($"The node of {Chain} describes a block that cannot be: its height, its hash or its time is none.");

    /// <summary>Reads the state at one block and makes sure that it is of that block.</summary>
    /// <param name="height">The block; null for the newest final one.</param>
    /// <param name="read">What is read.</param>
    /// <param name="missing">The result when the node cannot be asked, or its answers are of more than one block.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    private async Task<T> AtAsync<T>(long? height, Func<EvmState, Task<T>> read, Func<string, T> missing, CancellationToken cancellationToken)
    {
        try
        {
            var block = await BlockAsync(height, cancellationToken).ConfigureAwait(false);
            var result = await read(new EvmState(this, block, cancellationToken)).ConfigureAwait(false);
            var again = await SomeBlockAsync(block.Height, cancellationToken).ConfigureAwait(false);
            return again == block ? result : missing($"The node changed block {Told(block.Height)} of {Chain} while it was read.");
        }
        catch (ChainException e)
        {
            return missing(e.Message);
        }
    }

    private async Task CheckChainAsync(CancellationToken cancellationToken)
    {
        if (_isRightChain)
            return;
        var number = await ReadChainNumberAsync(cancellationToken).ConfigureAwait(false);
        if (number != _number)
            throw new ChainException(string.Create(CultureInfo.InvariantCulture, $"The node serves the chain with number {number}, but {Chain} has number {_number}."));
        _isRightChain = true;
    }

    private async Task<ChainBlock> SomeBlockAsync(long? height, CancellationToken cancellationToken)
    {
        var block = await ReadBlockAsync(height, cancellationToken).ConfigureAwait(false)
            ?? throw new ChainException(height is null ? $"The node names no final block of {Chain}; ask for a height." : $"The node has no block {Told(height.Value)} of {Chain}.");
        return height is null || block.Height == height
            ? block
            : throw new ChainException($"The node was asked for block {Told(height.Value)} of {Chain} and answered with block {Told(block.Height)}.");
    }

    /// <summary>Figures in the order of the addresses, of which the wrong ones are not asked for.</summary>
    private async Task<ImmutableArray<ChainFigure>> FiguresAsync(
        ImmutableArray<(byte[] Address, string? Fault)> addresses, long? height, Func<EvmState, Task<ImmutableArray<ChainFigure>>> read, CancellationToken cancellationToken)
    {
        var asked = addresses.Count(one => one.Fault is null);
        var figures = asked == 0 ? [] : await AtAsync(height, read, fault => [.. Enumerable.Repeat(ChainFigure.Missing(fault), asked)], cancellationToken).ConfigureAwait(false);
        var next = 0;
        return [.. addresses.Select(one => one.Fault is null ? figures[next++] : ChainFigure.Missing(one.Fault))];
    }

    private static ImmutableArray<(byte[] Address, string? Fault)> Read(ImmutableArray<string> addresses) =>
        [.. addresses.Select(text => (Fault: EvmAddress.Fault(text, out var address), address)).Select(one => (one.address, one.Fault))];

    private static string Told(long height) => height.ToString(CultureInfo.InvariantCulture);

    private static string Told(DateTimeOffset? time) => time is { } known ? known.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) : "no known time";
}
