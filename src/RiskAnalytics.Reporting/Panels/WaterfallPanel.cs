using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>What is left for those who stay when a share of what is owed is paid, fastest assets first.</summary>
internal sealed class WaterfallPanel : IReportPanel
{
    public const string Subtitle = "what is left once a share is paid, fastest assets first";
    private const float Row = 22;
    private const float Low = 13.4f;
    private const float Head = 13;
    private const float LabelWidth = 34;
    private const float CostWidth = 42;
    private const float CoverageWidth = 42;

    public const string Nothing = "Nothing is owed on demand, or what is owed is not known: there is no order of payment to show.";

    public string Title => "Payment waterfall";

    public PanelHeight Measure(HealthAssessment assessment, float width)
    {
        var steps = assessment.Stress?.Liquidity.Waterfall.Length ?? 0;
        var around = PanelFrame.Head + PanelFrame.Foot;
        return steps == 0
            ? PanelHeight.Fixed(around + PanelFrame.AbsentHeight(Nothing, width - (2 * PanelFrame.Padding)))
            : new PanelHeight(around + Head + (steps * Low), around + Head + (steps * Row));
    }

    public void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment)
    {
        using var card = PanelFrame.Open(canvas, bounds, Title, Subtitle, out SKRect box);
        if (assessment.Stress is not { Liquidity.Waterfall: { IsEmpty: false } steps })
        {
            PanelFrame.Absent(canvas, box.Left, box.Top, box.Width, "No waterfall", Nothing);
            return;
        }

        var head = box.Top + 8;
        canvas.Text("paid", box.Left, head, Styles.TableHead, LabelWidth);
        canvas.Text("left, by class", box.Left + LabelWidth, head, Styles.TableHead, 80);
        canvas.Text("cost", box.Right - CoverageWidth - 5, head, Styles.TableHead, CostWidth, TextAlign.Right);
        canvas.Text("cover left", box.Right, head, Styles.TableHead, CoverageWidth, TextAlign.Right);
        var y = box.Top + Head;
        var height = (box.Bottom - y) / steps.Length;
        foreach (var step in steps)
        {
            DrawStep(canvas, new SKRect(box.Left, y, box.Right, y + Math.Min(height, Row * 1.3f)), step);
            y += Math.Min(height, Row * 1.3f);
        }
    }

    private static void DrawStep(PanelCanvas canvas, SKRect row, WaterfallStep step)
    {
        canvas.Text(Format.Percent(step.PaidShare, 0), row.Left, row.Top + 9, Styles.Label, LabelWidth - 4);
        canvas.Text(FigureWords.Percent(step.Coverage), row.Right, row.Top + 9, Fit(FigureWords.Percent(step.Coverage), CoverageWidth).In(step.Coverage.Value < 1m ? BandLook.Of(Band.Critical).Ink : Palette.Ink), CoverageWidth, TextAlign.Right);
        canvas.Text(FigureWords.Of(step.Cost), row.Right - CoverageWidth - 5, row.Top + 9, Fit(FigureWords.Of(step.Cost), CostWidth), CostWidth, TextAlign.Right);

        var bar = new SKRect(row.Left + LabelWidth, row.Top + 2, row.Right - CoverageWidth - CostWidth - 10, row.Top + 10.4f);
        canvas.Fill(bar, Palette.Track, 1);
        var x = bar.Left;
        foreach (var (assetClass, share) in step.Remaining)
        {
            var wide = Math.Min(bar.Width * (float)Math.Clamp(share, 0m, 1m), bar.Right - x);
            canvas.Fill(new SKRect(x, bar.Top, x + wide, bar.Bottom), ClassColors.Of(assetClass));
            x += wide;
            canvas.Rule(x, bar.Top, x, bar.Bottom, Palette.White, 0.5f);
        }

        if (row.Height >= Row - 1)
            canvas.WholeWords(Names(step), bar.Left, row.Top + 18.6f, Styles.Tiny, row.Right - bar.Left);
    }

    private static TextStyle Fit(string text, float width) => PanelFrame.Fitting(text, Styles.Figure, width, 5);

    private static string Names(WaterfallStep step) => step.Remaining.IsEmpty
        ? "nothing is left"
        : string.Join(", ", step.Remaining.Take(3).Select(Name)) + (step.Remaining.Length > 3 ? $", {Words.Count(step.Remaining.Length - 3, "more class", "more classes")}" : "");

    private static string Name((AssetClass Class, decimal Share) left) => $"{Words.Of(left.Class)} {Format.Percent(left.Share, 0)}";
}
