using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Reporting.Renderers;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Reporting.Tests.Html;

[TestFixture]
public sealed class HealthHtmlRendererTests
{
    private static readonly string[] Void = ["meta", "link", "input", "br"];

    [TestCaseSource(typeof(Samples), nameof(Samples.Cases))]
    public void Render_AnyBook_IsWellFormed(object sample)
    {
        string page = Body(PageText.Of((HealthAssessment)sample));
        var open = new Stack<string>();

        foreach (Match tag in Regex.Matches(page, "<(/?)([a-zA-Z0-9]+)[^>]*>"))
        {
            string name = tag.Groups[2].Value;
            if (Void.Contains(name))
                continue;
            if (tag.Groups[1].Value.Length == 0)
                open.Push(name);
            else
                Assert.That(open.Pop(), Is.EqualTo(name), page[Math.Max(0, tag.Index - 120)..tag.Index]);
        }

        Assert.That(open, Is.Empty);
    }

    [TestCaseSource(typeof(Samples), nameof(Samples.Cases))]
    public void Render_AnyBook_NamesEachPlaceOnceAndLinksOnlyToThose(object sample)
    {
        string page = Body(PageText.Of((HealthAssessment)sample));

        string[] ids = [.. Regex.Matches(page, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value)];
        string[] targets = [.. Regex.Matches(page, " href=\"([^\"]+)\"").Select(m => m.Groups[1].Value).Where(t => t != "data:,")];
        string[] labels = [.. Regex.Matches(page, " aria-(?:labelledby|describedby)=\"([^\"]+)\"").Select(m => m.Groups[1].Value)];

        Assert.Multiple(() =>
        {
            Assert.That(ids, Is.Unique);
            Assert.That(targets, Has.All.StartsWith("#"), "a page that asks for nothing links only to itself");
            Assert.That(targets.Select(t => t[1..]).Distinct(), Is.SubsetOf(ids));
            Assert.That(labels, Is.SubsetOf(ids));
            Assert.That(page, Does.Not.Match(@"\s(?:src|srcset|action|data|poster)="));
        });
    }

    [TestCaseSource(typeof(Samples), nameof(Samples.Cases))]
    public void Render_AnyBook_HasHeadingsInOrderAndNoEmptyCell(object sample)
    {
        string page = Body(PageText.Of((HealthAssessment)sample));
        int[] levels = [.. Regex.Matches(page, "<h([1-6])[ >]").Select(m => m.Groups[1].Value[0] - '0')];

        Assert.Multiple(() =>
        {
            Assert.That(levels.Count(l => l == 1), Is.EqualTo(1));
            Assert.That(levels.Zip(levels.Skip(1), (above, below) => below - above), Has.All.LessThanOrEqualTo(1));
            Assert.That(page, Does.Not.Match(@"<t([hd])(?: [^>]*)?>\s*</t\1>"));
            Assert.That(page, Does.Not.Match("<(?:dd|li|p)(?: class=\"[^\"]*\")?>\\s*</"));
            Assert.That(PageText.Words(page), Does.Not.Contain("NaN").And.Not.Contain("Infinity").And.Not.Contain("∞"));
            Assert.That(Regex.Count(page, "<th scope=\"(?:col|row)\""), Is.EqualTo(Regex.Count(page, "<th[ >]")));
            Assert.That(Regex.Count(page, "<caption "), Is.EqualTo(Regex.Count(page, "<table[ >]")));
            Assert.That(Regex.Count(page, "<title id="), Is.EqualTo(Regex.Count(page, "<svg[^>]* role=\"img\"")));
        });
    }

    [Test]
    public void Render_HostileBook_HasNoMarkupOfItsOwn()
    {
        HealthAssessment hostile = HostileBook.Assessment;

        string page = PageText.Of(hostile);

        Assert.Multiple(() =>
        {
            Assert.That(Regex.Matches(page, "<script"), Has.Count.EqualTo(1));
            Assert.That(Regex.Matches(page, "</script"), Has.Count.EqualTo(1));
            Assert.That(page, Does.Not.Contain("<img").And.Not.Contain("<svg/onload").And.Not.Contain("<b>bold"));
            Assert.That(page, Does.Not.Match("<[^>]* on[a-z]+="));
            Assert.That(PageText.Words(Body(page)), Does.Contain(HostileBook.Name));
        });
    }

    [Test]
    public void Render_Okx_AllowsOnlyItsOwnScriptAndStyle()
    {
        string page = PageText.Of(Samples.Okx);

        string policy = PageText.Words("<p>" + Regex.Match(page, "http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value);
        string Hash(string tag) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Regex.Match(page, $"<{tag}>(.*?)</{tag}>", RegexOptions.Singleline).Groups[1].Value)));

