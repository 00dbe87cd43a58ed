using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;

namespace RiskAnalytics.Scoring.Regulation;

/// <summary>A figure that rules are tested on. The base of a ratio stands in its id, since rules differ on it.</summary>
/// <param name="Definition">What the figure is; the rule table names it by what stands behind <c>regulation.</c> in its id.</param>
/// <param name="Test">Gives the figures of a book. The rule is handed over for what it alone knows, such as due days or months.</param>
public sealed record RegulatoryMetric(FigureDefinition Definition, Func<RegulatoryContext, RegulatoryRule, IEnumerable<RuleTest>> Test)
{
    internal const string Prefix = "regulation.";

    /// <summary>The name of the metric in the rule table, such as <c>deposits-to-funds-received</c>.</summary>
    public string Id => Definition.Id[Prefix.Length..];

    /// <summary>A metric of one figure that needs nothing of the rule.</summary>
    internal static RegulatoryMetric Of(string id, string name, MetricUnit unit, string formula, string source, Func<FigureDefinition, RegulatoryContext, Figure> compute)
    {
        var definition = new FigureDefinition(Prefix + id, name, unit, formula, source);
        return new RegulatoryMetric(definition, (context, _) => [new RuleTest(compute(definition, context))]);
    }

    /// <summary>A metric of several figures, or one whose limit or dates come from the rule.</summary>
    internal static RegulatoryMetric OfMany(
        string id, string name, MetricUnit unit, string formula, string source, Func<FigureDefinition, RegulatoryContext, RegulatoryRule, IEnumerable<RuleTest>> test)
    {
        var definition = new FigureDefinition(Prefix + id, name, unit, formula, source);
        return new RegulatoryMetric(definition, (context, rule) => test(definition, context, rule));
    }
}
