using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Calendars;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Regulation.Disclosures;

namespace RiskAnalytics.Scoring.Regulation;

/// <summary>Tests a book against the rules of regimes. A check that did not run is never a pass, and only a rule in force can be broken.</summary>
public static class RuleEngine
{
    /// <summary>Tests a valued book.</summary>
    /// <param name="reserve">The book.</param>
    /// <param name="regimes">Codes of the regimes to test, such as <c>mica-emt</c>; chosen, never inferred.</param>
    /// <param name="rules">The rule table.</param>
    /// <param name="calendar">The working days of a regime.</param>
    /// <returns>One outcome for each rule of the regimes whose conditions hold, in the order of the table.</returns>
    public static RegulatoryReport Evaluate(ValuedReserve reserve, IEnumerable<string> regimes, IEnumerable<RegulatoryRule> rules, Func<string, WorkingDays> calendar)
    {
        ImmutableArray<string> asked = [.. regimes.Distinct(StringComparer.Ordinal)];
        var contexts = asked.ToDictionary(regime => regime, regime => new RegulatoryContext(reserve, reserve.EvaluatedOn, calendar(regime)), StringComparer.Ordinal);
        var figures = new Dictionary<string, Figure>(StringComparer.Ordinal);
        var outcomes = ImmutableArray.CreateBuilder<RuleOutcome>();
        foreach (var rule in rules)
        {
            var scopes = rule.Scopes.Where(scope => contexts.ContainsKey(scope.Regime)).ToList();
            if (scopes.Count == 0)
                continue;
            var conditions = scopes.Select(scope => RuleConditions.Of(scope, contexts[scope.Regime])).ToList();
            if (conditions.TrueForAll(condition => condition.Holds == false))
                continue;
            ImmutableArray<string> of = [.. scopes.Where((_, i) => conditions[i].Holds != false).Select(scope => scope.Regime).Distinct(StringComparer.Ordinal)];
            outcomes.Add(conditions.Exists(condition => condition.Holds == true)
                ? Judge(rule, of, contexts[of[0]], figures)
                : RuleJudge.NotEvaluated(rule, of, conditions.First(condition => condition.Holds is null).Missing!));
        }

        var report = new RegulatoryReport
        {
            Regimes = asked,
            EvaluatedOn = reserve.EvaluatedOn,
            Outcomes = outcomes.ToImmutable(),
            Figures = [],
            Notes = Notes(reserve, asked, contexts),
        };
        // The figures of the documents count among them, so that each of theirs can be explained too.
        foreach (var (regime, context) in contexts)
        {
            foreach (var figure in DisclosureCatalog.Of(regime).SelectMany(kind => kind.Build(context, report, regime).Items).Select(item => item.Figure).OfType<Figure>())
                figures.TryAdd(figure.Id, figure);
        }

        return report with { Figures = [.. figures.Values] };
    }

    /// <summary>The rules of a table that name a metric that does not exist, each with the name.</summary>
    public static IEnumerable<string> UnknownMetrics(IEnumerable<RegulatoryRule> rules) =>
        rules.Where(rule => rule.Metric is { } metric && RegulatoryMetricCatalog.Find(metric) is null).Select(rule => $"{rule.Id}: there is no metric '{rule.Metric}'");

    private static RuleOutcome Judge(RegulatoryRule rule, ImmutableArray<string> regimes, RegulatoryContext context, Dictionary<string, Figure> figures)
    {
        try
        {
            return RuleJudge.Judge(rule, regimes, context, figures);
        }
        catch (OverflowException)
        {
            return RuleJudge.NotEvaluated(rule, regimes, "An amount that the rule needs is larger than can be calculated with.");
        }
    }

    private static ImmutableArray<string> Notes(ValuedReserve reserve, ImmutableArray<string> regimes, Dictionary<string, RegulatoryContext> contexts)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        notes.AddRange(contexts.Values.Select(context => context.Calendar.Note).Distinct());
        if (reserve.EvaluatedOn is null)
            notes.Add($"No evaluation date is known, so no age or deadline is judged; whether a rule is in force is judged on the as-of date, {Format.Date(reserve.Snapshot.AsOf)}.");
        var type = reserve.Snapshot.Entity.Token?.MicaType;
        foreach (var regime in regimes.Where(regime => regime is "mica-art" or "mica-emt" && regime != "mica-" + type))
            notes.Add($"The rules of {regime} were asked for, while entity.json {(type is null ? "gives the token no mica_type" : $"says that the token is an {type.ToUpperInvariant()}")}.");
        return notes.ToImmutable();
    }
}
