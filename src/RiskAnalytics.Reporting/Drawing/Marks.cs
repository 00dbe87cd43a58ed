using SkiaSharp;

namespace RiskAnalytics.Reporting.Drawing;

/// <summary>Small shapes, pills and bars.</summary>
internal static class Marks
{
    public static void Shape(PanelCanvas canvas, MarkShape shape, float x, float y, float radius, SKColor color)
    {
        using var path = new SKPath();
        switch (shape)
        {
            case MarkShape.Circle:
                path.AddCircle(x, y, radius);
                break;
            case MarkShape.Ring:
                path.FillType = SKPathFillType.EvenOdd;
                path.AddCircle(x, y, radius);
                path.AddCircle(x, y, radius * 0.52f);
                break;
            case MarkShape.Triangle:
                path.MoveTo(x, y - (radius * 1.1f));
                path.LineTo(x + (radius * 1.12f), y + (radius * 0.85f));
                path.LineTo(x - (radius * 1.12f), y + (radius * 0.85f));
                path.Close();
                break;
            case MarkShape.Diamond:
                path.MoveTo(x, y - (radius * 1.2f));
                path.LineTo(x + (radius * 1.2f), y);
                path.LineTo(x, y + (radius * 1.2f));
                path.LineTo(x - (radius * 1.2f), y);
                path.Close();
                break;
            default:
                path.AddRect(new SKRect(x - (radius * 0.92f), y - (radius * 0.92f), x + (radius * 0.92f), y + (radius * 0.92f)));
                break;
        }

        canvas.Shape(path, color);
    }

    /// <summary>A rounded label; gives its width. <paramref name="x"/> is the left edge, or the right one when <paramref name="fromRight"/>.</summary>
    public static float Pill(PanelCanvas canvas, string text, float x, float middle, TextStyle style, SKColor ground, float width = float.MaxValue, bool fromRight = false)
    {
        float pad = style.Size * 0.62f;
        string label = Typesetter.Shorten(PlainText.Clean(text), style, width - (2 * pad));
        float wide = Typesetter.Measure(label, style) + (2 * pad);
        float left = fromRight ? x - wide : x;
        float half = style.Size * 0.82f;
        canvas.Fill(new SKRect(left, middle - half, left + wide, middle + half), ground, half);
        canvas.Text(label, left + pad, middle + (style.CapHeight / 2), style);
        return wide;
    }

    /// <summary>A horizontal bar on its track, from 0 to 1.</summary>
    public static void Bar(PanelCanvas canvas, SKRect track, double part, SKColor color)
    {
        float radius = Math.Min(2.5f, track.Height / 2);
        canvas.Fill(track, Palette.Track, radius);
        float width = (float)Math.Clamp(part, 0, 1) * track.Width;
        if (width > 0)
        {
            // Never thinner than its own rounding, so that a tiny value still shows.
            canvas.Fill(new SKRect(track.Left, track.Top, track.Left + Math.Max(width, 1.5f), track.Bottom), color, Math.Min(radius, width / 2));
        }
    }
}
