using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Tests.Reference;

/// <summary>The daily prices that travel with the library.</summary>
[TestFixture]
public sealed class PriceHistoryReaderTests
{
    [Test]
    public void ReadDefault_FirstDayOfBitcoin_IsTheClosingPriceAndTheVolumeInMoney()
    {
        var bitcoin = PriceHistoryReader.ReadDefault().Window(AssetSymbol.Parse("BTC"), new DateOnly(2022, 11, 1), new DateOnly(2022, 11, 2));

        // 2022-11-01,BTC,20489.55,20691.0,20326.55,20479.63,21147.00854592
        Assert.That(bitcoin.Single(), Is.EqualTo(new Core.Market.DailyPrice(new DateOnly(2022, 11, 1), 20479.63m, 21147.00854592m * 20479.63m)));
    }

    [TestCase("BTC", "2022-11-01", 1089)]
    [TestCase("XRP", "2023-10-26", 730, Description = "not listed before")]
    [TestCase("EOS", "2022-11-01", 1089)]
    [TestCase("A", "2022-11-01", 1089, Description = "the name of EOS from May 2025 on")]
    public void ReadDefault_WholeHistory_HasEveryDayOfTheTable(string asset, string first, int count)
    {
        var days = PriceHistoryReader.ReadDefault().Window(AssetSymbol.Parse(asset), DateOnly.MinValue, DateOnly.MaxValue);

        Assert.That((days[0].Date, days[^1].Date, days.Length), Is.EqualTo((DateOnly.ParseExact(first, "yyyy-MM-dd"), new DateOnly(2025, 10, 24), count)));
    }

    [Test]
    public void ReadDefault_Twice_IsOneObjectThatNamesItsSource()
    {
        var history = PriceHistoryReader.ReadDefault();

        Assert.That(PriceHistoryReader.ReadDefault(), Is.SameAs(history));
        Assert.That(history.Source, Is.EqualTo("coinbase_daily_usd.csv, daily closing prices and volumes of Coinbase, 10 coins, 2022-11-01 to 2025-10-25"));
    }
}
