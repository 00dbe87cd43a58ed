using SkiaSharp;

namespace RiskAnalytics.Reporting.Tests.Drawing;

/// <summary>
/// A colour as people see it who lack one kind of cone, and on a printer without colour. Matrices for full loss (severity 1.0) from
/// G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
/// IEEE Transactions on Visualization and Computer Graphics 15(6), 2009, table 1; they apply to linear RGB.
/// </summary>
internal static class ColourVision
{
    private static readonly double[,] Protanopia = { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } };
    private static readonly double[,] Deuteranopia = { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } };
    private static readonly double[,] Tritanopia = { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } };

    public enum Eye
    {
        Usual,
        Protanope,
        Deuteranope,
        Tritanope,
        Grey,
    }

    /// <summary>Linear RGB, 0 to 1, as the eye tells it apart.</summary>
    public static double[] Seen(SKColor color, Eye eye)
    {
        double[] rgb = [Linear(color.Red), Linear(color.Green), Linear(color.Blue)];
        return eye switch
        {
            Eye.Protanope => Through(Protanopia, rgb),
            Eye.Deuteranope => Through(Deuteranopia, rgb),
            Eye.Tritanope => Through(Tritanopia, rgb),
            Eye.Grey => [.. Enumerable.Repeat((0.2126 * rgb[0]) + (0.7152 * rgb[1]) + (0.0722 * rgb[2]), 3)],
            _ => rgb,
        };
    }

    /// <summary>Distance in CIE L*a*b* (CIE 1976, D65): about 2 is just seen side by side, 10 at a glance.</summary>
    public static double Distance(SKColor one, SKColor other, Eye eye)
    {
        var (a, b) = (Lab(Seen(one, eye)), Lab(Seen(other, eye)));
        return Math.Sqrt(Math.Pow(a.L - b.L, 2) + Math.Pow(a.A - b.A, 2) + Math.Pow(a.B - b.B, 2));
    }

    public static (double L, double A, double B) Lab(double[] rgb)
    {
        var x = F(((0.4124564 * rgb[0]) + (0.3575761 * rgb[1]) + (0.1804375 * rgb[2])) / 0.95047);
        var y = F((0.2126729 * rgb[0]) + (0.7151522 * rgb[1]) + (0.0721750 * rgb[2]));
        var z = F(((0.0193339 * rgb[0]) + (0.1191920 * rgb[1]) + (0.9503041 * rgb[2])) / 1.08883);
        return ((116 * y) - 16, 500 * (x - y), 200 * (y - z));

        static double F(double t) => t > 216d / 24389 ? Math.Cbrt(t) : ((24389d / 27 * t) + 16) / 116;
    }

    private static double[] Through(double[,] matrix, double[] rgb) =>
        [.. Enumerable.Range(0, 3).Select(i => Math.Clamp((matrix[i, 0] * rgb[0]) + (matrix[i, 1] * rgb[1]) + (matrix[i, 2] * rgb[2]), 0, 1))];

    private static double Linear(byte value) => value / 255d is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
}
