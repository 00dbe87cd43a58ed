using NUnit.Framework;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Scoring.Trend;

namespace RiskAnalytics.Scoring.Tests.Trend;

/// <summary>What the books in the repository show over time.</summary>
[TestFixture]
public sealed class ShippedTrendTests
{
    [Test]
    public void Tether_ToMarch2026_LiquidShareFellWhileCoverageStoodAbove102()
    {
        var history = Histories.Shipped("tether");

        var report = TrendAnalysis.Of(history);

        var drift = report.Of("liquid-share-drift").Single();
        Assert.Multiple(() =>
        {
            Assert.That((drift.Severity, drift.From, drift.To), Is.EqualTo((Severity.Major, Histories.Day(2023, 6, 30), Histories.Day(2026, 3, 31))));
            Assert.That(report.Value("trend.liquid-share-change-since-highest"), Is.EqualTo(-.1134m).Within(.0001m));
            Assert.That(history.Where(a => a.Snapshot.AsOf >= drift.From).Select(TrendHistory.CleanRatio).OfType<decimal>(), Is.All.GreaterThan(1.02m));
        });
    }

    [Test]
    public void Tether_LiquidShare_IsThatOfTheReference()
    {
        // Treasury bills, repo, funds and cash at the end of 2025: 76.3% of total assets.
        var report = TrendAnalysis.Of([.. Histories.Shipped("tether").Where(a => a.Snapshot.AsOf <= Histories.Day(2025, 12, 31))]);

        Assert.That(report.Value("trend.liquid-share"), Is.EqualTo(.763m).Within(.0005m));
        Assert.That(report.Of("liquid-share-drift").Single().Severity, Is.EqualTo(Severity.Minor));
    }

    [Test]
    public void Tether_FirstQuarterOf2025_IsABreakOfScope()
    {
        var report = TrendAnalysis.Of(Histories.Shipped("tether"));

        var scope = report.Of("scope-break").Single();
        Assert.That((scope.From, scope.To), Is.EqualTo((Histories.Day(2024, 9, 30), Histories.Day(2025, 3, 31))));
        Assert.That(scope.Message, Does.Contain("Tether International S.A. de C.V. (El Salvador)"));
    }

    [Test]
    public void Busd_OnEveryDate_DriftsNowhereThatIsGrave()
    {
        var history = Histories.Shipped("busd");

        var grave = Enumerable.Range(1, history.Length)
            .SelectMany(n => TrendAnalysis.Of([.. history.Take(n)]).Alerts)
            .Where(alert => alert.Severity <= Severity.Minor)
            .Select(alert => alert.Code)
            .Distinct();

        // From 2025-01 the table has no CUSIP of the collateral any more, which the grade shows; the reserve itself stayed cash, bills and repo.
        Assert.That(grave, Is.EquivalentTo(new[] { "loss-of-detail", "worse-result" }));
    }
}
