using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Reporting.Workbooks;

/// <summary>What a comparison adds to its rows: amounts in one currency by dated rates, groups added up, and peers.</summary>
internal static class AmountSheets
{
    public static IEnumerable<SheetTable> Of(EntityComparison comparison) => [Amounts(comparison), Groups(comparison), Peers(comparison)];

    private static SheetTable Amounts(EntityComparison comparison) => SheetTable.Of(
        "Amounts",
        ["Entity", "As of", "Currency", "Assets", "Liabilities", "Rate", "Rate of", "Rate in", "Rate as of", "Note", "Formula", "Source"],
        comparison.Amounts.Select(amounts => (ImmutableArray<SheetCell>)
        [
            SheetCell.Text(amounts.Row.Assessment.Entity.Name),
            SheetCell.Date(amounts.Row.Assessment.Snapshot.AsOf, ""),
            SheetCell.Text(amounts.Currency.Letters),
            SheetCell.Money(amounts.Assets, ""),
            SheetCell.Money(amounts.Liabilities, SummarySheet.NoLiabilities(amounts.Row.Assessment)),
            SheetCell.Quantity(amounts.Rate?.Rate, "no rate used"),
            SheetCell.Text(amounts.Rate?.Of.Letters, "no rate used"),
            SheetCell.Text(amounts.Rate?.In.Letters, "no rate used"),
            SheetCell.Date(amounts.Rate?.AsOf, "no rate used"),
            SheetCell.Text(amounts.Note, "nothing to add"),
            SheetCell.Text(amounts.Rate is null ? "as in the book" : "amount of the book by the rate"),
            SheetCell.Text(amounts.Rate?.Source, "the book"),
        ]),
        "not asked for: amounts stand in the currency of each book, sheet Ranking");

    private static SheetTable Groups(EntityComparison comparison) => SheetTable.Of(
        "Groups",
        ["Group", "Members", "As of", "Currency", "Assets", "Liabilities", "Coverage", "Held of each other", "Reason", "Formula", "Source"],
        comparison.GroupTotals.Select(total =>
        {
            var absent = total.Reason ?? "not available";
            return (ImmutableArray<SheetCell>)
            [
                SheetCell.Text(total.Group),
                SheetCell.Text(string.Join(", ", total.Members.Select(member => member.Assessment.Entity.Id))),
                SheetCell.Date(total.AsOf, "several dates"),
                SheetCell.Text(total.Currency?.Letters, "several currencies"),
                SheetCell.Money(total.Assets, absent),
                SheetCell.Money(total.Liabilities, absent),
                SheetCell.Figure(total.Coverage, MetricUnit.Ratio, absent),
                SheetCell.Money(total.HeldOfEachOther, ""),
                SheetCell.Text(total.Reason, "nothing is missing"),
                SheetCell.Text("sums over the members, without what they hold of each other's tokens; coverage = clean assets / liabilities"),
                SheetCell.Text("the books of the members"),
            ];
        }),
        "none: no two entities belong to one group");

    private static SheetTable Peers(EntityComparison comparison) => SheetTable.Of(
        "Peers",
        ["Entity", "As of", "Code", "Name", "Own", "Median of peers", "Best of peers", "Best peer", "Worst of peers", "Worst peer", "Peers", "Reason", "Note", "Source"],
        comparison.Peers.SelectMany(reference => reference.Figures.Select(figure => (ImmutableArray<SheetCell>)
        [
            SheetCell.Text(reference.Row.Assessment.Entity.Name),
            SheetCell.Date(reference.Row.Assessment.Snapshot.AsOf, ""),
            SheetCell.Text(figure.Code),
            SheetCell.Text(figure.Name),
            SheetCell.Figure(figure.Own, figure.Unit, "no value of its own, sheet Metrics says why"),
            SheetCell.Figure(figure.Median, figure.Unit, figure.Reason ?? "no median"),
            SheetCell.Figure(figure.Best, figure.Unit, "no peer has a value"),
            SheetCell.Text(figure.BestPeer, "no peer has a value"),
            SheetCell.Figure(figure.Worst, figure.Unit, "no peer has a value"),
            SheetCell.Text(figure.WorstPeer, "no peer has a value"),
            SheetCell.Text(string.Join(", ", figure.Peers), "none"),
            SheetCell.Text(figure.Reason, "nothing to add"),
            SheetCell.Text(reference.Note, "nothing to add"),
            SheetCell.Text("the books of the peers, the nearest in time within 31 days"),
        ])),
        "not asked for");
}
