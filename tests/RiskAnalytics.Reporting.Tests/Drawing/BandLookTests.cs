using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Tests.Drawing;

[TestFixture]
public sealed class BandLookTests
{
    [Test]
    public void Of_AllBands_DifferInColourLetterAndShape()
    {
        BandLook[] looks = [.. Enum.GetValues<Band>().Select(b => BandLook.Of(b))];

        Assert.Multiple(() =>
        {
            Assert.That(looks.Select(l => l.Solid), Is.Unique);
            Assert.That(looks.Select(l => l.Letter), Is.Unique);
            Assert.That(looks.Select(l => l.Shape), Is.Unique);
        });
    }

    // WCAG 2.2, success criterion 1.4.3: at least 4.5:1 for text of normal size.
    [Test]
    public void Of_AllBands_LettersHaveTheContrastOfTheGuidelines([Values] Band band)
    {
        BandLook look = BandLook.Of(band);

        Assert.Multiple(() =>
        {
            Assert.That(Contrast(Palette.White, look.Badge), Is.GreaterThanOrEqualTo(4.5), "white letters on a badge");
            Assert.That(Contrast(look.Ink, look.Ground), Is.GreaterThanOrEqualTo(4.5), "letters on a label");
            Assert.That(Contrast(look.Ink, Palette.White), Is.GreaterThanOrEqualTo(4.5), "letters on the page");
        });
    }

    [Test]
    public void Palette_TextOnItsGrounds_HasTheContrastOfTheGuidelines()
    {
        SKColor[] grounds = [Palette.White, Palette.Paper, Palette.Zebra];
        foreach (SKColor text in new[] { Palette.Ink, Palette.Text, Palette.Muted, Palette.Navy, Palette.Accent })
            Assert.That(grounds.Select(ground => Contrast(text, ground)), Is.All.GreaterThanOrEqualTo(4.5), text.ToString());
        Assert.That(Contrast(Palette.White, Palette.Navy), Is.GreaterThanOrEqualTo(4.5));
        Assert.That(Contrast(Palette.NavySoft, Palette.Navy), Is.GreaterThanOrEqualTo(4.5));
    }

    private static double Contrast(SKColor one, SKColor other)
    {
        (double a, double b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(SKColor color) => (0.2126 * Linear(color.Red)) + (0.7152 * Linear(color.Green)) + (0.0722 * Linear(color.Blue));

    private static double Linear(byte value)
    {
        double share = value / 255d;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
