using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>What is wrong with the input, and what is not disclosed, not loaded or does not apply.</summary>
internal sealed class DataQualityPanel : IReportPanel
{
    public static readonly (IssueSeverity Severity, string One, Band Band)[] Severities =
    [
        (IssueSeverity.Error, "error", Band.Critical),
        (IssueSeverity.Warning, "warning", Band.Watch),
        (IssueSeverity.Info, "note", Band.NotRated),
    ];

    public const string Subtitle = "what the input lacks, and what was remarkable in it";
    private const int MostErrors = 12;

    public string Title => "Data quality";

    public PanelHeight Measure(HealthAssessment assessment, float width)
    {
        float inner = width - (2 * PanelFrame.Padding);
        float statuses = Statuses(assessment).Sum(s => StatusHeight(s.Text, inner));
        float issues = Sorted(assessment).Take(Math.Max(3, Math.Min(MostErrors, BookScope.InputErrors(assessment).Count()))).Sum(i => IssueHeight(i, inner));
        float fixedPart = PanelFrame.Head + 16 + PanelFrame.Foot;
        return new PanelHeight(fixedPart + statuses + 12, fixedPart + statuses + issues + 14);
    }

    public void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment)
    {
        using var card = PanelFrame.Open(canvas, bounds, Title, Subtitle, out SKRect box);
        float x = box.Left;
        foreach ((IssueSeverity severity, string one, Band band) in Severities)
        {
            int count = assessment.Issues.Count(i => i.Severity == severity);
            BandLook look = BandLook.Of(count == 0 ? null : band);
            Marks.Shape(canvas, look.Shape, x + 3, box.Top + 3.6f, 2.9f, look.Solid);
            x += 9 + canvas.Text(Words.Count(count, one), x + 9, box.Top + 6.2f, Styles.Strong, 70) + 12;
        }

        float y = box.Top + 14;
        foreach ((string name, string text) in Statuses(assessment))
        {
            canvas.Text(name, box.Left, y + 7.6f, Styles.Small.As(Face.SemiBold).In(Palette.Text), 62);
            y += Math.Max(9.6f, canvas.Paragraph(text, box.Left + 64, y, box.Width - 64, Styles.Small, 2)) + 1.5f;
        }

        DrawIssues(canvas, new SKRect(box.Left, y + 2, box.Right, box.Bottom), assessment);
    }

    private static void DrawIssues(PanelCanvas canvas, SKRect box, HealthAssessment assessment)
    {
        DataIssue[] issues = [.. Sorted(assessment)];
        float y = box.Top;
        int shown = 0;
        foreach (DataIssue issue in issues)
        {
            float height = IssueHeight(issue, box.Width);
            float rest = shown == issues.Length - 1 ? 0 : 9;
            if (y + height + rest > box.Bottom + 1)
            {
                break;
            }

            BandLook look = BandLook.Of(Severities.First(s => s.Severity == issue.Severity).Band);
            Marks.Shape(canvas, look.Shape, box.Left + 3, y + 5, 2.3f, look.Solid);
            canvas.Paragraph(Text(issue), box.Left + 9, y, box.Width - 9, Styles.Small.In(Palette.Text), 2);
            y += height;
            shown++;
        }

        if (shown < issues.Length)
        {
            int errors = issues.Skip(shown).Count(i => i.Severity == IssueSeverity.Error || i.OmitsLine);
            string text = errors > 0 ? $"and {Words.Count(errors, "more input error")}, {Words.Count(issues.Length - shown - errors, "other issue")}: annex E"
                : shown == 0 ? $"{Words.Count(issues.Length, "issue")}: annex E" : $"and {Words.Count(issues.Length - shown, "more issue")}: annex E";
            canvas.Text(text, box.Left, Math.Min(y + 7.6f, box.Bottom), Styles.Small, box.Width);
        }
    }

    private static float IssueHeight(DataIssue issue, float width) => PanelCanvas.ParagraphHeight(Text(issue), width - 9, Styles.Small, 2) + 1.5f;

    /// <summary>Place and message.</summary>
    public static string Text(DataIssue issue)
    {
        string place = issue.File ?? "";
        place += issue.Row is { } row ? FormattableString.Invariant($"{(place.Length > 0 ? ", " : "")}row {row}") : "";
        place += issue.Column is { } column ? (place.Length > 0 ? ", " : "") + column : "";
        return place.Length == 0 ? issue.Message : $"{place}: {issue.Message}";
    }

    private static float StatusHeight(string text, float width) => Math.Max(9.6f, PanelCanvas.ParagraphHeight(text, width - 64, Styles.Small, 2)) + 1.5f;

    /// <summary>The gravest first.</summary>
    public static IEnumerable<DataIssue> Sorted(HealthAssessment assessment) => assessment.Issues.OrderByDescending(i => i.OmitsLine ? IssueSeverity.Error : i.Severity);

    /// <summary>What is not disclosed, not loaded or does not apply.</summary>
    public static List<(string Name, string Text)> Statuses(HealthAssessment assessment)
    {
        var lines = new List<(string, string)>();
        if (assessment.Entity.Partial is { } partial)
        {
            lines.Add(("Partial", partial));
        }

        lines.Add(("Not disclosed", Codes(assessment, MetricStatus.NotDisclosed, "each scores 25")));
        int owed = assessment.Assets.Count(p => p.IsOwedAssumed);
        string codes = Codes(assessment, MetricStatus.MissingInput, "left out");
        string amounts = $"{Words.Count(owed, "amount")} owed, counted as covered";
        lines.Add(("Not loaded", owed == 0 ? codes : codes == "none" ? amounts : $"{amounts}; {codes}"));
        lines.Add(("Not applicable", Codes(assessment, MetricStatus.NotApplicable, "left out")));
        if (assessment.Metrics.Any(m => m.Status == MetricStatus.Undefined))
        {
            lines.Add(("Undefined", Codes(assessment, MetricStatus.Undefined, "zero denominator, left out")));
        }

        lines.Add(("Reconciliation", "not run: no second source was given"));
        return lines;
    }

    private static string Codes(HealthAssessment assessment, MetricStatus status, string meaning)
    {
        string[] codes = [.. assessment.Metrics.Where(m => m.Status == status).Select(m => m.Code)];
        return codes.Length == 0 ? "none" : $"{string.Join(", ", codes)} ({meaning})";
    }
}
