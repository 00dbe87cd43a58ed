using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>What was checked, how, with what outcome, and what a pass does not show.</summary>
internal sealed class VerificationPanel : IReportPanel
{
    public const string Subtitle = "what was checked, with what outcome";
    private const int MostLines = 5;

    public const string Limits =
        "A pass shows that a claim fits the evidence on the day. It does not show that all liabilities are counted, that assets are not pledged elsewhere, or that they stay.";

    public const string NotRun = "No claim of this book was checked against keys, chains or proofs. That is never a pass.";

    public string Title => "Verification";

    public PanelHeight Measure(HealthAssessment assessment, float width)
    {
        float inner = width - (2 * PanelFrame.Padding);
        float rows = assessment.Verifications.Length == 0 ? PanelFrame.AbsentHeight(NotRun, inner) : assessment.Verifications.Sum(v => Height(v, inner, MostLines));
        // What ran is worth the room; what did not may be a line that points to the annex.
        float ran = assessment.Verifications.Where(v => v.Outcome != VerificationOutcome.NotRun).Take(4).Sum(v => Height(v, inner, 1));
        float least = assessment.Verifications.Length == 0 ? rows : Math.Max(ran, Height(assessment.Verifications[0], inner, 2)) + 9;
        float limits = PanelCanvas.ParagraphHeight(Limits, inner, Styles.Small, 4) + 6;
        return new PanelHeight(PanelFrame.Head + least + limits + PanelFrame.Foot, PanelFrame.Head + rows + limits + PanelFrame.Foot);
    }

    public void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment)
    {
        using var card = PanelFrame.Open(canvas, bounds, Title, Subtitle, out SKRect box);
        float limits = PanelCanvas.ParagraphHeight(Limits, box.Width, Styles.Small, 4);
        float bottom = box.Bottom - limits - 3;
        canvas.Rule(box.Left, bottom, box.Right, bottom, Palette.Rule, 0.6f);
        canvas.Paragraph(Limits, box.Left, bottom + 3, box.Width, Styles.Small, 4);
        if (assessment.Verifications.Length == 0)
        {
            PanelFrame.Absent(canvas, box.Left, box.Top, box.Width, "Not run", NotRun);
            return;
        }

        float y = box.Top;
        int shown = 0;
        // Shorter words for all come before fewer checks; what ran comes before what did not.
        int lines = Enumerable.Range(1, MostLines).Reverse().FirstOrDefault(n => assessment.Verifications.Sum(v => Height(v, box.Width, n)) <= bottom - y + 0.5f, 1);
        foreach (VerificationResult result in assessment.Verifications.OrderBy(v => v.Outcome == VerificationOutcome.NotRun))
        {
            float height = Height(result, box.Width, lines);
            bool isLast = shown == assessment.Verifications.Length - 1;
            if (y + height + (isLast ? 0 : 9) > bottom + 0.5f && shown > 0)
            {
                break;
            }

            BandLook look = Look(result.Outcome);
            Marks.Shape(canvas, look.Shape, box.Left + 3, y + 5.4f, 2.8f, look.Solid);
            string outcome = Words.Of(result.Outcome);
            float wide = canvas.Text(outcome, box.Right, y + 8, Styles.Small.As(Face.SemiBold).In(look.Ink), 60, TextAlign.Right);
            canvas.Text(Name(result), box.Left + 10, y + 8, Styles.Label.At(7.2f), box.Width - wide - 16);
            canvas.Paragraph(Text(result), box.Left + 10, y + 10.5f, box.Width - 10, Styles.Small, LinesOf(result, lines));
            y += height;
            shown++;
        }

        if (shown < assessment.Verifications.Length)
        {
            canvas.Text($"and {Words.Count(assessment.Verifications.Length - shown, "more check")}: annex E", box.Left, y + 7, Styles.Small, box.Width);
        }
    }

    /// <summary>The look of an outcome: what did not run is never a pass.</summary>
    public static BandLook Look(VerificationOutcome outcome) => BandLook.Of(outcome switch
    {
        VerificationOutcome.Confirmed => Band.Healthy,
        VerificationOutcome.Contradicted => Band.Critical,
        VerificationOutcome.Inconclusive => Band.Watch,
        _ => Band.NotRated,
    });

    public static string Name(VerificationResult result)
    {
        string text = result.Kind.Replace('-', ' ');
        return text.Length == 0 ? "Unnamed check" : char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>What came of a check, and how much of the reserve it is about.</summary>
    public static string Message(VerificationResult result) => result.VerifiedValueShare is { } share
        ? $"{Format.Percent(share)} of the reserve by value passed. {result.Message}"
        : result.Message;

    /// <summary>The message and, for a pass, its limit: a reader must not take it for more than it is.</summary>
    public static string Text(VerificationResult result) => result.Outcome != VerificationOutcome.Confirmed || result.DoesNotShow is null
        ? Message(result)
        : $"{Message(result)} Not shown: {result.DoesNotShow}";

    /// <summary>A check that ran has more to say than one that did not.</summary>
    private static int LinesOf(VerificationResult result, int most) => result.Outcome == VerificationOutcome.NotRun ? Math.Min(2, most) : most;

    private static float Height(VerificationResult result, float width, int lines) =>
        10.5f + PanelCanvas.ParagraphHeight(Text(result), width - 10, Styles.Small, LinesOf(result, lines)) + 3;
}
