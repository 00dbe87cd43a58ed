using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Compiled;

namespace RiskAnalytics.Ingestion.Tests.Sources.Compiled;

/// <summary>See <see cref="MarketSnapshotTableSource"/>.</summary>
[TestFixture]
public sealed class MarketSnapshotTableSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new MarketSnapshotTableSource();

    protected override string GoodFile => Published.File("market-tables/market_snapshots.csv");

    protected override bool MakesBooks => false;
}

/// <summary>See <see cref="PriceTableSource"/>.</summary>
[TestFixture]
public sealed class PriceTableSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new PriceTableSource();

    protected override string GoodFile => Published.File("market-tables/prices.csv");

    protected override bool MakesBooks => false;
}

/// <summary>See <see cref="DailyCandleTableSource"/>.</summary>
[TestFixture]
public sealed class DailyCandleTableSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new DailyCandleTableSource();

    protected override string GoodFile => Published.File("market-tables/candles.csv");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Candle_TheCloseCounts() => Assert.That(Published.Read(Source, "market-tables/candles.csv").QuoteOf("BTC").Price, Is.EqualTo(84200m));
}

/// <summary>See <see cref="LiquidityTableSource"/>.</summary>
[TestFixture]
public sealed class LiquidityTableSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new LiquidityTableSource();

    protected override string GoodFile => Published.File("market-tables/liquidity.csv");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_OnlyDepthDownOnADay_IsUsed() => Assert.That(Published.Read(Source, "market-tables/liquidity.csv").Market.Single().Quote.Depth2PctDown, Is.EqualTo(16000000m));
}

/// <summary>See <see cref="CollateralTierTableSource"/>.</summary>
[TestFixture]
public sealed class CollateralTierTableSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new CollateralTierTableSource();

    protected override string GoodFile => Published.File("market-tables/tiers.csv");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_LadderForLargeLoans_IsTheOneUsed() =>
        Assert.That(Published.Read(Source, "market-tables/tiers.csv").QuoteOf("BTC").HaircutTiers.Select(t => t.Rate), Is.EqualTo(new[] { 1m, 0.85m }));
}

/// <summary>See <see cref="ExchangeTotalsTableSource"/>.</summary>
[TestFixture]
public sealed class ExchangeTotalsTableSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new ExchangeTotalsTableSource();

    protected override string GoodFile => Published.File("market-tables/tvl.csv");

    protected override bool MakesBooks => false;

    protected override bool HasFigures => false;
}
