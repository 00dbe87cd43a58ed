using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>
/// Reads Aptos through the REST interface of a node, whose states are counted by ledger version. A node keeps only the newer ones.
/// Balances are those of the primary store of an owner, with the older kind of coin where a token has it too.
/// </summary>
public sealed class AptosClient : IChainClient
{
    private const string NativeCoin = "0x1::aptos_coin::AptosCoin";
    private const int NativeDecimals = 8;
    private const int MostDecimals = 77;

    private readonly NodeConnection _node;

    /// <summary>A client for a node.</summary>
    /// <param name="node">Its address, such as <c>https://host/v1</c>.</param>
    /// <param name="options">How it is asked.</param>
    /// <exception cref="ChainException">The address of the node cannot be used.</exception>
    public AptosClient(Uri node, NodeOptions options) => _node = new NodeConnection(Chain, node, options);

    /// <inheritdoc/>
    public string Chain => "aptos";

    /// <inheritdoc/>
    public bool ReadsHistory => true;

    /// <inheritdoc/>
    public async Task<ChainBlock> BlockAsync(long? height, CancellationToken cancellationToken)
    {
        if (height is not { } asked)
        {
            var ledger = await LedgerAsync(cancellationToken).ConfigureAwait(false);
            return new ChainBlock(Long(ledger.Get("ledger_version")), null, Time(ledger.Get("ledger_timestamp")));
        }

        var version = asked.ToString(CultureInfo.InvariantCulture);
        if (await _node.FindAsync($"blocks/by_version/{version}", cancellationToken).ConfigureAwait(false) is not { } block)
            throw _node.Fault($"has no ledger version {version}, or no longer keeps it");
        if (Long(block.Get("first_version")) > asked || Long(block.Get("last_version")) < asked)
            throw _node.Fault("answers for another ledger version than the one asked for");
        return new ChainBlock(asked, block.Get("block_hash").Text(100), Time(block.Get("block_timestamp")));
    }

