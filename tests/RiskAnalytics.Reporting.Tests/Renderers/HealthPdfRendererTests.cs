using System.Text;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Renderers;
using RiskAnalytics.TestKit;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Outline;

namespace RiskAnalytics.Reporting.Tests.Renderers;

[TestFixture]
public sealed class HealthPdfRendererTests
{
    private static byte[] Render(HealthAssessment assessment)
    {
        using var output = new MemoryStream();
        new HealthPdfRenderer().Render(assessment, output);
        return output.ToArray();
    }

    [Test]
    public void Render_Okx_HasTheTextOfPageOne()
    {
        using PdfDocument document = PdfDocument.Open(Render(Samples.Okx));

        string text = PdfText.Of(document.GetPage(1));

        Golden.Verify("reports/okx-2024-04-page-1.txt", text + "\n");
    }

    [Test]
    public void Render_Okx_HasTheTextOfPageTwo()
    {
        using PdfDocument document = PdfDocument.Open(Render(Samples.Okx));

        string text = PdfText.Of(document.GetPage(2));

        Golden.Verify("reports/okx-2024-04-page-2.txt", text + "\n");
    }

    [Test]
    public void Render_Okx_ShowsGradeScoresAndPillars()
    {
        string text = PdfText.Of(Render(Samples.Okx));

        Assert.Multiple(() =>
        {
            foreach (string expected in (string[])["OKX", "69.0 of 100", "77.4", "K4 ≤ 69", "2024-04-12", "15 days", "39.18 bn", "101.97%", "22.62", "30.6%"])
            {
                Assert.That(text, Does.Contain(expected));
            }
        });
    }

    [Test]
    public void Render_Okx_ExplainsEveryMetricInTheAnnex()
    {
        HealthAssessment assessment = Samples.Okx;

        string text = PdfText.Of(Render(assessment));

        Assert.Multiple(() =>
        {
            foreach (var metric in assessment.Metrics)
            {
                Assert.That(text, Does.Contain(metric.Result.Definition.Id));
            }
        });
    }

    [Test]
    public void Render_Okx_DrawsNoLetterTwice()
    {
        using PdfDocument document = PdfDocument.Open(Render(Samples.Of("history")));

        foreach (Page page in document.GetPages())
        {
            var twice = page.Letters.Where(l => !string.IsNullOrWhiteSpace(l.Value))
                .GroupBy(l => (l.Value, Math.Round(l.StartBaseLine.X, 1), Math.Round(l.StartBaseLine.Y, 1)))
                .Where(g => g.Count() > 1);

            Assert.That(twice.Select(g => g.Key), Is.Empty, $"page {page.Number}");
        }
    }

    [Test]
    public void Render_History_DrawsCurvesWithoutSoftMasks()
    {
        string raw = Encoding.Latin1.GetString(Render(Samples.Of("history")));

        Assert.That(raw, Does.Not.Contain("/SMask <<"));
    }

    [Test]
    public void Render_Okx_HasPagesOfA4AndCountsThem()
    {
        using PdfDocument document = PdfDocument.Open(Render(Samples.Okx));

        Assert.Multiple(() =>
        {
            foreach (Page page in document.GetPages())
            {
                Assert.That(page.Width, Is.EqualTo(595.3).Within(0.5));
                Assert.That(page.Height, Is.EqualTo(841.9).Within(0.5));
                Assert.That(PdfText.Of(page), Does.Contain(FormattableString.Invariant($"Page {page.Number} of {document.NumberOfPages}")));
            }
        });
    }

    [Test]
    public void Render_Okx_HasBookmarksAndMetadata()
    {
        byte[] pdf = Render(Samples.Okx);
        using PdfDocument document = PdfDocument.Open(pdf);

        bool hasBookmarks = document.TryGetBookmarks(out Bookmarks? bookmarks);
        string[] roots = [.. bookmarks!.Roots.Select(r => r.Title)];

        Assert.Multiple(() =>
        {
            Assert.That(hasBookmarks, Is.True);
            Assert.That(roots, Is.EqualTo((string[])["Verdict", "Evidence", "A Metrics", "B Assets and liabilities", "C Findings, caps and flags", "D Holdings", "E Input and checks"]));
            Assert.That(bookmarks.Roots[0].Children, Has.Count.EqualTo(5));
            Assert.That(document.Information.Title, Is.EqualTo("Reserve health report: OKX, 2024-04-12"));
            Assert.That(document.Information.Author, Is.EqualTo("RiskAnalytics"));
            Assert.That(document.Information.Subject, Does.Contain("grade C"));
            Assert.That(document.Information.CreationDate, Is.EqualTo("D:20240412000000+00'00'"));
            Assert.That(Encoding.Latin1.GetString(pdf), Does.Contain("/Lang (en)"));
        });
    }

    [Test]
    public void Render_ThousandHoldings_ListsTheLargestAndCountsTheRest()
    {
        string text = PdfText.Of(Render(Samples.Of("thousand holdings")));

        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("The 1,000 largest of 1,250 lines"));
            Assert.That(text, Does.Contain("The 250 smaller lines, by class"));
        });
    }

    [Test]
    public void Render_StrangeLetters_ShowsEachLetterOrItsPlaceholder()
    {
        using PdfDocument document = PdfDocument.Open(Render(Samples.Of("strange letters")));

        string text = PdfText.Of(document.GetPage(1));

        Assert.That(text, Does.Contain("Биржа □□□□□ gnp.exe □□□□□ Ωmega — Ltd ✓"));
    }

    [TestCaseSource(typeof(Samples), nameof(Samples.Cases))]
    public void Render_AnyBook_GivesNoEmptyFigure(object sample)
    {
        string text = PdfText.Of(Render((HealthAssessment)sample));

        Assert.That(text, Does.Not.Contain("NaN").And.Not.Contain("Infinity").And.Not.Contain("∞"));
    }

    [Test]
    public void Render_AnotherCulture_GivesTheSameBytes()
    {
        byte[] here = Render(Samples.Okx);

        byte[] there = DecimalComma.Run(() => Render(Samples.Okx));

        Assert.That(there, Is.EqualTo(here));
    }
}
