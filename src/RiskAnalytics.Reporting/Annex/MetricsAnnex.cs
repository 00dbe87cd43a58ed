using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Annex;

/// <summary>Annex A: every metric with formula, inputs, value, knots, score and source.</summary>
internal static class MetricsAnnex
{
    private const float ScaleWidth = 176;

    // A metric stands on one page: what does not fit there is counted.
    private const int MostInputs = 18;

    public static void Write(AnnexFlow flow, HealthAssessment assessment)
    {
        flow.Heading(
            "A  Metrics",
            "Each metric with its formula, the inputs it used, its value, the knots that turn the value into a score, and the sources. The scale shows the knots for 0, 40, 55, 70 and 100 points and where the value lies.",
            120);
        Pillar? pillar = null;
        foreach (ScoredMetric metric in assessment.Metrics)
        {
            float height = Draw(new PanelCanvas(Nowhere()), 0, 0, AnnexFlow.Width, metric, assessment);
            if (metric.Result.Definition.Pillar != pillar)
            {
                pillar = metric.Result.Definition.Pillar;
                flow.SubHeading(PillarTitle(assessment, pillar.Value), height);
                flow.Bookmark(Words.Of(pillar.Value));
            }

            flow.Need(height);
            Draw(flow.Canvas, AnnexFlow.Left, flow.Y, AnnexFlow.Width, metric, assessment);
            flow.Y += height;
        }
    }

    private static SKCanvas Nowhere() => new SKNoDrawCanvas(1, 1);

    /// <summary>A pillar with its points.</summary>
    public static string PillarTitle(HealthAssessment assessment, Pillar pillar)
    {
        PillarScore score = assessment.Pillars.First(p => p.Pillar == pillar);
        string points = score.Score is { } value ? $"{Format.Score(value, 2)} points, {Words.Of(score.Band ?? Band.NotRated).ToLowerInvariant()}" : "no score";
        return $"{Words.Of(pillar)}: {points}{(score.IsComplete ? "" : ", incomplete")}";
    }

    /// <summary>Draws one metric; gives its height.</summary>
    private static float Draw(PanelCanvas canvas, float x, float top, float width, ScoredMetric metric, HealthAssessment assessment)
    {
        MetricDefinition definition = metric.Result.Definition;
        BandLook look = BandLook.Of(metric.Band);
        float y = top + 4;

        canvas.Rule(x, top + 0.5f, x + width, top + 0.5f, Palette.Border, 0.6f);
        canvas.Fill(new SKRect(x, y + 2, x + 22, y + 14), Palette.Navy, 3);
        canvas.Text(definition.Code, x + 11, y + 10.8f, new TextStyle(Face.SemiBold, 7.6f, Palette.White), 20, TextAlign.Centre);
        float right = x + width;
        float pill = look.Pill(canvas, right, y + 8, 7, fromRight: true, word: metric.Band is null ? "No score" : null);
        float scored = canvas.Text(Score(metric), right - pill - 7, y + 11, Styles.Strong.At(8.4f), 110, TextAlign.Right);
        float name = canvas.Text(definition.Name, x + 28, y + 11, Styles.Strong.At(8.8f), width - pill - scored - 60);
        canvas.Text(definition.Id, x + 34 + name, y + 11, Styles.Tiny, width - pill - scored - name - 54);
        y += 19;

        float textWidth = width - ScaleWidth - 18;
        float left = y;
        left += Field(canvas, x, left, textWidth, "Formula", definition.Formula, 4);
        left += Field(canvas, x, left, textWidth, "Value", ValueAndReason(metric), 4);
        left += Field(canvas, x, left, textWidth, "Source", definition.Source, 3);
        left += Field(canvas, x, left, textWidth, "Limits", metric.KnotsSource, 3);

        float scale = x + width - ScaleWidth;
        DrawScale(canvas, new SKRect(scale, y + 2, x + width, y + 40), metric);
        canvas.Text(Weight(metric), x + width, y + 46, Styles.Tiny, ScaleWidth, TextAlign.Right);
        y = Math.Max(left, y + 50) + 2;

        if (metric.Result.Inputs.Length > 0)
        {
            y = DrawInputs(canvas, x, y, width, metric.Result.Inputs);
        }

        return y + 4 - top;
    }

    /// <summary>The points of a metric, or the word of its status.</summary>
    public static string Score(ScoredMetric metric) => metric.Score is { } points ? $"{Format.Score(points, 2)} points" : Words.Of(metric.Status);

    /// <summary>The value of a metric in its unit, or the word of its status.</summary>
    public static string Value(ScoredMetric metric) => metric.Value is { } value ? Format.Value(value, metric.Result.Definition.Unit) : Words.Of(metric.Status);

    /// <summary>The value and what decided it, or why there is none.</summary>
    public static string ValueAndReason(ScoredMetric metric) => metric.Result.Reason is { } reason ? $"{Value(metric)}; {reason}" : Value(metric);

