using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Assessment.Rules;

namespace RiskAnalytics.Scoring.Assessment;

/// <summary>Contradicted claims, raised flags, caps that apply and metrics below 55, worst first.</summary>
internal static class Findings
{
    public static ImmutableArray<Finding> Of(Scorecard card, IEnumerable<(IAssessmentRule Rule, RuleEvaluation Outcome)> flags, ImmutableArray<Remedy> remedies, IEnumerable<Finding> contradictions)
    {
        var findings = new List<(Finding Finding, bool IsBinding, decimal Limit, decimal Lost)>();
        foreach (var (cap, lift) in card.Caps.Zip(card.CapRemedies))
        {
            var metric = RuleCatalog.All.First(r => r.Code == cap.Code).Metric;
            var severity = cap.Limit <= 39m ? Severity.Critical : Severity.Major;
            findings.Add((Create(cap.Code, severity, Capped(cap), metric, card, lift), cap.IsBinding, cap.Limit ?? 0m, 0m));
        }

        // A claim that is false comes before everything that is computed from claims.
        findings.AddRange(contradictions.Select(finding => (finding, true, -1m, 0m)));

        foreach (var (rule, outcome) in flags.Where(f => f.Outcome.Raised == true))
        {
            var evidence = string.Join("; ", outcome.Evidence);
            var remedy = rule.Metric is { } code ? remedies.FirstOrDefault(r => r.Metric == code) : null;
            findings.Add((new Finding(rule.Code, outcome.Severity, outcome.Message, rule.Metric, evidence, remedy?.Message, remedy?.Amount), false, 100m, 0m));
        }

        foreach (var metric in card.Metrics.Where(m => m.Score < 55m))
        {
            var severity = metric.Score < 40m ? Severity.Major : Severity.Minor;
            var lost = card.PointsLost.FirstOrDefault(p => p.Metric == metric.Code)?.Points ?? 0m;
            findings.Add((Create(metric.Code, severity, Weak(metric), metric.Code, card, remedies.FirstOrDefault(r => r.Metric == metric.Code)), false, 100m, lost));
        }

        return
        [
            .. findings
                .OrderBy(f => f.Finding.Severity)
                .ThenByDescending(f => f.IsBinding)
                .ThenBy(f => f.Limit)
                .ThenByDescending(f => f.Lost)
                .Select(f => f.Finding),
        ];
    }

    private static Finding Create(string code, Severity severity, string message, string? metric, Scorecard card, Remedy? remedy)
    {
        var evidence = metric is null ? string.Empty : string.Join("; ", card.Metric(metric).Result.Inputs
            .Where(i => i.Value is not null)
            .Take(3)
            .Select(i => $"{i.Name.Split(", ")[0]} {Format.Value(i.Value!.Value, i.Unit)} ({i.Source.Split(": ")[^1]})"));
        return new Finding(code, severity, message, metric, evidence, remedy?.Message, remedy?.Amount);
    }

    private static string Capped(CapResult cap) => cap.Limit is { } limit
        ? $"{cap.Reason.TrimEnd('.')}; the final score is at most {Format.Number(limit)}."
        : $"{cap.Reason.TrimEnd('.')}; the reserve is not rated.";

    private static string Weak(ScoredMetric metric) => metric.Value is { } value
        ? $"{metric.Result.Definition.Name} is {Format.Value(value, metric.Result.Definition.Unit)} and scores {Format.Score(metric.Score!.Value)} of 100{Why(metric)}."
        : $"{metric.Result.Definition.Name} is not disclosed and scores {Format.Score(metric.Score!.Value, 0)} of 100: {metric.Result.Reason}";

    private static string Why(ScoredMetric metric) => metric.Result.Reason is { } reason ? $" ({reason.TrimEnd('.')})" : string.Empty;
}
