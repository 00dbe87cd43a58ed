using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>Reads Sui through JSON-RPC. A node gives the newest state and does not say of which checkpoint it is; past ones cannot be read.</summary>
public sealed class SuiClient : IChainClient
{
    private const string NativeCoin = "0x2::sui::SUI";
    private const int MostDecimals = 77;

    private readonly NodeConnection _node;
    private readonly JsonRpc _rpc;

    /// <summary>A client for a node.</summary>
    /// <param name="node">Its address.</param>
    /// <param name="options">How it is asked.</param>
    /// <exception cref="ChainException">The address of the node cannot be used.</exception>
    public SuiClient(Uri node, NodeOptions options)
    {
        _node = new NodeConnection(Chain, node, options);
        _rpc = new JsonRpc(_node, "2.0");
    }

    /// <inheritdoc/>
    public string Chain => "sui";

    /// <inheritdoc/>
    public bool ReadsHistory => false;

    /// <inheritdoc/>
    public async Task<ChainBlock> BlockAsync(long? height, CancellationToken cancellationToken)
    {
        var number = height is { } asked
            ? asked.ToString(CultureInfo.InvariantCulture)
            : (await _rpc.CallAsync("sui_getLatestCheckpointSequenceNumber", [], cancellationToken).ConfigureAwait(false)).Digits().ToString(CultureInfo.InvariantCulture);
        var (checkpoint, code) = await _rpc.AskAsync("sui_getCheckpoint", [number], cancellationToken).ConfigureAwait(false);
        if (code is not null)
            throw _node.Fault($"has no checkpoint {number}");
        var found = checkpoint.Get("sequenceNumber").Digits();
        if (found.ToString(CultureInfo.InvariantCulture) != number || found > long.MaxValue)
            throw _node.Fault("answers for another checkpoint than the one asked for");
        var time = checkpoint.Get("timestampMs").Digits();
        return time <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? new ChainBlock((long)found, checkpoint.Get("digest").Text(100), DateTimeOffset.FromUnixTimeMilliseconds((long)time))
            : throw checkpoint.Get("timestampMs").Unexpected("a time in milliseconds");
    }

    /// <inheritdoc/>
    public Task<ChainBlock> BlockAtAsync(DateTimeOffset instant, CancellationToken cancellationToken) => Task.FromException<ChainBlock>(Questions.NoPast(Chain));

    /// <inheritdoc/>
    public Task<ImmutableArray<ChainFigure>> NativeBalancesAsync(ImmutableArray<string> addresses, long? height, CancellationToken cancellationToken) =>
        TokenBalancesAsync(NativeCoin, addresses, height, cancellationToken);

    /// <inheritdoc/>
    public async Task<ImmutableArray<ChainFigure>> TokenBalancesAsync(string token, ImmutableArray<string> addresses, long? height, CancellationToken cancellationToken)
    {
        int decimals;
        try
        {
            decimals = await DecimalsAsync(token, cancellationToken).ConfigureAwait(false);
        }
        catch (ChainException e)
        {
            return [.. addresses.Select(_ => ChainFigure.Missing(e.Message))];
        }

        return await Questions.AskNewestAsync(_node, addresses, height, () => BlockAsync(null, cancellationToken), async owner =>
        {
            if (MoveAddress.Parse(owner) is null)
                return ChainFigure.Missing("This is no address of sui.");
            var balance = await _rpc.CallAsync("suix_getBalance", [owner, token], cancellationToken).ConfigureAwait(false);
            if (MoveAddress.OfType(balance.Get("coinType").Text()) != MoveAddress.OfType(token))
                throw _node.Fault("answers for another token than the one asked for");
            return new ChainFigure(new TokenAmount(balance.Get("totalBalance").Digits(), decimals), null, null);
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<ChainFigure> TokenSupplyAsync(string token, long? height, CancellationToken cancellationToken) =>
        (await Questions.AskNewestAsync(_node, [token], height, () => BlockAsync(null, cancellationToken), async coin =>
        {
            var decimals = await DecimalsAsync(coin, cancellationToken).ConfigureAwait(false);
            var supply = await _rpc.CallAsync("suix_getTotalSupply", [coin], cancellationToken).ConfigureAwait(false);
            return new ChainFigure(new TokenAmount(supply.Get("value").Digits(), decimals), null, null);
        }).ConfigureAwait(false))[0];

    private async Task<int> DecimalsAsync(string token, CancellationToken cancellationToken)
    {
        if (MoveAddress.OfType(token) is null)
            throw new ChainException("The token is no coin type of sui, such as 0x2::sui::SUI.");
        var about = await _rpc.CallAsync("suix_getCoinMetadata", [token], cancellationToken).ConfigureAwait(false);
        return about.IsNull ? throw _node.Fault("knows no such token") : (int)about.Get("decimals").Integer(MostDecimals);
    }
}
