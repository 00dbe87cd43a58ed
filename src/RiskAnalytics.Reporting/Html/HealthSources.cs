using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;
using static RiskAnalytics.Reporting.Html.HtmlTable;

namespace RiskAnalytics.Reporting.Html;

/// <summary>How far the figures can be trusted: trend, rules, data quality, verification, notes.</summary>
internal static class HealthSources
{
    public static void WriteTrend(HtmlWriter page, HealthAssessment assessment) => HtmlParts.Card(page, "trend", "Twelve months", Words.Sentence(TrendPanel.Subtitle(assessment)), assessment.Stress is null ? "most" : "wide", () =>
    {
        TrendPoint[] points = TrendPanel.Recent(assessment);
        TrendPanel.Series[] all = TrendPanel.All(assessment);
        if (points.Length < 2)
        {
            HtmlParts.Facts(page, "figures", all.Select(s => (s.Name, points.Length > 0 && s.Value(points[0]) is { } now ? s.Text(now) : s.Why)));
            HtmlParts.Absent(page, "No curve yet", TrendPanel.NoCurve);
        }
        else
        {
            using (page.Open("div", ("class", "curves")))
            {
                foreach (TrendPanel.Series series in all)
                    Curve(page, assessment, series, points);
            }

            HtmlParts.Fold(page, "The figures behind the curves", () =>
                Write(page, "Each book of the twelve months, oldest first", "sortable", [("As of", Kind.Text), .. all.Select(s => (s.Name, Kind.Number))], rows =>
                {
                    foreach (TrendPoint point in points)
                    {
                        rows.Row(row =>
                        {
                            row.Cell(Format.Date(point.AsOf) + (point.IsPartial ? ", partial" : ""));
                            foreach (TrendPanel.Series series in all)
                                row.Figure(series.Value(point) is { } value ? series.Text(value) : "no value", series.Value(point));
                        });
                    }
                }));
        }

        if (assessment.Drift is not { } drift)
            return;
        page.Element("h4", Words.Sentence(TrendAlerts.Counted(drift)));
        if (drift.Alerts.IsEmpty)
            page.Element("p", TrendAlerts.Calm);
        using var alerts = page.Open("ul", ("class", "alerts"));
        foreach (var alert in drift.Alerts.Take(3))
        {
            using (page.Open("li"))
            {
                HtmlMarks.Severity(page, alert.Severity, Words.Of(alert.Severity));
                page.Text(": " + alert.Message);
            }
        }

        if (drift.Alerts.Length > 3)
        {
            using (page.Open("li"))
                HtmlParts.Link(page, "annex-f", $"and {Words.Count(drift.Alerts.Length - 3, "more alert")}: annex F");
        }
    });

    public static void WriteQuality(HtmlWriter page, HealthAssessment assessment) => HtmlParts.Card(page, "data-quality", "Data quality", Words.Sentence(DataQualityPanel.Subtitle), null, () =>
    {
        using (page.Open("p", ("class", "states")))
        {
            foreach ((IssueSeverity severity, string one, Band band) in DataQualityPanel.Severities)
            {
                int count = assessment.Issues.Count(i => i.Severity == severity);
                using (page.Open("span", ("class", "letter " + HtmlMarks.Class(BandLook.Of(count == 0 ? null : band)))))
                {
                    HtmlMarks.Shape(page, BandLook.Of(count == 0 ? null : band));
                    page.Text(Words.Count(count, one));
                }
            }
        }

        HtmlParts.Facts(page, "lines", DataQualityPanel.Statuses(assessment));
        DataIssue[] issues = [.. DataQualityPanel.Sorted(assessment).Take(MostIssues)];
        using (page.Open("ul", ("class", "alerts")))
        {
            foreach (DataIssue issue in issues)
            {
                using (page.Open("li"))
                {
                    HtmlMarks.Shape(page, BandLook.Of(DataQualityPanel.Severities.First(s => s.Severity == issue.Severity).Band));
                    page.Text(DataQualityPanel.Text(issue));
                }
            }
        }

        if (assessment.Issues.Length > MostIssues)
        {
            using (page.Open("p", ("class", "note")))
                HtmlParts.Link(page, "annex-e", $"and {Words.Count(assessment.Issues.Length - MostIssues, "more issue")}: annex E");
        }
    });

    public static void WriteVerification(HtmlWriter page, HealthAssessment assessment) => HtmlParts.Card(page, "verification", "Verification", Words.Sentence(VerificationPanel.Subtitle), null, () =>
    {
        if (assessment.Verifications.Length == 0)
            HtmlParts.Absent(page, "Not run", VerificationPanel.NotRun);
        using (page.Open("ul", ("class", "checks")))
        {
            foreach (var check in assessment.Verifications.OrderBy(v => v.Outcome == Core.Verification.VerificationOutcome.NotRun))
            {
                using (page.Open("li"))
                {
                    using (page.Open("p", ("class", "check")))
                    {
                        page.Element("strong", VerificationPanel.Name(check));
                        HtmlMarks.Pill(page, VerificationPanel.Look(check.Outcome), Words.Of(check.Outcome));
                    }

                    page.Element("p", VerificationPanel.Text(check));
                }
            }
        }

        page.Element("p", VerificationPanel.Limits, ("class", "note"));
    });

    public static void WriteNotes(HtmlWriter page) => HtmlParts.Card(page, "notes", "Notes", null, "wide", () =>
    {
        using var columns = page.Open("div", ("class", "columns"));
        foreach ((string title, string text) in NotesPanel.Notes)
        {
            using (page.Open("div"))
            {
                page.Element("h4", title);
                page.Element("p", text);
            }
        }
    });

    private const int MostIssues = 8;

    private static void Curve(HtmlWriter page, HealthAssessment assessment, TrendPanel.Series series, TrendPoint[] points)
    {
        decimal?[] values = [.. points.Select(series.Value)];
        using var figure = page.Open("figure");
        using (page.Open("figcaption"))
        {
            page.Element("span", series.Name + " ");
            page.Element("b", values[^1] is { } last ? series.Text(last) : series.Why);
        }

        if (values.Count(v => v is not null) < 2)
        {
            page.Element("p", values.All(v => v is null) ? "no value in any book of the year" : "one value: no curve yet", ("class", "empty"));
            return;
        }

        (decimal low, decimal high) = series.Range ?? TrendPanel.Range(values, series.Limits);
        double Height(decimal value) => (double)((value - low) / (high - low));
        int start = TrendPanel.Start(assessment).DayNumber;
        double days = Math.Max(1, assessment.Snapshot.AsOf.DayNumber - start);
        string range = $"{series.Text(values.Min() ?? 0m)} to {series.Text(values.Max() ?? 0m)}";
        HtmlCharts.Curve(
            page,
            $"{series.Name} over {Words.Count(points.Length, "book")}",
            $"From {range}; last {(values[^1] is { } now ? series.Text(now) : series.Why)}.",
            [.. points.Select((p, i) => ((p.AsOf.DayNumber - start) / days, values[i] is { } value ? Height(value) : (double?)null))],
            series.Limits.Where(l => l > low && l < high).Select(Height));
        using (page.Open("p", ("class", "note ends")))
        {
            page.Element("span", range);
            page.Element("span", TrendPanel.Limits(series));
        }
    }
}
