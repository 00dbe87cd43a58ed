using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Metrics;

/// <summary>Inputs that several metrics share, each with its origin, and what holds when an input is absent.</summary>
internal static class Inputs
{
    public const string Model = "RiskAnalytics scoring model 1.0";

    public static MetricInput CleanAssets(ValuedReserve reserve) =>
        new("A_c, clean assets", reserve.CleanAssets, MetricUnit.Money, "all unencumbered lines, own tokens only as far as they are owed: " + RowsOf(reserve.Lines));

    public static MetricInput Assets(ValuedReserve reserve) =>
        new("A, unencumbered assets", reserve.Assets, MetricUnit.Money, RowsOf(reserve.Lines));

    public static MetricInput Liabilities(ValuedReserve reserve) =>
        new("L, liabilities", reserve.Liabilities, MetricUnit.Money, LiabilityRows(reserve));

    public static MetricInput Parameter(ValuedReserve reserve, string name, string meaning, MetricUnit unit) =>
        new(meaning, reserve.Policy.Number(name), unit, $"policy {reserve.Policy.Id} {reserve.Policy.Version}, {name}: {reserve.Policy.Parameters[name].Source}");

    public static MetricInput Lines(string name, decimal value, MetricUnit unit, IEnumerable<ValuedHolding> lines) =>
        new(name, value, unit, RowsOf(lines));

    /// <summary>The places of some lines: file and row ranges.</summary>
    public static string RowsOf(IEnumerable<ValuedHolding> lines)
    {
        var rows = Ascending(lines.Select(l => l.Holding.Row));
        return rows.Count == 0 ? "no line" : rows[0] == 0 ? "lines made in code" : "holdings.csv " + Ranges(rows);
    }

    public static string LiabilityRows(ValuedReserve reserve)
    {
        var rows = (reserve.Snapshot.Liabilities ?? []).Where(l => l.IsLoaded).Select(l => l.Row).Order().ToList();
        return rows.Count == 0 ? "no row with an amount" : rows[0] == 0 ? "rows made in code" : "liabilities.csv " + Ranges(rows);
    }

    /// <summary>The key's liability rows.</summary>
    public static string LiabilityRows(ValuedReserve reserve, AssetSymbol key)
    {
        var rows = (reserve.Snapshot.Liabilities ?? []).Where(l => l.Asset == key).Select(l => l.Row).ToList();
        return rows.Count == 0 || rows[0] == 0 ? LiabilityRows(reserve) : "liabilities.csv " + Ranges(rows);
    }

    /// <summary>The firm keeps the input back, unless the book says that it was not loaded or does not apply.</summary>
    public static MetricResult Absent(MetricDefinition metric, ValuedReserve reserve, string reason) =>
        Stated(metric, reserve) ?? MetricResult.WithoutValue(metric, MetricStatus.NotDisclosed, reason);

    /// <summary>What the book itself says of an absent input; null when it says nothing.</summary>
    public static MetricResult? Stated(MetricDefinition metric, ValuedReserve reserve)
    {
        var disclosures = reserve.Snapshot.Disclosures;
        return Lists(disclosures.NotApplicable, metric.Code)
            ? MetricResult.WithoutValue(metric, MetricStatus.NotApplicable, "The book says that it does not apply (disclosures.json, not_applicable).")
            : Lists(disclosures.NotLoaded, metric.Code)
                ? MetricResult.WithoutValue(metric, MetricStatus.MissingInput, "The firm may publish it, but the book lacks it (disclosures.json, not_loaded).")
                : null;
    }

    /// <summary>The result when liabilities are not known or zero; null when they can be divided by.</summary>
    public static MetricResult? WithoutLiabilities(MetricDefinition metric, ValuedReserve reserve) => reserve.LiabilityStatus switch
    {
        LiabilityStatus.NotLoaded => MetricResult.WithoutValue(metric, MetricStatus.MissingInput, "Liabilities are owed, but the amounts are not in the book."),
        LiabilityStatus.NotDisclosed => Absent(metric, reserve, "The firm does not disclose its liabilities."),
        _ when reserve.Liabilities is 0m => MetricResult.WithoutValue(metric, MetricStatus.Undefined, "Liabilities are zero."),
        _ => null,
    };

    /// <summary>The result when there are no clean assets to divide by; null when there are.</summary>
    public static MetricResult? WithoutAssets(MetricDefinition metric, ValuedReserve reserve) =>
        reserve.CleanAssets > 0m ? null : MetricResult.WithoutValue(metric, MetricStatus.Undefined, "There are no clean assets to take a share of.");

    /// <summary>A metric of the exchange profile in another profile; null in its own.</summary>
    public static MetricResult? OutsideProfile(MetricDefinition metric, ValuedReserve reserve) =>
        reserve.HasExchangeProfile ? null : MetricResult.WithoutValue(metric, MetricStatus.NotApplicable, "For exchanges and wrapped assets only.");

    /// <summary>A concentration metric of a book that lacks lines; null when the book is whole.</summary>
    public static MetricResult? Partial(MetricDefinition metric, ValuedReserve reserve) =>
        reserve.Snapshot.Entity.Partial is { } missing
            ? MetricResult.WithoutValue(metric, MetricStatus.MissingInput, $"The book is partial: {missing}")
            : null;

    private static bool Lists(ImmutableArray<string> codes, string code) =>
        codes.Contains(code, StringComparer.OrdinalIgnoreCase);

    private static List<int> Ascending(IEnumerable<int> rows)
    {
        var list = rows.ToList();
        for (var i = 1; i < list.Count; i++)
        {
            if (list[i] < list[i - 1])
            {
                list.Sort();
                break;
            }
        }

        return list;
    }

    private static string Ranges(List<int> rows)
    {
        const int Longest = 6;
        var parts = new List<string>();
        for (var i = 0; i < rows.Count;)
        {
            var end = i;
            while (end + 1 < rows.Count && rows[end + 1] <= rows[end] + 1)
            {
                end++;
            }

            parts.Add(rows[i] == rows[end] ? $"{rows[i]}" : $"{rows[i]}-{rows[end]}");
            i = end + 1;
        }

        var text = string.Join(", ", parts.Take(Longest));
        return (rows.Count == 1 ? "row " : "rows ") + text + (parts.Count > Longest ? $" and {parts.Count - Longest} more ranges" : string.Empty);
    }
}
