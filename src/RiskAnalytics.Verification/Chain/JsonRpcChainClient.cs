using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>Reads a chain of the Ethereum family from a node by JSON-RPC. Questions go in batches where there are several; an answer counts only for the number of its own question.</summary>
public sealed class JsonRpcChainClient : EvmChainClient
{
    /// <summary>The most questions in a request: public nodes take 100, as a rule.</summary>
    private const int MostAtOnce = 100;

    /// <summary>The most characters of one result: what 200 calls of contracts may return, with much to spare.</summary>
    private const int LongestResult = 4 << 20;

    private readonly NodeConnection _node;
    private readonly NodeOptions _options;
    private long _lastNumber;

    /// <summary>A client for a node; nothing is sent yet.</summary>
    /// <param name="chain">The chain's name, see <see cref="EvmChains"/>.</param>
    /// <param name="node">Where the node is asked. It may hold a key or a password, and is never printed.</param>
    /// <param name="options">How it is asked.</param>
    /// <exception cref="ArgumentException">The name is none of the Ethereum family.</exception>
    /// <exception cref="ChainException">The address of the node cannot be used.</exception>
    public JsonRpcChainClient(string chain, Uri node, NodeOptions options)
        : base(chain)
    {
        _node = new NodeConnection(chain, node, options);
        _options = options;
    }

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<EvmReply>> AskAsync(ImmutableArray<EvmQuestion> questions, long height, CancellationToken cancellationToken)
    {
        var replies = new EvmReply[questions.Length];
        foreach (var part in Enumerable.Range(0, questions.Length).Chunk(MostAtOnce))
        {
            var open = part;
            for (var attempt = 0; open.Length > 0; attempt++)
            {
                var answers = await SendAsync([.. open.Select(i => Request(questions[i], height))], cancellationToken).ConfigureAwait(false);
                for (var i = 0; i < open.Length; i++)
                    replies[open[i]] = Reply(answers[i]);
                // Some services refuse single questions of a batch when there were too many of late.
                open = attempt < _options.Retries ? [.. open.Where(i => replies[i].IsPassing)] : [];
                if (open.Length > 0)
                    await Task.Delay(TimeSpan.FromSeconds(1 << Math.Min(attempt, 6)), _options.Time, cancellationToken).ConfigureAwait(false);
            }
        }

        return [.. replies];
    }

    /// <inheritdoc/>
    protected override async Task<BigInteger> ReadChainNumberAsync(CancellationToken cancellationToken)
    {
        var result = Result(await SendAsync("eth_chainId", "[]", cancellationToken).ConfigureAwait(false), out var fault)
            ?? throw new ChainException($"The node was asked which chain it serves. {fault?.Fault ?? "It gave nothing."}");
        return Number(result);
    }

    /// <inheritdoc/>
    protected override async Task<ChainBlock?> ReadBlockAsync(long? height, CancellationToken cancellationToken)
    {
        var block = height is { } known ? Hex(known) : "finalized";
        if (Result(await SendAsync("eth_getBlockByNumber", $"[\"{block}\",false]", cancellationToken).ConfigureAwait(false), out var fault) is not { } result)
            return fault is null ? null : throw new ChainException($"The node was asked for a block of {Chain}. {fault.Fault}");
        return Block(Number(result.Get("number")), result.Get("hash").Text(), Number(result.Get("timestamp")));
    }

    private static (string Method, string Parameters) Request(EvmQuestion question, long height) => question.Kind switch
    {
        EvmQuestionKind.Balance => ("eth_getBalance", $"[\"{question.Address}\",\"{Hex(height)}\"]"),
        EvmQuestionKind.Code => ("eth_getCode", $"[\"{question.Address}\",\"{Hex(height)}\"]"),
        EvmQuestionKind.Call => ("eth_call", $"[{{\"to\":\"{question.Address}\",\"data\":\"{question.Input}\"}},\"{Hex(height)}\"]"),
        _ => throw new ArgumentOutOfRangeException(nameof(question), question.Kind, "No such question."),
    };

    private async Task<NodeJson> SendAsync(string method, string parameters, CancellationToken cancellationToken) =>
        (await SendAsync([(method, parameters)], cancellationToken).ConfigureAwait(false))[0];

    /// <summary>Sends questions in one request, and gives the answers in their order. A node that takes no batch of that size is asked in halves.</summary>
    private async Task<ImmutableArray<NodeJson>> SendAsync(ImmutableArray<(string Method, string Parameters)> asked, CancellationToken cancellationToken)
    {
        var first = Interlocked.Add(ref _lastNumber, asked.Length) - asked.Length + 1;
        var requests = asked.Select((one, i) => string.Create(CultureInfo.InvariantCulture, $"{{\"jsonrpc\":\"2.0\",\"id\":{first + i},\"method\":\"{one.Method}\",\"params\":{one.Parameters}}}"));
        var body = Encoding.ASCII.GetBytes(asked.Length == 1 ? requests.Single() : $"[{string.Join(',', requests)}]");
        var answer = await _node.PostAsync("", body, cancellationToken).ConfigureAwait(false);
        if (asked.Length == 1)
            return [Own(answer, first)];
        if (answer.IsArray)
            return InOrder(answer, first, asked.Length);
        if (answer.Find("error") is null)
            throw _node.Fault("answers a batch of questions with a single answer");
        return [
            .. await SendAsync(asked[..(asked.Length / 2)], cancellationToken).ConfigureAwait(false),
            .. await SendAsync(asked[(asked.Length / 2)..], cancellationToken).ConfigureAwait(false)];
    }

    /// <summary>The answer to a single question; an error may bear no number, when the node could not read the question.</summary>
    private NodeJson Own(NodeJson answer, long number) =>
        (answer.Find("id") is null && answer.Find("error") is not null) || answer.Get("id").Integer() == number ? answer : throw Another();

    private ImmutableArray<NodeJson> InOrder(NodeJson answer, long first, int count)
    {
        var answers = new NodeJson?[count];
        foreach (var one in answer.All())
        {
            var place = one.Get("id").Integer() - first;
            if (place < 0 || place >= count || answers[place] is not null)
                throw Another();
            answers[place] = one;
        }

        return [.. answers.Select(one => one ?? throw _node.Fault("leaves a question of a batch without an answer"))];
    }

    private ChainException Another() => _node.Fault("answers another question than the one it was asked");

    private static EvmReply Reply(NodeJson answer) =>
        Result(answer, out var fault) is { } result ? EvmReply.Of(result.Text(LongestResult)) : fault ?? EvmReply.Missing("The node gave no answer.");

    /// <summary>The result in an answer; null when there is none, with the fault when there is an error instead.</summary>
    private static NodeJson? Result(NodeJson answer, out EvmReply? fault)
    {
        fault = null;
        if (answer.Find("error") is not { } error)
            return answer.Get("result") is { IsNull: false } result ? result : null;
        if (answer.Find("result") is not null)
            throw answer.Unexpected("either a result or an error");
        if (error.Get("code").Element is not { ValueKind: System.Text.Json.JsonValueKind.Number } code || !code.TryGetInt64(out var number))
            throw error.Get("code").Unexpected("a whole number");
        fault = EvmReply.OfError(number, error.Find("message")?.Text(1 << 16));
        return null;
    }

    private static BigInteger Number(NodeJson value) => Abi.Quantity(value.Text()) ?? throw value.Unexpected("0x and at most 64 hex digits");

    private static string Hex(long number) => $"0x{number.ToString("x", CultureInfo.InvariantCulture)}";
}
