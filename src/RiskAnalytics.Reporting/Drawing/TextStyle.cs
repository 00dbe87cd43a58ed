using SkiaSharp;

namespace RiskAnalytics.Reporting.Drawing;

/// <summary>How a text is set: weight, size in points and colour.</summary>
internal readonly record struct TextStyle(Face Face, float Size, SKColor Color)
{
    /// <summary>Distance from one baseline to the next, in points.</summary>
    public float Leading => Size * 1.38f;

    /// <summary>Height of a capital letter, in points.</summary>
    public float CapHeight => Size * 0.727f;

    public TextStyle In(SKColor color) => this with { Color = color };

    public TextStyle As(Face face) => this with { Face = face };

    public TextStyle At(float size) => this with { Size = size };
}
