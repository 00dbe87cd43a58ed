using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Policies;

namespace RiskAnalytics.Cli;

/// <summary>One regulatory rule in words: what it asks for, and what became of it in a book.</summary>
internal static class RegulatoryExplanation
{
    /// <summary>The rule of an id in the built-in table, ignoring case, or null.</summary>
    public static RegulatoryRule? Find(string id) => RuleTableReader.ReadDefault().FirstOrDefault(rule => rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>What the rule asks for.</summary>
    public static string Of(RegulatoryRule rule) => Explanation.Text(Head(rule));

    /// <summary>What became of the rule in one book.</summary>
    public static string Of(RegulatoryRule rule, HealthAssessment assessment)
    {
        var outcome = assessment.Regulation?.Find(rule.Id);
        // The book was judged by the table in use, which may word or set the rule otherwise.
        return Explanation.Text([.. Head(outcome?.Rule ?? rule), Explanation.Line("Book", $"{assessment.Entity.Name} as of {Format.Date(assessment.Snapshot.AsOf)}"), .. outcome is null ? [Explanation.Line("Outcome", NotLookedAt(rule, assessment))] : Outcome(outcome, assessment)]);
    }

    private static IEnumerable<string> Head(RegulatoryRule rule)
    {
        yield return $"{rule.Id}  {rule.Description}";
        yield return Explanation.Line("Text", $"{rule.Framework}, {rule.Reference}; for {rule.AppliesTo}");
        yield return Explanation.Line("Limit", rule.Asked);
        yield return Explanation.Line("Tests", rule.Metric is { } metric ? $"the figure regulation.{metric}" : rule.Fact is { } fact ? $"the fact {fact} of facts.csv" : rule.Parameter is { } parameter ? $"the policy number {parameter}" : "nothing: it states something");
        yield return Explanation.Line("Kind", $"{Format.Word(rule.Kind)}, {Format.Word(rule.Severity)} when broken");
        yield return Explanation.Line("Force", $"{Format.Word(rule.Force)}{(rule.InForceFrom is { } day ? " from " + Format.Date(day) : "")}; {(rule.IsVerified ? "the text was seen" : "the text was not seen, so it is never a fail")}");
        yield return Explanation.Line("Source", rule.Source);
    }

    private static IEnumerable<string> Outcome(RuleOutcome outcome, HealthAssessment assessment)
    {
        yield return Explanation.Line("Outcome", $"{Format.Word(outcome.Verdict).Replace('_', ' ')}. {outcome.Reason}");
        yield return Explanation.Line("Regimes", string.Join(", ", outcome.Regimes));
        if (outcome.Figure is not { } figure)
            yield break;
        yield return Explanation.Line("Figure", $"{figure.Id}: {figure.Definition.Formula}");
        foreach (var line in Explanation.Inputs(figure.Inputs, assessment.Snapshot.ReportingCurrency))
            yield return line;
        yield return Explanation.Line("Value", figure.Value is { } value ? $"{Explanation.Figure(value)} ({Format.Value(value, figure.Definition.Unit)})" : $"none: {figure.Reason}");
    }

    private static string NotLookedAt(RegulatoryRule rule, HealthAssessment assessment) =>
        assessment.Regulation is not { } report
            ? "not looked at: the book names no regime; give one with --regime"
            : rule.Scopes.Any(scope => report.Regimes.Contains(scope.Regime))
                ? $"does not apply: its conditions ({string.Join("; ", rule.Scopes.SelectMany(scope => scope.Conditions).Distinct())}) do not hold for this token"
                : $"not looked at: it is a rule of {string.Join(", ", rule.Scopes.Select(scope => scope.Regime).Distinct())}, and the book was tested under {string.Join(", ", report.Regimes)}";
}
