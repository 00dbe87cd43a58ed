using System.Numerics;
using System.Text.Json;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.TestKit;
using RiskAnalytics.Verification.Chain;

namespace RiskAnalytics.Verification.Tests.Chain;

/// <summary>Scans of unspent outputs, from a server that answers and fails as Bitcoin Core does.</summary>
[TestFixture]
public sealed class BitcoinCoreTests
{
    private const string First = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    private const string FirstScript = "76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac";
    private const string Second = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
    private const string SecondScript = "0014751e76e8199196d454941c45d1b3a323f1433bd6";
    private const long Newest = 763_861;

    private static readonly string Hash = Of(Newest);

    [Test]
    public async Task Balances_GoodScan_AreOfEachAddress()
    {
        using var server = Serve(Scan());

        var figures = await Client(server).NativeBalancesAsync([Second, First, "no address", First], Newest, default);

        var block = new ChainBlock(Newest, Hash, DateTimeOffset.FromUnixTimeSeconds(1_668_000_000));
        Assert.That(figures[0], Is.EqualTo(ChainFigure.Of(new TokenAmount(1, 8), block)));
        Assert.That(figures[1], Is.EqualTo(ChainFigure.Of(new TokenAmount(new BigInteger(380_000_000), 8), block)));
        Assert.That(figures[2].Fault, Does.StartWith("This is neither an address"));
        Assert.That(figures[3], Is.EqualTo(figures[1]));
        Assert.That(server.Bodies.Single(body => body.Contains("scantxoutset", StringComparison.Ordinal)),
            Does.Contain($$"""["start",[{"desc":"addr({{Second}})"},{"desc":"addr({{First}})"}]]"""));
    }

    [Test]
    public async Task Balances_Newest_AreOfTheBlockThatTheScanNames()
    {
        using var server = Serve(Scan());

        var figures = await Client(server).NativeBalancesAsync([First], null, default);

        Assert.That(figures[0].Fault, Is.EqualTo("The node of bitcoin gives an unspent output that was not asked for."));
        Assert.That((await Client(server).NativeBalancesAsync([First, Second], null, default))[0].Block!.Hash, Is.EqualTo(Hash));
    }

    [Test]
    public async Task Balances_NodeThatIsNotRolledBack_AreFaultsBeforeAnyScan()
    {
        using var server = Serve(Scan());

        var figures = await Client(server).NativeBalancesAsync([First], Newest - 1, default);

        Assert.That(figures[0].Fault, Does.Contain("reads balances of its newest block only").And.Contains("rolled back"));
        Assert.That(server.Bodies, Has.None.Contains("scantxoutset"));
    }

    private static IEnumerable<TestCaseData> Lies()
    {
        TestCaseData Case(string name, string from, string to, string expected) =>
            new TestCaseData(Scan().Replace(from, to, StringComparison.Ordinal), expected).SetName($"Balances_{name}_AreFaults");

        yield return Case("NotFinished", "\"success\":true", "\"success\":false", "did not finish its scan");
        yield return Case("SuccessAsText", "\"success\":true", "\"success\":\"true\"", "$.result.success");
        yield return Case("OtherHeight", $"\"height\":{Newest},\"best", $"\"height\":{Newest - 1},\"best", "another block");
        yield return Case("OtherBestBlock", Hash, Of(7), "another block");
        yield return Case("NineDecimals", "3.8,\"height", "3.800000000,\"height", "at most 8 digits behind the point");
        yield return Case("Exponent", "0.00000001,\"height", "1e-8,\"height", "at most 8 digits behind the point");
        yield return Case("Negative", "3.8,\"height", "-3.8,\"height", "0 or more");
        yield return Case("TextForANumber", "3.8,\"height", "\"3.8\",\"height", "$.result.unspents[0].amount");
        yield return Case("OtherTotal", "\"total_amount\":3.80000001", "\"total_amount\":3.8", "not the sum");
        yield return Case("OutputTwice", "\"vout\":1", "\"vout\":0", "same unspent output twice");
        yield return Case("OtherScript", SecondScript, "0014751e76e8199196d454941c45d1b3a323f1433bd7", "not asked for");
        yield return Case("OutputOfTheFuture", "\"height\":700000", "\"height\":763862", "not yet there");
        yield return Case("MoreThanExists", "3.8,\"height", "21000000.00000001,\"height", "more bitcoin than can exist");
        yield return new TestCaseData("!-8", "answers the question scantxoutset with error -8").SetName("Balances_ScanInProgress_AreFaults");
        yield return new TestCaseData("null", "expected an object").SetName("Balances_NullResult_AreFaults");
    }

    [TestCaseSource(nameof(Lies))]
    public async Task Balances_NodeThatLies_AreFaults(string scan, string expected)
    {
        using var server = Serve(scan);

        var figures = await Client(server).NativeBalancesAsync([First, Second], Newest, default);

        foreach (var figure in figures)
        {
            Assert.That((figure.Amount, figure.Block), Is.EqualTo(((TokenAmount?)null, (ChainBlock?)null)));
            Assert.That(figure.Fault, Does.Contain(expected));
            Nodes.AssertSilent(figure.Fault, server);
        }
    }

