using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>What lines are worth, as plainly as a reader of the document would reckon: nothing is netted, cut or left out.</summary>
internal static class LineValue
{
    /// <summary>Unit price in the reporting currency; null when the book has none.</summary>
    public static decimal? PriceOf(ReserveBook book, AssetSymbol asset)
    {
        var snapshot = book.Snapshot;
        if (asset.Text == snapshot.ReportingCurrency.Letters)
            return 1m;

        // What an issuer owes is redeemed at the peg.
        var isOwnPeg = snapshot.Entity.Token is { } token && token.Symbol == asset && token.PegCurrency == snapshot.ReportingCurrency;
        return isOwnPeg ? 1m : book.Market.Find(asset)?.Price is { } price and > 0 ? price : null;
    }

    /// <summary>Value of a line; null when it has none.</summary>
    public static decimal? Of(ReserveBook book, Holding line) =>
        line.ReportedValue ?? line.Quantity * (line.Price is > 0 ? line.Price : PriceOf(book, line.Asset));

    /// <summary>Value of what is owed in a row; null when it has none.</summary>
    public static decimal? Of(ReserveBook book, Liability line) => line.ReportedValue ?? line.Quantity * PriceOf(book, line.Asset);

    /// <summary>Sum of lines; null when one of them has no value.</summary>
    public static decimal? SumOf(ReserveBook book, IEnumerable<Holding> lines)
    {
        var sum = 0m;
        foreach (var line in lines)
        {
            if (Of(book, line) is not { } value)
                return null;
            sum += value;
        }

        return sum;
    }

    /// <summary>All that is owed; null when it is not disclosed, or a row has no amount or price.</summary>
    public static decimal? OwedIn(ReserveBook book)
    {
        if (book.Snapshot.Liabilities is not { } rows)
            return null;

        var sum = 0m;
        foreach (var row in rows)
        {
            if (Of(book, row) is not { } value)
                return null;
            sum += value;
        }

        return sum;
    }

    /// <summary>Units held of an asset; null when a line of it has no quantity, or there is none.</summary>
    public static decimal? UnitsHeld(ReserveSnapshot snapshot, AssetSymbol asset)
    {
        decimal? sum = null;
        foreach (var line in snapshot.Holdings)
        {
            if (line.Asset != asset)
                continue;
            if (line.Quantity is not { } quantity)
                return null;
            sum = (sum ?? 0) + quantity;
        }

        return sum;
    }

    /// <summary>Units owed of an asset; null when a row of it has no quantity, or there is none.</summary>
    public static decimal? UnitsOwed(ReserveSnapshot snapshot, AssetSymbol asset)
    {
        decimal? sum = null;
        foreach (var row in snapshot.Liabilities ?? [])
        {
            if (row.Asset != asset)
                continue;
            if (row.Quantity is not { } quantity)
                return null;
            sum = (sum ?? 0) + quantity;
        }

        return sum;
    }
}
