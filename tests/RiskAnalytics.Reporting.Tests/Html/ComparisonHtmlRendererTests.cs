using System.Text.RegularExpressions;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Renderers;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Reporting.Tests.Html;

[TestFixture]
public sealed class ComparisonHtmlRendererTests
{
    private static EntityComparison Comparison => EntityComparison.Of([.. Samples.All.Where(s => s.Name is "okx" or "tether" or "ftx" or "alameda" or "not rated").Select(s => s.Assessment)]);

    [Test]
    public void Render_RankingRows_HaveTheFiguresOfThePdf()
    {
        string page = PageText.Of(Comparison);
        using var output = new MemoryStream();
        new ComparisonPdfRenderer().Render(Comparison, output);
        string pdf = Regex.Replace(PdfText.Of(output.ToArray()), @"\s+", " ");
        string[][] rows = [.. ((string[])["exchanges", "issuers"]).SelectMany(group => PageText.Rows(PageText.Element(page, "section", group)))];

        Assert.Multiple(() =>
        {
            Assert.That(rows, Has.Length.EqualTo(5));
            foreach (string[] row in rows)
            {
                foreach (Match figure in Regex.Matches(string.Join(' ', row), @"\d[\d,]*\.\d+%?"))
                    Assert.That(pdf, Does.Contain(figure.Value), row[0]);
            }
        });
    }

    [Test]
    public void Render_RowsWithoutRank_SayWhy()
    {
        string ranking = PageText.Words(PageText.Element(PageText.Of(Comparison), "section", "exchanges"));

        Assert.That(ranking, Does.Contain("not ranked: 519 days before the newest"));
    }

    [Test]
    public void Render_AnotherCulture_GivesTheSameBytes()
    {
        string here = PageText.Of(Comparison);

        Assert.That(DecimalComma.Run(() => PageText.Of(Comparison)), Is.EqualTo(here));
    }

    [Test]
    public void Render_HostileName_StaysText()
    {
        string page = PageText.Of(EntityComparison.Of([HostileBook.Assessment, Samples.Okx]));

        Assert.Multiple(() =>
        {
            Assert.That(Regex.Count(page, "<script"), Is.EqualTo(1));
            Assert.That(page, Does.Not.Contain("<img"));
            Assert.That(Regex.Matches(page, " href=\"([^\"]+)\"").Select(m => m.Groups[1].Value).Where(t => t != "data:,"), Has.All.StartsWith("#"));
        });
    }
}
