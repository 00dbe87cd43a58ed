using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>The printed shares together against the whole.</summary>
internal static class ShareSumCheck
{
    private const string Code = "shares-sum";

    public static ReconciliationCheck Check { get; } = new(Code, "The printed shares sum to 100%.", Find);

    private static IEnumerable<DataIssue> Find(CheckContext context)
    {
        var shares = context.Stated(StatedKind.Share).Where(f => f.Subject is not null).ToList();
        if (shares.Count < 2 || shares.DistinctBy(f => f.Subject, StringComparer.OrdinalIgnoreCase).Count() != shares.Count)
            yield break;

        var sum = shares.Sum(f => f.Value);
        var covered = shares.SelectMany(f => ShareWords.LinesOf(context, f)).ToHashSet(ReferenceEqualityComparer.Instance);
        var isWhole = context.Snapshot.Holdings.All(l => covered.Contains(l) || l is { ReportedValue: 0 } or { Quantity: 0 });
        // Where a line has no share, less than the whole is no contradiction.
        if (sum == 1m || (sum < 1m && !isWhole))
            yield break;

        var rounding = shares.Sum(f => f.Step ?? PrintedFigure.UnitOf([f.Value])) / 2m;
        var isRounding = Math.Abs(sum - 1m) <= rounding;
        yield return Words.Finding(isRounding ? IssueSeverity.Info : IssueSeverity.Warning, Code, shares[0],
            $"The {Format.Number(shares.Count)} printed shares sum to {Words.Percent(sum)} ({Words.Place(shares[0])} and on), a difference of {Format.Number(Math.Abs(sum - 1m) * 100m, 6)} percentage points to 100%. "
            + (isRounding ? "Rounding explains as much. " : "Rounding does not explain as much. ") + "Coverage does not rest on the shares.");
    }
}
