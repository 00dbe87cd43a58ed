using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Chain;

namespace RiskAnalytics.Verification.Tests.Chain;

/// <summary>Figures that were written down are given back for their block and for nothing else.</summary>
[TestFixture]
public sealed class RecordedChainTests
{
    private static readonly ChainBlock Block = new(900, null, new DateTimeOffset(2026, 6, 30, 0, 0, 0, TimeSpan.Zero));

    private static RecordedChain Chain => new RecordedChain("ethereum", Block).Holds("0xa", 5m, 0).Holds("0xa", 0.70m, 1, "0xt").Issues("0xt", 9m, 18);

    [TestCase(null)]
    [TestCase(900L)]
    public async Task Balances_OfTheBlock_AreThoseWrittenDown(long? height)
    {
        Assert.That((await Chain.NativeBalancesAsync(["0xa"], height, default))[0], Is.EqualTo(ChainFigure.Of(new TokenAmount(5, 0), Block)));
        Assert.That((await Chain.TokenBalancesAsync("0xt", ["0xa"], height, default))[0], Is.EqualTo(ChainFigure.Of(new TokenAmount(7, 1), Block)));
        Assert.That(await Chain.TokenSupplyAsync("0xt", height, default), Is.EqualTo(ChainFigure.Of(new TokenAmount(9_000_000_000_000_000_000, 18), Block)));
    }

    [Test]
    public async Task Figures_NotWrittenDown_AreMissingAndNeverZero()
    {
        Assert.That((await Chain.NativeBalancesAsync(["0xb"], null, default))[0].Amount, Is.Null);
        Assert.That((await Chain.NativeBalancesAsync(["0xb"], null, default))[0].Fault, Does.Contain("not written down"));
        Assert.That((await Chain.TokenSupplyAsync("0xs", null, default)).Fault, Does.Contain("not written down"));
        Assert.That((await Chain.TokenSupplyAsync("0xt", 901, default)).Fault, Does.Contain("Only block 900"));
    }

    [Test]
    public void Holds_MoreDecimalsThanTheCoin_IsRefused() =>
        Assert.That(() => Chain.Holds("0xa", 0.123456789m, 8), Throws.ArgumentException.With.Message.Contains("more than 8 decimals"));

    [Test]
    public async Task Block_OtherThanTheOneWrittenDown_IsRefused()
    {
        Assert.That(await Chain.BlockAsync(null, default), Is.EqualTo(Block));
        Assert.That(await Chain.BlockAtAsync(Block.Time!.Value, default), Is.EqualTo(Block));
        Assert.That(() => Chain.BlockAsync(901, default), Throws.TypeOf<ChainException>().With.Message.Contains("ethereum"));
        Assert.That(() => Chain.BlockAtAsync(Block.Time!.Value.AddSeconds(-1), default), Throws.TypeOf<ChainException>());
    }
}
