using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Nethereum.JsonRpc.Client;
using Nethereum.RPC.Eth.DTOs;
using Nethereum.Web3;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>
/// Reads a chain of the Ethereum family through the package Nethereum.Web3. It is compiled only with <c>-p:WithNethereum=true</c>,
/// so it only forwards questions, one by one; what is done with the answers stands in <see cref="EvmChainClient"/>.
/// </summary>
public sealed class NethereumChainClient : EvmChainClient
{
    private readonly IClient _client;

    /// <summary>A client for a node; nothing is sent yet.</summary>
    /// <param name="chain">The chain's name, see <see cref="EvmChains"/>.</param>
    /// <param name="node">Where the node is asked. It may hold a key or a password, and is never printed.</param>
    /// <exception cref="ArgumentException">The name is none of the Ethereum family.</exception>
    public NethereumChainClient(string chain, Uri node)
        : base(chain) => _client = new Web3(node.AbsoluteUri).Client;

    /// <inheritdoc/>
    protected override async Task<BigInteger> ReadChainNumberAsync(CancellationToken cancellationToken)
    {
        var reply = await ReplyAsync("eth_chainId", [], cancellationToken).ConfigureAwait(false);
        return Abi.Quantity(reply.Returned ?? "") ?? throw new ChainException($"The node was asked which chain it serves. {reply.Fault ?? "It gave no number."}");
    }

    /// <inheritdoc/>
    protected override async Task<ChainBlock?> ReadBlockAsync(long? height, CancellationToken cancellationToken)
    {
        try
        {
            var block = await SendAsync<BlockWithTransactionHashes?>("eth_getBlockByNumber", [height is { } known ? Hex(known) : "finalized", false], cancellationToken).ConfigureAwait(false);
            return block is null ? null : Block(block.Number?.Value ?? -1, block.BlockHash, block.Timestamp?.Value ?? -1);
        }
        catch (RpcResponseException e)
        {
            throw new ChainException($"The node was asked for a block of {Chain}. {EvmReply.OfError(e.RpcError.Code, e.RpcError.Message).Fault}");
        }
    }

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<EvmReply>> AskAsync(ImmutableArray<EvmQuestion> questions, long height, CancellationToken cancellationToken)
    {
        var replies = ImmutableArray.CreateBuilder<EvmReply>(questions.Length);
        foreach (var question in questions)
            replies.Add(await (question.Kind switch
            {
                EvmQuestionKind.Balance => ReplyAsync("eth_getBalance", [question.Address, Hex(height)], cancellationToken),
                EvmQuestionKind.Code => ReplyAsync("eth_getCode", [question.Address, Hex(height)], cancellationToken),
                _ => ReplyAsync("eth_call", [new Dictionary<string, string> { ["to"] = question.Address, ["data"] = question.Input }, Hex(height)], cancellationToken),
            }).ConfigureAwait(false));
        return replies.MoveToImmutable();
    }

    private async Task<EvmReply> ReplyAsync(string method, object[] parameters, CancellationToken cancellationToken)
    {
        try
        {
            var returned = await SendAsync<string?>(method, parameters, cancellationToken).ConfigureAwait(false);
            return returned is null ? EvmReply.Missing("The node gave no answer.") : EvmReply.Of(returned);
        }
        catch (RpcResponseException e)
        {
            return EvmReply.OfError(e.RpcError.Code, e.RpcError.Message);
        }
    }

    private async Task<T> SendAsync<T>(string method, object[] parameters, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.SendRequestAsync<T>(method, null, parameters).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (RpcResponseException or OperationCanceledException))
        {
            // The cause is left out: its message may hold the address of the node.
            throw new ChainException($"The node of {Chain} cannot be asked, or does not answer as it should.");
        }
    }

    private static string Hex(long number) => $"0x{number.ToString("x", CultureInfo.InvariantCulture)}";
}
