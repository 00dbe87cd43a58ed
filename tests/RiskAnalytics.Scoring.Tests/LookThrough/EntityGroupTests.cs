using NUnit.Framework;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.TestKit;
using static RiskAnalytics.Scoring.Tests.LookThrough.LookThroughCase;

namespace RiskAnalytics.Scoring.Tests.LookThrough;

public sealed class EntityGroupTests
{
    private static AReserve Member(string id, string token) => Issuer(id, token).Entity(entity => entity with { Group = "circle" });

    private static AReserve Dollar => Member("usdc", "USDC").Holds("USD", AssetClass.TreasuryBill, 100m).Owes("USDC", 90m);

    private static AReserve Other => Member("other", "OTH").Holds("USD", AssetClass.DepositBank, 30m).Holds("USDC", AssetClass.Stablecoin, 20m).Owes("OTH", 50m);

    private static AReserve Euro => Member("eurc", "EURC").Holds("EUR", AssetClass.DepositBank, 10m).Owes("EURC", 10m)
        .With(book => book with { Snapshot = book.Snapshot with { ReportingCurrency = CurrencyCode.Parse("EUR") } });

    [Test]
    public void Of_TwoMembers_AddUpWithoutClaimsOnEachOther()
    {
        var report = Through(Dollar, Other);

        Assert.Multiple(() =>
        {
            Assert.That(report.Value("look-through.group-assets:circle"), Is.EqualTo(130m), "100 + 50 - 20");
            Assert.That(report.Value("look-through.group-liabilities:circle"), Is.EqualTo(120m), "90 + 50 - 20");
            Assert.That(report.Value("look-through.group-coverage:circle"), Is.EqualTo(130m / 120m));
        });
    }

    [Test]
    public void Of_MemberInAnotherCurrency_IsLeftOutAndNamed()
    {
        var report = Through(Dollar, Euro);

        Assert.That(report.Value("look-through.group-assets:circle"), Is.EqualTo(100m));
        Assert.That(report.Notes, Has.Some.EqualTo("Group circle: EURC reports in EUR, has no rate in market.csv, and is left out."));
    }

    [Test]
    public void Of_RateInTheMarket_ConvertsTheMember()
    {
        var report = Through(Dollar.Quoted("EUR", 1.1m), Euro);

        Assert.That(report.Value("look-through.group-assets:circle"), Is.EqualTo(111m));
        Assert.That(report.Value("look-through.group-liabilities:circle"), Is.EqualTo(101m));
    }

    [Test]
    public void Of_MemberOfWhichNobodyKnowsTheDebts_GivesAssetsOnly()
    {
        var report = Through(Dollar, Other.With(book => book with { Snapshot = book.Snapshot with { Liabilities = null } }));

        Assert.That(report.Value("look-through.group-assets:circle"), Is.EqualTo(130m));
        Assert.That(report.Measures.Single(f => f.Id == "look-through.group-coverage:circle").Status, Is.EqualTo(MetricStatus.MissingInput));
    }

    [Test]
    public void Of_GroupThatIsNeitherAssessedNorReached_IsNotShown()
    {
        var holder = AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 1m);

        Assert.That(Through(holder, Dollar, Other).Measures.Select(f => f.Definition.Id), Has.None.StartsWith("look-through.group"));
        Assert.That(Through(holder.Holds("USDC", AssetClass.Stablecoin, 1m), Dollar, Other).Value("look-through.group-assets:circle"), Is.EqualTo(130m));
    }
}
