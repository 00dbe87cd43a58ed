using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>Each printed share against the lines of its section or asset over all lines.</summary>
internal static class ShareCheck
{
    private const string Code = "share-differs";

    public static ReconciliationCheck Check { get; } = new(Code, "A printed share is that of its lines in all lines.", Find);

    private static IEnumerable<DataIssue> Find(CheckContext context)
    {
        if (context.Assets is not { } all || all <= 0 || context.Snapshot.Entity.Partial is not null)
            yield break;

        foreach (var figure in context.Stated(StatedKind.Share).Where(f => f.Subject is not null))
        {
            var lines = ShareWords.LinesOf(context, figure).ToList();
            if (lines.Count == 0 || LineValue.SumOf(context.Book, lines) is not { } part)
                continue;

            var step = figure.Step ?? PrintedFigure.UnitOf([figure.Value]);
            var share = part / all;
            var agreement = PrintedFigure.Compare(share, figure.Value, step);
            if (agreement == Agreement.Rounded)
                continue;

            var (severity, words) = agreement switch
            {
                Agreement.Truncated => (IssueSeverity.Info, "it is cut after the last printed digit, not rounded"),
                Agreement.RoundedUp => (IssueSeverity.Info, "rounding of the share does not explain it, rounding of the amounts may"),
                _ => (IssueSeverity.Warning, "rounding of the share does not explain the difference"),
            };
            yield return Words.Finding(severity, Code, figure,
                $"The share of {figure.Subject} is printed as {Words.Percent(figure.Value)} ({Words.Place(figure)}), but its lines are {Words.Percent(share, step)} of all "
                + $"({context.Money(part)} of {context.Money(all)}), a difference of {Format.Number(Math.Abs(share - figure.Value) * 100m, 4)} percentage points: {words}. "
                + "The lines count. Coverage does not rest on the share.");
        }
    }
}
