using System.Collections.Immutable;
using System.Numerics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Verification.Tests.Chain;

public class AnvilTokenTests : AnvilFixture
{
    private const string Coin = "0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599";
    private const string Odd = "0x1000000000000000000000000000000000000001";
    private const string Scripted = "0x1000000000000000000000000000000000000002";

    private long _minted;
    private long _burned;
    private long _last;

    protected override async Task PlantAsync()
    {
        await Node.MineAsync();
        await Node.SetBalanceAsync(Alice, 3 * Ether);
        await Node.PlantAsync(Coin, TestContract.Token);
        await Node.PlantAsync(Odd, TestContract.Token);
        await Node.PlantAsync(Scripted, TestContract.Scripted);
        await Node.SendAsync(Coin, TestContract.Token, "configure(bytes32,uint256)", "WBTC", 8);
        await Node.SendAsync(Coin, TestContract.Token, "mint(address,uint256)", Bob, 25_000_000);
        _minted = await Node.SendAsync(Coin, TestContract.Token, "mint(address,uint256)", Alice, 1_500_000_000);
        await Node.MineAsync();
        await Node.PlantAsync(Multicall, TestContract.Multicall);
        await Node.SetBalanceAsync(Alice, 7 * Ether);
        _burned = await Node.SendAsync(Coin, TestContract.Token, "burn(address,uint256)", Alice, 500_000_000);
        _last = await Node.FinaliseAsync();
    }

    [Test]
    public async Task TokenBalancesAsync_BeforeAndAfterABurn_AreThoseOfTheBlock()
    {
        var before = await Client().TokenBalancesAsync(Coin, [Alice, Bob], _minted, CancellationToken.None);
        var after = await Client().TokenBalancesAsync(Coin, [Alice, Bob], _burned, CancellationToken.None);

        Assert.That(before.Select(figure => figure.Amount), Is.EqualTo(new TokenAmount?[] { new(1_500_000_000, 8), new(25_000_000, 8) }));
        Assert.That(after.Select(figure => figure.Amount), Is.EqualTo(new TokenAmount?[] { new(1_000_000_000, 8), new(25_000_000, 8) }));
        Assert.That(before.Concat(after).Select(figure => figure.Block!.Height), Is.EqualTo(new[] { _minted, _minted, _burned, _burned }));
    }

    [Test]
    public async Task NativeBalancesAsync_BeforeAndAfterAChange_AreThoseOfTheBlock()
    {
        var before = await Client().NativeBalancesAsync([Alice, Bob], _minted, CancellationToken.None);
        var after = await Client().NativeBalancesAsync([Alice], _burned, CancellationToken.None);

        Assert.That(before.Select(figure => figure.Amount), Is.EqualTo(new TokenAmount?[] { new(3 * Ether, 18), new(0, 18) }));
        Assert.That(after.Single().Amount, Is.EqualTo(new TokenAmount(7 * Ether, 18)));
    }

    [Test]
    public async Task TokenSupplyAsync_AtTwoHeights_FollowsMintAndBurn()
    {
        Assert.That((await Client().TokenSupplyAsync(Coin, _minted, CancellationToken.None)).Amount, Is.EqualTo(new TokenAmount(1_525_000_000, 8)));
        Assert.That((await Client().TokenSupplyAsync(Coin, null, CancellationToken.None)).Amount, Is.EqualTo(new TokenAmount(1_025_000_000, 8)));
    }

    [Test]
    public async Task TokenSymbolAsync_TextAndWord_BothRead()
    {
        await Node.SendAsync(Scripted, TestContract.Scripted, "script(bytes4,uint256,bytes)", "0x95d89b41", 1, "MKR".Select(letter => (byte)letter).Concat(new byte[29]).ToArray());
        var height = await Node.HeightAsync();

        Assert.That(await Client().TokenSymbolAsync(Coin, height, CancellationToken.None), Is.EqualTo(("WBTC", (string?)null)));
        Assert.That(await Client().TokenSymbolAsync(Scripted, height, CancellationToken.None), Is.EqualTo(("MKR", (string?)null)));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(450)]
    public async Task TokenBalancesAsync_GatheredAndSingly_AreEqual(int others)
    {
        ImmutableArray<string> holders = [Alice, .. Enumerable.Range(1, others).Select(i => $"0x{i:x40}"), Bob];

        var gathered = await Client().TokenBalancesAsync(Coin, holders, _burned, CancellationToken.None);
        var single = await Client(usesMulticall: false).TokenBalancesAsync(Coin, holders, _burned, CancellationToken.None);

        Assert.That(gathered, Is.EqualTo(single));
        Assert.That(gathered.Sum(figure => figure.Amount!.Value.ToQuantity()), Is.EqualTo(10.25m));
    }

