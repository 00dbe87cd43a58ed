using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Comparison;

/// <summary>What changed between two books, on one landscape page: what the page and the picture share.</summary>
internal static class DifferenceSheet
{
    public static readonly SKSize Page = new(841.89f, 595.28f);

    private const float Inset = HeaderPanel.Inset;
    private const float Gap = 10;
    private const float Strip = 46;
    private const float Charts = 168;
    private const float Row = 14.2f;
    private static readonly DifferenceEffect[] Effects = Enum.GetValues<DifferenceEffect>();

    public static void Draw(PanelCanvas canvas, BookDifference difference)
    {
        canvas.Fill(SKRect.Create(Page), Palette.Paper);
        DrawHeader(canvas, difference);
        var y = ComparisonSheet.Header + 8;
        DrawStrip(canvas, new SKRect(Inset, y, Page.Width - Inset, y + Strip), difference);
        y += Strip + 8;
        var (before, after) = (Format.Date(difference.Before.Snapshot.AsOf), Format.Date(difference.After.Snapshot.AsOf));
        var wide = (Page.Width - (2 * Inset) - (2 * Gap)) / 3;
        SKRect Third(int place) => SKRect.Create(Inset + (place * (wide + Gap)), y, wide, Charts);
        WaterfallChart.Draw(canvas, Third(0), "Assets", $"what moved them, {difference.Currency}", difference.Assets, before, after);
        WaterfallChart.Draw(canvas, Third(1), "Owed", $"what moved it, {difference.Currency}", difference.Liabilities, before, after);
        WaterfallChart.Draw(canvas, Third(2), "Coverage", "clean assets over what is owed, in points of the ratio", difference.Coverage, before, after);
        y += Charts + 8;
        var bottom = Page.Height - 30;
        DrawKeys(canvas, new SKRect(Inset, y, Inset + 470, bottom), difference);
        DrawScores(canvas, new SKRect(Inset + 470 + Gap, y, Page.Width - Inset, bottom), difference.Result);
    }

    private static void DrawHeader(PanelCanvas canvas, BookDifference difference)
    {
        var box = new SKRect(0, 0, Page.Width, ComparisonSheet.Header);
        canvas.Fill(box, Palette.Navy);
        using var card = canvas.Within("Header", box);
        var after = difference.After;
        var title = "What changed: " + PlainText.Clean(after.Entity.Name);
        canvas.Text("RESERVE HEALTH REPORT", Inset, 20, new TextStyle(Face.SemiBold, 6.8f, Palette.NavySoft));
        canvas.Text(title, Inset, 39, PanelFrame.Fitting(title, new TextStyle(Face.Bold, 18, Palette.White), Page.Width - (2 * Inset), 9), Page.Width - (2 * Inset));
        canvas.Text(
            $"{Edition(difference.Before)} to {Edition(after)} · amounts in {difference.Currency} · policy {after.Policy.Id} {after.Policy.Version} · engine {after.EngineVersion}",
            Inset, 51, new TextStyle(Face.Regular, 7.6f, Palette.NavySoft), Page.Width - (2 * Inset));
    }

    private static string Edition(HealthAssessment book) =>
        Format.Date(book.Snapshot.AsOf) + (book.Snapshot.Revision is { } number ? $", edition {Format.Number(number)}" : "");

    private static void DrawStrip(PanelCanvas canvas, SKRect box, BookDifference difference)
    {
        using var card = canvas.Card("Verdict", box);
        DrawGrade(canvas, box.Left + 12, box.MidY, difference.Before);
        canvas.Text("then", box.Left + 118, box.MidY + 2.7f, Styles.Small);
        DrawGrade(canvas, box.Left + 140, box.MidY, difference.After);
        var left = box.Left + 252;
        var notes = difference.Notes.IsEmpty
            ? "Both books are whole, in the same edition, and show the same evidence."
            : string.Join(" ", difference.Notes);
        canvas.Paragraph(notes, left, box.Top + 7, box.Right - left - 10, Styles.Small.In(Palette.Text), 4);
    }

    private static void DrawGrade(PanelCanvas canvas, float x, float middle, HealthAssessment book)
    {
        var look = BandLook.OfGrade(book.Grade);
        var badge = new SKRect(x, middle - 14, x + 28, middle + 14);
        canvas.Fill(badge, look.Badge, 4);
        canvas.Text(book.Grade ?? "N", badge.MidX, badge.Bottom - 7, new TextStyle(Face.Bold, 19, Palette.White), 28, TextAlign.Centre);
        canvas.Text(book.FinalScore is { } score ? Format.Score(score) : "not rated", x + 34, middle - 2, Styles.Strong.At(9), 64);
        canvas.Text(Format.Date(book.Snapshot.AsOf), x + 34, middle + 8, Styles.Small, 64);
        BandLook.Of(book.Band).Mark(canvas, x + 66, middle - 5, 7);
    }

