using NUnit.Framework;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Scoring.Trend;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.Trend;

/// <summary>When an entity is worse than before: what <c>--fail-on worse</c> acts on.</summary>
[TestFixture]
public sealed class WorseTests
{
    [TestCase("70.2", "69.8", false, TestName = "a grade lost by .4 points is no change")]
    [TestCase("70.5", "69.5", true, TestName = "a grade lost by a point")]
    [TestCase("79.0", "71.0", false, TestName = "eight points within the grade")]
    [TestCase("69.0", "71.0", false, TestName = "better")]
    public void IsWorse_ByGrade_TakesAPointOfScore(string then, string now, bool expected)
    {
        var books = Histories.Assess(null, Sound.On(2025, 5, 31), Sound.On(2025, 6, 30));

        var report = TrendAnalysis.Of([Scored(books[0], then), Scored(books[1], now)]);

        Assert.That(report.IsWorse, Is.EqualTo(expected));
        Assert.That(report.WorseBecause, expected ? Is.EqualTo("B 70.5, healthy on 2025-05-31 became C 69.5, watch on 2025-06-30.") : Is.Null);
    }

    [Test]
    public void IsWorse_BandByAPillar_CountsWhereThePillarFell()
    {
        var books = Histories.Assess(null, Sound.On(2025, 5, 31), Sound.On(2025, 6, 30));
        HealthAssessment With(HealthAssessment book, decimal pillar, Band band) =>
            Scored(book, "80") with { Band = band, Pillars = book.Pillars.SetItem(1, book.Pillars[1] with { Score = pillar }) };

        Assert.Multiple(() =>
        {
            Assert.That(TrendAnalysis.Of([With(books[0], 70.4m, Band.Healthy), With(books[1], 69.9m, Band.Watch)]).IsWorse, Is.False);
            Assert.That(TrendAnalysis.Of([With(books[0], 71m, Band.Healthy), With(books[1], 69.9m, Band.Watch)]).IsWorse);
        });
    }

    [Test]
    public void IsWorse_AnAlarmNewlyRaised_CountsOnce()
    {
        // Gold of 5 against a surplus of 3: F1 is an alarm of the policy.
        var gold = AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 98m).Holds("XAU", AssetClass.Gold, 5m).Owes("TUSD1", 100m);

        var first = Histories.Trend(Sound.On(2025, 4, 30), gold.On(2025, 5, 31));
        var second = Histories.Trend(Sound.On(2025, 4, 30), gold.On(2025, 5, 31), gold.On(2025, 6, 30));

        Assert.That(first.Of("new-alarm").Select(a => a.Message[..2]), Is.EqualTo(new[] { "F1" }));
        Assert.That(first.IsWorse);
        Assert.That(second.Of("new-alarm"), Is.Empty);
        Assert.That(second.IsWorse, Is.False);
    }

    [Test]
    public void IsWorse_NotCoveredAnyMore_IsCriticalByCapAndGrade()
    {
        var short1 = AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 99m).Owes("TUSD1", 100m);

        var report = Histories.Trend(Sound.On(2025, 5, 31), short1.On(2025, 6, 30));

        Assert.That(report.Alerts.Where(a => a.Severity == Severity.Critical).Select(a => a.Code).Distinct(), Is.EqualTo(new[] { "worse-result", "new-alarm", "new-binding-cap" }));
        Assert.That(report.IsWorse);
    }

    [Test]
    public void IsWorse_AfterABookThatIsNotRated_ComparesWithTheRatedOne()
    {
        var notRated = AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 103m).Owes("TUSD1", null);
        var weak = AReserve.OfIssuer().Holds("USD", AssetClass.SecuredLoan, 103m).Owes("TUSD1", 100m);

        var report = Histories.Trend(Sound.On(2025, 4, 30), notRated.On(2025, 5, 31), weak.On(2025, 6, 30));

        Assert.That(report.Of("worse-result").Single().From, Is.EqualTo(Histories.Day(2025, 4, 30)));
    }

    [Test]
    public void IsWorse_PartialBookAgainstAWholeOne_IsNotComparedByResult()
    {
        var weak = AReserve.OfIssuer().Holds("USD", AssetClass.SecuredLoan, 103m).Owes("TUSD1", 100m).Entity(e => e with { Partial = "only some lines" });

        Assert.That(Histories.Trend(Sound.On(2025, 5, 31), weak.On(2025, 6, 30)).IsWorse, Is.False);
    }

    [Test]
    public void IsWorse_FirstBook_Never()
    {
        var report = Histories.Trend(AReserve.OfIssuer().Holds("USD", AssetClass.SecuredLoan, 50m).Owes("TUSD1", 100m));

        Assert.That((report.IsWorse, report.WorseBecause, report.Alerts.Length), Is.EqualTo((false, (string?)null, 0)));
    }

    private static AReserve Sound => AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 103m).Owes("TUSD1", 100m);

    private static HealthAssessment Scored(HealthAssessment book, string final)
    {
        var score = decimal.Parse(final, System.Globalization.CultureInfo.InvariantCulture);
        return book with
        {
            RawScore = score,
            FinalScore = score,
            Grade = Core.Policies.ScoringPolicy.GradeOf(score),
            Band = Core.Policies.ScoringPolicy.BandOf(score),
            Caps = [],
        };
    }
}
