using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Annex;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>The health report as PDF: the verdict on page 1, the evidence on page 2, for a stressed book also on page 3, then the annex.</summary>
public sealed class HealthPdfRenderer : IReportRenderer<HealthAssessment>
{
    internal static readonly SKSize Portrait = new(595.28f, 841.89f);

    /// <inheritdoc/>
    public string FileName => "health.pdf";

    /// <inheritdoc/>
    public void Render(HealthAssessment result, Stream output) => Render(result, output, null);

    internal static void Render(HealthAssessment assessment, Stream output, LayoutTrace? trace)
    {
        using var book = new PageBook(trace);
        DrawVerdictPage(book, assessment);
        foreach (var page in ReportLayout.Of(assessment).Select(p => p.Page).Distinct().Where(p => p > 1).Order())
            DrawEvidencePage(book, page, assessment);
        AnnexWriter.Write(book, assessment);
        book.Write(output, Properties(assessment), (canvas, size, page, pages) => Footer(canvas, size, Origin(assessment), page, pages));
    }

    internal static string Origin(HealthAssessment assessment) =>
        $"RiskAnalytics {assessment.EngineVersion} · policy {assessment.Policy.Id} {assessment.Policy.Version} · {assessment.Entity.Name}, {Format.Date(assessment.Snapshot.AsOf)}";

    internal static void Footer(PanelCanvas canvas, SKSize size, string origin, int page, int pages)
    {
        float y = size.Height - 20;
        canvas.Rule(HeaderPanel.Inset, y - 10, size.Width - HeaderPanel.Inset, y - 10, Palette.Border, 0.6f);
        canvas.Text(origin, HeaderPanel.Inset, y, Styles.Small, size.Width - (2 * HeaderPanel.Inset) - 70);
        canvas.Text(FormattableString.Invariant($"Page {page} of {pages}"), size.Width - HeaderPanel.Inset, y, Styles.Small, 66, TextAlign.Right);
    }

    /// <summary>Name, date and grade on top of every page but the first; gives the height where the content starts.</summary>
    internal static float RunningHead(PanelCanvas canvas, SKSize size, HealthAssessment assessment)
    {
        float right = size.Width - HeaderPanel.Inset;
        BandLook look = BandLook.OfGrade(assessment.Grade);
        var badge = new SKRect(right - 15, 20, right, 35);
        canvas.Fill(badge, look.Badge, 3);
        canvas.Text(assessment.Grade ?? "N", badge.MidX, badge.Bottom - 4, new TextStyle(Face.Bold, 10.5f, Palette.White), 15, TextAlign.Centre);
        string score = assessment.FinalScore is { } points ? Format.Score(points) : "not rated";
        float wide = canvas.Text(score, right - 20, 31, Styles.Strong, 60, TextAlign.Right);
        float limit = right - 28 - wide - HeaderPanel.Inset;
        float name = canvas.Text(assessment.Entity.Name, HeaderPanel.Inset, 31, Styles.Strong, limit - 130);
        canvas.Text($"reserve health report, as of {Format.Date(assessment.Snapshot.AsOf)}", HeaderPanel.Inset + name + 7, 31, Styles.Small, limit - name - 7);
        canvas.Rule(HeaderPanel.Inset, 42, right, 42, Palette.Border, 0.6f);
        return 52;
    }

    private static void DrawVerdictPage(PageBook book, HealthAssessment assessment)
    {
        PanelCanvas canvas = book.BeginPage(Portrait);
        float header = ReportLayout.Header.Measure(assessment, Portrait.Width).Wanted;
        canvas.Fill(SKRect.Create(Portrait), Palette.White);
        ReportLayout.Header.Draw(canvas, new SKRect(0, 0, Portrait.Width, header), assessment);
        book.Mark("Verdict", 0, 0);
        DrawPanels(book, canvas, 1, header + 10, assessment);
    }

    private static void DrawEvidencePage(PageBook book, int page, HealthAssessment assessment)
    {
        PanelCanvas canvas = book.BeginPage(Portrait);
        canvas.Fill(SKRect.Create(Portrait), Palette.White);
        float top = RunningHead(canvas, Portrait, assessment);
        book.Mark(page == 2 ? "Evidence" : "Look-through and checks", 0, 0);
        DrawPanels(book, canvas, page, top, assessment);
    }

    private static void DrawPanels(PageBook book, PanelCanvas canvas, int page, float top, HealthAssessment assessment)
    {
        ImmutableArray<ImmutableArray<(IReportPanel, float)>> rows =
        [
            .. ReportLayout.Of(assessment).Where(p => p.Page == page).GroupBy(p => p.PageRow).OrderBy(g => g.Key)
                .Select(g => g.Select(p => (p.Panel, p.PageWidth)).ToImmutableArray()),
        ];
        var area = new SKRect(HeaderPanel.Inset, top, Portrait.Width - HeaderPanel.Inset, Portrait.Height - 36);
        foreach ((IReportPanel panel, SKRect bounds) in PanelGrid.Arrange(rows, area, float.MaxValue, assessment))
        {
            book.Mark(panel.Title, 1, bounds.Top - 6);
            panel.Draw(canvas, bounds, assessment);
        }
    }

    private static DocumentProperties Properties(HealthAssessment assessment)
    {
        string date = Format.Date(assessment.Snapshot.AsOf);
        string result = assessment.Grade is { } grade ? $"grade {grade}, band {Words.Of(assessment.Band).ToLowerInvariant()}" : "not rated";
        return new DocumentProperties(
            $"Reserve health report: {assessment.Entity.Name}, {date}",
            $"Reserve quality as of {date}: {result}",
            "RiskAnalytics",
            $"reserve, health report, {assessment.Entity.Id}, policy {assessment.Policy.Id} {assessment.Policy.Version}",
            $"RiskAnalytics {assessment.EngineVersion}",
            assessment.Snapshot.AsOf);
    }
}
