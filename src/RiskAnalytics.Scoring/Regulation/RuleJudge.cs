using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Regulation.Metrics;

namespace RiskAnalytics.Scoring.Regulation;

/// <summary>From the figures of a rule to its outcome.</summary>
internal static class RuleJudge
{
    /// <summary>Judges one rule on one book.</summary>
    public static RuleOutcome Judge(RegulatoryRule rule, ImmutableArray<string> regimes, RegulatoryContext context, Dictionary<string, Figure> figures)
    {
        var tests = Tests(rule, context).Select(test => Keep(test, figures)).ToList();
        if (tests.Count == 0)
            return Outcome(rule, regimes, RuleVerdict.Informative, null, null, $"{Statement(rule.Kind)} {AsSentence(rule.Kind == RuleKind.Parameter ? $"{rule.Description}: {rule.Asked}" : rule.Description)}");

        var (limit, limitNote) = Limit(rule, context);
        var judged = tests.Select(test => (Test: test, Result: Judge(rule, test, test.Limit ?? limit, test.LimitNote ?? limitNote, context))).ToList();
        // Broken outweighs what is missing, and what is missing outweighs what is kept; of equals the one nearest to its limit is shown.
        var (worst, result) = judged.OrderBy(one => Rank(one.Result.Verdict)).ThenBy(one => Slack(rule, one.Test.Figure.Value, one.Test.Limit ?? limit)).First();
        var (verdict, reason) = Force(rule, context, result.Verdict, result.Reason);
        var shown = limit is null && worst.Limit is null ? null : worst.Limit ?? limit;
        return Outcome(rule, regimes, verdict, worst.Figure, shown, reason);
    }

    /// <summary>A rule that cannot be looked at, with what is missing.</summary>
    public static RuleOutcome NotEvaluated(RegulatoryRule rule, ImmutableArray<string> regimes, string missing) =>
        Outcome(rule, regimes, RuleVerdict.NotEvaluated, null, rule.Threshold, missing);

    private static IEnumerable<RuleTest> Tests(RegulatoryRule rule, RegulatoryContext context)
    {
        if (rule.Parameter is { } name)
        {
            var definition = new FigureDefinition(RegulatoryMetric.Prefix + "policy." + name.Replace('_', '-'), name, MetricUnit.Share, "as the policy gives it", rule.Reference);
            var policy = context.Reserve.Policy;
            return [new RuleTest(Figure.Computed(definition, null, policy.Number(name), [new MetricInput(name, policy.Number(name), MetricUnit.Share, policy.Parameters[name].Source)]))];
        }

        return rule.Fact is not null ? [FactMetrics.Test(context, rule)]
            : rule.Metric is { } metric ? RegulatoryMetricCatalog.Find(metric)!.Test(context, rule)
            : [];
    }

    /// <summary>Several rules may be tested on one figure; it is kept once.</summary>
    private static RuleTest Keep(RuleTest test, Dictionary<string, Figure> figures)
    {
        figures.TryAdd(test.Figure.Id, test.Figure);
        return test;
    }

    private static (decimal? Limit, string? Note) Limit(RegulatoryRule rule, RegulatoryContext context)
    {
        if (rule.Threshold is not { } threshold || rule.Currency is not { } code)
            return (rule.Threshold, null);
        var currency = CurrencyCode.Parse(code);
        if (currency == context.Book.ReportingCurrency)
            return (threshold, null);
        var amount = context.Convert(new Amount(threshold, [], null), currency, context.Book.ReportingCurrency);
        return amount.Value is { } limit
            ? (limit, $"The limit of {Format.Money(threshold, currency)} is {Format.Money(limit, context.Book.ReportingCurrency)} at {string.Join(" and ", amount.Inputs.Select(rate => $"{rate.Name}: {Format.Number(rate.Value!.Value)} ({rate.Source})"))}.")
            : (null, amount.Reason);
    }

