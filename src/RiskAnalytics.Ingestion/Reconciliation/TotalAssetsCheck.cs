using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>The sum of all lines against the printed total of the assets.</summary>
internal static class TotalAssetsCheck
{
    /// <summary>Where lines are valued with market prices, the total was reckoned with others.</summary>
    private const decimal LargestPriceDifference = 0.01m;

    private const string Code = "total-differs";

    public static ReconciliationCheck Check { get; } = new(Code, "The lines sum to the printed total of the assets.", Find);

    private static IEnumerable<DataIssue> Find(CheckContext context)
    {
        if (context.Assets is not { } sum)
            yield break;

        var lines = context.Snapshot.Holdings;
        var parts = lines.Select(l => LineValue.Of(context.Book, l)!.Value).ToList();
        var isAsPublished = lines.All(l => l.ReportedValue is not null);
        foreach (var figure in context.Stated(StatedKind.TotalAssets))
        {
            var difference = sum - figure.Value;
            // Of a partial book the lines that are missing are known to be missing.
            if (difference < 0 && context.Snapshot.Entity.Partial is not null)
                continue;

            var agreement = PrintedFigure.CompareSum(parts, figure.Value, figure.Step);
            if (agreement == Agreement.Rounded)
                continue;

            var isPrices = !isAsPublished && Math.Abs(difference) <= LargestPriceDifference * Math.Abs(figure.Value);
            var severity = agreement == Agreement.Differs && !isPrices ? IssueSeverity.Warning : IssueSeverity.Info;
            var remark = isPrices ? " Prices of the market explain as much." : TotalWords.Remark(agreement);
            yield return Words.Finding(severity, Code, figure,
                $"The {Format.Number(lines.Length)} lines sum to {context.Money(sum)}, but the total of all assets is printed as {context.Money(figure.Value)} ({Words.Place(figure)}): "
                + $"the lines are {context.Money(Math.Abs(difference))} {(difference > 0 ? "more" : "less")}.{remark} The lines count. {context.Effect(assets: figure.Value)}");
        }
    }
}
