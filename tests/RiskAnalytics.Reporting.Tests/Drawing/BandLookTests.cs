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
            Assert.That(Contrast.Between(Palette.White, look.Badge), Is.GreaterThanOrEqualTo(4.5), "white letters on a badge");
            Assert.That(Contrast.Between(look.Ink, look.Ground), Is.GreaterThanOrEqualTo(4.5), "letters on a label");
            Assert.That(Contrast.Between(look.Ink, Palette.White), Is.GreaterThanOrEqualTo(4.5), "letters on the page");
        });
    }

    [Test]
    public void Palette_TextOnItsGrounds_HasTheContrastOfTheGuidelines()
    {
        SKColor[] grounds = [Palette.White, Palette.Paper, Palette.Zebra];
        foreach (SKColor text in new[] { Palette.Ink, Palette.Text, Palette.Muted, Palette.Navy, Palette.Accent })
            Assert.That(grounds.Select(ground => Contrast.Between(text, ground)), Is.All.GreaterThanOrEqualTo(4.5), text.ToString());
        Assert.That(Contrast.Between(Palette.White, Palette.Navy), Is.GreaterThanOrEqualTo(4.5));
        Assert.That(Contrast.Between(Palette.NavySoft, Palette.Navy), Is.GreaterThanOrEqualTo(4.5));
    }
}
