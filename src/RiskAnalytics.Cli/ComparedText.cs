using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Cli;

/// <summary>What stands under the ranking: amounts with their rates, groups added up, and peers.</summary>
internal static class ComparedText
{
    public static string Of(EntityComparison comparison) => Amounts(comparison) + Groups(comparison) + string.Concat(comparison.Peers.Select(Peers));

    private static string Amounts(EntityComparison comparison)
    {
        if (comparison.Amounts.IsEmpty)
            return "";
        var table = new TextTable("ENTITY", "AS OF", "CURRENCY", "ASSETS", "OWED", "CLEAN OVER OWED", "RATE", "NOTE");
        foreach (var amounts in comparison.Amounts)
        {
            var book = amounts.Row.Assessment;
            table.Add(
                book.Entity.Id, Format.Date(book.Snapshot.AsOf), amounts.Currency.Letters, Format.Money(amounts.Assets, null),
                amounts.Liabilities is { } owed ? Format.Money(owed, null) : Format.Word(book.Reserve.LiabilityStatus).Replace('_', ' '),
                book.Metric("S1").Value is { } ratio ? Format.Percent(ratio, 2) : Format.Word(book.Metric("S1").Status).Replace('_', ' '),
                amounts.Rate is { } rate ? $"1 {rate.Of} = {Format.Number(rate.Rate, 10)} {rate.In} on {Format.Date(rate.AsOf)}, {rate.Source}" : "", amounts.Note);
        }

        return $"\nAmounts\n{table}";
    }

    private static string Groups(EntityComparison comparison)
    {
        if (comparison.GroupTotals.IsEmpty)
            return "";
        var table = new TextTable("GROUP", "MEMBERS", "AS OF", "CURRENCY", "ASSETS", "OWED", "CLEAN OVER OWED", "HELD OF EACH OTHER", "NOT ADDED UP BECAUSE");
        foreach (var total in comparison.GroupTotals)
        {
            table.Add(
                total.Group, string.Join(", ", total.Members.Select(row => row.Assessment.Entity.Id)),
                total.AsOf is { } date ? Format.Date(date) : "several", total.Currency?.Letters ?? "several",
                Money(total.Assets), Money(total.Liabilities), total.Coverage is { } ratio ? Format.Percent(ratio, 2) : "n/a",
                total.Assets is null ? "n/a" : Format.Money(total.HeldOfEachOther, null), total.Reason);
        }

        return $"\nGroups beside their tokens\n{table}";
    }

    private static string Peers(PeerReference peers)
    {
        var own = peers.Row.Assessment;
        var title = $"\n{own.Entity.Id} {Format.Date(own.Snapshot.AsOf)} beside its peers: "
            + (peers.Peers.IsEmpty ? "" : string.Join(", ", peers.Peers.Select(peer => $"{peer.Entity.Id} {Format.Date(peer.Snapshot.AsOf)}")))
            + (peers.Note is { } note ? (peers.Peers.IsEmpty ? note : $" ({note})") : "") + "\n";
        if (peers.Peers.IsEmpty)
            return title;
        var table = new TextTable("", "FIGURE", "OWN", "MEDIAN", "BEST", "OF", "WORST", "OF ", "PEERS", "NO MEDIAN BECAUSE");
        foreach (var figure in peers.Figures)
        {
            string Cell(decimal? value) => value is { } number ? Format.Value(number, figure.Unit) : "n/a";
            table.Add(figure.Code, figure.Name, Cell(figure.Own), Cell(figure.Median), Cell(figure.Best), figure.BestPeer, Cell(figure.Worst), figure.WorstPeer, Format.Number(figure.Peers.Length), figure.Reason);
        }

        return title + table;
    }

    private static string Money(decimal? amount) => amount is { } value ? Format.Money(value, null) : "n/a";
}
