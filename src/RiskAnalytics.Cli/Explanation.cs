using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Cli;

/// <summary>One metric in words and figures, so that a reader with a pencil gets the same score.</summary>
internal static class Explanation
{
    private const int Digits = 10;

    /// <summary>What the metric is, and where its bands begin.</summary>
    public static string Of(MetricDefinition metric, ScoringPolicy policy)
    {
        var row = policy.Metrics[metric.Code];
        var better = metric.Direction == Direction.HigherIsSafer ? "or more" : "or less";
        return Text(
        [
            .. Head(metric),
            Line("Weight", $"{Format.Percent(row.Weight / 100m, 0)} of the pillar {Format.Word(metric.Pillar)}, policy {policy.Id} {policy.Version}"),
            .. Knots(row.Knots, row.Source),
            Line("Bands", $"healthy at {Figure(row.Knots[3])} {better}, watch at {Figure(row.Knots[2])} {better}, unhealthy at {Figure(row.Knots[1])} {better}, else critical"),
        ]);
    }

    /// <summary>How one book got its score.</summary>
    public static string Of(ScoredMetric metric, HealthAssessment assessment) => Text(
    [
        .. Head(metric.Result.Definition),
        Line("Book", $"{assessment.Entity.Name} as of {Format.Date(assessment.Snapshot.AsOf)}, policy {assessment.Policy.Id} {assessment.Policy.Version}"),
        .. Inputs(metric.Result.Inputs, assessment.Snapshot.ReportingCurrency),
        .. Provenance.Of(assessment),
        .. metric.Value is { } value ? WithValue(metric, value, assessment) : WithoutValue(metric),
    ]);

    private static IEnumerable<string> Head(MetricDefinition metric) =>
    [
        $"{metric.Code}  {metric.Name}  ({metric.Id})",
        Line("Formula", metric.Formula),
        Line("Source", metric.Source),
        Line("Unit", $"{Format.Word(metric.Unit)}; {(metric.Direction == Direction.HigherIsSafer ? "higher" : "lower")} is safer"),
    ];

    /// <summary>The inputs as a table: name, figure, where it came from.</summary>
    internal static IEnumerable<string> Inputs(ImmutableArray<MetricInput> inputs, CurrencyCode currency)
    {
        if (inputs.IsEmpty)
        {
            return [Line("Inputs", "none")];
        }

        var figures = inputs.Select(input =>
            input.Value is not { } value ? "none" : input.Unit == MetricUnit.Money ? $"{Figure(value)} {currency}" : Figure(value)).ToList();
        var nameWidth = inputs.Max(input => input.Name.Length);
        var figureWidth = figures.Max(figure => figure.Length);
        return inputs
            .Select((input, i) => $"  {input.Name.PadRight(nameWidth)}  {figures[i].PadLeft(figureWidth)}  {input.Source}")
            .Prepend("Inputs");
    }

    private static IEnumerable<string> WithValue(ScoredMetric metric, decimal value, HealthAssessment assessment)
    {
        var lost = assessment.PointsLost.FirstOrDefault(p => p.Metric == metric.Code)?.Points ?? 0m;
        var reason = metric.Result.Reason is { } because ? $"; {because}" : "";
        return
        [
            .. Quotient(value, metric.Result.Inputs).Take(1),
            Line("Value", $"{Figure(value)} ({Format.Value(value, metric.Result.Definition.Unit)}){reason}"),
            .. Knots(metric.Knots, metric.KnotsSource),
            Line("Score", $"{Interpolation(value, metric)}; {Band(metric)}"),
            Line("Weight", $"{Format.Percent(metric.Weight, 0)} of the pillar {Format.Word(metric.Result.Definition.Pillar)}; costs {Format.Score(lost, 2)} points of the raw score"),
        ];
    }

    /// <summary>Most metrics are one input over another; the two are shown when their quotient is the value, digit by digit.</summary>
    private static IEnumerable<string> Quotient(decimal value, ImmutableArray<MetricInput> inputs) =>
        from above in inputs
        from below in inputs
        where above != below && above.Value is not null && below.Value is not (null or 0m) && above.Value / below.Value == value
        select Line("Divided", $"{Figure(above.Value!.Value)} / {Figure(below.Value!.Value)} = {Figure(value)}");

    private static IEnumerable<string> WithoutValue(ScoredMetric metric) =>
    [
        Line("Value", $"none: {Format.Word(metric.Status).Replace('_', ' ')}. {metric.Result.Reason}"),
        Line("Score", metric.Score is { } score
            ? $"{Format.Score(score, 2)}, the policy's points for an input that the firm keeps back; {Band(metric)}"
            : "none: the metric is dropped and the weights of its pillar are rescaled"),
    ];

    private static IEnumerable<string> Knots(ImmutableArray<decimal> knots, string source) =>
    [
        Line("Knots", string.Join(", ", knots.Select((knot, i) => $"{Figure(knot)} = {Figure(ScoringPolicy.KnotScores[i])}")) + " points, straight lines between"),
        Line("", source),
    ];

    /// <summary>The straight line between the two knots around the value, with the figures in it.</summary>
    private static string Interpolation(decimal value, ScoredMetric metric)
    {
        var knots = metric.Knots;
        var scores = ScoringPolicy.KnotScores;
        var rises = knots[^1] > knots[0];
        if (rises ? value <= knots[0] : value >= knots[0])
        {
            return $"{Figure(value)} is at or beyond the worst knot {Figure(knots[0])}: {Figure(scores[0])}";
        }

        if (rises ? value >= knots[^1] : value <= knots[^1])
        {
            return $"{Figure(value)} is at or beyond the best knot {Figure(knots[^1])}: {Figure(scores[^1])}";
        }

        var upper = 1;
        while (rises ? value >= knots[upper] : value <= knots[upper])
        {
            upper++;
        }

        return $"{Figure(scores[upper - 1])} + ({Figure(scores[upper])} - {Figure(scores[upper - 1])})"
            + $" x ({Figure(value)} - {Figure(knots[upper - 1])}) / ({Figure(knots[upper])} - {Figure(knots[upper - 1])})"
            + $" = {Format.Score(metric.Score!.Value, 4)}";
    }

    private static string Band(ScoredMetric metric) => metric.Band is { } band ? Format.Word(band) : "no band";

    /// <summary>A figure with as many digits as a pencil needs.</summary>
    internal static string Figure(decimal value) => Format.Number(value, Digits);

    /// <summary>A label and what belongs to it.</summary>
    internal static string Line(string label, string text) => $"{label,-10}{text}";

    /// <summary>Lines as text.</summary>
    internal static string Text(IEnumerable<string> lines) => string.Concat(lines.Select(line => line.TrimEnd() + "\n"));
}
