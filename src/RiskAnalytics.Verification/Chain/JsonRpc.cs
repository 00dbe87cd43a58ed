using System.Text;
using System.Text.Json.Nodes;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>Questions in JSON-RPC, one at a time. An answer must bear the number of its question.</summary>
/// <param name="node">The node.</param>
/// <param name="version">What the questions state: <c>1.0</c> for Bitcoin, else <c>2.0</c>.</param>
internal sealed class JsonRpc(NodeConnection node, string version)
{
    private long _asked;

    /// <summary>The result of a method.</summary>
    /// <exception cref="ChainException">The node cannot be asked, or answers with an error or to another question.</exception>
    public async Task<NodeJson> CallAsync(string method, JsonArray parameters, CancellationToken cancellationToken, bool isScan = false)
    {
        var reply = await AskAsync(method, parameters, cancellationToken, isScan).ConfigureAwait(false);
        return reply.Code is { } code ? throw node.Fault(FormattableString.Invariant($"answers the question {method} with error {code}")) : reply.Result;
    }

    /// <summary>The result of a method, or the code of the node's error. The error's words are not read: they may name the service or a key.</summary>
    /// <exception cref="ChainException">The node cannot be asked, or answers to another question.</exception>
    public async Task<(NodeJson Result, long? Code)> AskAsync(string method, JsonArray parameters, CancellationToken cancellationToken, bool isScan = false)
    {
        var number = Interlocked.Increment(ref _asked);
        var question = new JsonObject { ["jsonrpc"] = version, ["id"] = number, ["method"] = method, ["params"] = parameters };
        var answer = await node.PostAsync("", Encoding.UTF8.GetBytes(question.ToJsonString()), cancellationToken, isScan).ConfigureAwait(false);
        if (answer.Get("id").Integer() != number)
            throw node.Fault("answers another question than the one it was asked");
        if (answer.Find("error") is not { } error)
            return (answer.Get("result"), null);
        var code = error.Get("code");
        return (default, code.Element.ValueKind == System.Text.Json.JsonValueKind.Number && code.Element.TryGetInt64(out var value) ? value : throw code.Unexpected("the code of an error"));
    }
}
