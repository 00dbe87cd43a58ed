using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>The grade under lighter and heavier haircuts than the policy's.</summary>
internal sealed class SensitivityPanel : IReportPanel
{
    public const string Subtitle = "how the grade depends on a choice";

    public string Title => "Haircut sensitivity";

    public PanelHeight Measure(HealthAssessment assessment, float width) => PanelHeight.Fixed(PanelFrame.Head + (CappedBy(assessment) is null ? 74 : 83) + PanelFrame.Foot);

    public void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment)
    {
        using var card = PanelFrame.Open(canvas, bounds, Title, Subtitle, out SKRect box);
        (string Label, string Note, string? Grade, decimal? Score, Band Band)[] sets = Sets(assessment);
        string? cap = CappedBy(assessment);
        float step = (box.Width + 6) / 3;
        for (int i = 0; i < sets.Length; i++)
        {
            (string label, string note, string? grade, decimal? score, Band band) = sets[i];
            float x = box.Left + (i * step);
            float width = step - 6;
            bool isPolicy = i == 1;
            var cell = new SKRect(x, box.Top, x + width, box.Bottom);
            float top = box.Top + Math.Max(0, (box.Height - (cap is null ? 72 : 81)) / 2);
            canvas.Fill(cell, isPolicy ? Palette.AccentSoft : Palette.Zebra, 4);
            canvas.Text(label, cell.MidX, top + 11, Styles.Label.At(7), width - 4, TextAlign.Centre);
            BandLook look = BandLook.OfGrade(grade);
            var badge = new SKRect(cell.MidX - 11, top + 16, cell.MidX + 11, top + 38);
            canvas.Fill(badge, look.Badge, 4);
            canvas.Text(grade ?? "N", badge.MidX, badge.Bottom - 5.6f, new TextStyle(Face.Bold, 15, Palette.White), 22, TextAlign.Centre);
            canvas.Text(score is { } points ? Format.Score(points, 2) : "not rated", cell.MidX, top + 48, Styles.Strong, width - 4, TextAlign.Centre);
            BandLook of = BandLook.Of(band);
            float mark = PanelCanvas.Measure(of.Letter, Styles.Tiny.As(Face.SemiBold));
            Marks.Shape(canvas, of.Shape, cell.MidX - (mark / 2) - 2.5f, top + 56, 2.4f, of.Solid);
            canvas.Text(of.Letter, cell.MidX + 2.5f, top + 58.2f, Styles.Tiny.As(Face.SemiBold).In(of.Ink), 12, TextAlign.Centre);
            canvas.Text(note, cell.MidX, top + 67.5f, Styles.Tiny, width - 4, TextAlign.Centre);
            if (cap is not null)
            {
                canvas.Text(cap, cell.MidX, top + 76.5f, Styles.Tiny.As(Face.SemiBold).In(Palette.Text), width - 4, TextAlign.Centre);
            }
        }
    }

    /// <summary>The result under each set of haircuts.</summary>
    public static (string Label, string Note, string? Grade, decimal? Score, Band Band)[] Sets(HealthAssessment assessment) =>
    [
        Of(assessment, "lighter", "Lighter", "haircuts ÷ 1.5"),
        ("Policy", "as in the policy", assessment.Grade, assessment.FinalScore, assessment.Band),
        Of(assessment, "heavier", "Heavier", "haircuts × 1.5"),
    ];

    /// <summary>The cap that makes the sets equal; null when none does.</summary>
    // Three equal scores say nothing of the haircuts where a cap sets them.
    public static string? CappedBy(HealthAssessment assessment) =>
        assessment.Caps.FirstOrDefault(c => c.IsBinding) is { } cap
        && assessment.Sensitivity.Length > 0
        && assessment.Sensitivity.All(s => s.FinalScore is not null && s.FinalScore == assessment.FinalScore)
            ? $"capped by {cap.Code}"
            : null;

    private static (string, string, string?, decimal?, Band) Of(HealthAssessment assessment, string set, string label, string note)
    {
        SensitivityResult? result = assessment.Sensitivity.FirstOrDefault(s => s.Set == set);
        return result is null ? (label, "not run", null, null, Band.NotRated) : (label, note, result.Grade, result.FinalScore, result.Band);
    }
}
