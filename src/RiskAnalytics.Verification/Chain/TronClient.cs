using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Chain;

/// <summary>
/// Reads TRON through the HTTP interface of a node, the part <c>walletsolidity</c> that knows final blocks only. It gives the newest
/// state. Coins that are staked are no part of a balance.
/// </summary>
public sealed class TronClient : IChainClient
{
    private const byte AddressVersion = 0x41;
    private const int Decimals = 6;
    private const int MostDecimals = 77;

    private readonly NodeConnection _node;

    /// <summary>A client for a node.</summary>
    /// <param name="node">Its address, without <c>/walletsolidity</c>.</param>
    /// <param name="options">How it is asked.</param>
    /// <exception cref="ChainException">The address of the node cannot be used.</exception>
    public TronClient(Uri node, NodeOptions options) => _node = new NodeConnection(Chain, node, options);

    /// <inheritdoc/>
    public string Chain => "tron";

    /// <inheritdoc/>
    public bool ReadsHistory => false;

    /// <inheritdoc/>
    public async Task<ChainBlock> BlockAsync(long? height, CancellationToken cancellationToken)
    {
        var block = height is { } asked
            ? await PostAsync("getblockbynum", new JsonObject { ["num"] = asked }, cancellationToken).ConfigureAwait(false)
            : await PostAsync("getnowblock", [], cancellationToken).ConfigureAwait(false);
        if (!block.Has("blockID"))
            throw _node.Fault(height is null ? "names no newest block" : FormattableString.Invariant($"has no block {height}"));
        var header = block.Get("block_header").Get("raw_data");
        var hash = block.Get("blockID").Hex(64);
        // The first block has no number: fields that are zero are left out.
        var number = header.Find("number")?.Integer() ?? 0;
        var time = header.Find("timestamp")?.Integer(DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()) ?? 0;
        if ((height is not null && number != height) || !hash.StartsWith(number.ToString("x16", CultureInfo.InvariantCulture), StringComparison.Ordinal))
            throw _node.Fault("answers for another block than the one asked for");
        return new ChainBlock(number, hash, DateTimeOffset.FromUnixTimeMilliseconds(time));
    }

    /// <inheritdoc/>
    public Task<ChainBlock> BlockAtAsync(DateTimeOffset instant, CancellationToken cancellationToken) => Task.FromException<ChainBlock>(Questions.NoPast(Chain));

    /// <inheritdoc/>
    public Task<ImmutableArray<ChainFigure>> NativeBalancesAsync(ImmutableArray<string> addresses, long? height, CancellationToken cancellationToken) =>
        Questions.AskNewestAsync(_node, addresses, height, () => BlockAsync(null, cancellationToken), address => BalanceAsync(address, cancellationToken));

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

        return await Questions.AskNewestAsync(_node, addresses, height, () => BlockAsync(null, cancellationToken), async holder =>
            Bytes(holder) is { } bytes
                ? Figure(await CallAsync(token, holder, "balanceOf(address)", Convert.ToHexStringLower(bytes).PadLeft(64, '0'), cancellationToken).ConfigureAwait(false), decimals)
                : NoAddress()).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<ChainFigure> TokenSupplyAsync(string token, long? height, CancellationToken cancellationToken) =>
        (await Questions.AskNewestAsync(_node, [token], height, () => BlockAsync(null, cancellationToken), async contract =>
        {
            var decimals = await DecimalsAsync(contract, cancellationToken).ConfigureAwait(false);
            return Figure(await CallAsync(contract, contract, "totalSupply()", "", cancellationToken).ConfigureAwait(false), decimals);
        }).ConfigureAwait(false))[0];

    private async Task<ChainFigure> BalanceAsync(string address, CancellationToken cancellationToken)
    {
        if (Bytes(address) is null)
            return NoAddress();
        var account = await PostAsync("getaccount", new JsonObject { ["address"] = address, ["visible"] = true }, cancellationToken).ConfigureAwait(false);
        if (!account.IsObject)
            throw account.Unexpected("an object");
        // An address that never received anything has no account: the answer is empty.
        if (account.Element.GetPropertyCount() == 0)
            return Figure(BigInteger.Zero, Decimals);
        if (account.Has("Error") || account.Get("address").Text() != address)
            throw _node.Fault("answers for another address than the one asked for, or with an error");
        return Figure(account.Find("balance")?.Amount() ?? BigInteger.Zero, Decimals);
    }

    private async Task<int> DecimalsAsync(string token, CancellationToken cancellationToken)
    {
        if (Bytes(token) is null)
            throw new ChainException("The token is no contract address of tron.");
        var decimals = await CallAsync(token, token, "decimals()", "", cancellationToken).ConfigureAwait(false);
        return decimals <= MostDecimals ? (int)decimals : throw _node.Fault("gives more than 77 decimals for the token");
    }

    private async Task<BigInteger> CallAsync(string contract, string owner, string function, string parameter, CancellationToken cancellationToken)
    {
        var question = new JsonObject
        {
            ["owner_address"] = owner,
            ["contract_address"] = contract,
            ["function_selector"] = function,
            ["parameter"] = parameter,
            ["visible"] = true,
        };
        var answer = await PostAsync("triggerconstantcontract", question, cancellationToken).ConfigureAwait(false);
        var result = answer.Get("result");
        // A contract that refuses the call leaves a message here although the call as such went well.
        if (result.Find("result")?.Boolean() != true || result.Has("code") || result.Has("message"))
            throw _node.Fault($"could not call {function} of the contract: it is none, or refuses");
        if (answer.Get("constant_result").All() is not [var word])
            throw _node.Fault($"gives no one value for {function} of the contract");
        return new BigInteger(Convert.FromHexString(word.Hex(64)), isUnsigned: true, isBigEndian: true);
    }

    private Task<NodeJson> PostAsync(string method, JsonObject question, CancellationToken cancellationToken) =>
        _node.PostAsync($"walletsolidity/{method}", Encoding.UTF8.GetBytes(question.ToJsonString()), cancellationToken);

    /// <summary>The twenty bytes that contracts know an address by; null when the text is no address.</summary>
    private static byte[]? Bytes(string address) => Base58.DecodeCheck(address) is { Length: 21 } payload && payload[0] == AddressVersion ? payload[1..] : null;

    private static ChainFigure Figure(BigInteger units, int decimals) => new(new TokenAmount(units, decimals), null, null);

    private static ChainFigure NoAddress() => ChainFigure.Missing("This is no address of tron.");
}