    private static (RuleVerdict Verdict, string Reason) Judge(RegulatoryRule rule, RuleTest test, decimal? limit, string? note, RegulatoryContext context)
    {
        var figure = test.Figure;
        if (test.Verdict is { } settled)
            return (settled, test.Sentence ?? note ?? figure.Reason ?? rule.Description);
        if (figure.Value is not { } value)
        {
            return figure.Status is MetricStatus.NotApplicable or MetricStatus.Undefined
                ? (RuleVerdict.Informative, figure.Reason!)
                : (RuleVerdict.NotEvaluated, figure.Reason!);
        }

        if (limit is not { } bound)
        {
            // A limit in a currency without a quote is an input that is missing; one in words is a rule that no figure can settle.
            return rule.Threshold is not null && note is not null
                ? (RuleVerdict.NotEvaluated, note)
                : rule.Kind is RuleKind.Parameter or RuleKind.Status
                    ? (RuleVerdict.Informative, $"{Statement(rule.Kind)} {Named(figure)}: {Shown(figure, value, value, context)}.")
                    : (RuleVerdict.Informative, $"{Named(figure)}: {Shown(figure, value, value, context)}; the rule asks for '{rule.ThresholdText}', which no figure settles.");
        }

        var holds = Holds(rule.Comparator, value, bound);
        var sentence = test.Sentence ?? Sentence(rule, figure, value, bound, note, context);
        return rule.Kind switch
        {
            RuleKind.Trigger when test.IsLowerBound && !Passes(rule, value, bound) => (RuleVerdict.NotEvaluated, $"{Named(figure)}: so far {Shown(figure, value, bound, context)}, and the rest is not known. {AsSentence(figure.Reason)}"),
            RuleKind.Trigger => (RuleVerdict.Informative, sentence),
            RuleKind.Parameter or RuleKind.Status => (RuleVerdict.Informative, $"{Statement(rule.Kind)} {sentence}"),
            _ when holds && test.IsLowerBound => (RuleVerdict.NotEvaluated, $"{Named(figure)}: so far {Shown(figure, value, bound, context)}, and the rest is not known. {AsSentence(figure.Reason)}"),
            _ => (holds ? RuleVerdict.Met : RuleVerdict.Broken, sentence),
        };
    }

    private static bool Holds(RuleComparator comparator, decimal value, decimal limit) => comparator switch
    {
        RuleComparator.AtLeast => value >= limit,
        RuleComparator.AtMost => value <= limit,
        RuleComparator.Above => value > limit,
        RuleComparator.OneOf when limit == 0m => value <= limit,
        _ => value == limit,
    };

    /// <summary>Whether what a trigger starts does start: from its mark on where it says "at least", else beyond it.</summary>
    private static bool Passes(RegulatoryRule rule, decimal value, decimal mark) => rule.Comparator == RuleComparator.AtLeast ? value >= mark : value > mark;

    private static string Sentence(RegulatoryRule rule, Figure figure, decimal value, decimal limit, string? note, RegulatoryContext context)
    {
        var words = rule.Comparator switch
        {
            RuleComparator.AtLeast => "at least",
            RuleComparator.AtMost => "at most",
            RuleComparator.Above => "above",
            RuleComparator.OneOf when limit == 0m => "at most",
            _ => "exactly",
        };
        var (found, asked) = IsYesOrNo(figure, limit) ? (YesOrNo(value), YesOrNo(limit)) : (Shown(figure, value, limit, context), $"{words} {Shown(figure, limit, value, context)}");
        var text = $"{Named(figure)}: {found}" + rule.Kind switch
        {
            RuleKind.Trigger => $"; it {(Passes(rule, value, limit) ? "passes" : "does not pass")} the mark of {Shown(figure, limit, value, context)}.",
            RuleKind.Parameter => $"; the rule gives {asked}.",
            RuleKind.Status => ".",
            _ => $"; {asked} is asked for.",
        };
        return string.Join(' ', new[] { text, note, AsSentence(figure.Reason) }.Where(part => part is not null));
    }

