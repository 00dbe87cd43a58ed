using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Renderers;
using UglyToad.PdfPig;

namespace RiskAnalytics.Reporting.Tests.Renderers;

[TestFixture]
public sealed class ComparisonPdfRendererTests
{
    [Test]
    public void Render_AllBooks_ShowsEachEntityWithRankOrReason()
    {
        EntityComparison comparison = EntityComparison.Of([.. Samples.All.Where(s => s.Name is "okx" or "tether" or "ftx" or "alameda").Select(s => s.Assessment)]);
        using var output = new MemoryStream();

        new ComparisonPdfRenderer().Render(comparison, output);
        string text = PdfText.Of(output.ToArray());

        Assert.Multiple(() =>
        {
            foreach (string expected in (string[])["OKX", "Tether", "FTX", "Alameda Research", "not ranked: 519 days before the newest", "Exchanges and wrapped assets", "Stablecoin issuers and other firms", "Page 1 of 1"])
            {
                Assert.That(text, Does.Contain(expected));
            }
        });
    }

    [Test]
    public void Render_FortyEntities_RepeatsTheHeadOnLandscapePages()
    {
        EntityComparison comparison = EntityComparison.Of([.. Enumerable.Repeat(Samples.Okx, 40)]);
        using var output = new MemoryStream();

        new ComparisonPdfRenderer().Render(comparison, output);
        using PdfDocument document = PdfDocument.Open(output.ToArray());

        Assert.Multiple(() =>
        {
            Assert.That(document.NumberOfPages, Is.GreaterThan(2));
            foreach (var page in document.GetPages())
            {
                Assert.That(page.Width, Is.GreaterThan(page.Height));
                Assert.That(PdfText.Of(page), Does.Contain("Confidence"));
            }
        });
    }
}
