using SkiaSharp;

namespace RiskAnalytics.Reporting.Drawing;

/// <summary>One drawn line of text: its page, its card and the box around its letters.</summary>
internal sealed record TracedText(int Page, string Card, SKRect CardBounds, string Text, SKRect Bounds);
