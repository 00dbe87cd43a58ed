using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Comparison;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;
using RiskAnalytics.Reporting.Renderers;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Tests.Drawing;

/// <summary>
/// The pages for a reader who tells few colours apart, or none. Some of 29 classes always look alike to somebody, so parts
/// carry numbers and stand apart; bands carry a letter, a shape and a word.
/// </summary>
[TestFixture]
public sealed class WithoutColourTests
{
    private static readonly AssetClass[] Classes = Enum.GetValues<AssetClass>();

    private static readonly SKColor[] Grounds =
        [.. Classes.SelectMany(c => Enumerable.Range(0, 4).Select(steps => ClassColors.Paler(ClassColors.Of(c), steps))), Palette.Mixed, Palette.Rest];

    [TestCase(255, 0, 0, 0.152286, 0.114503, 0)]
    [TestCase(255, 255, 255, 1, 1, 1)]
    public void Seen_Protanope_IsAsPublished(byte red, byte green, byte blue, double r, double g, double b) =>
        Assert.That(ColourVision.Seen(new SKColor(red, green, blue), ColourVision.Eye.Protanope), Is.EqualTo(new[] { r, g, b }).Within(1e-5));

    [Test]
    public void Seen_RedAndGreen_AreNearForADeuteranopeAndFarForOthers()
    {
        var (red, green) = (SKColor.Parse("#C04040"), SKColor.Parse("#808000"));

        Assert.That(ColourVision.Distance(red, green, ColourVision.Eye.Usual), Is.GreaterThan(60));
        Assert.That(ColourVision.Distance(red, green, ColourVision.Eye.Deuteranope), Is.LessThan(25));
        Assert.That(ColourVision.Lab([1, 1, 1]).L, Is.EqualTo(100).Within(1e-4), "the matrix has seven decimals");
    }

    // Grey is left out: there the letter, shape and word have to do, and the next test sees to them.
    [TestCase(nameof(ColourVision.Eye.Usual))]
    [TestCase(nameof(ColourVision.Eye.Protanope))]
    [TestCase(nameof(ColourVision.Eye.Deuteranope))]
    [TestCase(nameof(ColourVision.Eye.Tritanope))]
    public void Bands_ForEveryKindOfEye_DifferAtAGlance(string kind)
    {
        var eye = Enum.Parse<ColourVision.Eye>(kind);
        Band[] bands = Enum.GetValues<Band>();
        foreach (var (one, other) in bands.SelectMany(one => bands.Where(other => other > one).Select(other => (one, other))))
            Assert.That(ColourVision.Distance(BandLook.Of(one).Solid, BandLook.Of(other).Solid, eye), Is.GreaterThan(9), $"{one} and {other}");
    }

    [TestCaseSource(typeof(Samples), nameof(Samples.Cases))]
    public void Page_OfAnyBook_SaysEachBandByItsLetter(object sample)
    {
        var assessment = (HealthAssessment)sample;
        var trace = new LayoutTrace();

        HealthPdfRenderer.Render(assessment, Stream.Null, trace);

        var verdict = trace.Texts.Select(text => text.Text).ToList();
        var look = BandLook.Of(assessment.Band);
        Assert.That(verdict, Has.Some.EqualTo($"{look.Letter} · {look.Word}"), "the overall band");
        foreach (var lost in assessment.PointsLost.Take(3))
        {
            var row = trace.Texts.First(text => text.Card == "What would improve the grade" && text.Text == lost.Metric).Bounds;
            var letter = BandLook.Of(assessment.Metric(lost.Metric).Band).Letter;
            Assert.That(
                trace.Texts.Where(text => text.Card == "What would improve the grade" && text.Bounds.MidY > row.Top && text.Bounds.MidY < row.Bottom).Select(text => text.Text), Has.Some.EqualTo(letter), lost.Metric);
        }
    }

    [Test]
    public void NumberColor_OnEveryColourOfAPart_HasTheContrastOfTheGuidelines() =>
        Assert.That(Grounds.Select(ground => Contrast.Between(CompositionPanel.NumberColor(ground), ground)), Is.All.GreaterThanOrEqualTo(4.5));

