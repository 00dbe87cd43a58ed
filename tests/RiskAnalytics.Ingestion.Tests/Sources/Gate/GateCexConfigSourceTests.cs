using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Reference;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Gate;

namespace RiskAnalytics.Ingestion.Tests.Sources.Gate;

[TestFixture]
public sealed class GateCexConfigSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new GateCexConfigSource();

    protected override string GoodFile => Fixture.Good("gate/cex_config_20250612.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_TokensOfTheTwoDigitList_AreScaledBy1e14()
    {
        var market = new GateCexConfigSource().Read(SourceDocument.Open(GoodFile)).Market;

        // HMSTR came to the list in June 2026 only, so in June 2025 it has eight digits.
        Assert.That(market.Select(o => (o.Quote.Asset.Text, o.Quote.Price, o.Date)), Is.EqualTo(new (string, decimal?, DateOnly)[]
        {
            ("BTC", 108649.69999999m, new(2025, 6, 12)), ("DOGE", 0.1929371130384m, new(2025, 6, 12)), ("HMSTR", 0.00223m, new(2025, 6, 12)),
        }));
    }

    [Test]
    public void Run_PriceOfUnknownScale_IsNotReadAndSaid()
    {
        var report = Fixture.Report(Fixture.Broken("gate/cex_config_20250612.json"));

        Assert.That(Fixture.Issues(report), Is.SupersetOf(new (string, int?, string?)[]
        {
            ("price-far-from-market", null, "$.CexAssetsInfo[0].BasePrice"), ("zero-price", null, "$.CexAssetsInfo[1].BasePrice"), ("bad-symbol", null, "$.CexAssetsInfo[2]"),
            ("bad-value", null, "$.CexAssetsInfo[3].BasePrice"), ("price-far-from-market", null, "$.CexAssetsInfo[4].BasePrice"),
        }));
        Assert.That(report.Figures, Is.Zero);
        Assert.That(report.Issues.First(i => i.Code == "price-far-from-market").Message, Does.Contain("not known"));
    }

    [Test]
    public void Read_Original_AgreesWithThePricesOfGatesOwnUserTable()
    {
        // The user table of the same days prints the prices unscaled, so it tells the scale of every token.
        var table = File.ReadLines(Fixture.Shared("exchange/gate/PoR0612.csv")).Take(2).Select(l => l.Split(',')).ToList();
        const string Suffix = "_usdt_price";
        var printed = table[0].Zip(table[1]).Where(c => c.First.EndsWith(Suffix, StringComparison.Ordinal))
            .ToDictionary(c => c.First[..^Suffix.Length].ToUpperInvariant(), c => decimal.Parse(c.Second, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture));
        var document = SourceDocument.Open(Fixture.Shared("exchange/gate/cex_config.json"));
        document.GivenAsOf = new DateOnly(2025, 6, 12);
        var reading = new GateCexConfigSource().Read(document);

        Assert.That(reading.Market, Has.Length.EqualTo(462));
        foreach (var seen in reading.Market.Where(o => printed.ContainsKey(o.Quote.Asset.Text)))
            Assert.That(seen.Quote.Price, Is.EqualTo(printed[seen.Quote.Asset.Text]).Within(0.1).Percent, seen.Quote.Asset.Text);
        Assert.That(reading.Market.Count(o => printed.ContainsKey(o.Quote.Asset.Text)), Is.GreaterThan(450));
        Assert.That(reading.Issues.Select(i => i.Code), Has.No.Member("price-far-from-market"));
    }

    [TestCase("gate", "doge", "2023-12-01", ExpectedResult = true)]
    [TestCase("gate", "DOGE", "2023-09-01", ExpectedResult = false)]
    [TestCase("gate", "brise", "2025-06-12", ExpectedResult = true)]
    [TestCase("gate", "btc", "2025-06-12", ExpectedResult = false)]
    [TestCase("binance", "1000SATS", "2025-06-12", ExpectedResult = true)]
    [TestCase("binance", "brise", "2025-06-12", ExpectedResult = false)]
    public bool TwoDigitTokens_EachExchange_HasItsOwnList(string exchange, string token, string date) => TwoDigitTokens.Has(exchange, token, DateOnly.ParseExact(date, "yyyy-MM-dd"));
}