    private static void DrawKeys(PanelCanvas canvas, SKRect bounds, BookDifference difference)
    {
        using var card = PanelFrame.Open(canvas, bounds, "Keys", "what is held, largest change first; 0 = no line in that book, blank = nothing of that kind", out SKRect box);
        if (difference.Keys.IsEmpty)
        {
            PanelFrame.Absent(canvas, box.Left, box.Top, box.Width, "No keys", "Neither book holds or owes anything.");
            return;
        }

        const float KeyWidth = 96;
        var effects = Effects.Where(effect => difference.Keys.Any(key => key.Held.Steps.Any(step => step.Effect == effect))).ToList();
        var step = (box.Width - KeyWidth) / (3 + Math.Max(effects.Count, 3));
        float Right(int column) => box.Left + KeyWidth + ((column + 1) * step);
        string[] heads = ["before", "after", "change", .. effects.Select(effect => WaterfallChart.Name(effect).ToLowerInvariant())];
        for (var i = 0; i < heads.Length; i++)
            canvas.Text(heads[i], Right(i), box.Top + 4, PanelFrame.Fitting(heads[i], Styles.TableHead, step - 3, 5), step - 3, TextAlign.Right);
        var room = (int)((box.Height - 20) / Row);
        var y = box.Top + 8;
        // The positions of a key follow it, set in; the keys together are the whole.
        var rows = difference.Keys.SelectMany(key => key.Parts.Select(part => (Name: part.Subject[(key.Asset.Length + 1)..], Bridge: part, IsPart: true)).Prepend((Name: key.Asset, Bridge: key.Held, IsPart: false))).ToList();
        foreach (var (name, bridge, isPart) in rows.Take(room))
        {
            canvas.Rule(box.Left, y, box.Right, y, Palette.Rule);
            canvas.Text(name, box.Left + (isPart ? 7 : 0), y + 9.6f, isPart ? Styles.Small.In(Palette.Text) : Styles.Label, KeyWidth - (isPart ? 11 : 4));
            string[] cells =
            [
                WaterfallChart.Level(bridge.Before, MetricUnit.Money), WaterfallChart.Level(bridge.After, MetricUnit.Money), WaterfallChart.Signed(bridge.Change!.Value, MetricUnit.Money),
                .. effects.Select(effect => bridge.Steps.Any(s => s.Effect == effect) ? WaterfallChart.Signed(bridge.Sum(effect), MetricUnit.Money) : ""),
            ];
            for (var i = 0; i < cells.Length; i++)
                canvas.Text(cells[i], Right(i), y + 9.6f, PanelFrame.Fitting(cells[i], isPart ? Styles.Small.In(Palette.Text) : Styles.Figure, step - 3, 4.5f), step - 3, TextAlign.Right);
            y += Row;
        }

        var rest = rows.Count - room;
        if (rest > 0)
            canvas.Text($"and {Words.Count(rest, "more row")}: difference.csv", box.Left, box.Bottom - 1, Styles.Small, box.Width);
    }

    private static void DrawScores(PanelCanvas canvas, SKRect bounds, ResultDifference result)
    {
        var isPartial = result.Before.Entity.Partial is not null || result.After.Entity.Partial is not null;
        using var card = PanelFrame.Open(
            canvas, bounds, "Scores", isPartial ? "a partial book is scored on what is left: no change of the reserve" : "points; the five pillars, then the metrics that moved most", out SKRect box);
        var y = box.Top - 2;
        foreach (var change in result.Scores.Where(score => score.Code != "raw"))
            Score(canvas, box, ref y, change.Name, change, change.Code == "final");
        y += 3;
        canvas.Rule(box.Left, y, box.Right, y, Palette.Rule);
        var marks = result.Caps.Concat(result.Flags).Take(3).ToList();
        var room = (int)((box.Bottom - y - (Math.Max(1, marks.Count) * 10) - 4) / 11.5f);
        var moved = result.Metrics.Where(metric => metric.Change is not null and not 0m || metric.ScoreBefore is null != metric.ScoreAfter is null)
            .OrderByDescending(metric => Math.Abs(metric.Change ?? 100m)).ThenBy(metric => metric.Code, StringComparer.Ordinal).Take(Math.Max(0, room));
        foreach (var metric in moved)
            Score(canvas, box, ref y, $"{metric.Code} {metric.Name}", metric, isStrong: false);
        y = box.Bottom - (Math.Max(1, marks.Count) * 10) + 7;
        foreach (var mark in marks)
        {
            canvas.Text($"{mark.Code} {Format.Word(mark.Turn).Replace('_', ' ')}: {mark.Message}", box.Left, y, Styles.Small.In(Palette.Text), box.Width);
            y += 10;
        }

        if (marks.Count == 0)
            canvas.Text("No cap and no flag came or went.", box.Left, y, Styles.Small, box.Width);
    }

    private static void Score(PanelCanvas canvas, SKRect box, ref float y, string name, ScoreChange change, bool isStrong)
    {
        var style = isStrong ? Styles.Strong : Styles.Label.As(Face.Regular);
        canvas.Text(name, box.Left, y + 8.6f, style, box.Width - 132);
        canvas.Text(change.ScoreBefore is { } before ? Format.Score(before) : "none", box.Right - 88, y + 8.6f, Styles.Figure, 40, TextAlign.Right);
        canvas.Text(change.ScoreAfter is { } after ? Format.Score(after) : "none", box.Right - 46, y + 8.6f, Styles.Figure, 40, TextAlign.Right);
        var text = change.Change is not { } points ? "n/a" : points == 0m ? "0" : (points > 0m ? "+" : "-") + Format.Score(Math.Abs(points), 2);
        canvas.Text(text, box.Right, y + 8.6f, Styles.Figure.As(Face.SemiBold), 42, TextAlign.Right);
        y += 11.5f;
    }
}
