using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>The printed surplus against assets less liabilities: of the lines, and of the printed totals.</summary>
internal static class SurplusCheck
{
    private const string Code = "surplus-differs";

    public static ReconciliationCheck Check { get; } = new(Code, "The printed surplus is assets less liabilities.", Find);

    private static IEnumerable<DataIssue> Find(CheckContext context)
    {
        if (context.Assets is not { } assets || context.Owed is not { } owed || context.Snapshot.Entity.Partial is not null)
            yield break;

        foreach (var figure in context.Stated(StatedKind.Surplus))
        {
            var agreement = PrintedFigure.CompareSum([assets, -owed], figure.Value, figure.Step);
            if (agreement == Agreement.Rounded)
                continue;

            var difference = assets - owed - figure.Value;
            var printed = context.Stated(StatedKind.TotalAssets).FirstOrDefault()?.Value
                - (context.Stated(StatedKind.TotalLiabilities).FirstOrDefault()?.Value ?? owed);
            var remark = agreement == Agreement.Differs && printed == figure.Value ? " It goes with the printed totals." : TotalWords.Remark(agreement);
            yield return Words.Finding(agreement == Agreement.Differs ? IssueSeverity.Warning : IssueSeverity.Info, Code, figure,
                $"The lines leave {context.Money(assets - owed)} beyond what is owed, but the surplus is printed as {context.Money(figure.Value)} ({Words.Place(figure)}): "
                + $"a difference of {context.Money(Math.Abs(difference))}.{remark} The lines count. {context.Effect(assets: owed + figure.Value)}");
        }
    }
}
