using SkiaSharp;

namespace RiskAnalytics.Reporting.Drawing;

/// <summary>A canvas with the few marks every panel is made of; lengths in points, y downwards.</summary>
internal sealed class PanelCanvas
{
    private readonly LayoutTrace? _trace;

    public PanelCanvas(SKCanvas canvas, LayoutTrace? trace = null)
    {
        Canvas = canvas;
        _trace = trace;
    }

    public SKCanvas Canvas { get; }

    /// <summary>Draws one line, shortened with an ellipsis to <paramref name="width"/>; gives the width it took.</summary>
    public float Text(string text, float x, float baseline, TextStyle style, float width = float.MaxValue, TextAlign align = TextAlign.Left)
    {
        string line = Typesetter.Shorten(PlainText.Clean(text), style, width);
        return Line(line, x, baseline, style, align);
    }

    /// <summary>Draws one line, shortened after a whole word; gives the width it took.</summary>
    public float WholeWords(string text, float x, float baseline, TextStyle style, float width) =>
        Line(Typesetter.ShortenAtWord(PlainText.Clean(text), style, width), x, baseline, style, TextAlign.Left);

    /// <summary>Draws several lines from <paramref name="top"/> downwards; gives the height they took.</summary>
    public float Paragraph(string text, float x, float top, float width, TextStyle style, int maxLines = int.MaxValue)
    {
        List<string> lines = Typesetter.Wrap(PlainText.Clean(text), style, width, maxLines);
        float baseline = top + FirstBaseline(style);
        foreach (string line in lines)
        {
            Line(line, x, baseline, style, TextAlign.Left);
            baseline += style.Leading;
        }

        return lines.Count * style.Leading;
    }

    /// <summary>Height that <see cref="Paragraph"/> will take.</summary>
    public static float ParagraphHeight(string text, float width, TextStyle style, int maxLines = int.MaxValue) =>
        Typesetter.Wrap(PlainText.Clean(text), style, width, maxLines).Count * style.Leading;

    /// <summary>Width of the text when it is not shortened.</summary>
    public static float Measure(string text, TextStyle style) => Typesetter.Measure(PlainText.Clean(text), style);

    /// <summary>Distance from the top of a line to its baseline.</summary>
    public static float FirstBaseline(TextStyle style) => ((style.Leading - style.Size) / 2) + (style.Size * 0.9f);

    public void Fill(SKRect box, SKColor color, float radius = 0)
    {
        if (box.Width <= 0 || box.Height <= 0)
        {
            return;
        }

        using var paint = new SKPaint { Color = color, IsAntialias = true };
        if (radius > 0)
        {
            Canvas.DrawRoundRect(box, radius, radius, paint);
        }
        else
        {
            Canvas.DrawRect(box, paint);
        }
    }

    public void Outline(SKRect box, SKColor color, float radius = 0, float weight = 0.75f)
    {
        using var paint = Stroke(color, weight);
        Canvas.DrawRoundRect(box, radius, radius, paint);
    }

    public void Rule(float x1, float y1, float x2, float y2, SKColor color, float weight = 0.75f, bool dashed = false)
    {
        using var paint = Stroke(color, weight);
        if (!dashed)
        {
            Canvas.DrawLine(x1, y1, x2, y2, paint);
            return;
        }

        // Drawn dash by dash: a path effect would become a raster in some PDF viewers.
        const float Dash = 2.4f;
        const float Gap = 1.8f;
        float length = MathF.Sqrt(((x2 - x1) * (x2 - x1)) + ((y2 - y1) * (y2 - y1)));
        for (float at = 0; at < length; at += Dash + Gap)
        {
            float from = at / length;
            float to = MathF.Min(at + Dash, length) / length;
            Canvas.DrawLine(x1 + ((x2 - x1) * from), y1 + ((y2 - y1) * from), x1 + ((x2 - x1) * to), y1 + ((y2 - y1) * to), paint);
        }
    }

    public void Shape(SKPath path, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        Canvas.DrawPath(path, paint);
    }

    /// <summary>Slanted lines over a ground: own tokens, also in grey-scale.</summary>
    public void Hatch(SKRect box, float pitch = 3.2f)
    {
        if (box.Width <= 0 || box.Height <= 0)
        {
            return;
        }

        Fill(box, Palette.OwnGround);
        using var paint = Stroke(Palette.OwnLine, 0.9f);
        Canvas.Save();
        Canvas.ClipRect(box, SKClipOperation.Intersect, antialias: true);
        for (float x = box.Left - box.Height; x < box.Right; x += pitch)
        {
            Canvas.DrawLine(x, box.Bottom, x + box.Height, box.Top, paint);
        }

        Canvas.Restore();
    }

    /// <summary>A white card; texts drawn until the result is disposed must stay inside it.</summary>
    public CardScope Card(string name, SKRect box, bool framed = true)
    {
        if (framed)
        {
            Fill(box, Palette.White, 6);
            Outline(box, Palette.Border, 6);
        }

        return Within(name, box);
    }

    /// <summary>Says that the texts which follow belong into <paramref name="box"/>.</summary>
    public CardScope Within(string name, SKRect box)
    {
        _trace?.Enter(name, box);
        return new CardScope(_trace);
    }

    private float Line(string line, float x, float baseline, TextStyle style, TextAlign align)
    {
        if (line.Length == 0)
        {
            return 0;
        }

        float width = Typesetter.Measure(line, style);
        float left = align switch
        {
            TextAlign.Centre => x - (width / 2),
            TextAlign.Right => x - width,
            _ => x,
        };
        Typesetter.Draw(Canvas, line, left, baseline, style);
        _trace?.Add(line, new SKRect(left, baseline - (style.Size * 0.74f), left + width, baseline + (style.Size * 0.2f)));
        return width;
    }

    private static SKPaint Stroke(SKColor color, float weight) =>
        new() { Color = color, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = weight };

    /// <summary>Ends the card when disposed.</summary>
    internal readonly struct CardScope(LayoutTrace? trace) : IDisposable
    {
        public void Dispose() => trace?.Leave();
    }
}