    /// <summary>The figure by its name, and what it is of where there are several.</summary>
    private static string Named(Figure figure) => figure.Subject is { } subject ? $"{figure.Definition.Name} ({subject})" : figure.Definition.Name;

    private static string YesOrNo(decimal value) => value == 1m ? "yes" : "no";

    private static string? AsSentence(string? reason) => reason is null ? null : char.ToUpperInvariant(reason[0]) + reason[1..].TrimEnd('.') + ".";

    private static bool IsYesOrNo(Figure figure, decimal limit) =>
        figure.Definition.IsYesOrNo && limit is 0m or 1m;

    /// <summary>A value in the unit of its figure, never rounded onto the other one.</summary>
    private static string Shown(Figure figure, decimal value, decimal other, RegulatoryContext context) => figure.Definition.Unit switch
    {
        MetricUnit.Money => Apart(amount => Format.Money(amount, context.Book.ReportingCurrency), amount => $"{context.Book.ReportingCurrency} {Format.Exact(amount)}", value, other),
        MetricUnit.Ratio or MetricUnit.Share or MetricUnit.Change => Format.PercentAgainst(value, other),
        MetricUnit.Days => $"{Apart(days => Format.Number(days, 1), Format.Exact, value, other)} day{(value == 1m ? "" : "s")}",
        _ => Apart(number => Format.Number(number), Format.Exact, value, other),
    };

    private static string Apart(Func<decimal, string> rounded, Func<decimal, string> exact, decimal value, decimal other) =>
        value != other && rounded(value) == rounded(other) ? exact(value) : rounded(value);

    /// <summary>What is not law in force is looked at and told, never a pass or a fail.</summary>
    private static (RuleVerdict Verdict, string Reason) Force(RegulatoryRule rule, RegulatoryContext context, RuleVerdict verdict, string reason)
    {
        var passes = rule.Kind == RuleKind.Trigger && verdict == RuleVerdict.Informative;
        if (verdict is not (RuleVerdict.Met or RuleVerdict.Broken) && !passes)
            return (verdict, reason);
        var day = context.EvaluatedOn ?? context.Book.AsOf;
        var why = !rule.IsVerified && rule.Force == RuleForce.Draft ? "it is a draft whose text was not seen"
            : !rule.IsVerified ? "its text was not seen"
            : rule.Force == RuleForce.Draft ? "it is a draft"
            : rule.Force == RuleForce.Yardstick ? "it binds other firms and is a yardstick here"
            : rule.InForceFrom > day ? $"it binds from {Format.Date(rule.InForceFrom.Value)}, after {Format.Date(day)}"
            : null;
        return why is null ? (verdict, reason)
            : passes ? (verdict, $"{reason} Nothing follows from it, since {why}.")
            : (RuleVerdict.Informative, $"Would be {(verdict == RuleVerdict.Met ? "met" : "broken")}, but gives no verdict, since {why}. {reason}");
    }

    private static decimal Slack(RegulatoryRule rule, decimal? value, decimal? limit) =>
        value is not { } number || limit is not { } bound ? 0m : rule.Comparator == RuleComparator.AtLeast ? number - bound : bound - number;

    private static int Rank(RuleVerdict verdict) => verdict switch
    {
        RuleVerdict.Broken => 0,
        RuleVerdict.NotEvaluated => 1,
        RuleVerdict.Met => 2,
        _ => 3,
    };

    private static string Statement(RuleKind kind) => kind == RuleKind.Parameter ? "A number that the rule gives, not a limit." : "A statement, not a test.";

    private static RuleOutcome Outcome(RegulatoryRule rule, ImmutableArray<string> regimes, RuleVerdict verdict, Figure? figure, decimal? threshold, string reason) =>
        new() { Rule = rule, Regimes = regimes, Verdict = verdict, Figure = figure, Threshold = threshold, Reason = reason };
}
