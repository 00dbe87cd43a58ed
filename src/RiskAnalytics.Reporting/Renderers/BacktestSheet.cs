using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Backtest;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>The sheet of a back-test: cases, controls, the others, what had no data, and the limits.</summary>
internal static class BacktestSheet
{
    /// <summary>Width in points.</summary>
    public const float Width = 960;

    private const float Inset = 36;
    private const float Row = 44;
    private const int MostRows = 120;
    private const int MostNoData = 40;

    // Where the columns begin.
    private const float OutcomeLeft = 232;
    private const float LineLeft = 402;
    private const float LineRight = 590;
    private const float LeadRight = 642;
    private const float FlagsLeft = 658;

    private static float Right => Width - Inset;

    /// <summary>Draws the sheet; gives its height.</summary>
    public static float Draw(PanelCanvas canvas, BacktestReport report)
    {
        var y = DrawHeader(canvas, report);
        var reach = Reach(report);
        var left = MostRows;
        (string Title, string Note, ImmutableArray<BacktestCase> Cases)[] groups =
        [
            ("Failures and near misses", $"{report.Hits} of {Words.Count(report.Cases.Length, "case")} had an alarm before the outcome{Leads(report)}", report.Cases),
            ("Controls", $"{report.FalseAlarms} of {Words.Count(report.Controls.Length, "control")} had an alarm, {(report.FalseAlarms == 1 ? "a false one" : "each a false one")}", report.Controls),
            ("Others", "doubted without a failure, or without a case; counted with neither", report.Others),
        ];
        foreach (var (title, note, cases) in groups)
        {
            if (cases.IsEmpty)
                continue;
            y = DrawGroupHead(canvas, y, title, note, reach, cases.Any(c => c.Case.OutcomeOn is not null));
            var shown = Math.Min(left, cases.Length);
            left -= shown;
            for (var i = 0; i < shown; i++, y += Row)
                DrawCase(canvas, y, cases[i], reach, i % 2 == 1);
            if (shown < cases.Length)
            {
                canvas.Text($"and {Words.Count(cases.Length - shown, "more case")}: backtest.json", Inset, y + 9, Styles.Small, 300);
                y += 14;
            }

            y += 14;
        }

        return DrawNotes(canvas, y, report) + 16;
    }

    private static string Leads(BacktestReport report) => report.LeadDays switch
    {
        { IsEmpty: true } => "",
        [var only] => $"; {Words.Count(only, "day")} before it",
        var days => $"; {Format.Number(days[0])} to {Words.Count(days[^1], "day")} before it",
    };

    private static float DrawHeader(PanelCanvas canvas, BacktestReport report)
    {
        var rule = $"Alarm: {report.AlarmRule}";
        var style = new TextStyle(Face.Regular, 7.4f, Palette.NavySoft);
        var lines = PanelCanvas.ParagraphHeight(rule, Right - Inset, style, 3);
        canvas.Fill(new SKRect(0, 0, Width, 58 + lines), Palette.Navy);
        canvas.Text("BACK-TEST OF THE FLAGS", Inset, 21, new TextStyle(Face.SemiBold, 6.8f, Palette.NavySoft));
        canvas.Text("Would they have warned in time?", Inset, 42, new TextStyle(Face.Bold, 18, Palette.White), 600);
        canvas.Text($"policy {report.Policy} · {Words.Count(report.Books, "book")} read in the order of publication", Right, 40, new TextStyle(Face.Medium, 7.4f, Palette.White), 330, TextAlign.Right);
        canvas.Paragraph(rule, Inset, 48, Right - Inset, style, 3);
        return 58 + lines + 8;
    }

