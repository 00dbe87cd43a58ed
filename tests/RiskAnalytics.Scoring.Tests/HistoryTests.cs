using NUnit.Framework;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Scoring.Assessment;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests;

/// <summary>Worse is published at once, better only after two snapshots in a row.</summary>
[TestFixture]
public sealed class HistoryTests
{
    private static readonly AssessmentOptions Options = new("test");

    [TestCase("GBG", "GBB", "..h", TestName = "one better snapshot waits")]
    [TestCase("GBGG", "GBBG", "..h.", TestName = "two better snapshots are published")]
    [TestCase("BGG", "BBG", ".h.", TestName = "a bad start waits too")]
    [TestCase("GBGBG", "GBBBB", "..h.h", TestName = "better in between starts anew")]
    [TestCase("GB-GG", "GB-BG", "...h.", TestName = "a book that is not rated neither confirms nor breaks")]
    public void AssessHistory_Sequence_PublishesWithHysteresis(string snapshots, string published, string held)
    {
        var books = snapshots.Select((kind, month) => (kind switch
        {
            'G' => Good,
            'B' => Bad,
            _ => NotLoaded,
        }).On(new DateOnly(2025, month + 1, 28)).Book);

        var results = Assessor.AssessHistory(books, DefaultPolicy.Value, Options);

        var (good, bad) = (Good.Assess().Grade!, Bad.Assess().Grade!);
        Assert.That(string.CompareOrdinal(good, bad), Is.LessThan(0), "the good book must be the better one");
        Assert.Multiple(() =>
        {
            Assert.That(string.Concat(results.Select(r => r.Published.Grade is null ? "-" : r.Published.Grade == good ? "G" : "B")), Is.EqualTo(published));
            Assert.That(string.Concat(results.Select(r => r.Published.IsHeld ? "h" : ".")), Is.EqualTo(held));
            Assert.That(results.Select(r => r.Trend.Length), Is.EqualTo(Enumerable.Range(1, snapshots.Length)));
            Assert.That(results[^1].Published.Previous?.AsOf, Is.EqualTo(results[^2].Snapshot.AsOf));
        });
    }

    [Test]
    public void AssessHistory_EvaluationDate_AppliesToTheNewestBookOnly()
    {
        var books = new[] { Good.On(new DateOnly(2025, 1, 31)).Book, Good.On(new DateOnly(2025, 2, 28)).Book };

        var results = Assessor.AssessHistory(books, DefaultPolicy.Value, Options with { EvaluatedOn = new DateOnly(2025, 3, 30) });

        Assert.That(results.Select(r => r.AgeDays), Is.EqualTo(new int?[] { 10, 30 }));
    }

    [Test]
    public void AssessHistory_TwoBooksOfOneDate_AreRefused() =>
        Assert.That(() => Assessor.AssessHistory([Good.Book, Bad.Book], DefaultPolicy.Value, Options), Throws.ArgumentException);

    private static AReserve Good => AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 103m).Owes("TUSD1", 100m);

    private static AReserve Bad => AReserve.OfIssuer().Holds("USD", AssetClass.SecuredLoan, 103m).Owes("TUSD1", 100m);

    private static AReserve NotLoaded => AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 103m).Owes("TUSD1", null);
}