    /// <inheritdoc/>
    public async Task<ChainBlock> BlockAtAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var ledger = await LedgerAsync(cancellationToken).ConfigureAwait(false);
        var (low, high) = (Long(ledger.Get("oldest_block_height")), Long(ledger.Get("block_height")));
        var (before, after) = (await ByHeightAsync(low, cancellationToken).ConfigureAwait(false), await ByHeightAsync(high, cancellationToken).ConfigureAwait(false));
        if (before.Time > instant)
            throw _node.Fault("no longer keeps blocks as old as the instant asked for");
        if (after.Time <= instant)
            throw _node.Fault("has no block behind the instant asked for yet");
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            var block = await ByHeightAsync(middle, cancellationToken).ConfigureAwait(false);
            if (block.Time <= instant)
                (low, before) = (middle, block);
            else
                high = middle;
        }

        return before;
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<ChainFigure>> NativeBalancesAsync(ImmutableArray<string> addresses, long? height, CancellationToken cancellationToken) =>
        AtAsync(addresses, height, block => BalancesAsync(NativeCoin, NativeDecimals, addresses, block, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<ChainFigure>> TokenBalancesAsync(string token, ImmutableArray<string> addresses, long? height, CancellationToken cancellationToken) =>
        AtAsync(addresses, height, async block =>
            await BalancesAsync(token, await DecimalsAsync(token, block, cancellationToken).ConfigureAwait(false), addresses, block, cancellationToken).ConfigureAwait(false), cancellationToken);

    /// <inheritdoc/>
    public async Task<ChainFigure> TokenSupplyAsync(string token, long? height, CancellationToken cancellationToken) =>
        (await AtAsync([token], height, async block =>
        {
            var decimals = await DecimalsAsync(token, block, cancellationToken).ConfigureAwait(false);
            var supply = await ResourceAsync(token, "ConcurrentSupply", block, cancellationToken).ConfigureAwait(false) is { } concurrent
                ? concurrent.Get("current").Get("value").Digits()
                : (await ResourceAsync(token, "Supply", block, cancellationToken).ConfigureAwait(false))?.Get("current").Digits();
            return [supply is { } units ? ChainFigure.Of(new TokenAmount(units, decimals), block) : ChainFigure.Missing("The token of aptos keeps no count of its supply.")];
        }, cancellationToken).ConfigureAwait(false))[0];

    private async Task<ImmutableArray<ChainFigure>> AtAsync(
        ImmutableArray<string> addresses, long? height, Func<ChainBlock, Task<ImmutableArray<ChainFigure>>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await read(await BlockAsync(height, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (ChainException e)
        {
            return [.. addresses.Select(_ => ChainFigure.Missing(e.Message))];
        }
    }

    private Task<ImmutableArray<ChainFigure>> BalancesAsync(string asset, int decimals, ImmutableArray<string> addresses, ChainBlock block, CancellationToken cancellationToken) =>
        Questions.AskAsync(_node, addresses, async owner =>
        {
            if (MoveAddress.Parse(owner) is null)
                return ChainFigure.Missing("This is no address of aptos.");
            return await _node.FindAsync($"accounts/{owner}/balance/{asset}{At(block)}", cancellationToken).ConfigureAwait(false) is { } balance
                ? ChainFigure.Of(new TokenAmount(balance.Amount(), decimals), block)
                : ChainFigure.Missing("The node of aptos has no balance of this address at that ledger version, or no longer keeps it.");
        });

    private async Task<int> DecimalsAsync(string token, ChainBlock block, CancellationToken cancellationToken)
    {
        if (MoveAddress.Parse(token) is null)
            throw new ChainException("The token is no metadata object of aptos: 0x and hex digits.");
        return await ResourceAsync(token, "Metadata", block, cancellationToken).ConfigureAwait(false) is { } about
            ? (int)about.Get("decimals").Integer(MostDecimals)
            : throw _node.Fault("knows no such token at that ledger version, or no longer keeps it");
    }

    /// <summary>A resource of the framework's fungible assets; null when the object has none.</summary>
    private async Task<NodeJson?> ResourceAsync(string token, string name, ChainBlock block, CancellationToken cancellationToken)
    {
        var type = $"0x1::fungible_asset::{name}";
        if (await _node.FindAsync($"accounts/{token}/resource/{type}{At(block)}", cancellationToken).ConfigureAwait(false) is not { } resource)
            return null;
        return resource.Get("type").Text() == type ? resource.Get("data") : throw _node.Fault("answers for another resource than the one asked for");
    }

    private Task<NodeJson> LedgerAsync(CancellationToken cancellationToken) => _node.GetAsync("", cancellationToken);

    private async Task<ChainBlock> ByHeightAsync(long height, CancellationToken cancellationToken)
    {
        var block = await _node.GetAsync(FormattableString.Invariant($"blocks/by_height/{height}"), cancellationToken).ConfigureAwait(false);
        if (Long(block.Get("block_height")) != height)
            throw _node.Fault("answers for another block than the one asked for");
        // The state of a block is the one behind its last transaction.
        return new ChainBlock(Long(block.Get("last_version")), block.Get("block_hash").Text(100), Time(block.Get("block_timestamp")));
    }

    private static string At(ChainBlock block) => FormattableString.Invariant($"?ledger_version={block.Height}");

    private static long Long(NodeJson value) => value.Digits() is var number && number <= long.MaxValue ? (long)number : throw value.Unexpected("a number of 64 bits");

    private static DateTimeOffset Time(NodeJson value)
    {
        var microseconds = value.Digits();
        return microseconds <= new BigInteger(DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()) * 1000
            ? DateTimeOffset.UnixEpoch.AddTicks((long)microseconds * TimeSpan.TicksPerMicrosecond)
            : throw value.Unexpected("a time in microseconds");
    }
}
