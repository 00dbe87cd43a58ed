using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Renderers;
using RiskAnalytics.TestKit;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Outline;

namespace RiskAnalytics.Reporting.Tests.Renderers;

/// <summary>What stress and trend add to the pages, and what stands there without them.</summary>
[TestFixture]
public sealed class StressPagesTests
{
    private static readonly HealthAssessment Stressed = Samples.Of("stressed");

    [Test]
    public void Stress_Scenarios_StandWorstFirst()
    {
        var card = Card(Stressed, "Stress");

        string[] names = [.. Stressed.Stress!.Scenarios.Select(s => s.Scenario.Name)];
        string[] shown = [.. card.Where(t => names.Contains(t.Text)).OrderBy(t => t.Bounds.Top).Select(t => t.Text)];

        // The sample loses 3.1 points of coverage from one scenario to the next.
        Assert.That(shown, Has.Length.GreaterThanOrEqualTo(8));
        Assert.That(shown, Is.EqualTo(names.Reverse().Take(shown.Length)));
        if (shown.Length < names.Length)
            Assert.That(card.Select(t => t.Text), Has.Some.EqualTo($"and {Words.Count(names.Length - shown.Length, "more scenario")}: annex F"));
    }

    [Test]
    public void Stress_ReverseSentence_StandsWhole()
    {
        Assert.That(Joined(Card(Stressed, "Stress")), Does.Contain(StressSamples.Sentence.Replace(" ", "", StringComparison.Ordinal)));
    }

    [Test]
    public void Stress_Run_IsOneSentenceWithIntervalPathsAndSeed()
    {
        Assert.That(
            Joined(Card(Stressed, "Stress")),
            Does.Contain("Probabilityofashortfall3.21%(95%interval3.10%to3.32%);expectedshortfallofthesurplusUSD1.90bn.100,000pathsof30days,seed1."));
    }

    [Test]
    public void Stress_CoverageWithoutValue_SaysWhyInItsPlace()
    {
        var texts = Joined(Card(Samples.Of("stressed, no liabilities"), "Stress"));

        Assert.That(texts, Does.Contain("notdisclosed:Whatisowed"));
        Assert.That(texts, Does.Contain("Whatisowedisnotdisclosed,sothereisnosurplustoempty."));
    }

    [Test]
    public void Stress_NotRun_SaysSoAndAddsNoPage()
    {
        var trace = Trace(Samples.Okx);

        Assert.Multiple(() =>
        {
            Assert.That(trace.Texts.Where(t => t.Card == "Stress").Select(t => t.Text), Has.Some.EqualTo("Scenarios and reverse stress: not run"));
            Assert.That(trace.Texts.Select(t => t.Card), Has.None.EqualTo("Look-through"));
            Assert.That(trace.Texts.Select(t => t.Text), Has.None.StartsWith("F "));
        });
    }

    [Test]
    public void Ladder_Stressed_BeginsAtAnHourAndShowsTheWeekend()
    {
        string[] texts = [.. Card(Stressed, "Liquidity ladder").Select(t => t.Text)];

        Assert.Multiple(() =>
        {
            foreach (var expected in (string[])["1 hour", "1 day", "5 days", "30 days", "later", "6.00 bn", "weekend 1.00 bn", "weekend 37.00 bn"])
                Assert.That(texts, Does.Contain(expected));
            Assert.That(string.Join(" ", texts), Does.Contain("redeem everything 30 days · LCR 125.4% · daily liquid 62.1% · weekly liquid: no maturity is given for 40% of the lines"));
        });
    }

    [Test]
    public void LookThrough_Stressed_ShowsSurfaceUnderneathAndTheWorstLoss()
    {
        var joined = Joined(Card(Stressed, "Look-through"));

        Assert.Multiple(() =>
        {
            foreach (var expected in (string[])["2,091points", "2,712points", "46.00%Bitcoin", "Treasurybills", "BankofNewYorkMellon", "40.00%", "61.00%", "Notgonethrough:USDC.", "and2morenotes:annexF"])
                Assert.That(joined, Does.Contain(expected));
        });
    }

    [Test]
    public void LookThrough_NoBookOfAnIssuer_SaysWhichWasNotGoneThrough()
    {
        var joined = Joined(Card(Samples.Of("stressed one asset"), "Look-through"));

        Assert.That(joined, Does.Contain("Nothingwasgonethrough").And.Contain("USDTwasnotgonethrough:nobookofitsissuerwasgiven."));
    }

    [Test]
    public void Trend_FiveAlerts_ShowsThreeAndCountsTheRest()
    {
        var joined = Joined(Card(Stressed, "Twelve months"));

        Assert.That(joined, Does.Contain("5alerts,worsethanthebookbefore").And.Contain("Critical:Alert0").And.Contain("Minor:Alert2").And.Contain("and2morealerts:annexF").And.Not.Contain("Alert3"));
    }

