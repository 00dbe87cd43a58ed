using RiskAnalytics.Core.Assessment;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Drawing;

/// <summary>How a band is shown: always by colour, letter and shape together.</summary>
/// <param name="Solid">Colour of bars and of the grade.</param>
/// <param name="Ground">Pale ground of labels.</param>
/// <param name="Ink">Colour of text on that ground.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Letter">The letter.</param>
/// <param name="Word">The word.</param>
internal sealed record BandLook(SKColor Solid, SKColor Ground, SKColor Ink, MarkShape Shape, string Letter, string Word)
{
    private static readonly BandLook Healthy = Make("#0F9A80", "#E2F4F0", "#0B6B59", MarkShape.Circle, Band.Healthy);
    private static readonly BandLook Watch = Make("#CF8A00", "#FDF2D8", "#7A5200", MarkShape.Triangle, Band.Watch);
    private static readonly BandLook Unhealthy = Make("#D9601A", "#FCE7DA", "#97400B", MarkShape.Diamond, Band.Unhealthy);
    private static readonly BandLook Critical = Make("#BE1E2D", "#FBE2E4", "#991824", MarkShape.Square, Band.Critical);
    private static readonly BandLook None = Make("#94A3B8", "#EDF0F5", "#4B586C", MarkShape.Ring, Band.NotRated);

    /// <summary>Ground of white letters; the solid colours are too light for them.</summary>
    public SKColor Badge => Ink;

    /// <summary>The look of a band; null is "no data".</summary>
    public static BandLook Of(Band? band) => band switch
    {
        Band.Healthy => Healthy,
        Band.Watch => Watch,
        Band.Unhealthy => Unhealthy,
        Band.Critical => Critical,
        _ => None,
    };

    /// <summary>The look of a grade, which is that of the band its score lies in.</summary>
    public static BandLook OfGrade(string? grade) => grade switch
    {
        "A" or "B" => Healthy,
        "C" => Watch,
        "D" => Unhealthy,
        "E" or "F" => Critical,
        _ => None,
    };

    /// <summary>The look of a severity.</summary>
    public static BandLook Of(Severity severity) => severity switch
    {
        Severity.Critical => Critical,
        Severity.Major => Unhealthy,
        Severity.Minor => Watch,
        _ => None,
    };

    /// <summary>Shape, letter and word on a pale ground; gives the width.</summary>
    public float Pill(PanelCanvas canvas, float x, float middle, float size, bool fromRight = false, string? word = null, bool withWord = true)
    {
        var style = new TextStyle(Face.SemiBold, size, Ink);
        string label = withWord ? $"{Letter} · {word ?? Word}" : Letter;
        float shape = size * 0.42f;
        float pad = size * 0.62f;
        float width = (2 * pad) + (shape * 2.2f) + (size * 0.4f) + PanelCanvas.Measure(label, style);
        float left = fromRight ? x - width : x;
        float half = size * 0.86f;
        canvas.Fill(new SKRect(left, middle - half, left + width, middle + half), Ground, half);
        Marks.Shape(canvas, Shape, left + pad + shape, middle, shape, Solid);
        canvas.Text(label, left + pad + (shape * 2.2f) + (size * 0.4f), middle + (style.CapHeight / 2), style);
        return width;
    }

    /// <summary>Shape and letter without ground, for tables.</summary>
    public void Mark(PanelCanvas canvas, float x, float middle, float size)
    {
        Marks.Shape(canvas, Shape, x + (size * 0.45f), middle, size * 0.42f, Solid);
        canvas.Text(Letter, x + (size * 1.25f), middle + (size * 0.727f / 2), new TextStyle(Face.SemiBold, size, Ink));
    }

    private static BandLook Make(string solid, string ground, string ink, MarkShape shape, Band band) =>
        new(SKColor.Parse(solid), SKColor.Parse(ground), SKColor.Parse(ink), shape, Words.Letter(band), Words.Of(band));
}
