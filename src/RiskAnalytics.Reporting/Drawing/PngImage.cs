using SkiaSharp;

namespace RiskAnalytics.Reporting.Drawing;

/// <summary>Draws a picture of a given size in points and writes it as PNG.</summary>
internal static class PngImage
{
    /// <summary>Width of every picture, in pixels.</summary>
    public const int WidthPixels = 3200;

    public static void Write(Stream output, SKSize size, LayoutTrace? trace, Action<PanelCanvas> draw)
    {
        float scale = WidthPixels / size.Width;
        int height = (int)MathF.Ceiling(size.Height * scale);
        var info = new SKImageInfo(WidthPixels, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using SKSurface surface = SKSurface.Create(info)
            ?? throw new InvalidOperationException($"A picture of {WidthPixels} by {height} pixels could not be made.");
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(scale);
        draw(new PanelCanvas(surface.Canvas, trace));
        using SKPixmap pixels = surface.PeekPixels() ?? throw new InvalidOperationException("The picture cannot be read back.");
        // The encoder takes longer than the drawing: this filter and level are the cheapest with a file of modest size.
        using SKData data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 3))
            ?? throw new InvalidOperationException("The picture cannot be encoded.");
        data.SaveTo(output);
    }
}
