using System.Text;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.TestKit;
using RiskAnalytics.Verification.Chain;

namespace RiskAnalytics.Verification.Tests.Chain;

/// <summary>What a real node does not do: it lies, breaks off, or is overloaded. The client numbers its questions from 1.</summary>
public class JsonRpcChainClientTests
{
    private const string Alice = "0x00000000000000000000000000000000000a11ce";
    private const string Bob = "0x0000000000000000000000000000000000000b0b";
    private const string Hash = "0x1111111111111111111111111111111111111111111111111111111111111111";

    private static readonly byte[] RightChain = Answer(1, "\"0x1\"");

    [Test]
    public async Task NativeBalancesAsync_BatchAnsweredInAnotherOrder_EachFigureIsOfItsAddress()
    {
        var figures = await AskAsync(RightChain, Block(2), Batch("""{"id":4,"result":"0x2"},{"id":3,"result":"0x1"}"""), Block(5));

        Assert.That(figures.Select(figure => figure.Amount), Is.EqualTo(new TokenAmount?[] { new(1, 18), new(2, 18) }));
        Assert.That(figures[0].Block, Is.EqualTo(new ChainBlock(16, Hash, DateTimeOffset.FromUnixTimeSeconds(1_700_000_000))));
    }

    [TestCase("""{"id":3,"result":"0x1"},{"id":5,"result":"0x2"}""", "another question")]
    [TestCase("""{"id":3,"result":"0x1"},{"id":3,"result":"0x2"}""", "another question")]
    [TestCase("""{"id":3,"result":"0x1"}""", "without an answer")]
    [TestCase("""{"id":3,"result":"0x1"},{"id":"4","result":"0x2"}""", "$[1].id")]
    [TestCase("""{"id":3,"result":"0x1"},{"id":4,"result":2}""", "expected a string")]
    [TestCase("""{"id":3,"result":"0x1"},{"id":4,"result":"0x2","error":{"code":-1}}""", "either a result or an error")]
    [TestCase("""{"id":3,"result":"0x1","id":4}""", "each key once")]
    public async Task NativeBalancesAsync_BatchThatDoesNotFit_IsRefusedAsAWhole(string answers, string fault)
    {
        var figures = await AskAsync(RightChain, Block(2), Batch(answers), Block(5));

        Assert.That(figures.Select(figure => figure.Amount), Is.All.Null);
        Assert.That(figures[0].Fault, Does.Contain(fault));
    }

    [TestCase("""{"id":4,"result":null}""", "gave no answer")]
    [TestCase("""{"id":4,"result":"0x"}""", "not a number")]
    [TestCase("""{"id":4,"result":"2"}""", "not a number")]
    [TestCase("""{"id":4,"result":"0x10000000000000000000000000000000000000000000000000000000000000000"}""", "not a number")]
    [TestCase("""{"id":4,"error":{"code":-32000,"message":"missing trie node abc (path )"}}""", "archive")]
    [TestCase("""{"id":4,"error":{"code":-32603,"message":"see https://node.test/?key=secret"}}""", "error -32603")]
    [TestCase("""{"id":4,"error":{"code":-32005,"message":"daily request count"}}""", "too many")]
    public async Task NativeBalancesAsync_OneBadAnswer_OnlyThatOneHasNoFigure(string answer, string fault)
    {
        var figures = await AskAsync(RightChain, Block(2), Batch($$"""{"id":3,"result":"0x1"},{{answer}}"""), Block(5));

        Assert.That(figures[0].Amount, Is.EqualTo(new TokenAmount(1, 18)));
        Assert.That(figures[1].Amount, Is.Null);
        Assert.That(figures[1].Fault, Does.Contain(fault).And.Not.Contain("secret").And.Not.Contain("http"));
    }

    [Test]
    public async Task NativeBalancesAsync_NodeThatLiesAboutHeight_IsRefused()
    {
        var other = await AskAsync(RightChain, Block(2, "0x11"));
        var changed = await AskAsync(RightChain, Block(2), Batch("""{"id":3,"result":"0x1"},{"id":4,"result":"0x2"}"""), Block(5, hash: Hash.Replace("1111", "2222", StringComparison.Ordinal)));

        Assert.That(other.Select(figure => figure.Fault), Is.All.EqualTo("The node was asked for block 16 of ethereum and answered with block 17."));
        Assert.That(changed.Select(figure => figure.Fault), Is.All.EqualTo("The node changed block 16 of ethereum while it was read."));
    }

    [TestCase("\"0x10\"", "\"0x11\"", "1700000000")]
    [TestCase("\"0x10\"", "\"0x1\"", "\"0x6553f100\"")]
    [TestCase("16", "\"" + Hash + "\"", "\"0x6553f100\"")]
    [TestCase("\"0xffffffffffffffff\"", "\"" + Hash + "\"", "\"0x6553f100\"")]
    [TestCase("\"0x10\"", "\"" + Hash + "\"", "\"0xffffffffffffffff\"")]
    [TestCase("null", "null", "null")]
    public void BlockAsync_BlockThatCannotBe_Throws(string number, string hash, string time)
    {
        using var server = new LoopbackServer(RightChain, Answer(2, $$"""{"number":{{number}},"hash":{{hash}},"timestamp":{{time}}}"""));

        Assert.That(async () => await Client(server).BlockAsync(16, CancellationToken.None), Throws.TypeOf<ChainException>());
    }

