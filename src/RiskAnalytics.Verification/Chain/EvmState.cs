using System.Collections.Immutable;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>The state of a chain of the Ethereum family at one block.</summary>
internal sealed class EvmState(EvmChainClient client, ChainBlock block, CancellationToken cancellationToken)
{
    /// <summary>How many calls one call of Multicall3 carries: far below the gas that nodes allow for a call.</summary>
    private const int CallsAtOnce = 200;

    private const string Multicall = "0xcA11bde05977b3631167028862bE2a173976CA11";

    private const string Aggregate3 = "82ad56cb";

    private bool? _hasMulticall;

    public ChainBlock Block { get; } = block;

    /// <summary>What the functions of contracts return, in the order of the calls.</summary>
    public async Task<ImmutableArray<EvmOutput>> CallAsync(ImmutableArray<EvmCall> calls)
    {
        if (calls.Length < 2 || !client.UsesMulticall || !await HasMulticallAsync().ConfigureAwait(false))
            return await CallOneByOneAsync(calls).ConfigureAwait(false);

        var parts = calls.Chunk(CallsAtOnce).Select(part => part.ToImmutableArray()).ToImmutableArray();
        var replies = await AskAsync([.. parts.Select(part => new EvmQuestion(EvmQuestionKind.Call, Multicall, Abi.Aggregate(Aggregate3, [.. part.Select(call => (call.Target, call.Input))])))])
            .ConfigureAwait(false);
        var outputs = ImmutableArray.CreateBuilder<EvmOutput>(calls.Length);
        for (var i = 0; i < parts.Length; i++)
            // One call that uses up all gas, or a contract that is no Multicall3, must not spoil the others.
            outputs.AddRange(Split(replies[i], parts[i].Length) ?? await CallOneByOneAsync(parts[i]).ConfigureAwait(false));
        return outputs.MoveToImmutable();
    }

    /// <summary>What one function of a contract returns.</summary>
    public async Task<EvmOutput> CallAsync(EvmCall call) => (await CallAsync([call]).ConfigureAwait(false))[0];

    /// <summary>Replies to questions about this block, in their order.</summary>
    public async Task<ImmutableArray<EvmReply>> AskAsync(ImmutableArray<EvmQuestion> questions)
    {
        var replies = await client.AskAsync(questions, Block.Height, cancellationToken).ConfigureAwait(false);
        return replies.Length == questions.Length ? replies : throw new ChainException($"The node gave {replies.Length} answers to {questions.Length} questions.");
    }

    private async Task<bool> HasMulticallAsync()
    {
        if (_hasMulticall is { } known)
            return known;
        var reply = (await AskAsync([new(EvmQuestionKind.Code, Multicall)]).ConfigureAwait(false))[0];
        _hasMulticall = reply.Returned is not null && Abi.Bytes(reply.Returned) is { Length: > 0 };
        return _hasMulticall.Value;
    }

    private async Task<ImmutableArray<EvmOutput>> CallOneByOneAsync(ImmutableArray<EvmCall> calls)
    {
        var replies = await AskAsync([.. calls.Select(call => new EvmQuestion(EvmQuestionKind.Call, EvmAddress.Format(call.Target), Abi.Input(Convert.ToHexStringLower(call.Input))))])
            .ConfigureAwait(false);
        return [.. replies.Select(Output)];
    }

    private static ImmutableArray<EvmOutput>? Split(EvmReply reply, int calls) =>
        Output(reply).Bytes is { } bytes && Abi.Aggregated(bytes, calls) is { } results
            ? [.. results.Select(result => result.Success ? EvmOutput.Of(result.Output) : EvmOutput.Missing(EvmReply.Reverted))]
            : null;

    private static EvmOutput Output(EvmReply reply) =>
        reply.Returned is null ? EvmOutput.Missing(reply.Fault ?? "The node gave no answer.")
        : Abi.Bytes(reply.Returned) is { } bytes ? EvmOutput.Of(bytes)
        : EvmOutput.Missing("The node's answer is not 0x and whole bytes.");
}
