using RiskAnalytics.Core.Backtest;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>A back-test as one picture, 3200 pixels wide: a row for each case with the time from the first alarm to the outcome.</summary>
public sealed class BacktestPngRenderer : IReportRenderer<BacktestReport>
{
    /// <inheritdoc/>
    public string FileName => "backtest.png";

    /// <inheritdoc/>
    public void Render(BacktestReport result, Stream output) => Render(result, output, null);

    internal static void Render(BacktestReport report, Stream output, LayoutTrace? trace)
    {
        // Drawn once into nothing: only then is the height known.
        using var nothing = new SKNoDrawCanvas(1, 1);
        var size = new SKSize(BacktestSheet.Width, BacktestSheet.Draw(new PanelCanvas(nothing), report));
        PngImage.Write(output, size, trace, canvas =>
        {
            canvas.Fill(SKRect.Create(size), Palette.White);
            BacktestSheet.Draw(canvas, report);
        });
    }
}
