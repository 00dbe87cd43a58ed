using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json.Nodes;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>
/// Reads Bitcoin through the JSON-RPC of Bitcoin Core. A node knows the unspent outputs of its newest block only: for the balances
/// of an older one it must be rolled back, so that this is its newest (<c>invalidateblock</c> of the block that follows).
/// </summary>
public sealed class BitcoinCoreClient : IChainClient
{
    /// <summary>The most descriptors in one scan.</summary>
    internal const int DescriptorsInScan = 10_000;

    private const int Decimals = 8;

    // No more than this can ever exist: 21 million.
    private static readonly BigInteger MostSatoshi = new(2_100_000_000_000_000);

    private readonly NodeConnection _node;
    private readonly JsonRpc _rpc;

    /// <summary>A client for a node.</summary>
    /// <param name="node">Its address; user and password in it are sent as a header.</param>
    /// <param name="options">How it is asked.</param>
    /// <exception cref="ChainException">The address of the node cannot be used.</exception>
    public BitcoinCoreClient(Uri node, NodeOptions options)
    {
        _node = new NodeConnection(Chain, node, options);
        _rpc = new JsonRpc(_node, "1.0");
    }

    /// <inheritdoc/>
    public string Chain => "bitcoin";

    /// <inheritdoc/>
    public bool ReadsHistory => false;

    /// <inheritdoc/>
    public async Task<ChainBlock> BlockAsync(long? height, CancellationToken cancellationToken)
    {
        var asked = height ?? (await _rpc.CallAsync("getblockcount", [], cancellationToken).ConfigureAwait(false)).Integer();
        return (await HeaderAsync(asked, cancellationToken).ConfigureAwait(false)).Block;
    }

