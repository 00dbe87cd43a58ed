using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>Who reports, as of when, and on what the judgement rests.</summary>
internal sealed class HeaderPanel : IReportPanel
{
    public const float Inset = 36;

    public string Title => "Reserve health report";

    public PanelHeight Measure(HealthAssessment assessment, float width) => PanelHeight.Fixed(85);

    public void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment)
    {
        canvas.Fill(bounds, Palette.Navy);
        using var card = canvas.Within("Header", bounds);
        float left = bounds.Left + Inset;
        float right = bounds.Right - Inset;
        float pills = Pills(canvas, right, bounds.Top + 34, assessment);

        if (BookScope.WhyConfidence(assessment) is { } why)
        {
            TextStyle small = new(Face.Regular, 6.2f, Palette.NavySoft);
            float wide = canvas.Text(why, right, bounds.Top + 49.5f, small, (right - left) * 0.45f, TextAlign.Right);
            pills = Math.Min(pills, right - wide);
        }

        canvas.Text("RESERVE HEALTH REPORT", left, bounds.Top + 21, new TextStyle(Face.SemiBold, 6.8f, Palette.NavySoft));
        TextStyle name = PanelFrame.Fitting(assessment.Entity.Name, new TextStyle(Face.Bold, 21, Palette.White), pills - left - 14, 12);
        if (PanelCanvas.Measure(assessment.Entity.Name, name) > pills - left - 14)
        {
            canvas.Paragraph(assessment.Entity.Name, left, bounds.Top + 23.5f, pills - left - 14, name.At(10.4f), 2);
        }
        else
        {
            canvas.Text(assessment.Entity.Name, left, bounds.Top + 44, name, pills - left - 14);
        }

        canvas.Rule(left, bounds.Top + 54, right, bounds.Top + 54, SKColor.Parse("#2B3D6B"), 0.6f);

        (string Label, string Value)[] facts = Facts(assessment);
        float step = (right - left) / facts.Length;
        for (int i = 0; i < facts.Length; i++)
        {
            float x = left + (i * step);
            canvas.Text(facts[i].Label, x, bounds.Top + 65, new TextStyle(Face.Regular, 6.4f, Palette.NavySoft), step - 6);
            canvas.Text(facts[i].Value, x, bounds.Top + 76, new TextStyle(Face.Medium, 8, Palette.White), step - 6);
        }
    }

    /// <summary>What the judgement rests on, in the order of the page.</summary>
    public static (string Label, string Value)[] Facts(HealthAssessment assessment) =>
    [
        ("Kind", Words.Of(assessment.Entity.Kind)),
        ("As of", Format.Date(assessment.Snapshot.AsOf)),
        ("Published", assessment.Snapshot.Disclosures.PublishedOn is { } published ? Format.Date(published) : WhyNoAge(assessment)),
        Age(assessment),
        ("Policy", $"{assessment.Policy.Id} {assessment.Policy.Version}"),
        ("Engine", assessment.EngineVersion),
        ("Inputs, SHA-256", assessment.InputSha256.Length > 0 ? ShortHash(assessment.InputSha256) : "made in code"),
    ];

    /// <summary>The look of a confidence.</summary>
    public static BandLook Look(Confidence confidence) => BandLook.Of(confidence switch
    {
        Confidence.High => Band.Healthy,
        Confidence.Medium => Band.Watch,
        _ => Band.Critical,
    });

    /// <summary>Whether the firm keeps the publication date back or the book lacks it: T2 knows.</summary>
    public static string WhyNoAge(HealthAssessment assessment) =>
        assessment.Metric("T2") is { Status: not MetricStatus.Computed } age ? Words.Of(age.Status) : "not given";

    public static string ShortHash(string hash) => hash[..Math.Min(12, hash.Length)];

    private static (string Label, string Value) Age(HealthAssessment assessment)
    {
        if (assessment.AgeDays is not { } age)
        {
            return ("Age", WhyNoAge(assessment));
        }

        bool isPublication = assessment.EvaluatedOn == assessment.Snapshot.Disclosures.PublishedOn;
        string label = isPublication || assessment.EvaluatedOn is not { } day ? "Age at publication" : $"Age on {Format.Date(day)}";
        return (label, Words.Count(age, "day"));
    }

    private static float Pills(PanelCanvas canvas, float right, float middle, HealthAssessment assessment)
    {
        BandLook look = Look(assessment.Confidence);
        var style = new TextStyle(Face.SemiBold, 7.4f, look.Ink);
        string text = $"{Words.Of(assessment.Confidence)} confidence";
        float width = PanelCanvas.Measure(text, style) + 24;
        canvas.Fill(new SKRect(right - width, middle - 8, right, middle + 8), look.Ground, 8);
        Marks.Shape(canvas, look.Shape, right - width + 11, middle, 3.2f, look.Solid);
        canvas.Text(text, right - width + 17, middle + (style.CapHeight / 2), style);
        float left = right - width;
        int errors = BookScope.InputErrors(assessment).Count();
        if (errors > 0)
        {
            left -= 6;
            BandLook wrong = BandLook.Of(Band.Critical);
            string count = Words.Count(errors, "input error");
            float wide = PanelCanvas.Measure(count, style) + 24;
            canvas.Fill(new SKRect(left - wide, middle - 8, left, middle + 8), wrong.Solid, 8);
            Marks.Shape(canvas, wrong.Shape, left - wide + 11, middle, 3.2f, Palette.White);
            canvas.Text(count, left - wide + 17, middle + (style.CapHeight / 2), style.In(Palette.White));
            left -= wide;
        }

        if (assessment.Entity.Partial is not null)
        {
            left -= 6;
            left -= Marks.Pill(canvas, "Partial book", left, middle, new TextStyle(Face.SemiBold, 7.4f, Palette.White), SKColor.Parse("#5B6B95"), fromRight: true);
        }

        return left;
    }
}
