using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

/// <summary>See <see cref="DefiLlamaStablecoinsSource"/>.</summary>
[TestFixture]
public sealed class DefiLlamaStablecoinsSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new DefiLlamaStablecoinsSource();

    protected override string GoodFile => Published.File("defillama/stablecoins_20260401.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Circulating_IsAValueAndAMissingPriceStaysMissing()
    {
        var reading = Published.Read(Source, "defillama/stablecoins_20260401.json");

        Assert.That(reading.QuoteOf("USDT"), Has.Property("MarketCap").EqualTo(184000000000.5m).And.Property("CirculatingSupply").Null);
        Assert.That(reading.QuoteOf("NEWUSD").Price, Is.Null);
        Assert.That(reading.Supply, Is.Empty);
    }
}

/// <summary>See <see cref="DefiLlamaStablecoinSource"/>.</summary>
[TestFixture]
public sealed class DefiLlamaStablecoinSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new DefiLlamaStablecoinSource();

    protected override string GoodFile => Published.File("defillama/stablecoin_7.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Days_BecomeSuppliesInUnits() =>
        Assert.That(Published.Read(Source, "defillama/stablecoin_7.json").Supply.Select(s => (s.Token.Text, s.Date, s.Units)), Is.EqualTo(new[]
        {
            ("TUSD", new DateOnly(2026, 3, 31), 495000000.25m), ("TUSD", new DateOnly(2026, 4, 1), 494000000.75m),
        }));
}

/// <summary>See <see cref="DefiLlamaStablecoinChartsSource"/>.</summary>
[TestFixture]
public sealed class DefiLlamaStablecoinChartsSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new DefiLlamaStablecoinChartsSource();

    protected override string GoodFile => Published.File("defillama/stablecoincharts.json");

    protected override bool MakesBooks => false;

    protected override bool HasFigures => false;

    [Test]
    public void Read_DateAsText_IsRead() =>
        Assert.That(Published.Read(Source, "defillama/stablecoincharts.json"), Has.Property("AsOf").EqualTo(new DateOnly(2026, 4, 1)).And.Property("Lines").EqualTo(2));
}

/// <summary>See <see cref="DefiLlamaProtocolSource"/>.</summary>
[TestFixture]
public sealed class DefiLlamaProtocolSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new DefiLlamaProtocolSource();

    protected override string GoodFile => Published.File("defillama/protocol_deribit.json");

    [Test]
    public void Read_History_MakesASupportingBookOfTheLastDayWithImpliedPrices()
    {
        var reading = Published.Read(Source, "defillama/protocol_deribit.json");

        Assert.That(reading.IsSupporting, Is.True);
        Assert.That(reading.Books.Single().Snapshot.Holdings.Select(h => (h.Asset.Text, h.Quantity)), Is.EqualTo(new (string, decimal?)[] { ("BTC", 25000m), ("ETH", 200000m) }));
        Assert.That(reading.Books.Single().Snapshot.Liabilities, Is.Null);
        Assert.That(reading.QuoteOf("BTC").Price, Is.EqualTo(84000m));
    }

    [Test]
    public void Read_DayAsked_IsTheDayOfTheBook()
    {
        var document = SourceDocument.Open(GoodFile);
        document.GivenAsOf = new DateOnly(2026, 3, 31);

        Assert.That(Source.Read(document).Books.Single().Snapshot.Holdings[0].Quantity, Is.EqualTo(24000m));
    }
}

/// <summary>See <see cref="DefiLlamaProtocolsSource"/>.</summary>
[TestFixture]
public sealed class DefiLlamaProtocolsSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new DefiLlamaProtocolsSource();

    protected override string GoodFile => Published.File("defillama/protocols.json");

    protected override bool MakesBooks => false;

    protected override bool HasFigures => false;
}

/// <summary>See <see cref="DefiLlamaExchangesSource"/>.</summary>
[TestFixture]
public sealed class DefiLlamaExchangesSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new DefiLlamaExchangesSource();

    protected override string GoodFile => Published.File("defillama/cexs.json");

    protected override bool MakesBooks => false;

    protected override bool HasFigures => false;

    [Test]
    public void Read_NullTotal_IsUnknownAndNotZero() =>
        Assert.That(Published.Read(Source, "defillama/cexs.json").Issues.Select(i => i.Code), Is.EqualTo(new[] { "total-only", "total-unknown" }));
}

/// <summary>See <see cref="DefiLlamaPricesSource"/>.</summary>
[TestFixture]
public sealed class DefiLlamaPricesSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new DefiLlamaPricesSource();

    protected override string GoodFile => Published.File("defillama/prices.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_LowConfidence_IsToldAndNotUsed() =>
        Assert.That(Published.Read(Source, "defillama/prices.json").Market.Select(m => m.Quote.Asset), Is.EqualTo(new[] { AssetSymbol.Parse("BTC"), AssetSymbol.Parse("CDAI") }));
}
