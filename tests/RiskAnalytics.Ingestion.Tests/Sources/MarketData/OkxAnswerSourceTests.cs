using RiskAnalytics.Core.Market;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

/// <summary>See <see cref="OkxTickersSource"/>.</summary>
[TestFixture]
public sealed class OkxTickersSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new OkxTickersSource();

    protected override string GoodFile => Published.File("okx-api/tickers.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Contracts_AreNotUsed()
    {
        var reading = Published.Read(Source, "okx-api/tickers.json");

        Assert.That(reading.QuoteOf("LTC"), Has.Property("Price").EqualTo(92.5m).And.Property("Volume24h").EqualTo(5000000m));
        Assert.That(reading.Issues.Select(i => i.Code), Is.EqualTo(new[] { "not-a-spot-market" }));
    }
}

/// <summary>See <see cref="OkxDiscountLaddersSource"/>.</summary>
[TestFixture]
public sealed class OkxDiscountLaddersSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new OkxDiscountLaddersSource();

    protected override string GoodFile => Published.File("okx-api/discount_20260401.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_EmptyUpperBound_IsNoBound() =>
        Assert.That(Published.Read(Source, "okx-api/discount_20260401.json").QuoteOf("LTC").HaircutTiers, Is.EqualTo(new[]
        {
            new HaircutTier(0, 2000000, 0.95m), new HaircutTier(2000000, 4000000, 0.85m), new HaircutTier(4000000, null, 0.5m),
        }));

    [Test]
    public void Read_StepsThatDoNotJoin_AreAnErrorAndNoLadder()
    {
        var reading = Published.Read(Source, "d_20260401.json", """{"code":"0","data":[{"ccy":"LTC","discountInfo":[{"discountRate":"0.9","minAmt":"0","maxAmt":"10"},{"discountRate":"0.8","minAmt":"11","maxAmt":""}]}]}""");

        Assert.That(reading.Market, Is.Empty);
        Assert.That(reading.Issues.Select(i => i.Code), Does.Contain("bad-value"));
    }
}

/// <summary>See <see cref="OkxInstrumentsSource"/>.</summary>
[TestFixture]
public sealed class OkxInstrumentsSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new OkxInstrumentsSource();

    protected override string GoodFile => Published.File("okx-api/instruments.json");

    protected override bool MakesBooks => false;

    protected override bool HasFigures => false;
}

/// <summary>See <see cref="OkxInsuranceFundSource"/>.</summary>
[TestFixture]
public sealed class OkxInsuranceFundSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new OkxInsuranceFundSource();

    protected override string GoodFile => Published.File("okx-api/insurance_fund.json");

    protected override bool MakesBooks => false;

    protected override bool HasFigures => false;
}

/// <summary>See <see cref="OkxPositionTiersSource"/>.</summary>
[TestFixture]
public sealed class OkxPositionTiersSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new OkxPositionTiersSource();

    protected override string GoodFile => Published.File("okx-api/position_tiers.json");

    protected override bool MakesBooks => false;

    protected override bool HasFigures => false;
}
