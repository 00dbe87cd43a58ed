using System.Numerics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.TestKit;
using RiskAnalytics.Verification.Chain;

namespace RiskAnalytics.Verification.Tests.Chain;

/// <summary>
/// One address on a server that answers as Esplora does: 500 received in block 10 as 200 and 300, the 200 spent in block 20 with 50
/// coming back, and 7 received in block 30 and spent in it too.
/// </summary>
[TestFixture]
public sealed class EsploraTests
{
    private const string Address = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    private const string Script = "76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac";
    private const string OtherScript = "0014751e76e8199196d454941c45d1b3a323f1433bd6";
    private const string Stats = """{"address":"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa","chain_stats":{"funded_txo_sum":557,"spent_txo_sum":207}}""";

    private static readonly string History = $"[{Tx(5, 30, [(4, Script, 7)], [(OtherScript, 7)])},{Tx(4, 30, [], [(Script, 7)])},{Tx(3, 20, [(1, Script, 200)], [(Script, 50), (OtherScript, 140)])},{Tx(2, 10, [], [(Script, 300)])},{Tx(1, 10, [], [(Script, 200)])}]";
    private static readonly string Outputs = $"[{Output(3, 20, 50)},{Output(2, 10, 300)}]";

    [TestCase(null, 350)]
    [TestCase(30L, 350)]
    [TestCase(29L, 350)]
    [TestCase(20L, 350)]
    [TestCase(19L, 500)]
    [TestCase(10L, 500)]
    [TestCase(9L, 0)]
    public async Task Balance_AnyHeight_IsWhatWasThereThen(long? height, int expected)
    {
        using var server = Serve();

        var figure = (await Client(server).NativeBalancesAsync([Address], height, default))[0];

        Assert.That(figure.Amount, Is.EqualTo(new TokenAmount(expected, 8)), figure.Fault);
        Assert.That((figure.Block!.Height, figure.Block.Hash), Is.EqualTo((height ?? 30, Hash(height ?? 30))));
    }

    [Test]
    public async Task Balance_OutputsNotListed_ComesFromTheTransactions()
    {
        using var server = Serve(outputs: null);

        Assert.That((await Client(server).NativeBalancesAsync([Address], 19, default))[0].Amount, Is.EqualTo(new TokenAmount(new BigInteger(500), 8)));
    }

    private static IEnumerable<TestCaseData> Lies()
    {
        TestCaseData Case(string name, string stats, string history, string? outputs, string expected) => new TestCaseData(stats, history, outputs, expected).SetName($"Balance_{name}_IsAFault");

        yield return Case("OtherAddress", Stats.Replace("1A1z", "1B1z", StringComparison.Ordinal), History, Outputs, "another address");
        yield return Case("SpentMoreThanReceived", Stats.Replace(":207", ":600", StringComparison.Ordinal), History, Outputs, "more was spent");
        yield return Case("SumsAsText", Stats.Replace("557", "\"557\"", StringComparison.Ordinal), History, Outputs, "$.chain_stats.funded_txo_sum");
        yield return Case("NegativeSum", Stats.Replace("557", "-557", StringComparison.Ordinal), History, Outputs, "0 or more");
        yield return Case("OtherSum", Stats.Replace("557", "558", StringComparison.Ordinal), History, Outputs, "unspent outputs that do not fit");
        yield return Case("OutputMissing", Stats, History, $"[{Output(3, 20, 50)}]", "unspent outputs that do not fit");
        yield return Case("OutputTwice", Stats, History, $"[{Output(3, 20, 50)},{Output(3, 20, 50)}]", "same unspent output twice");
        yield return Case("TransactionMissing", Stats, $"[{Tx(4, 30, [], [(Script, 7)])},{Tx(2, 10, [], [(Script, 300)])}]", Outputs, "do not fit");
        yield return Case("TransactionTwice", Stats, $"[{Tx(4, 30, [], [])},{Tx(4, 30, [], [])}]", Outputs, "a transaction twice");
        yield return Case("OtherOrder", Stats, $"[{Tx(3, 20, [], [])},{Tx(4, 30, [], [])}]", Outputs, "not in the order");
        yield return Case("NotConfirmed", Stats, """[{"status":{"confirmed":false}}]""", Outputs, "confirmed that is not");
        yield return Case("NoTransactions", Stats, "{}", Outputs, "expected an array");
    }