    private static float DrawGroupHead(PanelCanvas canvas, float y, string title, string note, int reach, bool hasOutcome)
    {
        var wide = canvas.Text(title, Inset, y + 14, Styles.SubHeading, 300);
        canvas.Text(note, Inset + wide + 10, y + 14, Styles.Small.In(Palette.Text), Right - Inset - wide - 10);
        y += 21;
        canvas.Text("Case, and what it is judged on", Inset, y + 9, Styles.TableHead, 180);
        canvas.Text(hasOutcome ? "Outcome" : "No outcome", OutcomeLeft, y + 9, Styles.TableHead, 150);
        if (hasOutcome)
        {
            canvas.Text(Words.Count(reach, "day") + " before", LineLeft, y + 9, Styles.TableHead, 90);
            canvas.Text("outcome", LineRight, y + 9, Styles.TableHead, 60, TextAlign.Right);
            canvas.Text("lead", LeadRight, y + 9, Styles.TableHead, 46, TextAlign.Right);
        }

        canvas.Text("First alarm, and all that was raised", FlagsLeft, y + 9, Styles.TableHead, Right - FlagsLeft);
        canvas.Rule(Inset, y + 14, Right, y + 14, Palette.Border);
        return y + 15;
    }

    private static void DrawCase(PanelCanvas canvas, float y, BacktestCase row, int reach, bool shaded)
    {
        if (shaded)
            canvas.Fill(new SKRect(Inset - 4, y, Right + 4, y + Row), Palette.Zebra);
        var look = Look(row);
        Marks.Shape(canvas, look.Shape, Inset + 4, y + 11, 3.2f, look.Solid);
        canvas.Text(row.Case.Name, Inset + 13, y + 13.5f, Styles.Strong.At(8.2f), OutcomeLeft - Inset - 22);
        canvas.Paragraph(row.Basis, Inset + 13, y + 16.5f, OutcomeLeft - Inset - 22, Styles.Small, 2);

        if (row.Case.OutcomeOn is { } day)
        {
            canvas.Text(Format.Date(day), OutcomeLeft, y + 13.5f, Styles.Label, LineLeft - OutcomeLeft - 12);
            canvas.Paragraph(row.Case.Outcome ?? Kind(row), OutcomeLeft, y + 16.5f, LineLeft - OutcomeLeft - 12, Styles.Small, 2);
            DrawTime(canvas, y, row, day, reach);
        }
        else
        {
            canvas.Text(Kind(row), OutcomeLeft, y + 13.5f, Styles.Label.In(Palette.Text), LineLeft - OutcomeLeft - 12);
            var said = row.FirstAlarm is { } raised ? $"an alarm on {Format.Date(raised.RaisedOn)}" : "no alarm, as it should be";
            canvas.Text(row.Case.Kind == CaseKind.Control || row.FirstAlarm is not null ? said : "no alarm", LineLeft, y + 13.5f, Styles.Body.In(look.Ink), LineRight - LineLeft);
        }

        var alarm = row.FirstAlarm is { } first ? $"{first.Code} on {Format.Date(first.RaisedOn)}: {first.Message}" : "No alarm.";
        var told = canvas.Paragraph(alarm, FlagsLeft, y + 3, Right - FlagsLeft, row.FirstAlarm is null ? Styles.Small : Styles.Small.In(Palette.Ink), 2);
        canvas.Paragraph(Raised(row), FlagsLeft, y + 3.5f + told, Right - FlagsLeft, Styles.Small, 2);
    }

    /// <summary>Days to the outcome, from right to left: a bar from the first alarm, a tick for each cap or flag.</summary>
    private static void DrawTime(PanelCanvas canvas, float y, BacktestCase row, DateOnly outcome, int reach)
    {
        var middle = y + 15;
        canvas.Fill(new SKRect(LineLeft, middle - 1, LineRight, middle + 1), Palette.Track);
        if (row.LeadDays is { } lead)
        {
            var from = X(lead, reach);
            canvas.Fill(new SKRect(from, middle - 3.5f, LineRight, middle + 3.5f), BandLook.Of(Band.Healthy).Solid, 1.5f);
            canvas.Text(Words.Count(lead, "day"), LeadRight, y + 18, Styles.Strong.At(8.2f), LeadRight - LineRight - 6, TextAlign.Right);
            var date = Format.Date(row.FirstAlarm!.RaisedOn);
            var half = PanelCanvas.Measure(date, Styles.Tiny) / 2;
            canvas.Text(date, Math.Clamp(from, LineLeft + half, LineRight - half), y + 28, Styles.Tiny, 60, TextAlign.Centre);
        }
        else
        {
            canvas.Text("none", LeadRight, y + 18, Styles.Small, LeadRight - LineRight - 6, TextAlign.Right);
            canvas.Text("no alarm before the outcome", LineLeft, y + 28, Styles.Tiny, LineRight - LineLeft);
        }

        foreach (var flag in row.Flags)
        {
            var x = X(outcome.DayNumber - flag.RaisedOn.DayNumber, reach);
            canvas.Rule(x, middle - 6, x, middle + 6, flag.IsAlarm ? Palette.Ink : Palette.Faint, flag.IsAlarm ? 1.2f : 0.8f);
        }

        Marks.Shape(canvas, row.Case.Kind == CaseKind.Failure ? MarkShape.Square : MarkShape.Diamond, LineRight, middle, 4, BandLook.Of(row.Case.Kind == CaseKind.Failure ? Band.Critical : Band.Unhealthy).Solid);
    }

