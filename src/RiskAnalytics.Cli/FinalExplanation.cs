using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Cli;

/// <summary>The chain from the metrics to the grade and the band, with the arithmetic.</summary>
internal static class FinalExplanation
{
    /// <summary>The word that stands where a code would.</summary>
    public const string Word = "final";

    private const string Title = "final  Final score, grade and band";
    private const string Grades = "A from 85, B from 70, C from 55, D from 40, E from 20, F below";
    private const string Bands = "the worst of the final score's and the pillars'; healthy from 70, watch from 55, unhealthy from 40, critical below";

    /// <summary>How the chain goes under a policy.</summary>
    public static string Of(ScoringPolicy policy)
    {
        var weakest = policy.Number(PolicyParameters.WeakestLink);
        return Explanation.Text(
        [
            Title,
            Explanation.Line("Pillar", $"{Figure(1m - weakest)} x weighted mean of its metrics + {Figure(weakest)} x its weakest metric, policy {policy.Id} {policy.Version}"),
            Explanation.Line("Raw", string.Join(" + ", Enum.GetValues<Pillar>().Select(pillar => $"{Figure(policy.Pillars[pillar].Weight)}% x {Format.Word(pillar)}"))),
            Explanation.Line("Final", "the raw score, but at most the lowest limit of the caps that apply, K1 to K10"),
            Explanation.Line("Grade", Grades),
            Explanation.Line("Band", Bands),
        ]);
    }

    /// <summary>How one book came to its grade and band.</summary>
    public static string Of(HealthAssessment assessment) => Explanation.Text(
    [
        Title,
        Explanation.Line("Book", $"{assessment.Entity.Name} as of {Format.Date(assessment.Snapshot.AsOf)}, policy {assessment.Policy.Id} {assessment.Policy.Version}"),
        .. assessment.Pillars.SelectMany((pillar, i) => PillarLines(pillar, assessment).Select((line, j) => Explanation.Line(i + j == 0 ? "Pillars" : "", line))),
        Explanation.Line("Raw", Raw(assessment)),
        .. Caps(assessment),
        Explanation.Line("Final", Final(assessment)),
        Explanation.Line("Grade", assessment.Grade is { } grade ? $"{grade} ({Grades})" : "none"),
        Explanation.Line("Band", Band(assessment)),
        .. Held(assessment.Published),
        Explanation.Line("Lost", Lost(assessment)),
    ]);

    private static IEnumerable<string> PillarLines(PillarScore pillar, HealthAssessment assessment)
    {
        var name = Format.Word(pillar.Pillar);
        if (pillar.Score is not { } score || pillar.WorstMetric is not { } worst)
        {
            return [$"{name}: no score, so the weights of the others are rescaled"];
        }

        var scored = assessment.Metrics.Where(metric => metric.Score is not null && metric.Result.Definition.Pillar == pillar.Pillar).ToList();
        var mean = scored.Sum(metric => metric.Weight * metric.Score!.Value) / scored.Sum(metric => metric.Weight);
        var weakest = assessment.Policy.Number(PolicyParameters.WeakestLink);
        var terms = scored.Select(metric => $"{Figure(metric.Weight * 100m)} x {Points(metric.Score!.Value)} ({metric.Code})");
        return
        [
            $"{name}: {Figure(1m - weakest)} x {Points(mean)} + {Figure(weakest)} x {Points(assessment.Metric(worst).Score!.Value)} (weakest, {worst})"
                + $" = {Points(score)}, {Format.Word(pillar.Band!.Value)}{(pillar.IsComplete ? "" : ", incomplete")}",
            $"  mean {Points(mean)} = [{string.Join(" + ", terms)}] / {Figure(scored.Sum(metric => metric.Weight) * 100m)}",
        ];
    }

    private static string Raw(HealthAssessment assessment) => assessment.RawScore is { } raw
        ? string.Join(" + ", assessment.Pillars.Where(pillar => pillar.Score is not null).Select(pillar =>
            $"{Format.Number(pillar.Weight * 100m, 4)}% x {Points(pillar.Score!.Value)} ({Format.Word(pillar.Pillar)})")) + $" = {Points(raw)}"
        : "none: no metric has a score";

    private static IEnumerable<string> Caps(HealthAssessment assessment) => assessment.Caps.IsEmpty
        ? [Explanation.Line("Caps", "none applies")]
        : assessment.Caps.Select((cap, i) => Explanation.Line(
            i == 0 ? "Caps" : "",
            $"{cap.Code} {(cap.Limit is { } limit ? "at most " + Figure(limit) : "not rated")}{(cap.IsBinding ? ", binding" : "")}: {cap.Reason.TrimEnd('.')}."));

    private static string Final(HealthAssessment assessment) =>
        assessment.FinalScore is not { } final ? $"none: {assessment.NotRatedReason}"
        : assessment.Caps.FirstOrDefault(cap => cap.IsBinding) is not { } cap ? $"{Points(final)}, the raw score: no cap lowers it"
        : assessment.RawScore is { } raw ? $"the lower of {Points(raw)} and {Figure(cap.Limit!.Value)} ({cap.Code}) = {Points(final)}"
        : $"{Points(final)}, the limit of {cap.Code}";

    private static string Band(HealthAssessment assessment)
    {
        if (assessment.FinalScore is not { } final)
        {
            return Format.Word(assessment.Band).Replace('_', ' ');
        }

        var pillars = BandOrigin.Pillars(assessment);
        var origin = pillars.Length > 0 ? $" by {pillars}; the final score alone is {Format.Word(ScoringPolicy.BandOf(final))}" : " by the final score";
        return $"{Format.Word(assessment.Band)}{origin} ({Bands})";
    }

    private static IEnumerable<string> Held(PublishedGrade published) => published.IsHeld
        ? [Explanation.Line("Published", $"{published.Grade} {Format.Word(published.Band)}, held: a better one waits for its second snapshot")]
        : [];

    private static string Lost(HealthAssessment assessment) => assessment.RawScore is null || assessment.PointsLost.IsEmpty
        ? "nothing"
        : string.Join(" + ", assessment.PointsLost.Select(lost => $"{Points(lost.Points)} ({lost.Metric})"))
            + $" = {Points(assessment.PointsLost.Sum(lost => lost.Points))} points below 100";

    private static string Points(decimal score) => Format.Score(score, 4);

    private static string Figure(decimal number) => Explanation.Figure(number);
}