    [Test]
    public async Task Balances_ManyAddresses_AreScannedInChunks()
    {
        var keys = Enumerable.Range(0, BitcoinCoreClient.DescriptorsInScan + 1).Select(i => $"pkh(02{i:x64})").ToArray();
        using var server = Serve(Scan(unspents: "", total: "0.00000000"));

        var figures = await Client(server).NativeBalancesAsync([.. keys], Newest, default);

        Assert.That(figures.Select(figure => figure.Amount), Is.All.EqualTo(new TokenAmount(0, 8)));
        Assert.That(server.Bodies.Count(body => body.Contains("scantxoutset", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public async Task Balances_AnswerToAnotherQuestion_AreFaults()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer("""{"result":763861,"error":null,"id":2}"""));

        Assert.That((await Client(server).NativeBalancesAsync([First], Newest, default))[0].Fault, Does.Contain("another question"));
    }

    [Test]
    public async Task Supply_OlderBlock_IsReadFromTheIndex()
    {
        using var server = Serve(Scan());

        var supply = await Client(server).TokenSupplyAsync("BTC", 700_000, default);

        Assert.That((supply.Amount, supply.Block?.Hash), Is.EqualTo(((TokenAmount?)new TokenAmount(new BigInteger(1_881_250_012_345_678), 8), Of(700_000))), supply.Fault);
        Assert.That(server.Bodies, Has.Some.Contains("""["muhash",700000]"""));
        Assert.That((await Client(server).TokenSupplyAsync("WBTC", null, default)).Fault, Does.Contain("no tokens"));
    }

    [Test]
    public async Task BlockAt_TimesThatRunBackwards_GivesTheNewestAtOrBefore()
    {
        // Block h is made at 600 h seconds, but block 30 an hour late and block 31 fifty minutes early.
        using var server = Serve(Scan(), newest: 60, time: h => h == 30 ? 18_000 + 3_600 : h == 31 ? 18_600 - 3_000 : 600 * h);
        var client = Client(server);

        async Task<long> At(long seconds) => (await client.BlockAtAsync(DateTimeOffset.FromUnixTimeSeconds(seconds), default)).Height;

        Assert.That(await At(600 * 20), Is.EqualTo(20));
        Assert.That(await At((600 * 20) - 1), Is.EqualTo(19));
        Assert.That(await At(15_600), Is.EqualTo(31));
        Assert.That(await At(15_599), Is.EqualTo(25));
        Assert.That(await At(18_000 + 3_600), Is.EqualTo(36));
        Assert.That(() => At(600 * 59), Throws.TypeOf<ChainException>());
    }

    private static BitcoinCoreClient Client(LoopbackServer server) => new(Nodes.WithSecrets(server), Nodes.Options() with { RequestsPerSecond = 1000 });

    private static string Of(long height) => height.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);

    private static string Scan(string? unspents = null, string total = "3.80000001") => $$"""
        {"success":true,"txouts":182345678,"height":{{Newest}},"bestblock":"{{Hash}}","unspents":[{{unspents ?? $$"""
        {"txid":"{{new string('1', 64)}}","vout":0,"scriptPubKey":"{{FirstScript}}","desc":"addr({{First}})#00000000","amount":3.8,"height":700000},
        {"txid":"{{new string('1', 64)}}","vout":1,"scriptPubKey":"{{SecondScript}}","desc":"addr({{Second}})#00000000","amount":0.00000001,"height":763861}
        """}}],"total_amount":{{total}}}
        """;

    private static LoopbackServer Serve(string scan, long newest = Newest, Func<long, long>? time = null)
    {
        string Header(long height)
        {
            var times = Enumerable.Range(0, 11).Select(back => height - back).Where(h => h >= 0).Select(h => time?.Invoke(h) ?? 1_668_000_000).Order().ToArray();
            return $$"""{"hash":"{{Of(height)}}","height":{{height}},"time":{{time?.Invoke(height) ?? 1_668_000_000}},"mediantime":{{times[times.Length / 2]}}}""";
        }

        return Nodes.Rpc((method, parameters) => method switch
        {
            "getblockcount" => $"{newest}",
            "getbestblockhash" => $"\"{Of(newest)}\"",
            "getblockhash" => parameters[0].GetInt64() <= newest ? $"\"{Of(parameters[0].GetInt64())}\"" : "!-8",
            "getblockheader" => Header(Convert.ToInt64(parameters[0].GetString()![48..], 16)),
            "gettxoutsetinfo" when parameters.GetArrayLength() == 2 => $$"""{"height":{{parameters[1]}},"bestblock":"{{Of(parameters[1].GetInt64())}}","total_amount":18812500.12345678}""",
            "scantxoutset" => scan,
            _ => "!-32601",
        });
    }
}
