using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Engine.Comparison;
using RiskAnalytics.Engine.Frames;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Scoring.Comparison;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Frames;

/// <summary>Figures by hand from the files of the shipped books.</summary>
[TestFixture]
public sealed class ComparisonFramesTests
{
    [Test]
    public void ToRankFrame_EuroWithARate_HasItsAmountsInDollars()
    {
        var eurc = Judge("eurc/2025-12-31");
        var rate = new CurrencyRate(CurrencyCode.Parse("EUR"), CurrencyCode.Usd, 2m, new DateOnly(2025, 12, 31), "made for this test");
        HealthAssessment[] books = [eurc, Judge("rlusd/2025-12-31")];

        var own = Comparer.Compare(books).ToRankFrame();
        var converted = Comparer.Compare(books, new ComparisonOptions { Currency = CurrencyCode.Usd, Rates = [rate] }).ToRankFrame();

        Assert.That(own["entity"].Cast<string>(), Is.EqualTo(new[] { "rlusd", "eurc" }));
        Assert.That((own["currency"][1], own["assets"][1]), Is.EqualTo(("EUR", 312_359_116m)));
        Assert.That((converted["currency"][1], converted["assets"][1], converted["liabilities"][1]), Is.EqualTo(("USD", 624_718_232m, 619_217_180m)));
    }

    [Test]
    public void ToRankFrame_OldBook_HasNoRankAndSaysWhy()
    {
        var frame = Comparer.Compare([Judge("pyusd/2024-04-30"), Judge("rlusd/2025-12-31")]).ToRankFrame();

        Assert.That((frame["entity"][1], frame["rank"][1]), Is.EqualTo(("pyusd", (object?)null)));
        Assert.That(frame["note"][1], Does.StartWith("610 days before the newest"));
    }

    [Test]
    public void ToPeerFrame_TwoPeers_HaveNoMedianButAReason()
    {
        HealthAssessment[] books = [Judge("eurc/2025-12-31"), Judge("rlusd/2025-12-31"), Judge("tether/2025-12-31")];

        var frame = Comparer.Compare(books, new ComparisonOptions { Peers = [.. books] }).ToPeerFrame();

        Assert.That(frame.Rows.Count, Is.EqualTo(3 * 21), "the final score and twenty metrics each");
        Assert.That(frame["median"].Cast<decimal?>(), Has.All.Null);
        Assert.That(frame["reason"].Cast<string?>(), Has.All.Not.Null);
    }

    [Test]
    public void ToBridgeFrame_StepsOfASubject_AddUp()
    {
        var frame = BookDifferences.Of(Judge("tether/2021-06-30"), Judge("tether/2025-12-31")).ToBridgeFrame();

        var rows = frame.Rows.Select(row => (Subject: (string)row[0], Effect: (string)row[2], Amount: (decimal?)row[3])).ToList();
        Assert.That(rows[0], Is.EqualTo(("assets", "before", (decimal?)62_773_190_075m)));
        foreach (var subject in rows.GroupBy(row => row.Subject).Where(subject => subject.Count() > 2))
            Assert.That(subject.SkipLast(1).Sum(row => row.Amount), Is.EqualTo(subject.Last().Amount).Within(1e-12m), subject.Key);
        Assert.That(rows.Select(row => row.Subject).Distinct(), Is.SupersetOf(new[] { "assets", "liabilities", "coverage", "USD", "XAU", "BTC" }));
    }

    [Test]
    public void ToChangeFrame_TwoBooks_HasScoresThenMetrics()
    {
        var (before, after) = (Judge("tether/2021-06-30"), Judge("tether/2025-12-31"));

        var frame = BookDifferences.Of(before, after).Result.ToChangeFrame();

        Assert.That(frame.Rows.Count, Is.EqualTo(2 + 5 + 20));
        Assert.That((frame["code"][0], frame["change"][0]), Is.EqualTo(("final", (object?)(after.FinalScore - before.FinalScore))));
    }

    private static HealthAssessment Judge(string book) => new RiskEngine().Assess([BookReader.Read(Repository.PathTo("data/books/" + book))])[0];
}
