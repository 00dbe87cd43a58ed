using System.Collections.Immutable;
using RiskAnalytics.Core.Values;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Verification.Tests.Chain;

public class AnvilContractTests : AnvilFixture
{
    private const string Feed = "0xa81FE04086865e63E12dD3776978E49DEEa2ea4e";
    private const string Aggregator = "0x2000000000000000000000000000000000000001";
    private const string Wallet = "0x2000000000000000000000000000000000000002";
    private const string Broken = "0x2000000000000000000000000000000000000003";
    private const string Vault = "0x2000000000000000000000000000000000000004";
    private const string Coin = "0x2000000000000000000000000000000000000005";
    private const string Bridge = "0x3ee18B2214AFF97000D974cf647E7C347E8fa585";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected override async Task PlantAsync()
    {
        await Node.PlantAsync(Multicall, TestContract.Multicall);
        await Node.PlantAsync(Feed, TestContract.FeedProxy);
        await Node.PlantAsync(Aggregator, TestContract.Aggregator);
        await Node.PlantAsync(Wallet, TestContract.Wallet);
        await Node.PlantAsync(Broken, TestContract.Scripted);
        await Node.PlantAsync(Vault, TestContract.Vault);
        await Node.PlantAsync(Coin, TestContract.Token);
        await Node.PlantAsync(Bridge, TestContract.Lock);
        await Node.SendAsync(Feed, TestContract.FeedProxy, "setAggregator(address)", Aggregator);
        await Node.SendAsync(Aggregator, TestContract.Aggregator, "configure(uint256)", 8);
        await Node.SendAsync(Coin, TestContract.Token, "configure(bytes32,uint256)", "USDT", 6);
    }

    [Test]
    public async Task ReadFeedAsync_AnswerWithinTheHeartbeat_MayBeUsedWithAllThatWasRead()
    {
        var time = await NextTimeAsync();
        var height = await Node.SendAsync(Aggregator, TestContract.Aggregator, "set(int256,uint256)", 15_412_345_678_901, time.ToUnixTimeSeconds());

        var fresh = await Client().ReadFeedAsync(Feed, height, Day, CancellationToken.None);

        Assert.That(fresh.Fault, Is.Null);
        Assert.That(fresh.Answer, Is.EqualTo(new TokenAmount(15_412_345_678_901, 8)));
        Assert.That(fresh.UpdatedAt, Is.EqualTo(time));
        Assert.That(fresh.Block!.Height, Is.EqualTo(height));
        Assert.That(fresh.Description, Is.EqualTo("Test reserve feed"));
        // The phase of the proxy stands in the upper bits.
        Assert.That((ulong)(fresh.RoundId >> 64), Is.EqualTo(1));
        Assert.That(fresh.AnsweredInRound, Is.EqualTo(fresh.RoundId));
        Assert.That(fresh.IsStale, Is.False);
    }

    [Test]
    public async Task ReadFeedAsync_OlderThanTheHeartbeat_IsStaleAndStillTold()
    {
        var time = await NextTimeAsync();
        var height = await Node.SendAsync(Aggregator, TestContract.Aggregator, "set(int256,uint256)", 5, (time - Day).ToUnixTimeSeconds() - 1);

        var stale = await Client().ReadFeedAsync(Feed, height, Day, CancellationToken.None);
        var patient = await Client().ReadFeedAsync(Feed, height, Day + TimeSpan.FromSeconds(1), CancellationToken.None);

        Assert.That(stale.Fault, Is.EqualTo("The feed's answer is stale: it is 24 hours old, and it should be renewed every 24 hours."));
        Assert.That((stale.IsStale, stale.Answer), Is.EqualTo((true, new TokenAmount(5, 8))));
        Assert.That((patient.IsStale, patient.Fault), Is.EqualTo((false, (string?)null)));
    }

    [TestCase(-1, 0, "not above zero")]
    [TestCase(0, 0, "not above zero")]
    [TestCase(7, 1, "after the block")]
    public async Task ReadFeedAsync_AnswerThatCannotBe_MustNotBeUsed(int answer, int secondsLate, string fault)
    {
        var time = await NextTimeAsync();
        var height = await Node.SendAsync(Aggregator, TestContract.Aggregator, "set(int256,uint256)", answer, time.ToUnixTimeSeconds() + secondsLate);

        var reading = await Client().ReadFeedAsync(Feed, height, Day, CancellationToken.None);

        Assert.That(reading.Fault, Does.Contain(fault));
        Assert.That(reading.Answer, Is.EqualTo(new TokenAmount(answer, 8)));
    }

    [Test]
    public async Task ReadFeedAsync_NoTimeOrCarriedOver_MustNotBeUsed()
    {
        var undated = await Node.SendAsync(Aggregator, TestContract.Aggregator, "set(int256,uint256)", 7, 0);
        var time = await NextTimeAsync();
        await Node.SendAsync(Aggregator, TestContract.Aggregator, "set(int256,uint256)", 7, time.ToUnixTimeSeconds());
        var carried = await Node.SendAsync(Aggregator, TestContract.Aggregator, "carryOver()");

        Assert.That((await Client().ReadFeedAsync(Feed, undated, Day, CancellationToken.None)).Fault, Does.Contain("bears no time"));
        Assert.That((await Client().ReadFeedAsync(Feed, carried, Day, CancellationToken.None)).Fault, Does.Contain("earlier round"));
        Assert.That((await Client().ReadFeedAsync(Alice, carried, Day, CancellationToken.None)).Fault, Does.Contain("no contract"));
    }

