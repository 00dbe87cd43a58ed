using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>
/// Reads Bitcoin through a service with the HTTP interface of Esplora. A balance at a block is the newest one less what the
/// transactions after that block changed; where the service lists the unspent outputs, the same sum by outputs must agree.
/// </summary>
public sealed class EsploraClient : IChainClient
{
    /// <summary>The most pages of 25 transactions that are read for one address.</summary>
    internal const int MostPages = 400;

    private const int Decimals = 8;
    private const int Tries = 3;

    private readonly NodeConnection _node;

    /// <summary>A client for a service.</summary>
    /// <param name="node">Its address, such as <c>https://host/api</c>.</param>
    /// <param name="options">How it is asked.</param>
    /// <exception cref="ChainException">The address of the service cannot be used.</exception>
    public EsploraClient(Uri node, NodeOptions options) => _node = new NodeConnection(Chain, node, options);

    /// <inheritdoc/>
    public string Chain => "bitcoin";

    /// <inheritdoc/>
    public bool ReadsHistory => true;

    /// <inheritdoc/>
    public async Task<ChainBlock> BlockAsync(long? height, CancellationToken cancellationToken) =>
        (await HeaderAsync(height ?? await NewestAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false)).Block;

    /// <inheritdoc/>
    public async Task<ChainBlock> BlockAtAsync(DateTimeOffset instant, CancellationToken cancellationToken) =>
        await BitcoinTime.LastAsync(await NewestAsync(cancellationToken).ConfigureAwait(false), instant, height => HeaderAsync(height, cancellationToken)).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<ImmutableArray<ChainFigure>> NativeBalancesAsync(ImmutableArray<string> addresses, long? height, CancellationToken cancellationToken)
    {
        ChainBlock block;
        try
        {
            block = await BlockAsync(height, cancellationToken).ConfigureAwait(false);
        }
        catch (ChainException e)
        {
            return [.. addresses.Select(_ => ChainFigure.Missing(e.Message))];
        }

        return await Questions.AskAsync(_node, addresses, address => BalanceAsync(address, block, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<ChainFigure>> TokenBalancesAsync(string token, ImmutableArray<string> addresses, long? height, CancellationToken cancellationToken) =>
        Task.FromResult(addresses.Select(_ => ChainFigure.Missing("Bitcoin has no tokens that this service knows.")).ToImmutableArray());

    /// <inheritdoc/>
    public Task<ChainFigure> TokenSupplyAsync(string token, long? height, CancellationToken cancellationToken) =>
        Task.FromResult(ChainFigure.Missing("This service gives no supply; a node of Bitcoin Core does."));

    private async Task<ChainFigure> BalanceAsync(string address, ChainBlock block, CancellationToken cancellationToken)
    {
        // A balance, the outputs and the transactions come in separate answers: only those read at one newest block fit together.
        for (var i = 0; i < Tries; i++)
        {
            var before = await NewestHashAsync(cancellationToken).ConfigureAwait(false);
            ChainFigure figure;
            try
            {
                figure = await BalanceOnceAsync(address, block, cancellationToken).ConfigureAwait(false);
            }
            catch (ChainException e)
            {
                // Answers of two newest blocks may contradict each other: that is a fault only when there was no new block.
                figure = ChainFigure.Missing(e.Message);
            }

            if (await NewestHashAsync(cancellationToken).ConfigureAwait(false) == before)
                return figure;
        }

        return ChainFigure.Missing("New blocks came faster than the address could be read.");
    }

    private async Task<ChainFigure> BalanceOnceAsync(string address, ChainBlock block, CancellationToken cancellationToken)
    {
        if (Descriptor.OfAddress(address) is not { } descriptor)
            return ChainFigure.Missing("This is no address of Bitcoin.");
        if (await _node.FindAsync($"address/{address}", cancellationToken).ConfigureAwait(false) is not { } answer)
            return ChainFigure.Missing("The service knows no such address.");
        if (answer.Get("address").Text() != address)
            throw _node.Fault("answers for another address than the one asked for");
        var stats = answer.Get("chain_stats");
        var newest = stats.Get("funded_txo_sum").Amount() - stats.Get("spent_txo_sum").Amount();
        if (newest.Sign < 0)
            throw _node.Fault("says that more was spent from an address than it received");

        var later = await LaterAsync(address, descriptor.Script, block.Height, cancellationToken).ConfigureAwait(false);
        var balance = newest - later.Change;
        if (balance.Sign < 0)
            throw _node.Fault("gives transactions that do not fit the balance of the address");
        if (await ListedAsync(address, block.Height, cancellationToken).ConfigureAwait(false) is { } listed && listed + later.SpentOfOld != balance)
            throw _node.Fault("gives unspent outputs that do not fit the balance of the address");
        return ChainFigure.Of(new TokenAmount(balance, Decimals), block);
    }

    /// <summary>What the transactions after a block changed: the sum, and what they spent of outputs that the block knew.</summary>
    private async Task<(BigInteger Change, BigInteger SpentOfOld)> LaterAsync(string address, string script, long height, CancellationToken cancellationToken)
    {
        var spent = new List<(string Transaction, BigInteger Value)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (change, last, lowest) = (BigInteger.Zero, "", long.MaxValue);
        for (var page = 0; page < MostPages; page++)
        {
            var transactions = (await _node.GetAsync($"address/{address}/txs/chain{last}", cancellationToken).ConfigureAwait(false)).All();
            if (transactions.Count == 0)
                return Sums();
            foreach (var transaction in transactions)
            {
                var status = transaction.Get("status");
                var of = status.Get("confirmed").Boolean() ? status.Get("block_height").Integer() : throw _node.Fault("lists a transaction as confirmed that is not");
                if (of > lowest)
                    throw _node.Fault("lists transactions that are not in the order of their blocks");
                lowest = of;
                if (of <= height)
                    return Sums();
                var id = transaction.Get("txid").Hex(64);
                if (!seen.Add(id))
                    throw _node.Fault("lists a transaction twice");
                last = $"/{id}";
                // The output that a coinbase spends is none.
                foreach (var input in transaction.Get("vin").All().Where(input => input.Find("prevout") is not null))
                    if (ValueAt(input.Get("prevout"), script) is { } value)
                        spent.Add((input.Get("txid").Hex(64), value));
                foreach (var output in transaction.Get("vout").All())
                    change += ValueAt(output, script) ?? 0;
            }
        }

        throw _node.Fault(FormattableString.Invariant($"lists more than {MostPages * 25} transactions of the address after that block, which are not all read"));

        (BigInteger Change, BigInteger SpentOfOld) Sums() =>
            (change - Sum(spent), Sum(spent.Where(one => !seen.Contains(one.Transaction))));

        static BigInteger Sum(IEnumerable<(string Transaction, BigInteger Value)> outputs) => outputs.Aggregate(BigInteger.Zero, (sum, one) => sum + one.Value);
    }

    /// <summary>The unspent outputs that were there at a block already; null where the service does not list them, as with very many.</summary>
    private async Task<BigInteger?> ListedAsync(string address, long height, CancellationToken cancellationToken)
    {
        if (await _node.FindAsync($"address/{address}/utxo", cancellationToken).ConfigureAwait(false) is not { } outputs)
            return null;
        var (sum, seen) = (BigInteger.Zero, new HashSet<(string, long)>());
        foreach (var output in outputs.All())
        {
            if (!seen.Add((output.Get("txid").Hex(64), output.Get("vout").Integer(uint.MaxValue))))
                throw _node.Fault("lists the same unspent output twice");
            var status = output.Get("status");
            if (status.Get("confirmed").Boolean() && status.Get("block_height").Integer() <= height)
                sum += output.Get("value").Amount();
        }

        return sum;
    }

    private static BigInteger? ValueAt(NodeJson output, string script) =>
        string.Equals(output.Get("scriptpubkey").Text(20_000), script, StringComparison.OrdinalIgnoreCase) ? output.Get("value").Amount() : null;

    private async Task<long> NewestAsync(CancellationToken cancellationToken) =>
        await _node.FindTextAsync("blocks/tip/height", 20, cancellationToken).ConfigureAwait(false) is { } text
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            ? height
            : throw _node.Fault("gives no height of its newest block");

    private async Task<string> NewestHashAsync(CancellationToken cancellationToken) =>
        await _node.FindTextAsync("blocks/tip/hash", 64, cancellationToken).ConfigureAwait(false) is { Length: 64 } hash
            ? hash
            : throw _node.Fault("gives no hash of its newest block");

    private async Task<(ChainBlock Block, DateTimeOffset Median)> HeaderAsync(long height, CancellationToken cancellationToken)
    {
        var hash = await _node.FindTextAsync(FormattableString.Invariant($"block-height/{height}"), 64, cancellationToken).ConfigureAwait(false);
        if (hash is not { Length: 64 } || !hash.All(char.IsAsciiHexDigit))
            throw _node.Fault(FormattableString.Invariant($"has no block {height}"));
        var block = await _node.GetAsync($"block/{hash}", cancellationToken).ConfigureAwait(false);
        if (block.Get("id").Hex(64) != hash || block.Get("height").Integer() != height)
            throw _node.Fault("answers for another block than the one asked for");
        return (new ChainBlock(height, hash, DateTimeOffset.FromUnixTimeSeconds(block.Get("timestamp").Integer(uint.MaxValue))),
            DateTimeOffset.FromUnixTimeSeconds(block.Get("mediantime").Integer(uint.MaxValue)));
    }
}