    [TestCaseSource(nameof(Lies))]
    public async Task Balance_ServiceThatLies_IsAFault(string stats, string history, string? outputs, string expected)
    {
        using var server = Serve(stats, history, outputs);

        var figure = (await Client(server).NativeBalancesAsync([Address], 15, default))[0];

        Assert.That((figure.Amount, figure.Fault), Is.EqualTo(((TokenAmount?)null, figure.Fault)));
        Assert.That(figure.Fault, Does.Contain(expected));
        Nodes.AssertSilent(figure.Fault, server);
    }

    [Test]
    public async Task Balance_BlocksThatComeTooFast_IsAFault()
    {
        var asked = 0;
        using var server = Serve(newest: () => Interlocked.Increment(ref asked));

        Assert.That((await Client(server).NativeBalancesAsync([Address], 15, default))[0].Fault, Does.StartWith("New blocks came faster"));
    }

    [Test]
    public async Task Balance_NoAddressAndNoBlock_AreFaults()
    {
        using var server = Serve();

        Assert.That((await Client(server).NativeBalancesAsync(["../blocks"], 15, default))[0].Fault, Is.EqualTo("This is no address of Bitcoin."));
        Assert.That((await Client(server).NativeBalancesAsync([Address], 31, default))[0].Fault, Is.EqualTo("The node of bitcoin has no block 31."));
        Assert.That((await Client(server).TokenSupplyAsync("BTC", null, default)).Fault, Does.Contain("no supply"));
    }

    [Test]
    public void Block_AnswerForAnother_IsAFault()
    {
        using var server = Nodes.Rest((path, _) => path.Contains("block-height", StringComparison.Ordinal) ? Hash(5) : Block(6).Replace(Hash(6), Hash(5), StringComparison.Ordinal));

        Assert.That(() => Client(server).BlockAsync(5, default), Throws.TypeOf<ChainException>().With.Message.Contains("another block"));
    }

    private static EsploraClient Client(LoopbackServer server) => new(Nodes.WithSecrets(server), Nodes.Options());

    private static LoopbackServer Serve(string? stats = null, string? history = null, string? outputs = "default", Func<int>? newest = null) => Nodes.Rest((path, _) =>
    {
        var asked = path.Split('?')[0]["/planted-path/".Length..];
        return asked switch
        {
            "blocks/tip/height" => "30",
            "blocks/tip/hash" => Hash(newest?.Invoke() ?? 30),
            $"address/{Address}" => stats ?? Stats,
            $"address/{Address}/txs/chain" => history ?? History,
            $"address/{Address}/utxo" => outputs == "default" ? Outputs : outputs,
            _ when asked.StartsWith("block-height/", StringComparison.Ordinal) => int.Parse(asked[13..], System.Globalization.CultureInfo.InvariantCulture) is <= 30 and var height ? Hash(height) : null,
            _ when asked.StartsWith("block/", StringComparison.Ordinal) => Block(Convert.ToInt32(asked[^8..], 16)),
            _ when asked.Contains("/txs/chain/", StringComparison.Ordinal) => "[]",
            _ => null,
        };
    });

    private static string Block(int height) => $$"""{"id":"{{Hash(height)}}","height":{{height}},"timestamp":{{1_600_000_000 + (600 * height)}},"mediantime":{{1_600_000_000 + (600 * height) - 3000}}}""";

    private static string Hash(long number) => number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);

    private static string Output(int tx, int height, int value) => $$"""{"txid":"{{Hash(tx)}}","vout":0,"status":{"confirmed":true,"block_height":{{height}} },"value":{{value}} }""";

    private static string Tx(int id, int height, (int Tx, string Script, int Value)[] inputs, (string Script, int Value)[] outputs)
    {
        static string Coins(string script, int value) => $$"""{"scriptpubkey":"{{script}}","value":{{value}} }""";

        var spent = inputs.Select(input => $$"""{"txid":"{{Hash(input.Tx)}}","prevout":{{Coins(input.Script, input.Value)}} }""").DefaultIfEmpty("""{"is_coinbase":true,"prevout":null}""");
        var made = outputs.Select(output => Coins(output.Script, output.Value));
        return $$"""{"txid":"{{Hash(id)}}","vin":[{{string.Join(',', spent)}}],"vout":[{{string.Join(',', made)}}],"status":{"confirmed":true,"block_height":{{height}} } }""";
    }
}
