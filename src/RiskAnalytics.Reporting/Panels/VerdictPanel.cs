using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>Grade, scores, band and the one plain sentence.</summary>
internal sealed class VerdictPanel : IReportPanel
{
    private const float Badge = 79;
    private static readonly TextStyle Sentence = new(Face.SemiBold, 12.2f, Palette.Ink);

    public string Title => "Verdict";

    public PanelHeight Measure(HealthAssessment assessment, float width) => PanelHeight.Fixed(Badge + 24);

    public void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment)
    {
        using var card = canvas.Card(Title, bounds);
        DrawBadge(canvas, new SKRect(bounds.Left + 12, bounds.Top + 12, bounds.Left + 12 + Badge, bounds.Top + 12 + Badge), assessment.FinalScore, assessment.Grade);

        float left = bounds.Left + Badge + 28;
        float right = bounds.Right - 14;
        string sentence = Verdict(assessment);
        TextStyle style = Sentence;
        while (style.Size > 9.2f && PanelCanvas.ParagraphHeight(sentence, right - left, style) > 2.2f * style.Leading)
        {
            style = style.At(style.Size - 0.6f);
        }

        int lines = style.Size > 9.6f ? 2 : 3;
        float height = PanelCanvas.ParagraphHeight(sentence, right - left, style, lines);
        canvas.Paragraph(sentence, left, bounds.Top + 11 + ((38 - height) / 2), right - left, style, lines);
        canvas.Rule(left, bounds.Top + 53, right, bounds.Top + 53, Palette.Border);
        DrawFacts(canvas, left, right, bounds.Top + 58, assessment);
    }

    /// <summary>The grade, large, on the colour of its band.</summary>
    public static void DrawBadge(PanelCanvas canvas, SKRect box, decimal? score, string? grade)
    {
        BandLook look = BandLook.OfGrade(grade);
        canvas.Fill(box, look.Badge, box.Width * 0.1f);
        float unit = box.Width / 88;
        canvas.Text(grade is null ? "NOT RATED" : "GRADE", box.MidX, box.Top + (14 * unit), new TextStyle(Face.SemiBold, 6.6f * unit, Palette.White), box.Width, TextAlign.Centre);
        canvas.Text(grade ?? "N", box.MidX, box.Top + (61 * unit), new TextStyle(Face.Bold, 56 * unit, Palette.White), box.Width, TextAlign.Centre);
        string below = score is { } points ? $"{Format.Score(points)} of 100" : "no score";
        canvas.Text(below, box.MidX, box.Top + (79 * unit), new TextStyle(Face.SemiBold, 8.6f * unit, Palette.White), box.Width - 4, TextAlign.Centre);
    }

    /// <summary>The one plain sentence, or why there is no rating.</summary>
    public static string Verdict(HealthAssessment assessment) =>
        assessment.IsRated || assessment.NotRatedReason is null || assessment.Verdict.Length > 0 ? assessment.Verdict : assessment.NotRatedReason;

    /// <summary>Raw score, binding cap, published grade and change, each with a note.</summary>
    public static (string Label, string Value, string Note)[] Facts(HealthAssessment assessment)
    {
        CapResult? cap = assessment.Caps.FirstOrDefault(c => c.IsBinding);
        PublishedGrade published = assessment.Published;
        (string change, string since) = Change(assessment);
        return
        [
            ("Raw score", assessment.RawScore is { } raw ? Format.Score(raw) : "none", assessment.RawScore is null ? "too little is known" : "before caps"),
            ("Binding cap", cap is null ? "none" : CapText(cap), cap is null ? CapCount(assessment) : "at most"),
            ("Published grade", published.Grade ?? "not rated", published.IsHeld ? "held: 2nd book needed" : "not held back"),
            (BookScope.ComparesPartial(assessment) && published.Previous is not null ? "Change (partial)" : "Change", change, since),
        ];
    }

    private static void DrawFacts(PanelCanvas canvas, float left, float right, float top, HealthAssessment assessment)
    {
        float step = (right - left) / 5.4f;
        (string Label, string Value, string Note)[] facts = Facts(assessment);
        Fact(canvas, left, top, step, facts[0]);
        Fact(canvas, left + step, top, step, facts[1]);

        float band = left + (2 * step);
        canvas.Text("Overall band", band, top + 6, Styles.Small, step * 1.4f);
        BandLook.Of(assessment.Band).Pill(canvas, band, top + 17.5f, 8.2f);
        canvas.Text("worst of score and pillars", band, top + 33, Styles.Small, (step * 1.4f) - 6);

        float grade = left + (3.4f * step);
        Fact(canvas, grade, top, step, facts[2]);
        Fact(canvas, grade + step, top, step, facts[3]);
    }

    private static void Fact(PanelCanvas canvas, float x, float top, float width, (string Label, string Value, string Note) fact)
    {
        (string label, string value, string note) = fact;
        canvas.Text(label, x, top + 6, Styles.Small, width - 5);
        canvas.Text(value, x, top + 21, PanelFrame.Fitting(value, new TextStyle(Face.SemiBold, 12, Palette.Ink), width - 5), width - 5);
        canvas.Text(note, x, top + 33, Styles.Small, width - 5);
    }

    private static string CapText(CapResult cap) => cap.Limit is { } limit ? $"{cap.Code} ≤ {Format.Score(limit, 0)}" : cap.Code;

    private static string CapCount(HealthAssessment assessment) =>
        assessment.Caps.Length == 0 ? "no cap applies" : $"{Words.Count(assessment.Caps.Length, "cap")} above raw";

    private static (string Change, string Since) Change(HealthAssessment assessment)
    {
        if (assessment.Published.Previous is not { } previous)
        {
            return ("first book", "no earlier book");
        }

        string since = $"since {Format.Date(previous.AsOf)}";
        if (assessment.FinalScore is not { } now || previous.FinalScore is not { } before)
        {
            return (previous.FinalScore is null ? "was not rated" : $"was {previous.Grade}", since);
        }

        decimal change = now - before;
        string text = change switch
        {
            > 0m => $"▲ {Format.Score(change)}",
            < 0m => $"▼ {Format.Score(-change)}",
            _ => "unchanged",
        };
        return (text, since);
    }
}
