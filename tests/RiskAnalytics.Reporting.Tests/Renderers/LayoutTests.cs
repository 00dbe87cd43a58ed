using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Renderers;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Tests.Renderers;

/// <summary>No text leaves its card, meets another, or leaves the page, whatever the book holds.</summary>
[TestFixture]
public sealed class LayoutTests
{
    private const float Tolerance = 0.4f;

    [TestCaseSource(typeof(Samples), nameof(Samples.Cases))]
    public void HealthPdf_AnyBook_KeepsEveryTextInItsPlace(object sample)
    {
        var trace = new LayoutTrace();

        HealthPdfRenderer.Render((HealthAssessment)sample, Stream.Null, trace);

        Assert.That(trace.Texts, Is.Not.Empty);
        AssertInPlace(trace, HealthPdfRenderer.Portrait);
    }

    [TestCaseSource(typeof(Samples), nameof(Samples.Cases))]
    public void HealthPng_AnyBook_KeepsEveryTextInItsPlace(object sample)
    {
        var trace = new LayoutTrace();

        HealthPngRenderer.Render((HealthAssessment)sample, Stream.Null, trace);

        Assert.That(trace.Texts, Is.Not.Empty);
        AssertInPlace(trace, new SKSize(1120, float.MaxValue));
    }

    [TestCaseSource(typeof(Samples), nameof(Samples.Cases))]
    public void StressPng_AnyBook_KeepsEveryTextInItsPlace(object sample)
    {
        var trace = new LayoutTrace();

        StressPngRenderer.Render((HealthAssessment)sample, Stream.Null, trace);

        Assert.That(trace.Texts, Is.Not.Empty);
        AssertInPlace(trace, new SKSize(960, float.MaxValue));
    }

    [Test]
    public void Comparison_AllBooks_KeepsEveryTextInItsPlace()
    {
        EntityComparison comparison = EntityComparison.Of([.. Samples.All.Select(s => s.Assessment)]);
        var pdf = new LayoutTrace();
        var png = new LayoutTrace();

        ComparisonPdfRenderer.Render(comparison, Stream.Null, pdf);
        ComparisonPngRenderer.Render(comparison, Stream.Null, png);

        AssertInPlace(pdf, new SKSize(841.89f, 595.28f));
        AssertInPlace(png, new SKSize(860, float.MaxValue));
    }

    internal static void AssertInPlace(LayoutTrace trace, SKSize page)
    {
        var outside = trace.Texts.Where(t => !Contains(t.CardBounds.IsEmpty ? SKRect.Create(page) : t.CardBounds, t.Bounds));
        Assert.That(outside.Select(t => $"page {t.Page + 1}, {t.Card}: {t.Text}"), Is.Empty, "Texts leave their card.");
        Assert.That(trace.Texts.GroupBy(t => t.Page).SelectMany(Meeting), Is.Empty, "Texts meet.");
    }

    private static bool Contains(SKRect card, SKRect text) =>
        text.Left >= card.Left - Tolerance && text.Right <= card.Right + Tolerance && text.Top >= card.Top - Tolerance && text.Bottom <= card.Bottom + Tolerance;

    private static IEnumerable<string> Meeting(IEnumerable<TracedText> page)
    {
        // Sorted by their top, a text can only meet those that begin before it ends.
        TracedText[] texts = [.. page.OrderBy(t => t.Bounds.Top)];
        for (int i = 0; i < texts.Length; i++)
        {
            for (int j = i + 1; j < texts.Length && texts[j].Bounds.Top < texts[i].Bounds.Bottom; j++)
            {
                SKRect both = SKRect.Intersect(texts[i].Bounds, texts[j].Bounds);
                if (both.Width > 0.5f && both.Height > 0.8f)
                {
                    yield return $"page {texts[i].Page + 1}, {texts[i].Card}: '{texts[i].Text}' and '{texts[j].Text}'";
                }
            }
        }
    }
}
