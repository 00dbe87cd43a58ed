using System.Numerics;
using System.Text.Json;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.TestKit;
using RiskAnalytics.Verification.Chain;

namespace RiskAnalytics.Verification.Tests.Chain;

/// <summary>Chains whose nodes give only the newest state, from servers that answer and fail as theirs do.</summary>
[TestFixture]
public sealed class NewestStateTests
{
    private const string Holder = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8";
    private const string Token = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t";
    private const string Owner = "So11111111111111111111111111111111111111112";
    private const string Mint = "CtzPWv73Sn1dMGVU3ZtLv9yWSyUAanBni19YWDaznnkn";
    private const string Coin = "0x876a4b7bce8aeaef60464c11f4026903e9afacab79b9b142686158aa86560b50::xbtc::XBTC";

    [Test]
    public async Task Tron_GoodAnswers_AreReadExactly()
    {
        using var server = Tron();
        var client = new TronClient(Nodes.WithSecrets(server), Nodes.Options());

        var native = await client.NativeBalancesAsync([Holder, "no address"], null, default);
        var token = await client.TokenBalancesAsync(Token, [Holder], null, default);
        var supply = await client.TokenSupplyAsync(Token, 500, default);

        Assert.That(native[0], Is.EqualTo(ChainFigure.Of(new TokenAmount(new BigInteger(1_234_567), 6), new ChainBlock(500, $"{500:x16}{new string('a', 48)}", DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000)))));
        Assert.That(native[1].Fault, Is.EqualTo("This is no address of tron."));
        Assert.That(token[0].Amount, Is.EqualTo(new TokenAmount(255, 6)), token[0].Fault);
        Assert.That(supply.Amount, Is.EqualTo(new TokenAmount(BigInteger.Pow(2, 255), 6)), supply.Fault);
        // The twenty bytes of the holder as TronScan and the node's documentation show them: 41 stands before them in the address.
        Assert.That(server.Bodies, Has.Some.Contains($"\"parameter\":\"{new string('0', 24)}5cbdd86a2fa8dc4bddd8a8f69dba48572eec07fb\""));
        Assert.That(client.ReadsHistory, Is.False);
    }

    [Test]
    public async Task Tron_AddressWithoutAccount_HasNothing()
    {
        using var server = Tron(account: "{}");

        Assert.That((await new TronClient(server.Url, Nodes.Options()).NativeBalancesAsync([Holder], null, default))[0].Amount, Is.EqualTo(new TokenAmount(0, 6)));
    }

    private static IEnumerable<TestCaseData> TronLies()
    {
        yield return new TestCaseData($$"""{"address":"{{Token}}","balance":5}""", null, "another address").SetName("Tron_OtherAddress_IsAFault");
        yield return new TestCaseData($$"""{"address":"{{Holder}}","balance":"5"}""", null, "$.balance").SetName("Tron_BalanceAsText_IsAFault");
        yield return new TestCaseData($$"""{"address":"{{Holder}}","balance":-5}""", null, "$.balance").SetName("Tron_NegativeBalance_IsAFault");
        yield return new TestCaseData("""{"Error":"planted-words"}""", null, "with an error").SetName("Tron_Error_IsAFault");
        yield return new TestCaseData($$"""{"address":"{{Holder}}","balance":5}""", 499L, "only the newest state").SetName("Tron_OlderHeight_IsAFault");
    }

    [TestCaseSource(nameof(TronLies))]
    public async Task Tron_BadAnswer_IsAFault(string account, long? height, string expected)
    {
        using var server = Tron(account);

        var figure = (await new TronClient(Nodes.WithSecrets(server), Nodes.Options()).NativeBalancesAsync([Holder], height, default))[0];

        Assert.That((figure.Amount, figure.Fault), Is.EqualTo(((TokenAmount?)null, figure.Fault)));
        Assert.That(figure.Fault, Does.Contain(expected));
        Nodes.AssertSilent(figure.Fault, server);
    }

    [TestCase("""{"result":{"code":"CONTRACT_VALIDATE_ERROR","message":"706c616e746564"}}""")]
    [TestCase("""{"result":{"result":true,"message":"706c616e746564"},"constant_result":[""]}""")]
    [TestCase("""{"result":{"result":true},"constant_result":["ff"]}""")]
    [TestCase("""{"result":{"result":true},"constant_result":[]}""")]
    public async Task Tron_ContractThatRefuses_IsAFault(string call)
    {
        using var server = Tron(call: call);

        Assert.That((await new TronClient(server.Url, Nodes.Options()).TokenSupplyAsync(Token, null, default)).Fault, Is.Not.Null);
    }

    [Test]
    public async Task Newest_FigureThatChangesMeanwhile_IsReadAgainAtALaterBlock()
    {
        var (asked, blocks) = (0, 500);
        using var server = Nodes.Rest((path, _) => path.EndsWith("getnowblock", StringComparison.Ordinal)
            ? TronBlock(Interlocked.Increment(ref blocks))
            : $$"""{"address":"{{Holder}}","balance":{{Math.Min(Interlocked.Increment(ref asked), 3)}}}""");

        var figure = (await new TronClient(server.Url, Nodes.Options()).NativeBalancesAsync([Holder], null, default))[0];

        // Read as 1 and 2 around block 501, as 3 and 3 around block 502.
        Assert.That((figure.Amount, figure.Block?.Height), Is.EqualTo(((TokenAmount?)new TokenAmount(3, 6), (long?)502)), figure.Fault);
    }

    [Test]
    public async Task Newest_FigureThatAlwaysChanges_IsAFault()
    {
        var asked = 0;
        using var server = Nodes.Rest((path, _) => path.EndsWith("getnowblock", StringComparison.Ordinal) ? TronBlock(500) : $$"""{"address":"{{Holder}}","balance":{{Interlocked.Increment(ref asked)}}}""");

        Assert.That((await new TronClient(server.Url, Nodes.Options()).NativeBalancesAsync([Holder], null, default))[0].Fault, Does.Contain("changed at every new block"));
    }

    [Test]
    public async Task Solana_GoodAnswers_AreSummedAtTheSlotTheyAreOf()
    {
        using var server = Solana();
        var client = new SolanaClient(Nodes.WithSecrets(server), Nodes.Options() with { RequestsPerSecond = 100 });
        var block = new ChainBlock(900, null, DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));

        Assert.That((await client.NativeBalancesAsync([Owner], null, default))[0], Is.EqualTo(ChainFigure.Of(new TokenAmount(new BigInteger(5_000_000_000_000), 9), block)));
        Assert.That(await client.TokenSupplyAsync(Mint, 900, default), Is.EqualTo(ChainFigure.Of(new TokenAmount(BigInteger.Parse("18446744073709551615", System.Globalization.CultureInfo.InvariantCulture), 8), block)));
        Assert.That((await client.TokenBalancesAsync(Mint, [Owner], null, default))[0], Is.EqualTo(ChainFigure.Of(new TokenAmount(12, 8), block)));
        Assert.That((await client.NativeBalancesAsync(["0OIl"], null, default))[0].Fault, Is.EqualTo("This is no address of solana."));
        Assert.That((await client.NativeBalancesAsync([Owner], 899, default))[0].Fault, Does.Contain("only the newest state"));
        Assert.That(server.Bodies, Has.Some.Contains("\"finalized\"").And.Some.Contains("\"jsonParsed\""));
    }

    [TestCase("\"amount\":\"7\"", "\"amount\":7", "tokenAmount.amount")]
    [TestCase("\"amount\":\"7\"", "\"amount\":\"-7\"", "a string of digits")]
    [TestCase("\"pubkey\":\"B\"", "\"pubkey\":\"A\"", "same token account twice")]
    [TestCase("\"mint\":\"Ctz", "\"mint\":\"Xtz", "another token")]
    [TestCase("\"owner\":\"So", "\"owner\":\"Xo", "another owner")]
    [TestCase("\"amount\":\"7\",\"decimals\":8", "\"amount\":\"7\",\"decimals\":9", "other decimals")]
    [TestCase("\"slot\":900", "\"slot\":\"900\"", "$.result.context.slot")]
    public async Task Solana_BadAnswer_IsAFault(string from, string to, string expected)
    {
        using var server = Solana(text => text.Replace(from, to, StringComparison.Ordinal));

        var figure = (await new SolanaClient(Nodes.WithSecrets(server), Nodes.Options()).TokenBalancesAsync(Mint, [Owner], null, default))[0];

        Assert.That(figure.Fault, Does.Contain(expected));
        Nodes.AssertSilent(figure.Fault, server);
    }

    [Test]
    public async Task Sui_GoodAnswers_AreOfTheCheckpoint()
    {
        using var server = Sui();
        var client = new SuiClient(Nodes.WithSecrets(server), Nodes.Options() with { RequestsPerSecond = 100 });
        var block = new ChainBlock(77, "digest77", DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123));

        Assert.That(await client.TokenSupplyAsync(Coin, null, default), Is.EqualTo(ChainFigure.Of(new TokenAmount(new BigInteger(2_100_000_000), 8), block)));
        Assert.That((await client.TokenBalancesAsync(Coin, ["0x5"], 77, default))[0], Is.EqualTo(ChainFigure.Of(new TokenAmount(41, 8), block)));
        Assert.That((await client.TokenBalancesAsync(Coin, ["0x5"], 76, default))[0].Fault, Does.Contain("only the newest state"));
        Assert.That((await client.TokenSupplyAsync("xbtc", null, default)).Fault, Does.Contain("no coin type"));
    }

    [TestCase("\"2100000000\"", "2100000000", "$.result.value")]
    [TestCase("\"sequenceNumber\":\"77\"", "\"sequenceNumber\":\"78\"", "another checkpoint")]
    [TestCase("{\"decimals\":8}", "null", "knows no such token")]
    [TestCase("{\"decimals\":8}", "{\"decimals\":78}", "from 0 to 77")]
    public async Task Sui_BadAnswer_IsAFault(string from, string to, string expected)
    {
        using var server = Sui(text => text.Replace(from, to, StringComparison.Ordinal));

        var figure = await new SuiClient(Nodes.WithSecrets(server), Nodes.Options()).TokenSupplyAsync(Coin, null, default);

        Assert.That(figure.Fault, Does.Contain(expected));
        Nodes.AssertSilent(figure.Fault, server);
    }

    private static string TronBlock(int number) => $$$$"""{"blockID":"{{{{number:x16}}}}{{{{new string('a', 48)}}}}","block_header":{"raw_data":{"number":{{{{number}}}},"timestamp":1700000000000}}}""";

    private static LoopbackServer Tron(string? account = null, string? call = null) => Nodes.Rest((path, body) => path.Split('?')[0].Split('/')[^1] switch
    {
        "getnowblock" => TronBlock(500),
        "getaccount" => account ?? $$"""{"address":"{{Holder}}","balance":1234567}""",
        "triggerconstantcontract" => call ?? $$$"""{"result":{"result":true},"constant_result":["{{{(
            body.Contains("decimals", StringComparison.Ordinal) ? "6".PadLeft(64, '0') : body.Contains("totalSupply", StringComparison.Ordinal) ? "8".PadRight(64, '0') : "ff".PadLeft(64, '0'))}}}"]}""",
        _ => null,
    });

    private static LoopbackServer Solana(Func<string, string>? change = null)
    {
        string At(string value) => $$$"""{"context":{"slot":900},"value":{{{value}}}}""";
        string Account(string key, int amount) => $$"""{"pubkey":"{{key}}","account":{"data":{"parsed":{"info":{{Stated(amount)}} } } } }""";
        string Stated(int amount) => $$"""{"mint":"{{Mint}}","owner":"{{Owner}}","tokenAmount":{"amount":"{{amount}}","decimals":8} }""";
        return Nodes.Rpc((method, _) =>
        {
            var answer = method switch
            {
                "getSlot" => "900",
                "getBlockTime" => "1700000000",
                "getBalance" => At("5000000000000"),
                "getTokenSupply" => At("""{"amount":"18446744073709551615","decimals":8}"""),
                "getTokenAccountsByOwner" => At($"[{Account("A", 5)},{Account("B", 7)}]"),
                _ => "!-32601",
            };
            return change?.Invoke(answer) ?? answer;
        });
    }

    private static LoopbackServer Sui(Func<string, string>? change = null) => Nodes.Rpc((method, parameters) =>
    {
        var answer = method switch
        {
            "sui_getLatestCheckpointSequenceNumber" => "\"77\"",
            "sui_getCheckpoint" => $$"""{"sequenceNumber":"{{parameters[0].GetString()}}","digest":"digest77","timestampMs":"1700000000123"}""",
            "suix_getCoinMetadata" => """{"decimals":8}""",
            "suix_getTotalSupply" => """{"value":"2100000000"}""",
            "suix_getBalance" => $$"""{"coinType":"{{parameters[1].GetString()}}","totalBalance":"41"}""",
            _ => "!-32601",
        };
        return change?.Invoke(answer) ?? answer;
    });
}