    [Test]
    public async Task NativeBalancesAsync_OverloadedAndFailingNode_AsksAgainAsLongAsTold()
    {
        var time = new ImpatientTime(DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(30));
        using var server = new LoopbackServer(
            LoopbackServer.Answer("slow down", 429, headers: "Retry-After: 7\r\n"), LoopbackServer.Answer("oh", 500), RightChain, Block(2),
            Batch("""{"id":3,"result":"0x1"},{"id":4,"error":{"code":429,"message":"x"}}"""), Answer(5, "\"0x2\""), Block(6));

        var figures = await Client(server, time).NativeBalancesAsync([Alice, Bob], 16, CancellationToken.None);

        Assert.That(figures.Select(figure => figure.Amount), Is.EqualTo(new TokenAmount?[] { new(1, 18), new(2, 18) }));
        Assert.That(time.Waits, Does.Contain(TimeSpan.FromSeconds(7)));
    }

    [Test]
    public async Task NativeBalancesAsync_NodeThatTakesNoBatch_IsAskedOneByOne()
    {
        var figures = await AskAsync(RightChain, Block(2), LoopbackServer.Answer("""{"id":null,"error":{"code":-32600,"message":"no batches"}}"""), Answer(5, "\"0x1\""), Answer(6, "\"0x2\""), Block(7));

        Assert.That(figures.Select(figure => figure.Amount), Is.EqualTo(new TokenAmount?[] { new(1, 18), new(2, 18) }));
    }

    [Test]
    public async Task NativeBalancesAsync_AnswersThatAreNone_AreFaultsWithoutTheAddressOfTheNode()
    {
        byte[][] answers =
        [
            LoopbackServer.Answer("<html>"), LoopbackServer.Answer("{\"id\":1,\"result\":\"0x1\""), LoopbackServer.Answer(Encoding.ASCII.GetBytes("{\"id\""), length: 1000),
            LoopbackServer.Answer(new string('[', 1000)), LoopbackServer.Answer("{\"id\":1,\"result\":\"" + new string('0', 5000) + "\"}"), LoopbackServer.Answer("no", 401),
            LoopbackServer.Answer("""{"id":9,"result":"0x1"}"""), LoopbackServer.Answer("""[{"id":1,"result":"0x1"}]"""), LoopbackServer.Answer("""{"id":1}"""), LoopbackServer.Answer("""{"id":1,"result":1}"""),
        ];
        foreach (var answer in answers)
        {
            var figures = await AskAsync(answer);

            Assert.That(figures.Select(figure => figure.Amount), Is.All.Null, Encoding.ASCII.GetString(answer));
            Assert.That(figures[0].Fault, Is.Not.Empty.And.Not.Contain("127.0.0.1").And.Not.Contain("secret"));
        }
    }

    [TestCase("http://user:secret@127.0.0.1:9/", "cannot be reached")]
    [TestCase("http://127.0.0.1:9/v3/secret", "cannot be reached")]
    public async Task NativeBalancesAsync_NobodyListens_NothingOfTheAddressIsTold(string url, string fault)
    {
        var client = new JsonRpcChainClient("ethereum", new Uri(url), Options(TimeProvider.System));

        var figure = (await client.NativeBalancesAsync([Alice], 16, CancellationToken.None)).Single();

        Assert.That(figure.Fault, Does.Contain(fault).And.Not.Contain("secret").And.Not.Contain("127.0.0.1"));
    }

    [TestCase("ethereum", 1)]
    [TestCase("x-layer", 196)]
    [TestCase("base", 8453)]
    [TestCase("evm:31337", 31337)]
    [TestCase("evm:0", null)]
    [TestCase("evm:-1", null)]
    [TestCase("evm: 1", null)]
    [TestCase("bitcoin", null)]
    public void NumberOf_Name_IsThatOfTheList(string chain, long? number) => Assert.That(EvmChains.NumberOf(chain), Is.EqualTo(number));

    private static async Task<IReadOnlyList<ChainFigure>> AskAsync(params byte[]?[] script)
    {
        using var server = new LoopbackServer(script);
        return await Client(server).NativeBalancesAsync([Alice, Bob], 16, CancellationToken.None);
    }

    private static JsonRpcChainClient Client(LoopbackServer server, TimeProvider? time = null) =>
        new("ethereum", server.Url, time is null ? Options(TimeProvider.System) : Options(time) with { Retries = 4 });

    private static NodeOptions Options(TimeProvider time) => new() { Time = time, Retries = 0, RequestsPerSecond = 10_000, LargestBytes = 4096 };

    private static byte[] Answer(int id, string result) => LoopbackServer.Answer($$"""{"jsonrpc":"2.0","id":{{id}},"result":{{result}}}""");

    private static byte[] Batch(string answers) => LoopbackServer.Answer($"[{answers}]");

    private static byte[] Block(int id, string number = "0x10", string hash = Hash) => Answer(id, $$"""{"number":"{{number}}","hash":"{{hash}}","timestamp":"0x6553f100"}""");
}
