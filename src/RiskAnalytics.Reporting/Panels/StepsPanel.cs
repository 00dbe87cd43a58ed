using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>Three steps of trust, five pillars: can it be checked, is it sound, is it enough.</summary>
internal sealed class StepsPanel : IReportPanel
{
    private const float Gap = 9;
    public static readonly (string Step, string Question, Pillar[] Pillars)[] Steps =
    [
        ("Verifiable", "Can it be checked?", [Pillar.Transparency]),
        ("Healthy", "Is the reserve sound, spread and ready to pay?", [Pillar.Quality, Pillar.Concentration, Pillar.Liquidity]),
        ("Sufficient", "Is it enough?", [Pillar.Solvency]),
    ];

    public string Title => "Verifiable, healthy, sufficient";

    public PanelHeight Measure(HealthAssessment assessment, float width) => PanelHeight.Fixed(115);

    public void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment)
    {
        float column = (bounds.Width - (2 * Gap)) / 5;
        float x = bounds.Left;
        for (int i = 0; i < Steps.Length; i++)
        {
            (string step, string question, Pillar[] pillars) = Steps[i];
            float width = column * pillars.Length;
            var box = new SKRect(x, bounds.Top, x + width, bounds.Bottom);
            using var card = canvas.Card(step, box);
            canvas.Fill(new SKRect(x + 11, bounds.Top + 9, x + 23, bounds.Top + 21), Palette.Navy, 6);
            canvas.Text(FormattableString.Invariant($"{i + 1}"), x + 17, bounds.Top + 17.6f, new TextStyle(Face.Bold, 7.4f, Palette.White), 12, TextAlign.Centre);
            float title = canvas.Text(step, x + 28, bounds.Top + 18.4f, Styles.CardTitle, width - 36);
            if (pillars.Length > 1)
            {
                canvas.Text(question, x + 35 + title, bounds.Top + 18.4f, Styles.CardSubtitle, width - title - 46);
            }

            for (int p = 0; p < pillars.Length; p++)
            {
                float left = x + 11 + (p * (width - 11) / pillars.Length);
                DrawPillar(canvas, left, bounds.Top + 27, ((width - 11) / pillars.Length) - 11, assessment, pillars[p]);
            }

            x += width + Gap;
        }
    }

    private static void DrawPillar(PanelCanvas canvas, float x, float top, float width, HealthAssessment assessment, Pillar pillar)
    {
        PillarScore score = assessment.Pillars.First(p => p.Pillar == pillar);
        BandLook look = BandLook.Of(score.Band);
        canvas.Text(Words.Of(pillar), x, top + 8, Styles.Label, width);
        canvas.Text(score.Score is { } points ? Format.Score(points) : NoFigure(assessment, pillar), x, top + 26, new TextStyle(Face.Bold, score.Score is null ? 10 : 16, Palette.Ink), width - 22);
        look.Pill(canvas, x + width, top + 20.5f, 7.2f, fromRight: true, withWord: false);

        var track = new SKRect(x, top + 33, x + width, top + 40);
        Marks.Bar(canvas, track, (double)(score.Score ?? 0m) / 100, look.Solid);
        foreach (int limit in (int[])[40, 55, 70])
        {
            float at = x + (width * limit / 100);
            canvas.Rule(at, track.Top - 2, at, track.Bottom + 2, Palette.Ink, 0.7f);
            canvas.Text(FormattableString.Invariant($"{limit}"), at, track.Bottom + 9, Styles.Tiny.At(5.6f), 20, TextAlign.Centre);
        }

        float y = top + 56;
        if (score.WorstMetric is not { } code)
        {
            canvas.Paragraph(NoScore(assessment, pillar), x, y, width, Styles.Small, 3);
            return;
        }

        ScoredMetric worst = assessment.Metric(code);
        string figure = worst.Score is { } low ? Format.Score(low) : "none";
        canvas.Text("Weakest", x, y + 6.6f, Styles.Tiny, width);
        canvas.Text(figure, x + width, y + 6.6f, Styles.Tiny.As(Face.SemiBold).In(BandLook.Of(worst.Band).Ink), width / 2, TextAlign.Right);
        int lines = score.IsComplete ? 2 : 1;
        float height = canvas.Paragraph($"{code} {worst.Result.Definition.Name}", x, y + 8.5f, width, Styles.Small.In(Palette.Text), lines);
        if (!score.IsComplete)
        {
            string missing = Missing(assessment, pillar);
            TextStyle style = PanelFrame.Fitting(missing, Styles.Tiny.In(BandLook.Of(Band.Unhealthy).Ink), width, 5);
            canvas.Text(missing, x, y + 8.5f + height + 7.4f, style, width);
        }
    }

    /// <summary>The word that stands for the score of a pillar without one.</summary>
    public static string NoFigure(HealthAssessment assessment, Pillar pillar) =>
        pillar == Pillar.Concentration && BookScope.IsPartial(assessment) ? "partial" : "no score";

    /// <summary>What was not loaded of a pillar that is not complete.</summary>
    // A pillar also lacks input when what is owed in an asset was not loaded.
    public static string Missing(HealthAssessment assessment, Pillar pillar)
    {
        ScoredMetric[] metrics = [.. assessment.Metrics.Where(m => m.Result.Definition.Pillar == pillar)];
        int missing = metrics.Count(m => m.Status == MetricStatus.MissingInput);
        return missing > 0
            ? FormattableString.Invariant($"Not loaded: {missing} of {metrics.Length} metrics")
            : $"Not loaded: {Words.Count(assessment.Assets.Count(a => a.IsOwedAssumed), "debt")}";
    }

    /// <summary>Why a pillar has no score.</summary>
    public static string NoScore(HealthAssessment assessment, Pillar pillar)
    {
        ScoredMetric? first = assessment.Metrics.FirstOrDefault(m => m.Result.Definition.Pillar == pillar && m.Result.Reason is not null && m.Status != MetricStatus.NotApplicable)
            ?? assessment.Metrics.FirstOrDefault(m => m.Result.Definition.Pillar == pillar && m.Result.Reason is not null);
        return first is null ? "No metric of this pillar has a score." : $"{first.Code} {Words.Of(first.Status)}: {first.Result.Reason}";
    }
}