    [TestCase(0, "refused the call")]
    [TestCase(2, "error|refused the call|gas")]
    public async Task TokenBalancesAsync_ContractRefusesOrUsesAllGas_FaultGatheredAndSingly(int manner, string reason)
    {
        await Node.SendAsync(Scripted, TestContract.Scripted, "script(bytes4,uint256,bytes)", "0x313ce567", 1, new byte[32]);
        var height = await Node.SendAsync(Scripted, TestContract.Scripted, "script(bytes4,uint256,bytes)", "0x70a08231", manner, Array.Empty<byte>());

        var gathered = await Client().TokenBalancesAsync(Scripted, [Alice, Bob], height, CancellationToken.None);
        var single = await Client(usesMulticall: false).TokenBalancesAsync(Scripted, [Alice, Bob], height, CancellationToken.None);

        Assert.That(gathered.Concat(single).Select(figure => figure.Amount), Is.All.Null);
        Assert.That(gathered.Concat(single).Select(figure => figure.Fault), Is.All.Match(reason));
    }

    [TestCase(31)]
    [TestCase(33)]
    [TestCase(64)]
    public async Task TokenSupplyAsync_AnswerOfAnotherLength_IsNoFigure(int length)
    {
        await Node.SendAsync(Scripted, TestContract.Scripted, "script(bytes4,uint256,bytes)", "0x313ce567", 1, new byte[32]);
        var height = await Node.SendAsync(Scripted, TestContract.Scripted, "script(bytes4,uint256,bytes)", "0x18160ddd", 1, new byte[length]);

        Assert.That((await Client().TokenSupplyAsync(Scripted, height, CancellationToken.None)).Fault, Is.EqualTo("The contract returned something else than one number."));
    }

    [TestCase(77, null)]
    [TestCase(78, "more than 77")]
    [TestCase(256, "above 255")]
    public async Task TokenSupplyAsync_Decimals_OnlyThoseThatMeanSomething(int decimals, string? fault)
    {
        var height = await Node.SendAsync(Odd, TestContract.Token, "configure(bytes32,uint256)", "ODD", decimals);

        var supply = await Client().TokenSupplyAsync(Odd, height, CancellationToken.None);

        Assert.That(supply.Fault, fault is null ? Is.Null : Does.Contain(fault));
        Assert.That(supply.Amount?.Decimals, Is.EqualTo(fault is null ? decimals : (int?)null));
    }

    [Test]
    public async Task TokenSupplyAsync_NoContractThere_IsNoFigure()
    {
        var never = await Client().TokenSupplyAsync(Bob, _burned, CancellationToken.None);
        var notYet = await Client().TokenSupplyAsync(Coin, 0, CancellationToken.None);

        Assert.That(new[] { never.Fault, notYet.Fault }, Is.All.Match("no contract at the address at that block"));
    }

    [Test]
    public async Task TokenBalancesAsync_WrongAddressAmongGoodOnes_OnlyThatOneHasNoFigure()
    {
        var figures = await Client().TokenBalancesAsync(Coin, [Alice, "0x123", Coin.Replace("F", "f", StringComparison.Ordinal), Bob], _burned, CancellationToken.None);

        Assert.That(figures.Select(figure => figure.Amount?.BaseUnits), Is.EqualTo(new BigInteger?[] { 1_000_000_000, null, null, 25_000_000 }));
        Assert.That(figures[1].Fault, Does.Contain("40 hex digits"));
        Assert.That(figures[2].Fault, Does.Contain("EIP-55"));
    }

    [Test]
    public async Task NativeBalancesAsync_BlockThatIsNotThereYet_FaultNamesTheBlock()
    {
        var figures = await Client().NativeBalancesAsync([Alice, Bob], 1_000_000, CancellationToken.None);

        Assert.That(figures.Select(figure => figure.Fault), Is.All.EqualTo("The node has no block 1000000 of ethereum."));
    }

    [Test]
    public async Task NativeBalancesAsync_NodeOfAnotherChain_IsNoFigure()
    {
        var figure = (await Client("base").NativeBalancesAsync([Alice], _last, CancellationToken.None)).Single();

        Assert.That(figure.Fault, Is.EqualTo("The node serves the chain with number 1, but base has number 8453."));
        Assert.That(async () => await Client("evm:31337").BlockAsync(0, CancellationToken.None), Throws.TypeOf<ChainException>());
    }
}
