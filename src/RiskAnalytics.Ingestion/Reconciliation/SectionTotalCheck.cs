using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>The lines of each section against its printed sub-total.</summary>
internal static class SectionTotalCheck
{
    private const string Code = "section-total-differs";

    public static ReconciliationCheck Check { get; } = new(Code, "The lines of a section sum to its printed sub-total.", Find);

    private static IEnumerable<DataIssue> Find(CheckContext context)
    {
        var sections = context.Snapshot.Holdings.Where(l => l.Section is not null).ToLookup(l => l.Section!, StringComparer.OrdinalIgnoreCase);
        foreach (var figure in context.Stated(StatedKind.SectionTotal).Where(f => f.Subject is not null))
        {
            var lines = sections[figure.Subject!].ToList();
            if (LineValue.SumOf(context.Book, lines) is not { } sum)
                continue;
            if (lines.Count == 0)
            {
                // A section that holds nothing needs no line.
                if (figure.Value != 0)
                {
                    yield return Words.Finding(IssueSeverity.Warning, Code, figure,
                        $"The section {figure.Subject} has a printed sub-total of {context.Money(figure.Value)} ({Words.Place(figure)}), but no line of the book stands in it. "
                        + context.Effect(assets: context.Assets + figure.Value));
                }

                continue;
            }

            var agreement = PrintedFigure.CompareSum([.. lines.Select(l => LineValue.Of(context.Book, l)!.Value)], figure.Value, figure.Step);
            if (agreement == Agreement.Rounded)
                continue;

            var difference = sum - figure.Value;
            yield return Words.Finding(agreement == Agreement.Differs ? IssueSeverity.Warning : IssueSeverity.Info, Code, figure,
                $"The {Format.Number(lines.Count)} lines of the section {figure.Subject} sum to {context.Money(sum)}, but its sub-total is printed as {context.Money(figure.Value)} ({Words.Place(figure)}): "
                + $"the lines are {context.Money(Math.Abs(difference))} {(difference > 0 ? "more" : "less")}.{TotalWords.Remark(agreement)}{TotalRemark(context, difference)} The lines count. "
                + context.Effect(assets: context.Assets - difference));
        }
    }

    /// <summary>Which of the two the printed total of the document goes with: that tells which is the slip.</summary>
    private static string TotalRemark(CheckContext context, decimal difference) =>
        context.Stated(StatedKind.TotalAssets).FirstOrDefault() is not { } total || context.Assets is not { } assets ? ""
        : total.Value == assets ? " The printed total of all assets goes with the lines."
        : total.Value == assets - difference ? " The printed total of all assets goes with the sub-total."
        : "";
}
