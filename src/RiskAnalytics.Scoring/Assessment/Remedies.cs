using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Scoring.Metrics;

namespace RiskAnalytics.Scoring.Assessment;

/// <summary>What would lift each metric to its next knot, in the order of the points lost.</summary>
internal static class Remedies
{
    public static ImmutableArray<Remedy> Of(ValuedReserve reserve, Scorecard card) =>
    [
        .. card.PointsLost
            .Select(lost => card.Metric(lost.Metric))
            .Select(metric => Of(reserve, metric))
            .OfType<Remedy>(),
    ];

    private static Remedy? Of(ValuedReserve reserve, ScoredMetric metric)
    {
        if (metric.Status == MetricStatus.NotDisclosed)
        {
            return new Remedy(metric.Code, $"Disclose the input of {metric.Result.Definition.Name.ToLowerInvariant()}: {metric.Result.Reason}", null);
        }

        if (metric.Value is not { } value || ScoreFunction.NextKnot(metric.Score!.Value, metric.Knots) is not { } target)
        {
            return null;
        }

        try
        {
            return MetricCatalog.Find(metric.Code)!.Repair(reserve, value, target);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
