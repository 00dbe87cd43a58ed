using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>What is available by when, against what may be asked for by then.</summary>
internal sealed class LadderPanel : IReportPanel
{
    public const string Nothing = "The book holds no line with a value.";
    private const float Row = 27.5f;

    public string Title => "Liquidity ladder";

    public PanelHeight Measure(HealthAssessment assessment, float width) =>
        Timed(assessment) is { } timed
            ? PanelHeight.Fixed(PanelFrame.Head + TimedLadder.Height(timed) + PanelFrame.Foot - 2)
            : PanelHeight.Fixed(PanelFrame.Head + 14 + (Math.Max(1, assessment.Ladder.Length) * Row) + PanelFrame.Foot - 2);

    public void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment)
    {
        using var card = PanelFrame.Open(canvas, bounds, Title, Subtitle(assessment), out SKRect box);
        if (assessment.Ladder.Length == 0)
        {
            PanelFrame.Absent(canvas, box.Left, box.Top, box.Width, "No ladder", Nothing);
            return;
        }

        if (Timed(assessment) is { } timed)
        {
            TimedLadder.Draw(canvas, box, assessment, timed);
            return;
        }

        bool hasOutflow = assessment.Ladder.Any(s => s.Outflow is not null);
        DrawLegend(canvas, box, assessment, hasOutflow);
        decimal most = assessment.Ladder.Max(s => Math.Max(Math.Max(s.Available, s.Outflow ?? 0m), s.ExtremeOutflow ?? 0m));
        float y = box.Top + 14;
        float height = Math.Clamp((box.Bottom - y + 2) / assessment.Ladder.Length, Row, Row * 1.6f);
        foreach (LiquidityStep step in assessment.Ladder)
        {
            DrawStep(canvas, new SKRect(box.Left, y, box.Right, y + height), step, most, assessment);
            y += height;
        }
    }

    /// <summary>What the bars are.</summary>
    public static string Subtitle(HealthAssessment assessment) => $"cumulative value after haircuts against outflows, {assessment.Snapshot.ReportingCurrency}";

    /// <summary>The finer ladder of a stressed book; null without one.</summary>
    // A book without a line of value has no ladder, stressed or not.
    public static ReserveLiquidity? Timed(HealthAssessment assessment) =>
        assessment.Stress is { Liquidity: { Ladder.IsEmpty: false } liquidity } && assessment.Ladder.Length > 0 ? liquidity : null;

    private static void DrawLegend(PanelCanvas canvas, SKRect box, HealthAssessment assessment, bool hasOutflow)
    {
        float y = box.Top + 3;
        float x = box.Left;
        canvas.Fill(new SKRect(x, y - 3, x + 7, y + 2), Palette.Accent, 1);
        x += 10 + canvas.Text("available", x + 10, y + 2, Styles.Small) + 10;
        if (!hasOutflow)
        {
            canvas.Text(WhyNoOutflow(assessment), x, y + 2, Styles.Small, box.Right - x);
            return;
        }

        canvas.Rule(x + 1, y - 4, x + 1, y + 3, Palette.Ink, 1.4f);
        x += 6 + canvas.Text("assumed outflow", x + 6, y + 2, Styles.Small) + 10;
        canvas.Rule(x + 1, y - 4, x + 1, y + 3, BandLook.Of(Band.Critical).Solid, 1.4f, dashed: true);
        canvas.Text("extreme run", x + 6, y + 2, Styles.Small, box.Right - x - 6);
    }

    /// <summary>Why there is no outflow to compare with.</summary>
    public static string WhyNoOutflow(HealthAssessment assessment) => assessment.Reserve.LiabilityStatus switch
    {
        LiabilityStatus.NotDisclosed => "no outflow: liabilities not disclosed",
        LiabilityStatus.NotLoaded => "no outflow: liabilities not loaded",
        _ => "no outflow: nothing is owed on demand",
    };

    /// <summary>By when a step is paid.</summary>
    public static string Label(LiquidityStep step) => step.HorizonDays is { } days ? Words.Count(days, "day") : "later";

    /// <summary>The outflow beside a step.</summary>
    public static string Note(LiquidityStep step) => step switch
    {
        { HorizonDays: null } => "everything, by any date",
        { Outflow: null } => "no outflow to compare with",
        _ => Against(step),
    };

    /// <summary>Code of the metric that judges a step; empty for the last.</summary>
    public static string Code(LiquidityStep step) => step.HorizonDays switch { 1 => "L1", 5 => "L2", 30 => "L3", _ => "" };

    private static void DrawStep(PanelCanvas canvas, SKRect row, LiquidityStep step, decimal most, HealthAssessment assessment)
    {
        const float LabelWidth = 40;
        const float ValueWidth = 44;
        canvas.Text(Label(step), row.Left, row.Top + 10, Styles.Label, LabelWidth - 4);
        canvas.Text(Format.Money(step.Available, null), row.Right, row.Top + 10, Styles.Figure.As(Face.SemiBold), ValueWidth, TextAlign.Right);

        var track = new SKRect(row.Left + LabelWidth, row.Top + 3, row.Right - ValueWidth - 4, row.Top + 13);
        Marks.Bar(canvas, track, most > 0m ? (double)(step.Available / most) : 0, Palette.Accent);
        Limit(canvas, track, step.ExtremeOutflow, most, BandLook.Of(Band.Critical).Solid, dashed: true);
        Limit(canvas, track, step.Outflow, most, Palette.Ink, dashed: false);

        canvas.Text(Note(step), track.Left, row.Top + 22f, Styles.Small, track.Width + 4);
        string code = Code(step);
        if (code.Length > 0 && assessment.Metrics.FirstOrDefault(m => m.Code == code) is { Value: { } value } metric)
        {
            canvas.Text($"{code} {Format.Ratio(value, 2)}×", row.Right, row.Top + 22f, Styles.Small.As(Face.SemiBold).In(BandLook.Of(metric.Band).Ink), ValueWidth, TextAlign.Right);
        }
    }

    private static string Against(LiquidityStep step)
    {
        string text = $"{Format.Percent(step.OutflowRate ?? 0m, 0)} out: {Format.Money(step.Outflow ?? 0m, null)}";
        return step.ExtremeOutflow is { } extreme && step.ExtremeOutflowRate is { } rate
            ? text + $" · extreme {Format.Percent(rate, 0)}: {Format.Money(extreme, null)}"
            : text;
    }

    private static void Limit(PanelCanvas canvas, SKRect track, decimal? amount, decimal most, SKColor color, bool dashed)
    {
        if (amount is { } limit && most > 0m)
        {
            float x = track.Left + (track.Width * (float)(limit / most));
            canvas.Rule(x, track.Top - 1.5f, x, track.Bottom + 1.5f, Palette.White, 2.6f);
            canvas.Rule(x, track.Top - 1.5f, x, track.Bottom + 1.5f, color, 1.4f, dashed);
        }
    }
}
