using SkiaSharp;

namespace RiskAnalytics.Reporting.Drawing;

/// <summary>Measures, shortens, breaks and draws text; widths in points.</summary>
internal static class Typesetter
{
    private const string Ellipsis = "…";

    public static float Measure(string text, TextStyle style) =>
        text.Length == 0 ? 0 : Typeface.Of(style.Face).Shape(text).Width * style.Size;

    /// <summary>The text, cut with an ellipsis where it is wider than <paramref name="width"/>; empty where not even that fits.</summary>
    public static string Shorten(string text, TextStyle style, float width)
    {
        if (text.Length == 0 || Measure(text, style) <= width + 0.01f)
        {
            return text;
        }

        int low = 0;
        int high = text.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (Measure(Cut(text, middle) + Ellipsis, style) <= width)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        string cut = Cut(text, low);
        return cut.Length > 0 || Measure(Ellipsis, style) <= width ? cut + Ellipsis : "";
    }

    /// <summary>
    /// Lines no wider than <paramref name="width"/>, broken at spaces, else inside a long word. What is beyond
    /// <paramref name="maxLines"/> becomes an ellipsis at the end of the last line.
    /// </summary>
    public static List<string> Wrap(string text, TextStyle style, float width, int maxLines = int.MaxValue)
    {
        var lines = new List<string>();
        string rest = text;
        while (rest.Length > 0)
        {
            if (lines.Count == maxLines - 1)
            {
                lines.Add(Shorten(rest, style, width));
                return lines;
            }

            int end = LineEnd(rest, style, width);
            lines.Add(rest[..end].TrimEnd(' '));
            rest = rest[end..].TrimStart(' ');
        }

        return lines;
    }

    /// <summary>Draws one line with its left edge at <paramref name="x"/>.</summary>
    public static void Draw(SKCanvas canvas, string text, float x, float baseline, TextStyle style)
    {
        Typeface typeface = Typeface.Of(style.Face);
        GlyphRun run = typeface.Shape(text);
        if (run.Glyphs.Length == 0)
        {
            return;
        }

        using SKFont font = typeface.Sized(style.Size);
        using var builder = new SKTextBlobBuilder();
        // Text and clusters go with the glyphs, so that the PDF says which letters they are.
        var buffer = builder.AllocateRawPositionedTextRun(font, run.Glyphs.Length, run.Utf8.Length);
        run.Glyphs.CopyTo(buffer.Glyphs);
        run.Clusters.CopyTo(buffer.Clusters);
        run.Utf8.CopyTo(buffer.Text);
        Span<SKPoint> positions = buffer.Positions;
        for (int i = 0; i < positions.Length; i++)
        {
            positions[i] = new SKPoint(run.X[i] * style.Size, run.Y[i] * style.Size);
        }

        using SKTextBlob? blob = builder.Build();
        using var paint = new SKPaint { Color = style.Color, IsAntialias = true };
        canvas.DrawText(blob, x, baseline, paint);
    }

    private static int LineEnd(string text, TextStyle style, float width)
    {
        int end = 0;
        for (int i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != ' ')
            {
                continue;
            }

            if (Measure(text[..i], style) > width)
            {
                break;
            }

            end = i;
        }

        if (end > 0)
        {
            return end;
        }

        // A single word wider than the line: break it where it must.
        int low = 1;
        int high = text.Length;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (Measure(Cut(text, middle), style) <= width)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return Math.Max(Cut(text, low).Length, char.IsHighSurrogate(text[0]) && text.Length > 1 ? 2 : 1);
    }

    // Never between the two halves of one letter.
    private static string Cut(string text, int length) =>
        (length > 0 && char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length]).TrimEnd(' ');
}
