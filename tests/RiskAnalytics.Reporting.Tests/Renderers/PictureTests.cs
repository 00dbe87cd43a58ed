using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Renderers;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Tests.Renderers;

[TestFixture]
public sealed class PictureTests
{
    [TestCaseSource(typeof(Samples), nameof(Samples.Cases))]
    public void HealthPng_AnyBook_Is3200WideAndNotBlank(object sample)
    {
        using var output = new MemoryStream();

        new HealthPngRenderer().Render((HealthAssessment)sample, output);

        AssertPicture(output);
    }

    [TestCase("stressed")]
    [TestCase("stressed, nothing at all")]
    [TestCase("okx", Description = "not stressed")]
    public void StressPng_AnyBook_Is3200WideAndNotBlank(string sample)
    {
        using var output = new MemoryStream();

        new StressPngRenderer().Render(Samples.Of(sample), output);

        AssertPicture(output);
    }

    [Test]
    public void ComparisonPng_AllBooks_Is3200WideAndNotBlank()
    {
        using var output = new MemoryStream();

        new ComparisonPngRenderer().Render(EntityComparison.Of([.. Samples.All.Select(s => s.Assessment)]), output);

        AssertPicture(output);
    }

    [Test]
    public void ComparisonPng_MoreEntitiesThanFit_CountsTheRest()
    {
        HealthAssessment okx = Samples.Okx;
        using var output = new MemoryStream();

        new ComparisonPngRenderer().Render(EntityComparison.Of([.. Enumerable.Repeat(okx, 230)]), output);

        AssertPicture(output);
    }

    [TestCaseSource(typeof(PanelPngRenderer), nameof(PanelPngRenderer.Panels))]
    public void PanelPng_EveryPanel_Is3200WideAndNotBlank(string panel)
    {
        using var output = new MemoryStream();

        new PanelPngRenderer(panel).Render(Samples.Of("stressed"), output);

        AssertPicture(output, higherThan: 300);
    }

    [Test]
    public void PanelPng_UnknownPanel_NamesThoseThatExist() =>
        Assert.That(() => new PanelPngRenderer("Astrology"), Throws.ArgumentException.With.Message.Contains("Composition"));

    [TestCase(199)]
    [TestCase(1201)]
    public void PanelPng_WidthOutOfRange_IsRefused(float width) =>
        Assert.That(() => new PanelPngRenderer("Composition", width), Throws.TypeOf<ArgumentOutOfRangeException>());

    private static void AssertPicture(MemoryStream output, int higherThan = 900)
    {
        output.Position = 0;
        using SKBitmap picture = SKBitmap.Decode(output);
        var colors = new HashSet<SKColor>();
        for (int y = 0; y < picture.Height; y += 23)
        {
            for (int x = 0; x < picture.Width; x += 23)
            {
                colors.Add(picture.GetPixel(x, y));
            }
        }

        Assert.Multiple(() =>
        {
            Assert.That(picture.Width, Is.EqualTo(3200));
            Assert.That(picture.Height, Is.GreaterThan(higherThan));
            Assert.That(colors, Has.Count.GreaterThan(20));
        });
    }
}
