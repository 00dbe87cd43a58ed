using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>The units held of one asset, part by part, against the printed total of the asset.</summary>
internal static class AssetTotalCheck
{
    private const string Code = "asset-total-differs";

    public static ReconciliationCheck Check { get; } = new(Code, "The parts of an asset sum to its printed total.", Find);

    private static IEnumerable<DataIssue> Find(CheckContext context)
    {
        var lines = context.Snapshot.Holdings.ToLookup(l => l.Asset);
        foreach (var figure in context.Stated(StatedKind.AssetTotal))
        {
            if (!AssetSymbol.TryParse(figure.Subject, out var asset))
                continue;
            var parts = lines[asset].ToList();
            if (parts.Count == 0 || parts.Any(l => l.Quantity is null))
                continue;

            var agreement = PrintedFigure.CompareSum([.. parts.Select(l => l.Quantity!.Value)], figure.Value, figure.Step);
            if (agreement == Agreement.Rounded)
                continue;

            var sum = parts.Sum(l => l.Quantity!.Value);
            var difference = sum - figure.Value;
            yield return Words.Finding(agreement == Agreement.Differs ? IssueSeverity.Warning : IssueSeverity.Info, Code, figure,
                $"The {Format.Number(parts.Count)} parts of {asset} sum to {Words.Units(sum)}, but its total is printed as {Words.Units(figure.Value)} ({Words.Place(figure)}): "
                + $"the parts are {Words.Units(Math.Abs(difference))} {(difference > 0 ? "more" : "less")}.{TotalWords.Remark(agreement)} The parts count. {context.Effect(asset, sum, figure.Value)}");
        }
    }
}