    [Test]
    public void ClassColors_UsualEye_AllDiffer()
    {
        // Own tokens share the colour of "other": they are drawn hatched.
        var pairs = Classes.SelectMany(one => Classes.Where(other => other > one && one != AssetClass.OwnToken).Select(other => (one, other)));

        foreach (var (one, other) in pairs)
            Assert.That(ColourVision.Distance(ClassColors.Of(one), ClassColors.Of(other), ColourVision.Eye.Usual), Is.GreaterThan(15), $"{one} and {other}");
    }

    // Overnight repo and stablecoins are one grey: a bar of them in turn is the worst case.
    [Test]
    public void DrawStack_PartsOfOneGrey_StandApartAndCarryNumbers()
    {
        CompositionPanel.Part[] parts =
        [
            .. Enumerable.Range(0, 5).Select(i => (i % 2 == 0 ? AssetClass.ReverseRepoOvernight : AssetClass.Stablecoin) is var c ? new CompositionPanel.Part(Words.Of(c), 0.2m, ClassColors.Of(c), false, c, i + 1) : null!),
        ];
        var trace = new LayoutTrace();
        const int Scale = 4;
        using var bitmap = new SKBitmap(200 * Scale, 12 * Scale);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Scale(Scale);
            CompositionPanel.DrawStack(new PanelCanvas(canvas, trace), new SKRect(0, 0, 200, 12), parts);
        }

        var light = Enumerable.Range(0, bitmap.Width).Where(x => Contrast.Between(bitmap.GetPixel(x, 2), parts[0].Color) > 2.5).Select(x => x / (double)Scale).ToList();
        Assert.That(light, Has.All.Matches<double>(x => new[] { 40, 80, 120, 160 }.Any(gap => Math.Abs(x - gap) < 1)));
        Assert.That(light.Select(x => Math.Round(x / 40)).Distinct().Count(), Is.EqualTo(4), "a gap between each two");
        Assert.That(trace.Texts.Select(text => text.Text), Is.EqualTo(new[] { "1", "2", "3", "4", "5" }));
        Assert.That(ColourVision.Distance(parts[0].Color, parts[1].Color, ColourVision.Eye.Grey), Is.LessThan(1), "or another pair is the worst");
    }

    [TestCaseSource(nameof(BooksWithShares))]
    public void Composition_AnyBook_NumbersThePartsInTheLegend(object sample)
    {
        var assessment = (HealthAssessment)sample;
        var trace = new LayoutTrace();
        using var bitmap = new SKBitmap(300, 400);
        using var canvas = new SKCanvas(bitmap);

        new CompositionPanel().Draw(new PanelCanvas(canvas, trace), new SKRect(0, 0, 300, 400), assessment);

        foreach (var parts in new[] { CompositionPanel.ByClass(assessment), CompositionPanel.ByAsset(assessment) })
        {
            Assert.That(parts.Select(part => part.Number), Is.EqualTo(Enumerable.Range(1, parts.Count)));
            foreach (var part in parts.Where(part => !part.IsOwn))
                Assert.That(trace.Texts.Count(text => text.Text == Format.Number(part.Number!.Value)), Is.GreaterThanOrEqualTo(1), part.Name);
        }
    }

    private static IEnumerable<TestCaseData> BooksWithShares() => Samples.All.Where(sample => sample.Assessment.Shares is not null).Select(sample => new TestCaseData(sample.Assessment).SetArgDisplayNames(sample.Name));

    [Test]
    public void Comparison_Parts_HaveTheNumbersOfTheLegend()
    {
        var comparison = EntityComparison.Of([.. Samples.All.Where(s => s.Name is "okx" or "tether" or "ftx" or "alameda").Select(s => s.Assessment)]);
        var key = ComparisonSheet.Key(comparison);

        Assert.That(key.Select(part => part.Number), Is.EqualTo(Enumerable.Range(1, key.Count)));
        Assert.That(comparison.Rows.SelectMany(row => ComparisonSheet.Backing(row.Assessment)).Select(part => part.Class).Distinct(), Is.SubsetOf(key.Select(part => part.Class)));
    }
}
