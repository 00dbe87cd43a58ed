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
        id, name, MetricUnit.Share, $"{level.Id} / (Level 1 + Level 2A + Level 2B), as counted after haircuts and caps", "Delegated Regulation (EU) 2015/61 Art 17",
        (definition, context) =>
        {
            var figures = LiquidityCoverageRatio.Of(context.Reserve).ToList();
            Amount Part(FigureDefinition part)
            {
                var value = figures.First(figure => figure.Definition == part).Value!.Value;
                return new Amount(value, [new MetricInput(part.Name, value, MetricUnit.Money, part.Id)], null);
            }

            var all = new[] { LiquidityCoverageRatio.Level1, LiquidityCoverageRatio.Level2A, LiquidityCoverageRatio.Level2B }.Select(Part).ToList();
            return Quotient(definition, null, Part(level), new Amount(all.Sum(part => part.Value), [.. all.SelectMany(part => part.Inputs)], null));
        });
}
