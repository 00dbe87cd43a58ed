using System.Numerics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.TestKit;
using RiskAnalytics.Verification.Chain;

namespace RiskAnalytics.Verification.Tests.Chain;

/// <summary>Reading a real node of Bitcoin in regtest: 110 blocks of 50 coins.</summary>
[TestFixture]
public sealed class BcoinTests
{
    private BcoinNode _node = null!;
    private BitcoinCoreClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _node = await BcoinNode.StartAsync();
        _client = new BitcoinCoreClient(_node.Url, Options());
    }

    [OneTimeTearDown]
    public void Stop() => _node?.Dispose();

    [Test]
    public async Task Block_NewestAndOlder_AreThoseOfTheNode()
    {
        var newest = await _client.BlockAsync(null, default);
        var older = await _client.BlockAsync(40, default);

        Assert.That(newest.Height, Is.EqualTo(BcoinNode.Blocks));
        Assert.That(newest.Hash, Is.Not.EqualTo(older.Hash));
        Assert.That(older.Time, Is.LessThanOrEqualTo(newest.Time!));
    }

    [Test]
    public async Task Block_First_IsThatOfRegtest()
    {
        var first = await _client.BlockAsync(0, default);

        // Hash and time stand in the chain parameters of Bitcoin Core.
        Assert.That(first.Hash, Is.EqualTo("0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206"));
        Assert.That(first.Time, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1_296_688_602)));
    }

    [Test]
    public void Block_BehindTheNewest_IsAFault() =>
        Assert.That(() => _client.BlockAsync(BcoinNode.Blocks + 1, default), Throws.TypeOf<ChainException>().With.Message.EqualTo("The node of bitcoin has no block 111."));

    [Test]
    public async Task BlockAt_AnInstantOfTheChain_GivesTheLastBlockBefore()
    {
        var first = await _client.BlockAsync(1, default);

        var found = await _client.BlockAtAsync(first.Time!.Value.AddSeconds(-1), default);

        Assert.That(found.Height, Is.Zero);
    }

    [Test]
    public async Task Supply_OfTheNewestBlock_IsWhatWasMined()
    {
        var open = await _client.TokenSupplyAsync("BTC", null, default);
        var fixedHeight = await _client.TokenSupplyAsync("BTC", BcoinNode.Blocks, default);

        Assert.That(open.Amount, Is.EqualTo(new TokenAmount(new BigInteger(BcoinNode.Blocks * 50L * 100_000_000), 8)), open.Fault);
        Assert.That((open.Amount, open.Block), Is.EqualTo((fixedHeight.Amount, fixedHeight.Block)));
        Assert.That(open.Block!.Height, Is.EqualTo(BcoinNode.Blocks));
    }

    [Test]
    public async Task Supply_OfAnOlderBlock_SaysThatAnIndexIsNeeded() =>
        Assert.That((await _client.TokenSupplyAsync("BTC", 50, default)).Fault, Does.Contain("coinstatsindex"));

    [Test]
    public async Task GetTxOut_UnspentOutput_IsReadExactly()
    {
        var rpc = new JsonRpc(new NodeConnection("bitcoin", _node.Url, Options()), "1.0");

        var output = await rpc.CallAsync("gettxout", [_node.FirstTransaction, 0], default);

        Assert.That(output.Get("value").Units(8), Is.EqualTo(new BigInteger(5_000_000_000)));
        Assert.That(output.Get("scriptPubKey").Get("hex").Text(), Is.EqualTo($"76a914{string.Concat(Enumerable.Repeat("07", 20))}88ac"));
    }

    [Test]
    public async Task Balances_NodeWithoutTheScan_AreFaultsAndNotZero()
    {
        var figures = await _client.NativeBalancesAsync(["1DcT5Wij5tfb3oVViF8mA8p4WrG98ahZPT"], null, default);

        Assert.That((figures[0].Amount, figures[0].Fault), Is.EqualTo(((TokenAmount?)null, "The node of bitcoin answers the question scantxoutset with error -32601.")));
    }

    [Test]
    public void Block_WrongPassword_IsAFaultWithoutIt()
    {
        var client = new BitcoinCoreClient(new UriBuilder(_node.Url) { Password = "wrong-word" }.Uri, Options());

        Assert.That(() => client.BlockAsync(null, default), Throws.TypeOf<ChainException>().With.Message.Contains("wants a key or a password").And.Message.Not.Contain("wrong-word"));
    }

    private static NodeOptions Options() => new() { Time = TimeProvider.System, RequestsPerSecond = 1000 };
}
