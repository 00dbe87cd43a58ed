using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>The lines of what is owed against the printed total of the liabilities.</summary>
internal static class TotalLiabilitiesCheck
{
    private const string Code = "liabilities-differ";

    public static ReconciliationCheck Check { get; } = new(Code, "The lines of what is owed sum to the printed total of the liabilities.", Find);

    private static IEnumerable<DataIssue> Find(CheckContext context)
    {
        if (context.Snapshot.Liabilities is not { } rows || context.Owed is not { } sum)
            yield break;

        foreach (var figure in context.Stated(StatedKind.TotalLiabilities))
        {
            var difference = sum - figure.Value;
            if (difference < 0 && context.Snapshot.Entity.Partial is not null)
                continue;

            var agreement = PrintedFigure.CompareSum([.. rows.Select(r => LineValue.Of(context.Book, r)!.Value)], figure.Value, figure.Step);
            if (agreement == Agreement.Rounded)
                continue;

            yield return Words.Finding(agreement == Agreement.Differs ? IssueSeverity.Warning : IssueSeverity.Info, Code, figure,
                $"What is owed sums to {context.Money(sum)}, but the total of the liabilities is printed as {context.Money(figure.Value)} ({Words.Place(figure)}): "
                + $"the lines are {context.Money(Math.Abs(difference))} {(difference > 0 ? "more" : "less")}.{TotalWords.Remark(agreement)} The lines count. {context.Effect(owed: figure.Value)}");
        }
    }
}
