using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>The printed sub-totals against the printed total, where every line stands in a section that prints one.</summary>
internal static class SectionSumCheck
{
    private const string Code = "sections-differ";

    public static ReconciliationCheck Check { get; } = new(Code, "The printed sub-totals sum to the printed total of the assets.", Find);

    private static IEnumerable<DataIssue> Find(CheckContext context)
    {
        var sections = context.Stated(StatedKind.SectionTotal).Where(f => f.Subject is not null).ToList();
        var names = sections.Select(f => f.Subject!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Count == 0 || names.Count != sections.Count || context.Snapshot.Holdings.Any(l => l.Section is null || !names.Contains(l.Section)))
            yield break;

        var sum = sections.Sum(f => f.Value);
        foreach (var figure in context.Stated(StatedKind.TotalAssets))
        {
            var agreement = PrintedFigure.CompareSum([.. sections.Select(f => f.Value)], figure.Value, figure.Step);
            if (agreement == Agreement.Rounded)
                continue;

            var difference = sum - figure.Value;
            yield return Words.Finding(agreement == Agreement.Differs ? IssueSeverity.Warning : IssueSeverity.Info, Code, figure,
                $"The {Format.Number(sections.Count)} printed sub-totals sum to {context.Money(sum)}, but the total of all assets is printed as {context.Money(figure.Value)} ({Words.Place(figure)}): "
                + $"the sub-totals are {context.Money(Math.Abs(difference))} {(difference > 0 ? "more" : "less")}.{TotalWords.Remark(agreement)} The lines count. {context.Effect(assets: figure.Value)}");
        }
    }
}