    /// <inheritdoc/>
    public async Task<ChainBlock> BlockAtAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var newest = (await _rpc.CallAsync("getblockcount", [], cancellationToken).ConfigureAwait(false)).Integer();
        return await BitcoinTime.LastAsync(newest, instant, height => HeaderAsync(height, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<ChainFigure>> NativeBalancesAsync(ImmutableArray<string> addresses, long? height, CancellationToken cancellationToken)
    {
        var descriptors = addresses.Select(Descriptor.Parse).ToImmutableArray();
        var figures = new Dictionary<string, ChainFigure>(StringComparer.Ordinal);
        // One output script is scanned for once, however it is written and however often.
        var asked = descriptors.OfType<Descriptor>().DistinctBy(descriptor => descriptor.Script).ToImmutableArray();
        string? fault = null;
        foreach (var chunk in asked.Chunk(DescriptorsInScan))
        {
            try
            {
                if (fault is null)
                    foreach (var (script, figure) in await ScanAsync(chunk, height, cancellationToken).ConfigureAwait(false))
                        figures[script] = figure;
            }
            catch (ChainException e)
            {
                fault = e.Message;
            }
        }

        return [.. descriptors.Select(descriptor =>
            descriptor is null ? ChainFigure.Missing("This is neither an address of Bitcoin nor a descriptor of outputs that can be asked for.")
            : figures.TryGetValue(descriptor.Script, out var figure) ? figure : ChainFigure.Missing(fault!))];
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<ChainFigure>> TokenBalancesAsync(string token, ImmutableArray<string> addresses, long? height, CancellationToken cancellationToken) =>
        Task.FromResult(addresses.Select(_ => ChainFigure.Missing("Bitcoin has no tokens that its nodes know.")).ToImmutableArray());

    /// <summary>All bitcoin that exist at a block, by the node's own count of unspent outputs; it bounds what anybody can hold.</summary>
    /// <param name="token"><c>BTC</c>; Bitcoin has no tokens that its nodes know.</param>
    /// <param name="height">The block; an older one only where the node keeps an index (<c>coinstatsindex</c>).</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<ChainFigure> TokenSupplyAsync(string token, long? height, CancellationToken cancellationToken)
    {
        if (!string.Equals(token, "BTC", StringComparison.OrdinalIgnoreCase))
            return ChainFigure.Missing("Bitcoin has no tokens that its nodes know.");
        try
        {
            if (height is not { } asked)
                return await SupplyAsync([], null, cancellationToken).ConfigureAwait(false);
            var block = (await HeaderAsync(asked, cancellationToken).ConfigureAwait(false)).Block;
            // The newest block needs no index.
            return await SupplyAsync(await IsNewestAsync(block, cancellationToken).ConfigureAwait(false) ? [] : ["muhash", asked], block, cancellationToken).ConfigureAwait(false);
        }
        catch (ChainException e)
        {
            return ChainFigure.Missing(e.Message);
        }
    }

    private async Task<ChainFigure> SupplyAsync(JsonArray parameters, ChainBlock? block, CancellationToken cancellationToken)
    {
        var (result, code) = await _rpc.AskAsync("gettxoutsetinfo", parameters, cancellationToken, isScan: true).ConfigureAwait(false);
        if (code is { } error)
            return ChainFigure.Missing(parameters.Count == 0
                ? FormattableString.Invariant($"The node of bitcoin answers the question gettxoutsetinfo with error {error}.")
                : "The node of bitcoin gives no supply of an older block: it needs the index that the setting coinstatsindex makes.");
        var found = await FoundAsync(result, block, cancellationToken).ConfigureAwait(false);
        return ChainFigure.Of(new TokenAmount(Satoshi(result.Get("total_amount")), Decimals), found);
    }

    private async Task<IEnumerable<(string Script, ChainFigure Figure)>> ScanAsync(Descriptor[] descriptors, long? height, CancellationToken cancellationToken)
    {
        ChainBlock? block = null;
        if (height is { } asked)
        {
            block = (await HeaderAsync(asked, cancellationToken).ConfigureAwait(false)).Block;
            if (!await IsNewestAsync(block, cancellationToken).ConfigureAwait(false))
                throw new ChainException(FormattableString.Invariant($"The newest block of the node of bitcoin is not block {asked}, and it reads balances of its newest block only: it must be rolled back to that block first."));
        }

        var objects = new JsonArray([.. descriptors.Select(descriptor => new JsonObject { ["desc"] = descriptor.Text })]);
        var result = await _rpc.CallAsync("scantxoutset", ["start", objects], cancellationToken, isScan: true).ConfigureAwait(false);
        if (!result.Get("success").Boolean())
            throw _node.Fault("did not finish its scan of the unspent outputs");
        var found = await FoundAsync(result, block, cancellationToken).ConfigureAwait(false);

        var sums = descriptors.ToDictionary(descriptor => descriptor.Script, _ => BigInteger.Zero, StringComparer.Ordinal);
        var outputs = new HashSet<(string, long)>();
        var total = BigInteger.Zero;
        foreach (var unspent in result.Get("unspents").All())
        {
            var script = unspent.Get("scriptPubKey").Text(20_000).ToLowerInvariant();
            if (!sums.TryGetValue(script, out var sum))
                throw _node.Fault("gives an unspent output that was not asked for");
            if (!outputs.Add((unspent.Get("txid").Hex(64), unspent.Get("vout").Integer(uint.MaxValue))))
                throw _node.Fault("gives the same unspent output twice");
            // Core has given the height from the first release with this question.
            if (unspent.Get("height").Integer() > found.Height)
                throw _node.Fault("gives an unspent output of a block that was not yet there");
            var amount = Satoshi(unspent.Get("amount"));
            sums[script] = sum + amount;
            total += amount;
        }

        if (total != Satoshi(result.Get("total_amount")))
            throw _node.Fault("gives a total that is not the sum of the unspent outputs that it lists");
        return sums.Select(pair => (pair.Key, ChainFigure.Of(new TokenAmount(pair.Value, Decimals), found)));
    }

    /// <summary>The block that a result is of, which must be the one asked for.</summary>
    private async Task<ChainBlock> FoundAsync(NodeJson result, ChainBlock? asked, CancellationToken cancellationToken)
    {
        var height = result.Get("height").Integer(uint.MaxValue);
        var hash = result.Get("bestblock").Hex(64);
        var found = asked ?? (await HeaderAsync(height, cancellationToken).ConfigureAwait(false)).Block;
        return found.Height == height && found.Hash == hash ? found : throw _node.Fault("answers for another block than the one asked for");
    }

    private async Task<bool> IsNewestAsync(ChainBlock block, CancellationToken cancellationToken) =>
        (await _rpc.CallAsync("getbestblockhash", [], cancellationToken).ConfigureAwait(false)).Hex(64) == block.Hash;

    private async Task<(ChainBlock Block, DateTimeOffset Median)> HeaderAsync(long height, CancellationToken cancellationToken)
    {
        var (result, code) = await _rpc.AskAsync("getblockhash", [height], cancellationToken).ConfigureAwait(false);
        if (code is not null)
            throw _node.Fault(FormattableString.Invariant($"has no block {height}"));
        var hash = result.Hex(64);
        var header = await _rpc.CallAsync("getblockheader", [hash], cancellationToken).ConfigureAwait(false);
        if (header.Get("hash").Hex(64) != hash || header.Get("height").Integer() != height)
            throw _node.Fault("answers for another block than the one asked for");
        return (new ChainBlock(height, hash, DateTimeOffset.FromUnixTimeSeconds(header.Get("time").Integer(uint.MaxValue))),
            DateTimeOffset.FromUnixTimeSeconds(header.Get("mediantime").Integer(uint.MaxValue)));
    }

    private BigInteger Satoshi(NodeJson amount)
    {
        var satoshi = amount.Units(Decimals);
        return satoshi <= MostSatoshi ? satoshi : throw _node.Fault("gives more bitcoin than can exist");
    }
}
