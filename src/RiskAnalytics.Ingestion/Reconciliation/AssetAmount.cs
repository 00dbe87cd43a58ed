using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>The sum of one asset on one side of a book.</summary>
/// <param name="Amount">Units, or money where lines have values only.</param>
/// <param name="IsMoney">Whether it is money.</param>
/// <param name="Unit">The unit of the finest digit in any line.</param>
/// <param name="Lines">How many lines it sums.</param>
internal sealed record AssetAmount(decimal Amount, bool IsMoney, decimal Unit, int Lines)
{
    /// <summary>An amount of the same kind in words.</summary>
    public string Words(CheckContext context, decimal amount) => IsMoney ? context.Money(amount) : Reconciliation.Words.Units(amount);

    /// <summary>All sums of a book; rows that are not loaded count as nothing.</summary>
    public static Dictionary<(AssetSymbol Asset, string Side), AssetAmount> Of(ReserveSnapshot snapshot)
    {
        var sums = new Dictionary<(AssetSymbol, string), AssetAmount>();
        foreach (var group in snapshot.Holdings.GroupBy(l => l.Asset))
            Add((group.Key, "held"), [.. group.Select(l => (l.Quantity, l.ReportedValue))]);
        foreach (var group in (snapshot.Liabilities ?? []).Where(l => l.IsLoaded).GroupBy(l => l.Asset))
            Add((group.Key, "owed"), [.. group.Select(l => (l.Quantity, l.ReportedValue))]);
        return sums;

        void Add((AssetSymbol, string) key, List<(decimal? Units, decimal? Value)> amounts) =>
            sums[key] = Sum(amounts);
    }

    /// <summary>The sum of some lines.</summary>
    public static AssetAmount Sum(List<(decimal? Units, decimal? Value)> amounts)
    {
        var isMoney = amounts.Any(a => a.Units is null);
        var figures = amounts.ConvertAll(a => (isMoney ? a.Value : a.Units) ?? 0m);
        return new AssetAmount(figures.Sum(), isMoney, PrintedFigure.UnitOf(figures), figures.Count);
    }
}