    /// <summary>How much a metric weighs.</summary>
    public static string Weight(ScoredMetric metric) => metric.EffectiveWeight > 0m
        ? $"weight {Format.Percent(metric.Weight, 0)} of the pillar, {Format.Percent(metric.EffectiveWeight)} of the raw score"
        : $"weight {Format.Percent(metric.Weight, 0)} of the pillar, left out of the score";

    private static float Field(PanelCanvas canvas, float x, float y, float width, string label, string text, int lines)
    {
        canvas.Text(label, x, y + 7.8f, Styles.Small, 38);
        return Math.Max(Styles.Body.Leading, canvas.Paragraph(text.Length == 0 ? "none given" : text, x + 40, y, width - 40, Styles.Body.At(7.2f), lines)) + 0.6f;
    }

    private static void DrawScale(PanelCanvas canvas, SKRect box, ScoredMetric metric)
    {
        (float From, float To, Band Band)[] zones =
        [
            (0, 40, Band.Critical), (40, 55, Band.Unhealthy), (55, 70, Band.Watch), (70, 100, Band.Healthy),
        ];
        float At(float score) => box.Left + 8 + ((box.Width - 16) * score / 100);
        float y = box.Top + 14;
        foreach ((float from, float to, Band band) in zones)
        {
            canvas.Fill(new SKRect(At(from), y, At(to), y + 6), BandLook.Of(band).Badge);
            canvas.Text(Words.Letter(band), (At(from) + At(to)) / 2, y + 5.1f, new TextStyle(Face.Bold, 5.4f, Palette.White), 20, TextAlign.Centre);
        }

        string[] labels = Labels(metric);
        TextStyle knot = Styles.Tiny.At(5.8f);
        bool isLong = labels.Skip(1).Any(l => PanelCanvas.Measure(l, knot) > ((box.Width - 16) * 0.15f) - 3);
        for (int i = 0; i < labels.Length && i < ScoringPolicy.KnotScores.Length; i++)
        {
            float x = At((float)ScoringPolicy.KnotScores[i]);
            canvas.Rule(x, y - 1.5f, x, y + 8, Palette.White, 1);
            // Long figures of neighbouring knots take turns on two lines, so that they do not meet.
            float line = isLong && (i is 1 or 3) ? y + 20.5f : y + 13.5f;
            canvas.Text(labels[i], x, line, knot, 40, TextAlign.Centre);
        }

        if (metric.Score is { } score)
        {
            float x = At((float)score);
            using var path = new SKPath();
            path.MoveTo(x, y - 1);
            path.LineTo(x - 3.4f, y - 7);
            path.LineTo(x + 3.4f, y - 7);
            path.Close();
            canvas.Shape(path, Palette.Ink);
            string value = Value(metric);
            float half = PanelCanvas.Measure(value, Styles.Tiny.As(Face.SemiBold)) / 2;
            float centre = Math.Clamp(x, box.Left + half, Math.Max(box.Left + half, box.Right - half));
            canvas.Text(value, centre, y - 9, Styles.Tiny.As(Face.SemiBold).In(Palette.Ink), box.Width, TextAlign.Centre);
        }
    }

    /// <summary>The knots as they stand on the scale.</summary>
    public static string[] Labels(ScoredMetric metric) =>
    [
        .. metric.Knots.Select(k => metric.Result.Definition.Unit switch
        {
            MetricUnit.Share => Format.Number(k * 100m, 2) + "%",
            MetricUnit.Days => Format.Number(k, 0) + " d",
            _ => Format.Number(k, 4),
        }),
    ];

    private static float DrawInputs(PanelCanvas canvas, float x, float y, float width, IReadOnlyList<MetricInput> inputs)
    {
        canvas.Text("Inputs", x, y + 7.8f, Styles.Small, 38);
        var table = new Table(width - 40, false, new TableColumn("Input", 1), new TableColumn("Value", 84, TextAlign.Right, IsFixed: true), new TableColumn("From", 1)) { RowPadding = 0.7f };
        foreach (MetricInput input in inputs.Take(MostInputs))
        {
            IReadOnlyList<Cell> row =
            [
                new Cell(input.Name, Styles.Small.In(Palette.Text), 3),
                new Cell(input.Value is { } value ? Format.Value(value, input.Unit) : "absent", Styles.Small.As(Face.Medium).In(Palette.Ink)),
                new Cell(input.Source, Styles.Small, 3),
            ];
            float height = table.RowHeight(row);
            table.DrawRow(canvas, x + 40, y, row, height, false);
            y += height;
        }

        if (inputs.Count > MostInputs)
        {
            canvas.Text($"and {Words.Count(inputs.Count - MostInputs, "more input")}: assessment.json lists them all", x + 40, y + 8, Styles.Small, width - 40);
            y += 11;
        }

        return y;
    }
}
