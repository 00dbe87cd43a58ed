using System.Text;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.TestKit;
using RiskAnalytics.Verification.Chain;

namespace RiskAnalytics.Verification.Tests.Chain;

/// <summary>Asking a server on this machine that behaves well, badly, and not at all.</summary>
[TestFixture]
public sealed class NodeConnectionTests
{
    private const string Good = """{"height":5}""";

    private ImpatientTime _time = null!;

    [SetUp]
    public void Begin() => _time = Nodes.Time();

    [TestCase(408)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(503)]
    public async Task Get_FailureThatPasses_IsAskedAgainWithGrowingWaits(int status)
    {
        var failure = LoopbackServer.Answer("busy", status, "text/plain");
        using var server = new LoopbackServer(failure, failure, failure, LoopbackServer.Answer(Good));

        var answer = await Connect(server).GetAsync("tip", default);

        Assert.That(answer.Get("height").Integer(), Is.EqualTo(5));
        Assert.That(_time.Waits, Is.EqualTo(new[] { 1, 2, 4 }.Select(s => TimeSpan.FromSeconds(s))));
    }

    [Test]
    public void Get_FailureThatStays_EndsAfterFiveTimesAndIsLostAfterThreeQuestions()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer("busy", 429, "text/plain"));
        var connection = Connect(server);

        for (var i = 0; i < 3; i++)
        {
            Assert.That(connection.IsLost, Is.False);
            Assert.That(() => connection.GetAsync("tip", default), Throws.TypeOf<ChainException>().With.Message.EqualTo("The node of tron answers with status 429."));
        }

        Assert.That(connection.IsLost, Is.True);
        Assert.That(server.Requests, Has.Count.EqualTo(15));
    }

    [Test]
    public async Task Get_RetryAfter_IsHonoured()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer("busy", 429, "text/plain", "Retry-After: 7\r\n"), LoopbackServer.Answer(Good));

        await Connect(server).GetAsync("tip", default);

        Assert.That(_time.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(7) }));
    }

    [Test]
    public async Task Get_ManyQuestions_AreSpreadOverTheSecond()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer(Good));
        var connection = new NodeConnection("tron", server.Url, Nodes.Options(_time) with { RequestsPerSecond = 4 });

        for (var i = 0; i < 3; i++)
            await connection.GetAsync("tip", default);

        Assert.That(_time.Waits, Is.EqualTo(new[] { TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(250) }));
    }

    [Test]
    public async Task Get_NoAnswer_EndsByTheClock()
    {
        using var server = new LoopbackServer((byte[]?)null);
        server.Asked = () => _time.Pass(Nodes.RequestTimeout);

        var thrown = await FaultAsync(server);

        Assert.That(thrown.Message, Is.EqualTo("The node of tron gave no whole answer within 60 s."));
        Assert.That(server.Requests, Has.Count.EqualTo(5));
    }

    [Test]
    public void Get_Cancelled_EndsAtOnce()
    {
        using var server = new LoopbackServer((byte[]?)null);
        using var cancel = new CancellationTokenSource();
        server.Asked = cancel.Cancel;

        Assert.That(() => Connect(server).GetAsync("tip", cancel.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private static IEnumerable<TestCaseData> BadAnswers()
    {
        TestCaseData Case(string name, byte[] answer, string expected) => new TestCaseData(answer, expected).SetName($"Get_{name}_IsAFault");

        yield return Case("CutAnswer", LoopbackServer.Answer(Encoding.UTF8.GetBytes(Good), length: 50), "ended the connection in the middle");
        yield return Case("NoHttp", "hello\r\n\r\n"u8.ToArray(), "does not speak HTTP");
        yield return Case("CutJson", LoopbackServer.Answer("""{"height":"""), "something other than JSON");
        yield return Case("Empty", LoopbackServer.Answer(""), "something other than JSON");
        yield return Case("WebPage", LoopbackServer.Answer("<html></html>"), "something other than JSON");
        yield return Case("KeyTwice", LoopbackServer.Answer("""{"height":5,"height":6}"""), "each key once");
        yield return Case("KeyTwiceByEscape", LoopbackServer.Answer("""{"height":5,"\u0068eight":6}"""), "each key once");
        yield return Case("TooDeep", LoopbackServer.Answer(new string('[', 65) + new string(']', 65)), "nested too deep");
        yield return Case("TooLarge", LoopbackServer.Answer($"[{new string(' ', 1000)}]"), "more than the 1000 bytes");
        yield return Case("Packed", LoopbackServer.Answer(Good, headers: "Content-Encoding: gzip\r\n"), "packs its answer");
        yield return Case("Redirect", LoopbackServer.Answer("", 302, headers: "Location: http://planted.example/\r\n"), "leads elsewhere and is not followed");
        yield return Case("NotAllowed", LoopbackServer.Answer("{}", 401), "wants a key");
        yield return Case("Forbidden", LoopbackServer.Answer("{}", 403), "wants a key");
        yield return Case("LongWait", LoopbackServer.Answer("busy", 429, headers: "Retry-After: 3600\r\n"), "asks to wait 3600 s");
        yield return Case("NoContent", LoopbackServer.Answer("", 204), "status 204");
    }

    [TestCaseSource(nameof(BadAnswers))]
    public async Task Get_BadAnswer_IsAFaultThatNamesNoAddress(byte[] answer, string expected)
    {
        using var server = new LoopbackServer(answer);

        Assert.That((await FaultAsync(server)).Message, Does.StartWith("The node of tron ").And.Contains(expected));
    }

    [Test]
    public async Task Get_NobodyThere_IsAFaultThatNamesNoAddress()
    {
        var server = new LoopbackServer(LoopbackServer.Answer(Good));
        server.Dispose();

        Assert.That((await FaultAsync(server)).Message, Is.EqualTo("The node of tron cannot be reached."));
    }

    [Test]
    public async Task Get_AddressWithCredentials_SendsThemAsAHeaderOnly()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer(Good));
        var node = new Uri($"http://user:p%40ss@127.0.0.1:{server.Url.Port}/v1?key=abc");

        await new NodeConnection("tron", node, Nodes.Options(_time)).GetAsync("blocks?limit=1", default);

        Assert.That(server.Requests[0], Does.StartWith("GET /v1/blocks?limit=1&key=abc HTTP/1.1\r\n"));
        Assert.That(server.Requests[0], Does.Contain($"Authorization: Basic {Convert.ToBase64String("user:p@ss"u8)}\r\n").And.Not.Contain("user:"));
        Assert.That(server.Requests[0], Does.Contain("User-Agent: RiskAnalytics").And.Not.Contain("Accept-Encoding"));
    }

    [TestCase("ftp://127.0.0.1/planted")]
    [TestCase("file:///planted")]
    [TestCase("http://127.0.0.1/#planted")]
    public void Connect_OtherAddress_IsRefusedWithoutPrintingIt(string address) =>
        Assert.That(() => new NodeConnection("tron", new Uri(address), Nodes.Options()), Throws.TypeOf<ChainException>().With.Message.Contains("http://").And.Message.Not.Contain("planted"));

    [Test]
    public void NodeAddress_Printed_TellsNothing() =>
        Assert.That(new NodeAddress("tron", new Uri("http://planted:planted@127.0.0.1/planted")).ToString(), Does.Not.Contain("planted").And.Not.Contain("127"));

    private NodeConnection Connect(LoopbackServer server) => new("tron", Nodes.WithSecrets(server), Nodes.Options(_time) with { LargestBytes = 1000 });

    private async Task<ChainException> FaultAsync(LoopbackServer server)
    {
        var thrown = (await Assert.ThrowsAsync<ChainException>(() => Connect(server).GetAsync("tip", default)))!;
        // Everything that is printed of it but the frames of the stack.
        for (Exception? e = thrown; e is not null; e = e.InnerException)
            Nodes.AssertSilent(e.Message, server);
        return thrown;
    }
}
