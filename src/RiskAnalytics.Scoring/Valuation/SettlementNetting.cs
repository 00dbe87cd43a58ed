using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Valuation;

/// <summary>Nets settlement lines of one asset: what is owed is taken pro rata from cash, then from other fast lines.</summary>
internal static class SettlementNetting
{
    /// <summary>The lines after netting, without those that came to zero, in their order.</summary>
    public static List<ValuedHolding> Apply(List<ValuedHolding> lines, IssueCollector issues)
    {
        var settlements = lines.Where(l => l.Holding.Class == AssetClass.Settlement).GroupBy(l => l.Holding.Asset).ToList();
        if (settlements.Count == 0)
        {
            return [.. lines.Where(l => l.Value > 0m)];
        }

        var values = lines.ToDictionary(l => l, l => l.Value, (IEqualityComparer<ValuedHolding>)ReferenceEqualityComparer.Instance);
        foreach (var group in settlements)
        {
            var net = group.Sum(l => l.Value);
            var positive = group.Where(l => l.Value > 0m).ToList();
            foreach (var line in group)
            {
                values[line] = net > 0m && line.Value > 0m ? line.Value * (net / positive.Sum(l => l.Value)) : 0m;
            }

            var due = Math.Max(0m, -net);
            var sameAsset = lines.Where(l => l.Holding.Asset == group.Key && l.Holding.Class != AssetClass.Settlement && l.Value > 0m).ToList();
            due = Take(values, [.. sameAsset.Where(l => LineNames.IsCash(l.Class))], due);
            due = Take(values, [.. sameAsset.Where(l => !LineNames.IsCash(l.Class) && l.Bucket == Bucket.OneDay)], due);
            var first = group.First().Holding;
            if (due > 0m && sameAsset.Count > 0)
            {
                issues.Add(IssueSeverity.Warning, IssueCodes.SettlementBeyondCash, $"net settlement owed in {group.Key} exceeds its cash and other 1 d lines by {Format.Money(due, null)}, which is taken from slower lines", first.Source.Title, first.Row);
            }

            due = Take(values, [.. sameAsset.Where(l => !LineNames.IsCash(l.Class) && l.Bucket != Bucket.OneDay)], due);
            if (due > 0m)
            {
                issues.Add(IssueSeverity.Error, IssueCodes.SettlementExceedsAsset, $"net settlement owed in {group.Key} exceeds all lines of it by {Format.Money(due, null)}; the rest is left out", first.Source.Title, first.Row, omitsLine: true);
            }
        }

        return [.. lines.Select(l => values[l] == l.Value ? l : l with { Value = values[l] }).Where(l => l.Value > 0m)];
    }

    /// <summary>Takes an amount pro rata from some lines and returns what is left to take.</summary>
    private static decimal Take(Dictionary<ValuedHolding, decimal> values, List<ValuedHolding> from, decimal due)
    {
        var available = from.Sum(l => values[l]);
        if (due <= 0m || available <= 0m)
        {
            return due;
        }

        foreach (var line in from)
        {
            values[line] = due >= available ? 0m : values[line] - (values[line] * (due / available));
        }

        return Math.Max(0m, due - available);
    }
}
