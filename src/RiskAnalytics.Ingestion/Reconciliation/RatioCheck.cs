using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>Each printed ratio against what is held over what is owed: rounded, cut and wrong ones are told apart.</summary>
internal static class RatioCheck
{
    private const string Code = "ratio-differs";

    public static ReconciliationCheck Check { get; } = new(Code, "A printed ratio is what is held over what is owed.", Find);

    private static IEnumerable<DataIssue> Find(CheckContext context)
    {
        var held = new Dictionary<AssetSymbol, decimal?>();
        foreach (var line in context.Snapshot.Holdings)
            held[line.Asset] = held.TryGetValue(line.Asset, out var sum) ? sum + line.Quantity : line.Quantity;
        var owed = new Dictionary<AssetSymbol, decimal?>();
        foreach (var row in context.Snapshot.Liabilities ?? [])
            owed[row.Asset] = owed.TryGetValue(row.Asset, out var sum) ? sum + row.Quantity : row.Quantity;

        foreach (var figure in context.Stated(StatedKind.Ratio))
        {
            decimal? above = context.Assets;
            decimal? below = context.Owed;
            if (figure.Subject is not null)
            {
                if (!AssetSymbol.TryParse(figure.Subject, out var asset))
                    continue;
                above = held.GetValueOrDefault(asset);
                below = owed.GetValueOrDefault(asset);
            }
            else if (context.Snapshot.Entity.Partial is not null)
            {
                continue;
            }

            if (above is { } numerator && below is > 0 && Compare(context, figure, numerator, below.Value) is { } finding)
                yield return finding;
        }
    }

    private static DataIssue? Compare(CheckContext context, StatedFigure figure, decimal held, decimal owed)
    {
        var ratio = held / owed;
        // A ratio printed in full still ends somewhere.
        var step = figure.Step ?? PrintedFigure.UnitOf([figure.Value]);
        var agreement = PrintedFigure.Compare(ratio, figure.Value, step);
        var hidesShortfall = ratio < 1 && figure.Value >= 1;
        if (agreement == Agreement.Rounded && !hidesShortfall)
            return null;

        var (severity, words) = agreement switch
        {
            Agreement.Rounded => (IssueSeverity.Warning, "rounding hides that less is held than owed"),
            Agreement.Truncated => (IssueSeverity.Info, "it is cut after the last printed digit, not rounded"),
            Agreement.RoundedUp => (IssueSeverity.Warning, "it is rounded up where it had to be rounded down"),
            _ => (IssueSeverity.Warning, "rounding does not explain the difference"),
        };
        var subject = figure.Subject is { } asset ? $"of {asset} " : "of all assets ";
        var amounts = figure.Subject is null
            ? $"{context.Money(held)} over {context.Money(owed)}"
            : $"{Words.Units(held)} over {Words.Units(owed)}";
        return Words.Finding(severity, Code, figure,
            $"The ratio {subject}is printed as {Words.Percent(figure.Value)} ({Words.Place(figure)}), but the figures give {Words.Percent(ratio, step)} ({amounts}), "
            + $"a difference of {Format.Number(Math.Abs(ratio - figure.Value) * 100m, 4)} percentage points: {words}. The figures count. "
            + Words.Change(figure.Subject is { } a ? $"Its coverage in {a}" : "Coverage", ratio, figure.Value));
    }
}