    [Test]
    public async Task ReadSafeAsync_OwnersAndThreshold_AreThoseOfTheBlock()
    {
        var one = await Node.SendAsync(Wallet, TestContract.Wallet, "add(address)", Alice);
        var none = await Client().ReadSafeAsync(Wallet, one, CancellationToken.None);
        await Node.SendAsync(Wallet, TestContract.Wallet, "add(address)", Bob);
        var two = await Node.SendAsync(Wallet, TestContract.Wallet, "setThreshold(uint256)", 2);
        await Node.SendAsync(Wallet, TestContract.Wallet, "setThreshold(uint256)", 3);

        var safe = await Client().ReadSafeAsync(Wallet, two, CancellationToken.None);

        Assert.That(none.Fault, Does.Contain("1 owners").And.Contain("not between 1"));
        Assert.That(safe.Fault, Is.Null);
        Assert.That(safe.Threshold, Is.EqualTo(2));
        Assert.That(safe.Owners.Select(owner => owner.ToUpperInvariant()), Is.EqualTo(new[] { Alice, Bob }.Select(owner => owner.ToUpperInvariant())));
        Assert.That(new[] { safe.IsOwner(Bob.ToLowerInvariant()), safe.IsOwner(Wallet) }, Is.EqualTo(new[] { true, false }));
        Assert.That((await Client().ReadSafeAsync(Wallet, two + 1, CancellationToken.None)).Fault, Does.Contain("not between"));
    }

    [Test]
    public async Task ReadSafeAsync_OwnerNamedTwiceOrNoList_IsNoReading()
    {
        string[] twice = [Word("20"), Word("2"), Word(Alice[2..]), Word(Alice[2..])];
        string[] shorter = [Word("20"), Word("3"), Word(Alice[2..]), Word(Bob[2..])];
        string[] dirty = [Word("20"), Word("1"), Word("1" + Alice[2..])];
        await Node.SendAsync(Broken, TestContract.Scripted, "script(bytes4,uint256,bytes)", "0xe75235b8", 1, Convert.FromHexString(Word("1")));

        var faults = new List<string?>();
        foreach (var answer in new[] { twice, shorter, dirty })
        {
            var height = await Node.SendAsync(Broken, TestContract.Scripted, "script(bytes4,uint256,bytes)", "0xa0e67e2b", 1, Convert.FromHexString(string.Concat(answer)));
            faults.Add((await Client().ReadSafeAsync(Broken, height, CancellationToken.None)).Fault);
        }

        const string NoList = "The contract returned something else than a list of addresses.";
        Assert.That(faults, Is.EqualTo(new[] { "The wallet names an owner twice.", NoList, NoList }));

        static string Word(string digits) => digits.PadLeft(64, '0');
    }

    [Test]
    public async Task ReadVaultAsync_SharesOfAGrownVault_AreWorthTheirPart()
    {
        await Node.SendAsync(Vault, TestContract.Vault, "setAsset(address)", Coin);
        await Node.SendAsync(Vault, TestContract.Vault, "mint(address,uint256)", Alice, 300);
        await Node.SendAsync(Vault, TestContract.Vault, "mint(address,uint256)", Bob, 100);
        var before = await Node.SendAsync(Coin, TestContract.Token, "mint(address,uint256)", Vault, 4_000_000);
        var after = await Node.SendAsync(Coin, TestContract.Token, "mint(address,uint256)", Vault, 2_000_000);
        ImmutableArray<string> holders = [Alice, "no address", Bob];

        var first = await Client().ReadVaultAsync(Vault, holders, before, CancellationToken.None);
        var second = await Client().ReadVaultAsync(Vault, holders, after, CancellationToken.None);

        Assert.That(first.Asset, Is.EqualTo(Coin));
        Assert.That(first.Holdings.Select(holding => holding.Amount?.ToQuantity()), Is.EqualTo(new decimal?[] { 3m, null, 1m }));
        Assert.That(second.Holdings.Select(holding => holding.Amount?.ToQuantity()), Is.EqualTo(new decimal?[] { 4.5m, null, 1.5m }));
        Assert.That((await Client().ReadVaultAsync(Coin, holders, after, CancellationToken.None)).Asset, Is.Null);
    }

    [Test]
    public async Task TokenBalancesAsync_LockContract_HoldsWhatWasNotReleased()
    {
        var locked = await Node.SendAsync(Coin, TestContract.Token, "mint(address,uint256)", Bridge, 9_000_000);
        var released = await Node.SendAsync(Bridge, TestContract.Lock, "release(address,address,uint256)", Coin, Bob, 2_500_000);

        var before = await Client().TokenBalancesAsync(Coin, [Bridge], locked, CancellationToken.None);
        var after = await Client().TokenBalancesAsync(Coin, [Bridge], released, CancellationToken.None);

        Assert.That((before[0].Amount!.Value.ToQuantity(), after[0].Amount!.Value.ToQuantity()), Is.EqualTo((9m, 6.5m)));
    }

    /// <summary>The time that the next block will have.</summary>
    private async Task<DateTimeOffset> NextTimeAsync()
    {
        var newest = await Node.AskAsync("eth_getBlockByNumber", "latest", false);
        var time = DateTimeOffset.FromUnixTimeSeconds(Convert.ToInt64(newest.GetProperty("timestamp").GetString(), 16) + 100_000);
        await Node.SetNextTimeAsync(time);
        return time;
    }
}