    private static float X(int daysBefore, int reach) => LineRight - ((LineRight - LineLeft) * Math.Clamp(daysBefore, 0, reach) / reach);

    // A bar longer than two years says no more than one of two years.
    private static int Reach(BacktestReport report) => Math.Clamp(report.LeadDays.IsEmpty ? 90 : (report.LeadDays[^1] + 29) / 30 * 30, 30, 720);

    private static BandLook Look(BacktestCase row) => row switch
    {
        { Case.Kind: CaseKind.NoFailure } => BandLook.Of(null),
        { Case.Kind: CaseKind.Control, FirstAlarm: null } or { Case.Kind: CaseKind.Failure or CaseKind.NearMiss, FirstAlarm: not null } => BandLook.Of(Band.Healthy),
        { Case.Kind: CaseKind.Control } => BandLook.Of(Band.Unhealthy),
        _ => BandLook.Of(Band.Critical),
    };

    private static string Kind(BacktestCase row) => row.Case.Kind switch
    {
        CaseKind.Failure => "Failure",
        CaseKind.NearMiss => "Near miss",
        CaseKind.Control => "Control",
        _ => "No failure",
    };

    private static string Raised(BacktestCase row)
    {
        var others = row.Flags.Where(f => f.Code != row.FirstAlarm?.Code).Select(f => f.Code).Distinct().ToList();
        var raised = others.Count == 0 ? row.FirstAlarm is null ? "Nothing was raised" : "Nothing else was raised" : "Raised: " + string.Join(", ", others);
        return raised + (row.UnprovenOn is { } day ? $". Unproven from {Format.Date(day)}, counted apart." : ".");
    }

    private static float DrawNotes(PanelCanvas canvas, float y, BacktestReport report)
    {
        canvas.Text("● as it should be, ■ missed, ◆ false alarm, ○ not counted. Ticks: caps and flags, dark where the policy counts them as an alarm.", Inset, y + 8, Styles.Small, Right - Inset);
        y += 16;
        (string Title, string[] Lines)[] parts =
        [
            ("No data: nothing that a rule can judge was public before the outcome", NoData(report)),
            ("Left out", [.. report.LeftOut.Take(MostNoData)]),
            ("What this does not show", [.. report.Limits]),
        ];
        foreach (var (title, lines) in parts)
        {
            if (lines.Length == 0)
                continue;
            canvas.Text(title, Inset, y + 10, Styles.Strong, Right - Inset);
            y += 14;
            foreach (var line in lines)
                y += canvas.Paragraph(line, Inset, y, Right - Inset, Styles.Small.In(Palette.Text), 4) + 1;
            y += 5;
        }

        return y;
    }

    private static string[] NoData(BacktestReport report)
    {
        var shown = report.NoData.Take(MostNoData).Select(n => $"{n.Case.Name}{(n.Case.OutcomeOn is { } day ? ", " + Format.Date(day) : "")}: {n.Reason}");
        return report.NoData.Length > MostNoData ? [.. shown, $"and {Words.Count(report.NoData.Length - MostNoData, "more case")}: backtest.json"] : [.. shown];
    }
}
