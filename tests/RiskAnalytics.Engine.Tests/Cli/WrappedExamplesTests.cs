using System.Globalization;
using System.Text.Json;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Cli;

/// <summary>The four shipped books of wrapped assets, unchanged, against test nodes on which contracts stand at the real addresses with planted figures.</summary>
[TestFixture]
internal sealed class WrappedExamplesTests
{
    private const string Wbtc = "0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599";
    private const string WbtcFeed = "0xa81FE04086865e63E12dD3776978E49DEEa2ea4e";
    private const string Xbtc = "0xb7C00000bcDEeF966b20B3D884B98E64d2b06b4f";
    private const string Usdc = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";
    private const string Usdt = "0xdAC17F958D2ee523a2206206994597C13D831ec7";
    private const string UsdtOnArbitrum = "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9";
    private const string WormholeLock = "0x3ee18B2214AFF97000D974cf647E7C347E8fa585";
    private const string LayerZeroLock = "0x6C96dE32CEa08842dcc4058c14d3aaAD7Fa41dee";
    private const string Aggregator = "0x1000000000000000000000000000000000000009";
    private const string Anybody = "0x00000000000000000000000000000000000a11ce";
    private const string Custodian = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";

    private AnvilNode _ethereum = null!;
    private AnvilNode _xLayer = null!;
    private AnvilNode _arbitrum = null!;
    private SampleBooks _books = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _ethereum = await AnvilNode.StartAsync(1);
        _xLayer = await AnvilNode.StartAsync(196);
        _arbitrum = await AnvilNode.StartAsync(42161);
        // 100 WBTC exist; the feed says 101 BTC.
        await MintAsync(_ethereum, Wbtc, "WBTC", 8, Anybody, 100_00000000);
        await _ethereum.PlantAsync(Aggregator, TestContract.Aggregator);
        await _ethereum.PlantAsync(WbtcFeed, TestContract.FeedProxy);
        await _ethereum.SendAsync(Aggregator, TestContract.Aggregator, "configure(uint256)", 8);
        var time = Convert.ToInt64((await _ethereum.AskAsync("eth_getBlockByNumber", "latest", false)).GetProperty("timestamp").GetString(), 16);
        await _ethereum.SendAsync(Aggregator, TestContract.Aggregator, "set(int256,uint256)", 101_00000000, time);
        await _ethereum.SendAsync(WbtcFeed, TestContract.FeedProxy, "setAggregator(address)", Aggregator);
        // The locks hold 500 USDC and 1,000 USDT.
        await MintAsync(_ethereum, Usdc, "USDC", 6, WormholeLock, 500_000000);
        await MintAsync(_ethereum, Usdt, "USDT", 6, LayerZeroLock, 1_000_000000);
        await MintAsync(_arbitrum, UsdtOnArbitrum, "USDT0", 6, Anybody, 800_000000);
        await MintAsync(_xLayer, Xbtc, "XBTC", 8, Anybody, 40_00000000);
        foreach (var node in new[] { _ethereum, _xLayer, _arbitrum })
            await node.FinaliseAsync();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _ethereum?.Dispose();
        _xLayer?.Dispose();
        _arbitrum?.Dispose();
    }

    [SetUp]
    public void MakeFolder() => _books = new SampleBooks();

    [TearDown]
    public void DeleteFolder() => _books.Dispose();

    [Test]
    public void Wbtc_Unchanged_HasSupplyAndFeedAndNoRatio()
    {
        var result = Verify("wbtc", out var run, $"ethereum={_ethereum.Url}");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(Step(result, "supply").GetProperty("observed").GetString(), Does.Contain("100"));
        Assert.That(Step(result, "ratio").GetProperty("observed").ValueKind, Is.EqualTo(JsonValueKind.Null), "no address list, no ratio");
        Assert.That(Step(result, "ratio").GetProperty("outcome").GetString(), Is.Not.EqualTo("verified"));
        var feed = Checks(result).Single(check => check.GetProperty("scheme").GetString() == "chainlink-feed");
        Assert.That(feed.GetProperty("outcome").GetString(), Is.EqualTo("consistency_only"), "an attestation is no proof");
        Assert.That(feed.GetProperty("observed").GetString(), Does.Contain("101"));
    }

    [TestCase(101_00000000, "verified", 0)]
    [TestCase(99_00000000, "failed", 1)]
    public void Wbtc_WithAnAddressAdded_HasThePlantedRatio(long satoshi, string outcome, int exitCode)
    {
        using var bitcoin = Esplora(satoshi);
        var book = Copy("wbtc");
        File.WriteAllText(Path.Combine(book, "holdings.csv"), $"asset,class,quantity,network,address,height,source\nBTC,bitcoin,,bitcoin,{Custodian},,added by a test\n");

        var result = VerifyBook(book, out var run, $"ethereum={_ethereum.Url}", $"bitcoin-esplora={bitcoin.Url}");

        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Error);
        Assert.That(result.GetProperty("outcome").GetString(), Is.EqualTo(outcome), result.GetProperty("reason").GetString());
        Assert.That(Step(result, "reserve").GetProperty("observed").GetString(), Does.Contain(outcome == "verified" ? "101" : "99"));
        Assert.That(Step(result, "ratio").GetProperty("observed").GetString(), Does.Contain(outcome == "verified" ? "1.01" : "0.99"));
        using var assessment = JsonDocument.Parse(CommandLine.Run("score", book, "--format", "json").Output);
        var kept = assessment.RootElement.GetProperty("verifications").EnumerateArray().Single(check => check.GetProperty("kind").GetString() == "wrapped-asset");
        Assert.That(kept.GetProperty("outcome").GetString(), Is.EqualTo(outcome == "verified" ? "confirmed" : "contradicted"));
        Assert.That(
            assessment.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()),
            outcome == "failed" ? Does.Contain("V3") : Does.Not.Contain("V3"));
    }

    [Test]
    public void Xbtc_WithOneOfFourChains_SaysThatTheSupplyIsNotWhole()
    {
        var result = Verify("xbtc", out var run, $"x-layer={_xLayer.Url}");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(Step(result, "supply").GetProperty("observed").GetString(), Does.Contain("40"));
        Assert.That(Step(result, "ratio").GetProperty("observed").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(Checks(result).Where(check => check.GetProperty("step").GetString() == "token-supply" || check.GetProperty("scheme").GetString() == "token-supply").Select(check => check.GetProperty("outcome").GetString()),
            Is.EquivalentTo(new[] { "verified", "inconclusive", "inconclusive", "inconclusive" }));
    }

    [Test]
    public void LayerZero_Unchanged_HasThePlantedRatioAsAnUpperBound()
    {
        var result = Verify("layerzero", out var run, $"ethereum={_ethereum.Url}", $"arbitrum={_arbitrum.Url}");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(Step(result, "supply").GetProperty("observed").GetString(), Does.Contain("800"));
        Assert.That(Step(result, "reserve").GetProperty("observed").GetString(), Does.Contain("1000"));
        // 1,000 in the lock for 800 copies that were read; copies on other chains are not.
        Assert.That(Step(result, "ratio").GetProperty("observed").GetString(), Does.Contain("1.25"));
        Assert.That(Step(result, "ratio").GetProperty("reason").GetString(), Does.Contain("upper bound").Or.Contain("at most"));
        Assert.That(result.GetProperty("outcome").GetString(), Is.EqualTo("inconclusive"));
    }

    [Test]
    public void Wormhole_Unchanged_HasThePlantedRatioAsAnUpperBound()
    {
        using var solana = Solana(400_000000);
        var result = Verify("wormhole", out var run, $"ethereum={_ethereum.Url}", $"solana={solana.Url}");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(Step(result, "ratio").GetProperty("observed").GetString(), Does.Contain("1.25"));
        Assert.That(result.GetProperty("outcome").GetString(), Is.EqualTo("inconclusive"));
    }

    private JsonElement Verify(string example, out CommandLine run, params string[] nodes) => VerifyBook(Copy(example), out run, nodes);

    private static JsonElement VerifyBook(string book, out CommandLine run, params string[] nodes)
    {
        run = CommandLine.Run(["verify", book, "--format", "json", .. nodes.SelectMany(node => new[] { "--rpc", node })]);
        Assert.That(run.Error, Does.Not.Contain("127.0.0.1"));
        using var json = JsonDocument.Parse(run.Output);
        var result = json.RootElement.EnumerateArray().Single(report => report.GetProperty("kind").GetString() == "wrapped-asset").Clone();
        TestContext.Out.WriteLine(string.Join('\n', Checks(result).Select(check => check.ToString())));
        return result;
    }

    private string Copy(string example)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathTo($"data/wrapped/{example}")))
            _books.Write($"books/{example}/{Path.GetFileName(file)}", File.ReadAllText(file));
        return Path.Combine(_books.Root, "books", example);
    }

    private static async Task MintAsync(AnvilNode node, string token, string symbol, int decimals, string to, long amount)
    {
        await node.PlantAsync(token, TestContract.Token);
        await node.SendAsync(token, TestContract.Token, "configure(bytes32,uint256)", symbol, decimals);
        await node.SendAsync(token, TestContract.Token, "mint(address,uint256)", to, amount);
    }

    private static JsonElement Step(JsonElement result, string step) =>
        Checks(result).First(check => check.GetProperty("scheme").GetString() == "wrapped-asset" && check.GetProperty("step").GetString() == step);

    private static IEnumerable<JsonElement> Checks(JsonElement result) => result.GetProperty("checks").EnumerateArray();

    /// <summary>A service of Bitcoin at block 30 with one address, which was funded in block 10.</summary>
    private static LoopbackServer Esplora(long satoshi) => new((head, _) =>
    {
        var asked = head.Split(' ')[1].Split('?')[0].TrimStart('/');
        string Hash(int height) => height.ToString("x64", CultureInfo.InvariantCulture);
        string? answer = asked switch
        {
            "blocks/tip/height" => "30",
            "blocks/tip/hash" => Hash(30),
            $"address/{Custodian}" => $$$"""{"address":"{{{Custodian}}}","chain_stats":{"funded_txo_sum":{{{satoshi}}},"spent_txo_sum":0}}""",
            $"address/{Custodian}/utxo" => $$"""[{"txid":"{{Hash(1)}}","vout":0,"status":{"confirmed":true,"block_height":10},"value":{{satoshi}}}]""",
            $"address/{Custodian}/txs/chain" => "[]",
            _ when asked.StartsWith("block-height/", StringComparison.Ordinal) => Hash(int.Parse(asked[13..], CultureInfo.InvariantCulture)),
            _ when asked.StartsWith("block/", StringComparison.Ordinal) => $$"""{"id":"{{asked[6..]}}","height":{{Convert.ToInt32(asked[^8..], 16)}},"timestamp":1700000000,"mediantime":1699999000}""",
            _ => null,
        };
        return answer is null ? LoopbackServer.Answer("{}", 404) : LoopbackServer.Answer(answer);
    });

    private static LoopbackServer Solana(long supply) => new((_, body) =>
    {
        using var question = JsonDocument.Parse(body);
        var result = question.RootElement.GetProperty("method").GetString() switch
        {
            "getSlot" => "900",
            "getBlockTime" => "1700000000",
            "getTokenSupply" => $$$"""{"context":{"slot":900},"value":{"amount":"{{{supply}}}","decimals":6}}""",
            _ => "null",
        };
        return LoopbackServer.Answer($$"""{"jsonrpc":"2.0","result":{{result}},"id":{{question.RootElement.GetProperty("id").GetRawText()}}}""");
    });
}
