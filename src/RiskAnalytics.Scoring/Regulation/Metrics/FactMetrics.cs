using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Regulation.Metrics;

/// <summary>Facts of the book as figures that rules are tested on.</summary>
internal static class FactMetrics
{
    /// <summary>What stands before the id of a fact in the metric column of the rule table.</summary>
    public const string Prefix = "fact:";

    /// <summary>The figure of a fact, by its kind: yes or no as 1 or 0, a number as it stands, words as 1 where they are what the rule asks for.</summary>
    public static RuleTest Test(RegulatoryContext context, RegulatoryRule rule)
    {
        var fact = FactCatalog.Find(rule.Fact!)!;
        var definition = new FigureDefinition(
            RegulatoryMetric.Prefix + "fact." + fact.Id.Replace('_', '-'), fact.Name, fact.Unit, fact.Kind == FactKind.Truth ? "1 for yes, 0 for no, as stated in facts.csv" : "as stated in facts.csv", fact.Meaning);
        return fact.Kind switch
        {
            FactKind.Truth => Truth(definition, context, rule, fact),
            FactKind.Text => Words(definition, context, rule, fact),
            _ => new RuleTest(Number(definition, context, fact.Id, number => number)),
        };
    }

    /// <summary>A number made of a stated one.</summary>
    public static Figure Number(FigureDefinition definition, RegulatoryContext context, string id, Func<decimal, decimal> value) =>
        Of(definition, context, id, stated => stated.Number is { } number ? value(number) : null);

    /// <summary>A stated yes or no as 1 or 0.</summary>
    public static Figure Truth(FigureDefinition definition, RegulatoryContext context, string id) =>
        Of(definition, context, id, stated => stated.Truth is { } truth ? (truth ? 1m : 0m) : null);

    /// <summary>A rule that asks for something in words is kept where the book says yes to the fact that repeats those words.</summary>
    private static RuleTest Truth(FigureDefinition definition, RegulatoryContext context, RegulatoryRule rule, FactDefinition fact)
    {
        var test = new RuleTest(Truth(definition, context, fact.Id));
        return rule.Threshold is null && test.Figure.Value is { } value
            ? test with { Verdict = value == 1m ? RuleVerdict.Met : RuleVerdict.Broken, Sentence = $"{fact.Name}: {(value == 1m ? "yes" : "no")}; '{rule.ThresholdText}' is asked for." }
            : test;
    }

    private static RuleTest Words(FigureDefinition definition, RegulatoryContext context, RegulatoryRule rule, FactDefinition fact)
    {
        var wanted = rule.ThresholdText.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var matching = definition with { Formula = $"1 where {fact.Id} in facts.csv is {string.Join(" or ", wanted)}, else 0" };
        return new RuleTest(Of(matching, context, fact.Id, stated => stated.Text is { } text ? (wanted.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase) ? 1m : 0m) : null))
        {
            Limit = 1m,
            Sentence = context.Fact(fact.Id)?.Text is { } found ? $"{fact.Name}: the book states '{found}'; {string.Join(" or ", wanted)} is asked for." : null,
        };
    }

    private static Figure Of(FigureDefinition definition, RegulatoryContext context, string id, Func<BookFact, decimal?> value) =>
        context.Fact(id) is { } stated && value(stated) is { } number
            ? Figure.Computed(definition, null, number, [Input(stated, id, number, definition.Unit)])
            : Figure.WithoutValue(definition, null, MetricStatus.MissingInput, RegulatoryContext.FactMissing(id));

    private static MetricInput Input(BookFact stated, string id, decimal value, MetricUnit unit)
    {
        var day = stated.AsOf is { } asOf ? $" of {Format.Date(asOf)}" : "";
        return new MetricInput(id + day, value, unit, stated.StatedSource is { } source ? $"{stated.Source}; {source}" : stated.Source.ToString());
    }
}