        Assert.That(policy, Is.EqualTo($"default-src 'none'; script-src 'sha256-{Hash("script")}'; style-src 'sha256-{Hash("style")}'; img-src data:; base-uri 'none'; form-action 'none'"));
    }

    [TestCase("okx")]
    [TestCase("stressed tether")]
    [TestCase("history")]
    public void Render_Twice_GivesTheSameBytesInAnyCulture(string name)
    {
        string here = PageText.Of(Samples.Of(name));

        string there = DecimalComma.Run(() => PageText.Of(Samples.Of(name)));

        Assert.Multiple(() =>
        {
            Assert.That(PageText.Of(Samples.Of(name)), Is.EqualTo(here));
            Assert.That(there, Is.EqualTo(here));
        });
    }

    [Test]
    public void Render_Okx_HasTheSectionsInTheOrderOfTheReport()
    {
        string page = PageText.Of(Samples.Of("stressed"));

        string[] sections = [.. Regex.Matches(page, "<section class=\"[^\"]*\" id=\"([a-z-]+)\"").Select(m => m.Groups[1].Value)];

        Assert.That(sections, Is.EqualTo((string[])
        [
            "verdict", "pillars", "in-kind", "composition", "findings",
            "evidence", "stress", "liquidity", "concentration", "points-lost", "sensitivity", "trend", "look-through", "waterfall", "run", "data-quality", "verification", "notes",
            "annex", "annex-a", "annex-b", "annex-c", "annex-d", "annex-e", "annex-f",
        ]));
    }

    [Test]
    public void Render_Okx_LeadsFromTheGradeToTheInputs()
    {
        HealthAssessment assessment = Samples.Okx;
        string page = PageText.Of(assessment);

        string why = PageText.Element(page, "details", "grade-why");
        string pillar = PageText.Element(page, "div", "pillar-solvency");
        string metric = PageText.Element(page, "details", "metric-S2");

        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Contain("href=\"#grade-why\""));
            Assert.That(why, Does.Contain("href=\"#pillar-solvency\""));
            Assert.That(pillar, Does.Contain("href=\"#metric-S2\""));
            foreach (MetricInput input in assessment.Metric("S2").Result.Inputs)
                Assert.That(PageText.Words(metric), Does.Contain(PageText.Words(RiskAnalytics.Reporting.Html.HtmlWriter.Encode(input.Name))));
            Assert.That(metric, Does.Contain("href=\"#pillar-solvency\""), "and back");
        });
    }

    [Test]
    public void Render_ThousandHoldings_ListsTheLargestAndCountsTheRest()
    {
        string holdings = PageText.Element(PageText.Of(Samples.Of("thousand holdings")), "section", "annex-d");

        Assert.Multiple(() =>
        {
            Assert.That(PageText.Rows(holdings), Has.Count.EqualTo(1_000));
            Assert.That(PageText.Words(holdings), Does.Contain("The 1,000 largest of 1,250 lines").And.Contain("The 250 smaller lines, by class"));
        });
    }

    [Test]
    public void Render_StrangeLetters_KeepsThoseThatTheReaderHasFontsFor()
    {
        string page = PageText.Of(Samples.Of("strange letters"));

        Assert.That(PageText.Words(Body(page)), Does.Contain("東京取引所").And.Contain("Биржа"));
    }

    [Test]
    public void Render_RuleOutcomes_ShowsEachWithItsReason()
    {
        var rule = new RegulatoryRule
        {
            Id = "TEST-1",
            Framework = "Test",
            Reference = "Art 1",
            AppliesTo = "issuers",
            Scopes = [],
            Metric = "x.share",
            Fact = null,
            Parameter = null,
            Comparator = RuleComparator.AtLeast,
            ThresholdText = "30",
            Threshold = 0.3m,
            Unit = "% of reserve",
            Currency = null,
            Description = "At least 30% in deposits.",
            IsVerified = true,
            Severity = RuleSeverity.Major,
            Kind = RuleKind.Limit,
            Force = RuleForce.Law,
            InForceFrom = null,
            Source = "none",
        };
        var figure = Figure.Computed(new FigureDefinition("reg.x", "Share of deposits", MetricUnit.Share, "d / A", "our own choice"), null, 0.2899m, []);
        RuleOutcome broken = new() { Rule = rule, Regimes = ["mica-emt"], Verdict = RuleVerdict.Broken, Figure = figure, Threshold = 0.3m, Reason = "28.99% is below 30%." };
        RuleOutcome open = new() { Rule = rule with { Id = "TEST-2" }, Regimes = ["mica-emt"], Verdict = RuleVerdict.NotEvaluated, Figure = null, Threshold = null, Reason = "own_funds is not in facts.csv." };
        var report = new RegulatoryReport { Regimes = ["mica-emt"], EvaluatedOn = null, Outcomes = [broken, open], Figures = [figure] };

        string section = PageText.Element(PageText.Of(Samples.Okx with { Regulation = report }), "section", "regulation");
        List<string[]> rows = PageText.Rows(section);
        HealthAssessment book = Samples.Okx with { Regulation = report };
        using var pdf = new MemoryStream();
        new HealthPdfRenderer().Render(book, pdf);

        Assert.Multiple(() =>
        {
            Assert.That(PageText.Words(PageText.Element(PageText.Of(book), "section", "findings")), Does.Contain("Rules: 1 of 1 judged broken (TEST-1), 1 not evaluated"));
            Assert.That(PdfText.Of(pdf.ToArray()), Does.Contain("Rules: 1 of 1 judged broken (TEST-1), 1 not evaluated: annex G"));
            Assert.That(PageText.Words(PageText.Element(PageText.Of(Samples.Okx), "section", "findings")), Does.Not.Contain("Rules:"));
            Assert.That(PageText.Words(section), Does.Contain("mica-emt; 2 rules: 1 broken, 1 not evaluated"));
            Assert.That(rows[0], Is.EqualTo((string[])["TEST-1 At least 30% in deposits. Test, Art 1.", "broken", "28.99%", "30.00%", "28.99% is below 30%."]));
            Assert.That(rows[1], Is.EqualTo((string[])["TEST-2 At least 30% in deposits. Test, Art 1.", "not evaluated", "none", "at least 30% of reserve", "own_funds is not in facts.csv."]));
        });
    }

    private static string Body(string page) => Regex.Replace(Regex.Replace(page, "<style>.*?</style>", "", RegexOptions.Singleline), "<script>.*?</script>", "", RegexOptions.Singleline)["<!DOCTYPE html>".Length..];
}
