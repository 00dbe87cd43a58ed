using System.Text.Json;
using RiskAnalytics.TestKit;
using RiskAnalytics.Verification.Chain;

namespace RiskAnalytics.Verification.Tests.Chain;

/// <summary>Servers on this machine that answer as nodes do, and how they are asked.</summary>
internal static class Nodes
{
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(60);

    public static ImpatientTime Time() => new(new DateTimeOffset(2026, 3, 14, 15, 9, 26, TimeSpan.Zero), RequestTimeout);

    public static NodeOptions Options(ImpatientTime? time = null) => new() { Time = time ?? Time(), RequestTimeout = RequestTimeout, ScanTimeout = RequestTimeout };

    /// <summary>The server's address with a user, a password and a key in it, none of which may get into a message.</summary>
    public static Uri WithSecrets(LoopbackServer server) => new UriBuilder(server.Url) { UserName = "planted-user", Password = "planted-pass", Path = "planted-path", Query = "apikey=planted-key" }.Uri;

    /// <summary>A server of JSON-RPC: the result of a method and its parameters, as JSON; an answer that begins with ! is the code of an error.</summary>
    public static LoopbackServer Rpc(Func<string, JsonElement, string> answer) => new((_, body) =>
    {
        using var question = JsonDocument.Parse(body);
        var result = answer(question.RootElement.GetProperty("method").GetString()!, question.RootElement.GetProperty("params"));
        var id = question.RootElement.GetProperty("id").GetRawText();
        return result.StartsWith('!')
            ? LoopbackServer.Answer($$"""{"result":null,"error":{"code":{{result[1..]}},"message":"planted-words"},"id":{{id}}}""", 500)
            : LoopbackServer.Answer($$"""{"result":{{result}},"error":null,"id":{{id}}}""");
    });

    /// <summary>A server of a REST interface: the answer to a path with its query, and to what is sent; null for status 404.</summary>
    public static LoopbackServer Rest(Func<string, string, string?> answer) => new((head, body) =>
        answer(head.Split(' ')[1], body) is { } text ? LoopbackServer.Answer(text) : LoopbackServer.Answer("""{"message":"planted-words"}""", 404));

    /// <summary>That a message, with everything below it, tells nothing of where was asked.</summary>
    public static void AssertSilent(string? message, LoopbackServer server)
    {
        Assert.That(message, Is.Not.Null.And.Not.Empty);
        Assert.That(message, Does.Not.Contain("planted").And.Not.Contain("127.0.0.1").And.Not.Contain("http://").And.Not.Contain($"{server.Url.Port}"));
    }
}
