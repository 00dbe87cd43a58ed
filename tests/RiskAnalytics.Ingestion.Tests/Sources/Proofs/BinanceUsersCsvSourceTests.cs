using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Binance;

namespace RiskAnalytics.Ingestion.Tests.Sources.Proofs;

[TestFixture]
public sealed class BinanceUsersCsvSourceTests : ProofSourceContract
{
    protected override IReserveSource Source { get; } = new BinanceUsersCsvSource();

    protected override string GoodFile => Fixture.Good("binance/users.csv");

    protected override string? Totals => "BTC 2.75, USDT -520.25";

    protected override string? Entity => "binance";

    [Test]
    public void Run_NegativeNets_AreSaid()
    {
        var messages = Fixture.Report(GoodFile).Issues.Where(i => i.Code == "negative-net").Select(i => i.Message).ToList();

        Assert.That(messages, Has.Exactly(2).Items);
        Assert.That(messages[0], Does.Contain("USDT"));
        Assert.That(messages[1], Does.Contain("in all: 1").And.Contain("below zero: 2"));
    }

    [Test]
    public void Run_RowsThatCannotBeRead_AreNamedAndTheRestCounts()
    {
        var report = Fixture.Report(Fixture.Broken("proofs/users.csv"));

        Assert.That(Fixture.Issues(report).Take(2), Is.EqualTo(new (string, int?, string?)[] { ("row-of-other-length", 3, null), ("bad-number", 4, "BTC") }));
        Assert.That(report.Issues.Single(i => i.Code == "liability-totals").Message, Does.Contain("2 users").And.Contain("BTC 2"));
    }

    [Test]
    public void Run_Original_SumsAHundredUsers()
    {
        var report = Fixture.Report(Fixture.Shared("exchange/binance/sample_users0.csv"));

        Assert.That(report.Lines, Is.EqualTo(100));
        Assert.That(report.Issues.Single(i => i.Code == "liability-totals").Message, Does.Contain("SHIB 3249.49"));
    }
}
