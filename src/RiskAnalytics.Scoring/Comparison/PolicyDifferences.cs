using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Comparison;

/// <summary>One book under two policies.</summary>
public static class PolicyDifferences
{
    /// <summary>Sets the results of one book under two policies beside each other, with the numbers in which the policies differ.</summary>
    /// <exception cref="ArgumentException">The assessments are of two books.</exception>
    public static PolicyDifference Of(HealthAssessment before, HealthAssessment after)
    {
        if (before.Entity.Id != after.Entity.Id || before.Snapshot.AsOf != after.Snapshot.AsOf || before.InputSha256 != after.InputSha256)
            throw new ArgumentException("Two policies are compared on one and the same book.", nameof(after));
        var (old, current) = (Numbers(before.Policy).ToList(), Numbers(after.Policy).ToList());
        var (then, now) = (old.ToDictionary(n => n.Name, n => n.Text), current.ToDictionary(n => n.Name, n => n.Text));
        return new PolicyDifference(
            ResultDifferences.Of(before, after),
            [
                .. old.Concat(current).Select(number => number.Name).Distinct()
                    .Where(name => then.GetValueOrDefault(name) != now.GetValueOrDefault(name))
                    .Select(name => new PolicyNumberChange(name, then.GetValueOrDefault(name), now.GetValueOrDefault(name))),
            ]);
    }

    /// <summary>Every number of a policy under the name of its place, in a fixed order.</summary>
    private static IEnumerable<(string Name, string Text)> Numbers(ScoringPolicy policy)
    {
        foreach (var (pillar, rule) in policy.Pillars.OrderBy(p => p.Key))
            yield return ($"pillars.{Format.Word(pillar)}.weight", Format.Exact(rule.Weight));
        foreach (var code in ScoringPolicy.MetricCodes)
        {
            var metric = policy.Metrics[code];
            yield return ($"metrics.{code}.weight", Format.Exact(metric.Weight));
            for (var i = 0; i < metric.Knots.Length; i++)
                yield return ($"metrics.{code}.knots.{Format.Number(i + 1)}", Format.Exact(metric.Knots[i]));
        }

        foreach (var code in ScoringPolicy.CapCodes)
        {
            var steps = policy.Caps[code].Steps;
            for (var i = 0; i < steps.Length; i++)
            {
                yield return ($"caps.{code}.steps.{Format.Number(i + 1)}.threshold", Format.Exact(steps[i].Threshold));
                yield return ($"caps.{code}.steps.{Format.Number(i + 1)}.limit", steps[i].Limit is { } limit ? Format.Exact(limit) : "not rated");
            }
        }

        foreach (var number in policy.Classes.OrderBy(c => c.Key).SelectMany(c => OfClass("classes." + Codes.Of(c.Key), c.Value)).Concat(OfClass("frozen", policy.Frozen)))
            yield return number;
        foreach (var (level, points) in policy.AssurancePoints.OrderBy(p => p.Key))
            yield return ($"assurance_points.{Codes.Of(level)}", Format.Exact(points.Value));
        foreach (var (answer, points) in policy.RightPoints.OrderBy(p => p.Key))
            yield return ($"right_points.{Format.Word(answer)}", Format.Exact(points.Value));
        foreach (var name in PolicyParameters.All)
            yield return ($"parameters.{name}", Format.Exact(policy.Number(name)));
        foreach (var (type, rule) in policy.StressClasses.OrderBy(c => c.Key))
        {
            var place = $"stress.{Codes.Of(type)}";
            yield return ($"{place}.daily_volatility", Format.Exact(rule.DailyVolatility));
            yield return ($"{place}.inflow", Format.Exact(rule.Inflow));
            yield return ($"{place}.within_hour", rule.WithinHour ? "yes" : "no");
            yield return ($"{place}.on_weekends", rule.OnWeekends ? "yes" : "no");
            yield return ($"{place}.hqla", Format.Word(rule.Hqla));
            yield return ($"{place}.group", Format.Word(rule.Group));
            yield return ($"{place}.liquid_asset", Format.Word(rule.LiquidAsset));
        }

        yield return ("alarm.cap_at_most", Format.Exact(policy.Alarm.CapAtMost));
        yield return ("alarm.caps_apart", string.Join(", ", policy.Alarm.CapsApart));
        yield return ("alarm.flags", string.Join(", ", policy.Alarm.Flags));
    }

    private static IEnumerable<(string Name, string Text)> OfClass(string place, ClassRule rule) =>
    [
        ($"{place}.haircut.matched", Format.Exact(rule.HaircutMatched)),
        ($"{place}.haircut.free", Format.Exact(rule.HaircutFree)),
        ($"{place}.quality.matched", Format.Exact(rule.QualityMatched)),
        ($"{place}.quality.free", Format.Exact(rule.QualityFree)),
        ($"{place}.bucket", Format.Word(rule.Bucket)),
        ($"{place}.core", Format.Word(rule.Core)),
    ];
}
