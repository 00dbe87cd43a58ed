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
    /// The text, cut with an ellipsis after a whole word; neither a number without its unit nor a currency or symbol
    /// without its amount ends it. Cut inside the first word only where that alone is too wide.
    /// </summary>
    public static string ShortenAtWord(string text, TextStyle style, float width)
    {
        if (text.Length == 0 || Measure(text, style) <= width + 0.01f)
        {
            return text;
        }

        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int count = words.Length - 1; count > 0; count--)
        {
            string last = words[count - 1];
            if (char.IsAsciiDigit(last[^1]) || last.Contains('_', StringComparison.Ordinal) || (last.Length <= 3 && last.All(char.IsAsciiLetterUpper)))
            {
                continue;
            }

            string cut = string.Join(' ', words.Take(count)).TrimEnd(',', ';', ':', '(', ' ') + Ellipsis;
            if (Measure(cut, style) <= width)
            {
                return cut;
            }
        }

        return Shorten(text, style, width);
    }

    /// <summary>
    /// Lines no wider than <paramref name="width"/>, broken at spaces, else inside a long word. What is beyond
    /// <paramref name="maxLines"/> becomes an ellipsis at the end of the last line.
    /// </summary>
    public static List<string> Wrap(string text, TextStyle style, float width, int maxLines = int.MaxValue)
    {
        var lines = new List<string>();
        if (text.Length == 0)
        {
            return lines;
        }

        // The whole text is set once; a line is as wide as the distance between its ends.
        float[] ends = Typeface.Of(style.Face).Shape(text).Ends();
        float limit = (width / style.Size) + 0.001f;
        int start = 0;
        while (start < text.Length)
        {
            if (lines.Count == maxLines - 1)
            {
                lines.Add(Shorten(text[start..], style, width));
                return lines;
            }

            int end = LineEnd(text, ends, start, limit);
            lines.Add(text[start..end].TrimEnd(' '));
            start = end;
            while (start < text.Length && text[start] == ' ')
            {
                start++;
            }
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

    private static int LineEnd(string text, float[] ends, int start, float limit)
    {
        int end = start;
        for (int i = start + 1; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != ' ')
            {
                continue;
            }

            if (ends[i] - ends[start] > limit)
            {
                break;
            }

            end = i;
        }

        if (end > start)
        {
            return end;
        }

        // A single word wider than the line: break it where it must, never between the two halves of one letter.
        end = start + 1;
        while (end < text.Length && ends[end + 1] - ends[start] <= limit)
        {
            end++;
        }

        return end < text.Length && char.IsHighSurrogate(text[end - 1]) ? (end - 1 > start ? end - 1 : end + 1) : end;
    }

    // Never between the two halves of one letter.
    private static string Cut(string text, int length) =>
        (length > 0 && char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length]).TrimEnd(' ');
}
