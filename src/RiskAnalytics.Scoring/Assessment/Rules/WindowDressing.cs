using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>F6: the reserve at the snapshot exceeds the median between snapshots. Needs balances between snapshots, which verify reads from nodes.</summary>
public sealed class WindowDressing : IAssessmentRule
{
    /// <inheritdoc/>
    public string Code => "F6";

    /// <inheritdoc/>
    public string Condition => "The reserve at the snapshot exceeds the median between snapshots. Needs balances between snapshots, which verify reads from nodes.";

    /// <inheritdoc/>
    public string? Metric => null;

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context)
    {
        var limit = context.Reserve.Policy.Number(PolicyParameters.WindowDressing);
        var windows = context.Reserve.Evidence.Windows;
        if (windows.IsEmpty)
            return RuleEvaluation.NotEvaluated($"Balances between snapshots are not in the book, so a snapshot above {Format.Percent(limit, 0)} of their median could not be seen.");

        var evidence = windows.Select(w => $"{w.Asset}: {Format.Number(w.Before)} a day before, {Format.Number(w.At)} at the snapshot, {Format.Number(w.After)} a day after").ToImmutableArray();
        var above = windows.Where(w => w.At > limit * w.Median).ToList();
        return above.Count > 0
            ? RuleEvaluation.Flag(Severity.Major, $"{string.Join(", ", above.Select(w => w.Asset))}: the addresses held more than {Format.Percent(limit, 0)} of what they held the day before and the day after.", evidence)
            : RuleEvaluation.Clear($"The addresses that were read held at most {Format.Percent(limit, 0)} of what they held the day before and the day after.", evidence);
    }
}
