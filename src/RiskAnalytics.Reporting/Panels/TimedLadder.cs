using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>The ladder of a stressed book: from an hour on, a pale bar for a weekend, and the liquidity measures in a small line.</summary>
internal static class TimedLadder
{
    private const float Row = 24;
    private const float Head = 12;
    private const float Foot = 30;
    private const float LabelWidth = 32;
    private const float ValueWidth = 56;

    private static readonly (string Word, string Name)[] Measures =
    [
        ("time-to-redeem", "redeem everything"), ("lcr", "LCR"), ("daily-liquid-share", "daily liquid"), ("weekly-liquid-share", "weekly liquid"),
    ];

    public static float Height(ReserveLiquidity liquidity) => Head + (liquidity.Ladder.Length * Row) + Foot;

    public static void Draw(PanelCanvas canvas, SKRect box, HealthAssessment assessment, ReserveLiquidity liquidity)
    {
        DrawLegend(canvas, box, assessment);
        var most = Math.Max(
            liquidity.Ladder.Max(s => Math.Max(s.Available.Value ?? 0m, s.OnWeekend.Value ?? 0m)),
            assessment.Ladder.Select(s => Math.Max(s.Outflow ?? 0m, s.ExtremeOutflow ?? 0m)).DefaultIfEmpty(0m).Max());
        var y = box.Top + Head;
        var height = Math.Clamp((box.Bottom - y - Foot) / liquidity.Ladder.Length, Row, Row * 1.5f);
        foreach (var step in liquidity.Ladder)
        {
            var days = Days(step.Label);
            DrawStep(canvas, new SKRect(box.Left, y, box.Right, y + height), step, days is null ? null : assessment.Ladder.FirstOrDefault(s => s.HorizonDays == days), most);
            y += height;
        }

        canvas.Rule(box.Left, y, box.Right, y, Palette.Rule);
        canvas.Paragraph(Summary(liquidity), box.Left, y + 1.5f, box.Width, Styles.Small.In(Palette.Text), 3);
    }

    /// <summary>The liquidity measures in one line.</summary>
    public static string Summary(ReserveLiquidity liquidity) => string.Join(
        " · ",
        Measures.Select(m => (m.Name, Figure: FigureWords.Find(liquidity.Measures, m.Word))).Where(m => m.Figure is not null).Select(m => m.Name + Short(m.Figure!)));

    // The line is small: a share needs no more than one digit here.
    private static string Short(Figure figure) =>
        figure switch
        {
            { Value: null, Reason: { Length: > 1 } reason } => ": " + (char.IsLower(reason[1]) ? char.ToLowerInvariant(reason[0]) + reason[1..] : reason).TrimEnd('.'),
            // "within an hour" says more than 0.04 days.
            { Definition.Unit: MetricUnit.Days, Reason: { } within } => " " + within,
            { Value: { } share, Definition.Unit: MetricUnit.Share or MetricUnit.Ratio } => " " + Format.Percent(share),
            _ => " " + FigureWords.Of(figure),
        };

    private static void DrawLegend(PanelCanvas canvas, SKRect box, HealthAssessment assessment)
    {
        var y = box.Top + 3;
        var x = box.Left;
        canvas.Fill(new SKRect(x, y - 3, x + 7, y + 2), Palette.Accent, 1);
        x += 10 + canvas.Text("working day", x + 10, y + 2, Styles.Small) + 8;
        canvas.Fill(new SKRect(x, y - 2, x + 7, y + 1), Palette.NavySoft, 1);
        x += 10 + canvas.Text("weekend", x + 10, y + 2, Styles.Small) + 8;
        if (!assessment.Ladder.Any(s => s.Outflow is not null))
        {
            var why = assessment.Reserve.LiabilityStatus switch
            {
                LiabilityStatus.NotDisclosed => "no outflow: not disclosed",
                LiabilityStatus.NotLoaded => "no outflow: not loaded",
                _ => "no outflow: nothing owed on demand",
            };
            canvas.Text(why, x, y + 2, Styles.Small, box.Right - x);
            return;
        }

        canvas.Rule(x + 1, y - 4, x + 1, y + 3, Palette.Ink, 1.4f);
        x += 5 + canvas.Text("outflow", x + 5, y + 2, Styles.Small) + 8;
        canvas.Rule(x + 1, y - 4, x + 1, y + 3, BandLook.Of(Band.Critical).Solid, 1.4f, dashed: true);
        canvas.Text("extreme run", x + 5, y + 2, Styles.Small, box.Right - x - 5);
    }

