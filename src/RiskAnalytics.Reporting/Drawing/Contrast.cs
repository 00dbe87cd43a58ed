using SkiaSharp;

namespace RiskAnalytics.Reporting.Drawing;

/// <summary>Contrast of two colours as in WCAG 2.2, "contrast ratio" and "relative luminance": from 1 to 21; letters need 4.5.</summary>
internal static class Contrast
{
    public static double Between(SKColor one, SKColor other)
    {
        (double a, double b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>From 0 for black to 1 for white.</summary>
    public static double Luminance(SKColor color) => (0.2126 * Linear(color.Red)) + (0.7152 * Linear(color.Green)) + (0.0722 * Linear(color.Blue));

    private static double Linear(byte value)
    {
        double share = value / 255d;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
