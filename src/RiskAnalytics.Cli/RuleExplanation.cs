using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Assessment.Rules;
using RiskAnalytics.Scoring.Metrics;

namespace RiskAnalytics.Cli;

/// <summary>One cap or flag in words: its condition, its steps, and what became of it in a book.</summary>
internal static class RuleExplanation
{
    /// <summary>The rule of a code, ignoring case, or null.</summary>
    public static IAssessmentRule? Find(string code) =>
        RuleCatalog.All.FirstOrDefault(rule => rule.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>What the rule is, and its steps in the policy.</summary>
    public static string Of(IAssessmentRule rule, ScoringPolicy policy) => Explanation.Text(Head(rule, policy));

    /// <summary>What became of the rule in one book.</summary>
    public static string Of(IAssessmentRule rule, HealthAssessment assessment) => Explanation.Text(
    [
        .. Head(rule, assessment.Policy),
        Explanation.Line("Book", $"{assessment.Entity.Name} as of {Format.Date(assessment.Snapshot.AsOf)}"),
        .. IsCap(rule) ? Cap(rule, assessment) : Flag(rule, assessment),
    ]);

    /// <summary>Whether the rule limits the score; if not, it only warns.</summary>
    public static bool IsCap(IAssessmentRule rule) => rule.Code.StartsWith('K');

    private static IEnumerable<string> Head(IAssessmentRule rule, ScoringPolicy policy)
    {
        yield return $"{rule.Code}  {(IsCap(rule) ? "cap: the final score is limited while the condition is met" : "flag: a warning without a score")}";
        yield return Explanation.Line("Condition", rule.Condition);
        yield return Explanation.Line("Rests on", rule.Metric is { } code
            ? $"{code}  {MetricCatalog.Find(code)!.Definition.Name}, see `explain {code}`"
            : "no metric");
        if (policy.Caps.TryGetValue(rule.Code, out var cap))
        {
            yield return Explanation.Line("Steps", string.Join("; ", cap.Steps.Select(Step)) + $"; policy {policy.Id} {policy.Version}");
            yield return Explanation.Line("", cap.Source);
        }
    }

    private static string Step(CapStep step) => $"at {Explanation.Figure(step.Threshold)} {Limit(step.Limit)}";

    private static string Limit(decimal? limit) => limit is { } points ? $"at most {Explanation.Figure(points)} points" : "not rated";

    private static IEnumerable<string> Cap(IAssessmentRule rule, HealthAssessment assessment)
    {
        if (assessment.Caps.FirstOrDefault(cap => cap.Code == rule.Code) is { } met)
        {
            return
            [
                Explanation.Line("Outcome", $"applies. {met.Reason.TrimEnd('.')}."),
                Explanation.Line("Limit", Limit(met.Limit)),
                Explanation.Line("Binding", Binding(met, assessment)),
            ];
        }

        // An assessment lists only the caps that apply; why this one does not is asked of the rule itself.
        var outcome = RuleCatalog.Evaluate(rule, new RuleContext(assessment.Reserve, assessment.Metrics, Concentration: null));
        return [Explanation.Line("Outcome", $"{(outcome.Raised is null ? "not evaluated" : "does not apply")}. {outcome.Message}")];
    }

    private static string Binding(CapResult cap, HealthAssessment assessment) =>
        cap.IsBinding ? $"yes, it sets the final score {ScoreTable.Points(assessment.FinalScore)}"
        : cap.Limit is null || !assessment.IsRated ? $"no final score: {assessment.NotRatedReason ?? "a cap on weightier evidence is published"}"
        : assessment.Caps.FirstOrDefault(other => other.IsBinding) is { } lower ? $"no, {lower.Code} limits the score to {Explanation.Figure(lower.Limit!.Value)}"
        : $"no, the raw score {ScoreTable.Points(assessment.RawScore)} is not above the limit";

    private static IEnumerable<string> Flag(IAssessmentRule rule, HealthAssessment assessment)
    {
        var flag = assessment.Flags.First(flag => flag.Code == rule.Code);
        var outcome = flag.Raised switch { true => "raised", false => "clear", null => "not evaluated" };
        return flag.Evidence
            .Select((evidence, i) => Explanation.Line(i == 0 ? "Evidence" : "", evidence))
            .Prepend(Explanation.Line("Outcome", $"{outcome}. {flag.Message}"));
    }
}
