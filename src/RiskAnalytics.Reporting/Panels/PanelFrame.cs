using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>The card around a panel: white, framed, with title and subtitle.</summary>
internal static class PanelFrame
{
    public const float Padding = 12;

    /// <summary>Height above the content.</summary>
    public const float Head = 36;

    /// <summary>Height below the content.</summary>
    public const float Foot = 9;

    public static PanelCanvas.CardScope Open(PanelCanvas canvas, SKRect bounds, string title, string subtitle, out SKRect content)
    {
        PanelCanvas.CardScope card = canvas.Card(title, bounds);
        content = new SKRect(bounds.Left + Padding, bounds.Top + Head, bounds.Right - Padding, bounds.Bottom - Foot);
        canvas.Text(title, content.Left, bounds.Top + 17.5f, Styles.CardTitle, content.Width);
        canvas.Text(subtitle, content.Left, bounds.Top + 27.5f, Styles.CardSubtitle, content.Width);
        return card;
    }

    /// <summary>Height of <see cref="Absent"/>.</summary>
    public static float AbsentHeight(string reason, float width) =>
        14 + 10 + PanelCanvas.ParagraphHeight(reason, width - 20, Styles.Small, 6);

    /// <summary>Says what is missing and why, in the place of it; gives the height.</summary>
    public static float Absent(PanelCanvas canvas, float x, float y, float width, string what, string reason)
    {
        float height = AbsentHeight(reason, width);
        canvas.Fill(new SKRect(x, y, x + width, y + height), Palette.Zebra, 4);
        BandLook none = BandLook.Of(null);
        Marks.Shape(canvas, none.Shape, x + 12, y + 11, 3, none.Solid);
        canvas.Text(what, x + 19, y + 13.6f, Styles.Strong.At(7.2f), width - 26);
        canvas.Paragraph(reason, x + 10, y + 18, width - 20, Styles.Small, 6);
        return height;
    }

    /// <summary>A small label above a figure.</summary>
    public static void Figure(PanelCanvas canvas, float x, float top, float width, string label, string value, float size = 10, SKColor? color = null)
    {
        canvas.Text(label, x, top + 6, Styles.Tiny.At(6.2f), width);
        canvas.Text(value, x, top + 9 + size, Fitting(value, new TextStyle(Face.SemiBold, size, color ?? Palette.Ink), width), width);
    }

    /// <summary>The style, set smaller until the text fits: a figure or a name is never cut before that.</summary>
    public static TextStyle Fitting(string text, TextStyle style, float width, float least = 6.5f)
    {
        while (style.Size > least && PanelCanvas.Measure(text, style) > width)
        {
            style = style.At(style.Size - 0.5f);
        }

        return style;
    }
}
