using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>What is wrong, worst first, with evidence and remedy; at most five that do not repeat each other, the rest counted.</summary>
internal sealed class FindingsPanel : IReportPanel
{
    private const float RestLine = 12;
    private const float Between = 5;
    public const string Subtitle = "worst first; what would help, and how much of it";
    public const string None = "No flag is raised, no cap applies and no metric is below 55.";
    private const string NoRemedy = "No simple remedy.";

    public string Title => "Findings";

    public PanelHeight Measure(HealthAssessment assessment, float width)
    {
        float inner = width - (2 * PanelFrame.Padding);
        if (assessment.Findings.Length == 0)
        {
            return PanelHeight.Fixed(PanelFrame.Head + 26 + RulesLine.Height(assessment, inner));
        }

        ImmutableArray<ShownFinding> shown = ShownFinding.Of(assessment.Findings);
        float rest = assessment.Findings.Length > shown.Length ? RestLine : 0;
        float head = PanelFrame.Head + RulesLine.Height(assessment, inner);
        float wanted = head + Rows(shown, assessment, inner) + rest + PanelFrame.Foot - 2;
        return new PanelHeight(
            head + Height(shown[0], assessment, inner) + RestLine + PanelFrame.Foot,
            wanted,
            wanted + (shown.Length * 8));
    }

    public void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment)
    {
        using var card = PanelFrame.Open(canvas, bounds, Title, Subtitle, out SKRect box);
        box.Top += RulesLine.Draw(canvas, box.Left, box.Top, box.Width, assessment);
        if (assessment.Findings.Length == 0)
        {
            canvas.Text(None, box.Left, box.Top + 10, Styles.Body, box.Width);
            return;
        }

        // What is left of the room goes between the findings.
        ImmutableArray<ShownFinding> all = ShownFinding.Of(assessment.Findings);
        float room = box.Height - (assessment.Findings.Length > all.Length ? RestLine : 0) + Between;
        float between = Math.Clamp(Between + ((room - Rows(all, assessment, box.Width)) / all.Length), Between, Between + 8);
        float y = box.Top;
        int count = 0;
        foreach (ShownFinding shown in all)
        {
            float height = Height(shown, assessment, box.Width);
            bool isLast = count == assessment.Findings.Length - 1;
            if (count > 0 && y + height > box.Bottom - (isLast ? 0 : RestLine))
            {
                break;
            }

            if (count > 0)
            {
                canvas.Rule(box.Left, y - (between / 2), box.Right, y - (between / 2), Palette.Rule, 0.6f);
            }

            DrawFinding(canvas, box, y, shown, assessment);
            y += height + between;
            count++;
        }

        if (count < assessment.Findings.Length)
        {
            canvas.Text(Rest(assessment.Findings.Except(all.Take(count).Select(s => s.Finding))), box.Left, box.Bottom - 1, Styles.Small, box.Width);
        }
    }

    private static bool IsNarrow(float width) => width < 400;

    private static (float Text, float Remedy) Widths(float width) =>
        IsNarrow(width) ? (width - 44, width - 44) : (((width - 44) * 0.51f) - 14, (width - 44) * 0.49f);

    /// <summary>What would help, or the finding whose remedy it shares.</summary>
    public static string RemedyText(ShownFinding shown) => shown.SameRemedyAs is { } code ? $"as {code}" : shown.Finding.Remedy ?? NoRemedy;

    private static float Rows(ImmutableArray<ShownFinding> all, HealthAssessment assessment, float width) =>
        all.Sum(s => Height(s, assessment, width) + Between);

    private static float Height(ShownFinding shown, HealthAssessment assessment, float width)
    {
        (float text, float remedy) = Widths(width);
        float left = PanelCanvas.ParagraphHeight(shown.Finding.Message, text, Styles.Strong, 3) + (shown.Finding.Evidence.Length > 0 ? Styles.Small.Leading : 0);
        float right = RemedyHead(shown, assessment) is null ? 0 : 10.5f;
        right += PanelCanvas.ParagraphHeight(RemedyText(shown), remedy, Styles.Small, 4);
        return IsNarrow(width) ? Math.Max(left + right + 2, 23) : Math.Max(Math.Max(left, right), 23);
    }

    /// <summary>How much of it; null where the remedy is no amount.</summary>
    public static string? RemedyHead(ShownFinding shown, HealthAssessment assessment) =>
        shown is { SameRemedyAs: null, Finding.Amount: { } amount } ? Format.Money(amount, assessment.Snapshot.ReportingCurrency) : null;

    private static void DrawFinding(PanelCanvas canvas, SKRect box, float top, ShownFinding shown, HealthAssessment assessment)
    {
        Finding finding = shown.Finding;
        BandLook look = BandLook.Of(finding.Severity);
        var pill = new SKRect(box.Left, top + 0.5f, box.Left + 34, top + 12.5f);
        canvas.Fill(pill, look.Ground, 6);
        Marks.Shape(canvas, look.Shape, pill.Left + 8, pill.MidY, 2.8f, look.Solid);
        canvas.Text(finding.Code, pill.Left + 14, pill.MidY + 2.7f, new TextStyle(Face.SemiBold, 7.4f, look.Ink), 19);
        canvas.Text(Words.Of(finding.Severity), box.Left + 17, top + 21, Styles.Tiny, 36, TextAlign.Centre);

        (float text, float remedy) = Widths(box.Width);
        float x = box.Left + 44;
        float y = top + canvas.Paragraph(finding.Message, x, top, text, Styles.Strong, 3);
        if (finding.Evidence.Length > 0)
        {
            canvas.WholeWords(finding.Evidence, x, y + PanelCanvas.FirstBaseline(Styles.Small), Styles.Small, text);
            y += Styles.Small.Leading;
        }

        if (!IsNarrow(box.Width))
        {
            x += text + 14;
            y = top;
            canvas.Rule(x - 8, top + 1, x - 8, top + Height(shown, assessment, box.Width) - 1, Palette.Border, 0.6f);
        }
        else
        {
            y += 2;
        }

        if (RemedyHead(shown, assessment) is { } head)
        {
            float wide = canvas.Text("→ ", x, y + 8, Styles.Strong.In(Palette.Accent), remedy);
            canvas.Text(head, x + wide + 2, y + 8, Styles.Strong.In(Palette.Accent), remedy - wide - 2);
            y += 10.5f;
        }

        canvas.Paragraph(RemedyText(shown), x, y, remedy, Styles.Small.In(Palette.Text), 4);
    }

    /// <summary>Counts the findings that do not stand here, and says where they do.</summary>
    public static string Rest(IEnumerable<Finding> findings)
    {
        Finding[] rest = [.. findings];
        var counts = rest.GroupBy(f => f.Severity).OrderBy(g => g.Key)
            .Select(g => FormattableString.Invariant($"{g.Count()} {Words.Of(g.Key).ToLowerInvariant()}"));
        return $"and {Words.Count(rest.Length, "more finding")} ({string.Join(", ", counts)}): annex C";
    }
}
