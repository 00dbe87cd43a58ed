using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>What is wrong, worst first, with evidence and remedy; at most five, the rest counted.</summary>
internal sealed class FindingsPanel : IReportPanel
{
    private const int Most = 5;
    private const float RestLine = 12;
    private const float Between = 5;
    private const int MostEvidence = 3;

    public string Title => "Findings";

    public PanelHeight Measure(HealthAssessment assessment, float width)
    {
        float inner = width - (2 * PanelFrame.Padding);
        if (assessment.Findings.Length == 0)
        {
            return PanelHeight.Fixed(PanelFrame.Head + 26);
        }

        float rest = assessment.Findings.Length > Most ? RestLine : 0;
        float first = Height(assessment.Findings[0], assessment, inner, 1);
        float wanted = PanelFrame.Head + Rows(assessment, inner, 1) + rest + PanelFrame.Foot - 2;
        float most = PanelFrame.Head + Rows(assessment, inner, MostEvidence) + rest + PanelFrame.Foot - 2 + (Math.Min(assessment.Findings.Length, Most) * 5);
        return new PanelHeight(PanelFrame.Head + first + RestLine + PanelFrame.Foot, wanted, most);
    }

    public void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment)
    {
        using var card = PanelFrame.Open(canvas, bounds, Title, "worst first; what would help, and how much of it", out SKRect box);
        if (assessment.Findings.Length == 0)
        {
            canvas.Text("No flag is raised, no cap applies and no metric is below 55.", box.Left, box.Top + 10, Styles.Body, box.Width);
            return;
        }

        // As much evidence as fits with all findings; what is left goes between them.
        int count = Math.Min(assessment.Findings.Length, Most);
        float room = box.Height - (assessment.Findings.Length > Most ? RestLine : 0) + Between;
        int evidence = MostEvidence;
        while (evidence > 1 && Rows(assessment, box.Width, evidence) > room)
        {
            evidence--;
        }

        float between = Math.Clamp(Between + ((room - Rows(assessment, box.Width, evidence)) / count), Between, Between + 5);
        float y = box.Top;
        int shown = 0;
        foreach (Finding finding in assessment.Findings.Take(Most))
        {
            float height = Height(finding, assessment, box.Width, evidence);
            bool isLast = shown == assessment.Findings.Length - 1;
            if (shown > 0 && y + height > box.Bottom - (isLast ? 0 : RestLine))
            {
                break;
            }

            if (shown > 0)
            {
                canvas.Rule(box.Left, y - (between / 2), box.Right, y - (between / 2), Palette.Rule, 0.6f);
            }

            DrawFinding(canvas, box, y, finding, assessment, evidence);
            y += height + between;
            shown++;
        }

        if (shown < assessment.Findings.Length)
        {
            canvas.Text(Rest(assessment, shown), box.Left, box.Bottom - 1, Styles.Small, box.Width);
        }
    }

    private static bool IsNarrow(float width) => width < 400;

    private static (float Text, float Remedy) Widths(float width) =>
        IsNarrow(width) ? (width - 44, width - 44) : (((width - 44) * 0.51f) - 14, (width - 44) * 0.49f);

    private static string RemedyText(Finding finding) => finding.Remedy ?? "No simple remedy: see the metric in annex A.";

    private static float Rows(HealthAssessment assessment, float width, int evidence) =>
        assessment.Findings.Take(Most).Sum(f => Height(f, assessment, width, evidence) + Between);

    private static float Height(Finding finding, HealthAssessment assessment, float width, int evidence)
    {
        (float text, float remedy) = Widths(width);
        float left = PanelCanvas.ParagraphHeight(finding.Message, text, Styles.Strong, 3) + PanelCanvas.ParagraphHeight(finding.Evidence, text, Styles.Small, evidence);
        float right = RemedyHead(finding, assessment) is null ? 0 : 10.5f;
        right += PanelCanvas.ParagraphHeight(RemedyText(finding), remedy, Styles.Small, 4);
        return IsNarrow(width) ? Math.Max(left + right + 2, 23) : Math.Max(Math.Max(left, right), 23);
    }

    private static string? RemedyHead(Finding finding, HealthAssessment assessment) =>
        finding.Amount is { } amount ? Format.Money(amount, assessment.Snapshot.ReportingCurrency) : null;

    private static void DrawFinding(PanelCanvas canvas, SKRect box, float top, Finding finding, HealthAssessment assessment, int evidence)
    {
        BandLook look = BandLook.Of(finding.Severity);
        var pill = new SKRect(box.Left, top + 0.5f, box.Left + 34, top + 12.5f);
        canvas.Fill(pill, look.Ground, 6);
        Marks.Shape(canvas, look.Shape, pill.Left + 8, pill.MidY, 2.8f, look.Solid);
        canvas.Text(finding.Code, pill.Left + 14, pill.MidY + 2.7f, new TextStyle(Face.SemiBold, 7.4f, look.Ink), 19);
        canvas.Text(Words.Of(finding.Severity), box.Left + 17, top + 21, Styles.Tiny, 36, TextAlign.Centre);

        (float text, float remedy) = Widths(box.Width);
        float x = box.Left + 44;
        float y = top + canvas.Paragraph(finding.Message, x, top, text, Styles.Strong, 3);
        y += canvas.Paragraph(finding.Evidence, x, y, text, Styles.Small, evidence);
        if (!IsNarrow(box.Width))
        {
            x += text + 14;
            y = top;
            canvas.Rule(x - 8, top + 1, x - 8, top + Height(finding, assessment, box.Width, evidence) - 1, Palette.Border, 0.6f);
        }
        else
        {
            y += 2;
        }

        if (RemedyHead(finding, assessment) is { } head)
        {
            float wide = canvas.Text("→ ", x, y + 8, Styles.Strong.In(Palette.Accent), remedy);
            canvas.Text(head, x + wide + 2, y + 8, Styles.Strong.In(Palette.Accent), remedy - wide - 2);
            y += 10.5f;
        }

        canvas.Paragraph(RemedyText(finding), x, y, remedy, Styles.Small.In(Palette.Text), 4);
    }

    private static string Rest(HealthAssessment assessment, int shown)
    {
        var counts = assessment.Findings.Skip(shown).GroupBy(f => f.Severity).OrderBy(g => g.Key)
            .Select(g => FormattableString.Invariant($"{g.Count()} {Words.Of(g.Key).ToLowerInvariant()}"));
        return $"and {Words.Count(assessment.Findings.Length - shown, "more finding")} ({string.Join(", ", counts)}): annex C";
    }
}
