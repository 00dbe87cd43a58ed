using System.Text.RegularExpressions;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Reporting.Tests.Html;

/// <summary>The page prints the figures of the PDF: both are read back as text and compared.</summary>
[TestFixture]
public sealed partial class SameFiguresTests
{
    private static readonly string[] Books = ["okx", "tether", "ftx", "alameda", "wrapped asset", "negative surplus", "no liabilities", "liabilities not loaded", "stressed tether"];

    [Test]
    public void Metrics_Value_IsThatOfThePdf([ValueSource(nameof(Books))] string book)
    {
        HealthAssessment assessment = Samples.Of(book);
        string page = PageText.Of(assessment);
        string pdf = Annex(Pdf(assessment));

        Assert.Multiple(() =>
        {
            foreach (ScoredMetric metric in assessment.Metrics)
            {
                string html = PageText.Element(page, "details", "metric-" + metric.Code);
                string value = Word(html, "value");
                string points = Word(html, "points");
                // In the annex the points stand in the line of the id, the value in the first "Value" below.
                int at = pdf.IndexOf(metric.Result.Definition.Id, StringComparison.Ordinal);
                string line = pdf[pdf.LastIndexOf('\n', at)..pdf.IndexOf('\n', at)];
                string below = pdf[at..Math.Min(pdf.Length, at + 900)];

                Assert.That(Flat(line), Does.Contain(points), metric.Code);
                Assert.That(Flat(Regex.Match(below, @"\nValue\s(.*)").Groups[1].Value), Does.StartWith(value), metric.Code);
            }
        });
    }

    [Test]
    public void Verdict_GradeAndScores_AreThoseOfThePdf([ValueSource(nameof(Books))] string book)
    {
        HealthAssessment assessment = Samples.Of(book);
        string page = PageText.Of(assessment);
        string pdf = Flat(Pdf(assessment));
        string verdict = page[page.IndexOf("<div class=\"card wide verdict\"", StringComparison.Ordinal)..page.IndexOf("id=\"grade-why\"", StringComparison.Ordinal)];
        string pillars = PageText.Element(page, "section", "pillars");

        string[] figures =
        [
            .. Regex.Matches(verdict, "<span class=\"(?:label|value)\">([^<]+)</span>").Select(m => PageText.Words(m.Groups[1].Value)),
            .. Regex.Matches(pillars, "<p class=\"score\">\\s*<b>([^<]+)</b>").Select(m => PageText.Words(m.Groups[1].Value)),
        ];

        Assert.Multiple(() =>
        {
            Assert.That(figures, Has.Length.GreaterThanOrEqualTo(10));
            foreach (string figure in figures)
                Assert.That(pdf, Does.Contain(figure).IgnoreCase);
            Assert.That(PageText.Words(verdict), Does.Contain($"Grade {assessment.Grade ?? "N"} ").Or.Contain("Not rated N"));
        });
    }

    [Test]
    public void InKind_EachRow_StandsInThePdf([ValueSource(nameof(Books))] string book)
    {
        HealthAssessment assessment = Samples.Of(book);
        string pdf = Annex(Pdf(assessment));
        List<string[]> rows = PageText.Rows(PageText.Element(PageText.Of(assessment), "section", "in-kind"));
        int start = pdf.IndexOf("\nB Assets and liabilities", StringComparison.Ordinal);
        HashSet<string> lines = [.. pdf[start..pdf.IndexOf("By class", start, StringComparison.Ordinal)].Split('\n').Select(Flat)];

        Assert.Multiple(() =>
        {
            Assert.That(rows, Has.Count.EqualTo(assessment.Assets.Length + 1));
            foreach (string[] row in rows.SkipLast(1))
            {
                // In the PDF the band is a letter, in the page also a word for those who hear it; a reason stands on a line of its own.
                string[] expected = row.Length == 5 ? [string.Join(' ', row[..4]) + " " + row[4][..1]] : [string.Join(' ', row[..2]), row[2]];
                Assert.That(expected, Is.SubsetOf(lines), string.Join(" | ", row));
            }
        });
    }

    [Test]
    public void Evidence_FiguresOfThePanels_StandInThePdf([ValueSource(nameof(Books))] string book)
    {
        HealthAssessment assessment = Samples.Of(book);
        string page = PageText.Of(assessment);
        string pdf = Flat(Pdf(assessment));

        Assert.Multiple(() =>
        {
            foreach (string section in (string[])["composition", "concentration", "sensitivity", "stress", "liquidity"])
            {
                string[] figures = [.. Figures().Matches(PageText.Words(PageText.Element(page, "section", section))).Select(m => m.Value)];
                foreach (string figure in figures.Distinct())
                    Assert.That(pdf, Does.Contain(figure), section);
            }
        });
    }

    [Test]
    public void Holdings_EachLine_StandsInThePdf()
    {
        HealthAssessment assessment = Samples.Okx;
        string pdf = Annex(Pdf(assessment));
        pdf = Flat(pdf[pdf.IndexOf("\nD Holdings", StringComparison.Ordinal)..]) + " ";
        List<string[]> rows = PageText.Rows(PageText.Element(PageText.Of(assessment), "section", "annex-d"));

        Assert.Multiple(() =>
        {
            Assert.That(rows, Has.Count.EqualTo(assessment.Reserve.Lines.Length));
            foreach (string[] row in rows)
                Assert.That(pdf, Does.Contain(string.Join(' ', row[1..]) + " ").And.Contain(" " + row[0] + " "), string.Join(" | ", row));
        });
    }

    private static string Pdf(HealthAssessment assessment)
    {
        using var output = new MemoryStream();
        new HealthPdfRenderer().Render(assessment, output);
        return PdfText.Of(output.ToArray());
    }

    private static string Annex(string pdf) => pdf[pdf.IndexOf("\nA Metrics", StringComparison.Ordinal)..];

    private static string Flat(string text) => Spaces().Replace(text, " ").Trim();

    private static string Word(string html, string look) => PageText.Words(Regex.Match(html, $"<span class=\"{look}\">(.*?)</span>", RegexOptions.Singleline).Groups[1].Value);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // Percentages, amounts and scores with decimals.
    [GeneratedRegex(@"(?<![\w.])\d[\d,]*\.\d+(?:%| bn| m| tn)?")]
    private static partial Regex Figures();
}
