using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json.Nodes;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Chain;

/// <summary>Reads Solana through JSON-RPC, final slots only. A node gives the newest state and says of which slot it is; past slots cannot be read.</summary>
public sealed class SolanaClient : IChainClient
{
    private const int Decimals = 9;
    private const int MostDecimals = 77;

    private readonly NodeConnection _node;
    private readonly JsonRpc _rpc;

    /// <summary>A client for a node.</summary>
    /// <param name="node">Its address.</param>
    /// <param name="options">How it is asked.</param>
    /// <exception cref="ChainException">The address of the node cannot be used.</exception>
    public SolanaClient(Uri node, NodeOptions options)
    {
        _node = new NodeConnection(Chain, node, options);
        _rpc = new JsonRpc(_node, "2.0");
    }

    /// <inheritdoc/>
    public string Chain => "solana";

    /// <inheritdoc/>
    public bool ReadsHistory => false;

    /// <inheritdoc/>
    public async Task<ChainBlock> BlockAsync(long? height, CancellationToken cancellationToken)
    {
        var slot = height ?? (await _rpc.CallAsync("getSlot", [Final()], cancellationToken).ConfigureAwait(false)).Integer();
        var block = await AtSlotAsync(slot, cancellationToken).ConfigureAwait(false);
        return height is null || block.Time is not null ? block : throw _node.Fault(FormattableString.Invariant($"has no block in slot {slot}, or no longer keeps it"));
    }

    /// <inheritdoc/>
    public Task<ChainBlock> BlockAtAsync(DateTimeOffset instant, CancellationToken cancellationToken) => Task.FromException<ChainBlock>(Questions.NoPast(Chain));

    /// <inheritdoc/>
    public Task<ImmutableArray<ChainFigure>> NativeBalancesAsync(ImmutableArray<string> addresses, long? height, CancellationToken cancellationToken) =>
        Questions.AskAsync(_node, addresses, async address =>
        {
            if (!IsKey(address))
                return NoAddress();
            var (value, block) = await ReadAsync("getBalance", [address, Final()], height, cancellationToken).ConfigureAwait(false);
            return ChainFigure.Of(new TokenAmount(value.Amount(), Decimals), block);
        });

    /// <inheritdoc/>
    public async Task<ImmutableArray<ChainFigure>> TokenBalancesAsync(string token, ImmutableArray<string> addresses, long? height, CancellationToken cancellationToken)
    {
        // An owner without an account of the token is told nothing of its decimals: the supply says them.
        var supply = await TokenSupplyAsync(token, height, cancellationToken).ConfigureAwait(false);
        if (supply.Amount is not { } whole)
            return [.. addresses.Select(_ => supply)];
        return await Questions.AskAsync(_node, addresses, async owner =>
        {
            if (!IsKey(owner))
                return NoAddress();
            var question = new JsonArray(owner, new JsonObject { ["mint"] = token }, new JsonObject { ["encoding"] = "jsonParsed", ["commitment"] = "finalized" });
            var (value, block) = await ReadAsync("getTokenAccountsByOwner", question, height, cancellationToken).ConfigureAwait(false);
            var (sum, seen) = (BigInteger.Zero, new HashSet<string>(StringComparer.Ordinal));
            foreach (var account in value.All())
            {
                var parsed = account.Get("account").Get("data").Get("parsed").Get("info");
                if (!seen.Add(account.Get("pubkey").Text()))
                    throw _node.Fault("gives the same token account twice");
                if (parsed.Get("mint").Text() != token || parsed.Get("owner").Text() != owner)
                    throw _node.Fault("gives a token account of another token or another owner");
                sum += Units(parsed.Get("tokenAmount"), whole.Decimals);
            }

            return ChainFigure.Of(new TokenAmount(sum, whole.Decimals), block);
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<ChainFigure> TokenSupplyAsync(string token, long? height, CancellationToken cancellationToken) =>
        (await Questions.AskAsync(_node, [token], async mint =>
        {
            if (!IsKey(mint))
                return ChainFigure.Missing("The token is no mint address of solana.");
            var (value, block) = await ReadAsync("getTokenSupply", [mint, Final()], height, cancellationToken).ConfigureAwait(false);
            var decimals = (int)value.Get("decimals").Integer(MostDecimals);
            return ChainFigure.Of(new TokenAmount(Units(value, decimals), decimals), block);
        }).ConfigureAwait(false))[0];

    /// <summary>What a question gives, and the slot that it is of.</summary>
    private async Task<(NodeJson Value, ChainBlock Block)> ReadAsync(string method, JsonArray parameters, long? height, CancellationToken cancellationToken)
    {
        if (height is not null)
            Questions.RefuseOther(_node, height, new ChainBlock((await _rpc.CallAsync("getSlot", [Final()], cancellationToken).ConfigureAwait(false)).Integer(), null, null));
        var (result, code) = await _rpc.AskAsync(method, parameters, cancellationToken).ConfigureAwait(false);
        if (code is { } error)
            throw _node.Fault(FormattableString.Invariant($"answers the question {method} with error {error}"));
        var slot = result.Get("context").Get("slot").Integer();
        Questions.RefuseOther(_node, height, new ChainBlock(slot, null, null));
        return (result.Get("value"), await AtSlotAsync(slot, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>A slot with its time; without where the node does not know the time.</summary>
    private async Task<ChainBlock> AtSlotAsync(long slot, CancellationToken cancellationToken)
    {
        var (time, code) = await _rpc.AskAsync("getBlockTime", [slot], cancellationToken).ConfigureAwait(false);
        return new ChainBlock(slot, null, code is not null || time.IsNull ? null : DateTimeOffset.FromUnixTimeSeconds(time.Integer(uint.MaxValue)));
    }

    private BigInteger Units(NodeJson amount, int decimals) =>
        amount.Get("decimals").Integer() == decimals ? amount.Get("amount").Digits() : throw _node.Fault("gives the token other decimals in another answer");

    private static JsonObject Final() => new() { ["commitment"] = "finalized" };

    private static bool IsKey(string text) => Base58.Decode(text) is { Length: 32 };

    private static ChainFigure NoAddress() => ChainFigure.Missing("This is no address of solana.");
}
