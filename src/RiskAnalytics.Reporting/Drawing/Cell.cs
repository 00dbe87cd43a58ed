using SkiaSharp;

namespace RiskAnalytics.Reporting.Drawing;

/// <summary>One cell: a text, or a mark drawn into its box.</summary>
/// <param name="Text">The text; empty for a mark.</param>
/// <param name="Style">How it is set.</param>
/// <param name="MaxLines">Lines at most; the last ends with an ellipsis where more is left.</param>
/// <param name="Paint">Draws a mark instead of a text.</param>
/// <param name="Span">Columns that the cell takes.</param>
internal sealed record Cell(string Text, TextStyle Style, int MaxLines = 1, Action<PanelCanvas, SKRect>? Paint = null, int Span = 1)
{
    /// <summary>A cell that is only a mark.</summary>
    public static Cell Of(Action<PanelCanvas, SKRect> paint) => new("", Styles.Body, Paint: paint);
}
