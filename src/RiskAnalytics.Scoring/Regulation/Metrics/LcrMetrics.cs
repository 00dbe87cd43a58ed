using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Scoring.Stress;
using static RiskAnalytics.Scoring.Regulation.RegulatoryFigures;

namespace RiskAnalytics.Scoring.Regulation.Metrics;

/// <summary>How the liquid assets of the LCR divide into levels.</summary>
internal static class LcrMetrics
{
    public static RegulatoryMetric Level1 { get; } = Of("level-1-to-liquid", "Level 1 over liquid assets", LiquidityCoverageRatio.Level1);

    public static RegulatoryMetric Level2B { get; } = Of("level-2b-to-liquid", "Level 2B over liquid assets", LiquidityCoverageRatio.Level2B);

    private static RegulatoryMetric Of(string id, string name, FigureDefinition level) => RegulatoryMetric.Of(
        id, name, MetricUnit.Share, $"{level.Id} / (Level 1 + Level 2A + Level 2B), after haircuts and before the caps, which would hide any excess", "Delegated Regulation (EU) 2015/61 Art 17",
        (definition, context) =>
        {
            if (Partial(context) is { } missing)
                return Figure.WithoutValue(definition, null, MetricStatus.MissingInput, missing);
            var figures = LiquidityCoverageRatio.Of(context.Reserve).ToList();
            Amount Part(FigureDefinition part)
            {
                var figure = figures.First(figure => figure.Definition == part);
                // The first inputs of a lower level are its lines and its haircut.
                var value = part == LiquidityCoverageRatio.Level1 ? figure.Value!.Value : figure.Inputs[0].Value!.Value * (1m - figure.Inputs[1].Value!.Value);
                return new Amount(value, [new MetricInput(part.Name + ", after haircut", value, MetricUnit.Money, part.Id)], null);
            }

            var all = new[] { LiquidityCoverageRatio.Level1, LiquidityCoverageRatio.Level2A, LiquidityCoverageRatio.Level2B }.Select(Part).ToList();
            return Quotient(definition, null, Part(level), new Amount(all.Sum(part => part.Value), [.. all.SelectMany(part => part.Inputs)], null));
        });
}