    [Test]
    public void Trend_NarrowPanel_CountsTheAlertsAndLeavesThemToTheAnnex()
    {
        var all = Trace(Samples.Of("alerts without stress")).Texts;

        Assert.That(Joined(all.Where(t => t.Card == "Twelve months")), Does.Contain(";5alerts,worsethanthebookbefore:annexF"));
        Assert.That(Joined(all), Does.Contain("Alert4:theliquidsharefell"));
        Assert.That(all.Select(t => t.Text), Has.Some.EqualTo("F Trend"));
    }

    [Test]
    public void Trend_WithoutAlert_SaysSo()
    {
        Assert.That(Joined(Card(Samples.Of("calm trend"), "Twelve months")), Does.Contain("noalert:annexF"));
    }

    [Test]
    public void Annex_EveryFigureButThoseOfMarkets_StandsWithItsId()
    {
        var stress = Stressed.Stress!;
        var joined = Joined(Trace(Stressed).Texts);

        var missing = stress.Figures.Concat(Stressed.Drift!.Figures)
            .Except(stress.Market.SelectMany(m => m.Figures))
            .Select(f => f.Id)
            .Where(id => !joined.Contains(id.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Annex_EveryShock_StandsWithItsSource()
    {
        var joined = Joined(Trace(Stressed).Texts);

        Assert.That(joined, Does.Contain("Bitcoin:price-50.00%(lowestpriceoftheday,2020-03-12);largestbank:frozen(ourownchoice).Redemption:6.9%ofwhatisowedover1day(issuerstatement)."));
    }

    [Test]
    public void Annex_SixtyMarkets_ListsThirtyAndCountsTheRest()
    {
        var texts = Trace(Samples.Of("stressed sixty assets")).Texts.Select(t => t.Text).ToList();

        Assert.That(texts, Has.Some.EqualTo("and 31 smaller positions: stress.json lists them all."));
        Assert.That(Joined(Trace(Stressed).Texts), Does.Contain("market.impact:BTCand2morefigures:extrapolated"));
    }

    [Test]
    public void Annex_Contagion_HasAMapWithTextInEachCell()
    {
        string[] texts = [.. Trace(Stressed).Texts.Select(t => t.Text)];

        Assert.That(texts, Has.Some.EqualTo("20.00%, round 2"));
        Assert.That(texts, Has.Some.EqualTo("The darker, the larger the loss."));
    }

    [Test]
    public void Pdf_Stressed_HasThreePagesAndSixAnnexesInItsBookmarks()
    {
        using var document = PdfDocument.Open(Pdf(Stressed));
        document.TryGetBookmarks(out Bookmarks? bookmarks);

        Assert.That(bookmarks!.Roots.Select(r => r.Title), Is.EqualTo((string[])
            ["Verdict", "Evidence", "Look-through and checks", "A Metrics", "B Assets and liabilities", "C Findings, caps and flags", "D Holdings", "E Input and checks", "F Stress and liquidity"]));
    }

    [Test]
    public void StressPng_TwiceAndUnderADecimalComma_GivesTheSameBytes()
    {
        var first = Png(Stressed);

        Assert.That(Png(Stressed), Is.EqualTo(first));
        Assert.That(DecimalComma.Run(() => Png(Stressed)), Is.EqualTo(first));
    }

    [Test]
    public void Pdf_StressedTwiceAndUnderADecimalComma_GivesTheSameBytes()
    {
        var first = Pdf(Stressed);

        Assert.That(Pdf(Stressed), Is.EqualTo(first));
        Assert.That(DecimalComma.Run(() => Pdf(Stressed)), Is.EqualTo(first));
    }

    private static List<TracedText> Card(HealthAssessment assessment, string card) => [.. Trace(assessment).Texts.Where(t => t.Card == card)];

    private static LayoutTrace Trace(HealthAssessment assessment)
    {
        var trace = new LayoutTrace();
        HealthPdfRenderer.Render(assessment, Stream.Null, trace);
        return trace;
    }

    // Lines are broken where they must: without spaces a sentence is found again.
    private static string Joined(IEnumerable<TracedText> texts) => string.Concat(texts.Select(t => t.Text)).Replace(" ", "", StringComparison.Ordinal);

    private static byte[] Pdf(HealthAssessment assessment)
    {
        using var output = new MemoryStream();
        new HealthPdfRenderer().Render(assessment, output);
        return output.ToArray();
    }

    private static byte[] Png(HealthAssessment assessment)
    {
        using var output = new MemoryStream();
        new StressPngRenderer().Render(assessment, output);
        return output.ToArray();
    }
}