    private static void DrawStep(PanelCanvas canvas, SKRect row, LadderStep step, LiquidityStep? against, decimal most)
    {
        canvas.Text(Name(step.Label), row.Left, row.Top + 9, Styles.Label, LabelWidth - 3);
        var track = new SKRect(row.Left + LabelWidth, row.Top + 2, row.Right - ValueWidth - 4, row.Top + 9);
        if (step.Available.Value is { } value)
        {
            Marks.Bar(canvas, track, most > 0m ? (double)(value / most) : 0, Palette.Accent);
            canvas.Text(Format.Money(value, null), row.Right, row.Top + 9, Styles.Figure.As(Face.SemiBold), ValueWidth, TextAlign.Right);
        }
        else
        {
            canvas.WholeWords(FigureWords.OrWhy(step.Available), track.Left, row.Top + 9, Styles.Small, row.Right - track.Left);
        }

        if (step.OnWeekend.Value is { } weekend)
        {
            if (most > 0m && weekend > 0m)
                canvas.Fill(new SKRect(track.Left, row.Top + 10, track.Left + Math.Max(1.5f, (float)Math.Clamp(weekend / most, 0m, 1m) * track.Width), row.Top + 13), Palette.NavySoft, 1);
            canvas.Text("weekend " + Format.Money(weekend, null), row.Right, row.Top + 20, PanelFrame.Fitting("weekend " + Format.Money(weekend, null), Styles.Tiny, ValueWidth + 6, 5.2f), ValueWidth + 6, TextAlign.Right);
        }

        Limit(canvas, track, against?.ExtremeOutflow, most, BandLook.Of(Band.Critical).Solid, dashed: true);
        Limit(canvas, track, against?.Outflow, most, Palette.Ink, dashed: false);
        canvas.Text(Note(step.Label, against), track.Left, row.Top + 20, Styles.Tiny, track.Width - 4);
    }

    /// <summary>What a step is, or the outflow beside it.</summary>
    public static string Note(string label, LiquidityStep? against) => (label, against) switch
    {
        ("1h", _) => "classes that pay within an hour",
        ("later", _) => "everything, by any date",
        (_, { Outflow: { } outflow, OutflowRate: { } rate }) => $"{Format.Percent(rate, 0)} out: {Format.Money(outflow, null)}"
            + (against is { ExtremeOutflow: { } extreme, ExtremeOutflowRate: { } most } ? $" · {Format.Percent(most, 0)}: {Format.Money(extreme, null)}" : ""),
        _ => "no outflow to compare with",
    };

    /// <summary>The words of a label.</summary>
    public static string Name(string label) => label switch
    {
        "1h" => "1 hour",
        "1d" => "1 day",
        "5d" => "5 days",
        "30d" => "30 days",
        _ => label,
    };

    /// <summary>Days of a label; null where no outflow belongs to it.</summary>
    public static int? Days(string label) => label switch
    {
        "1d" => 1,
        "5d" => 5,
        "30d" => 30,
        _ => null,
    };

    private static void Limit(PanelCanvas canvas, SKRect track, decimal? amount, decimal most, SKColor color, bool dashed)
    {
        if (amount is not { } limit || most <= 0m)
            return;
        var x = track.Left + (track.Width * (float)(limit / most));
        canvas.Rule(x, track.Top - 1.5f, x, track.Bottom + 4, Palette.White, 2.6f);
        canvas.Rule(x, track.Top - 1.5f, x, track.Bottom + 4, color, 1.4f, dashed);
    }
}
