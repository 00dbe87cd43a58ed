using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Combining;

/// <summary>Adds to a partial book what its document states in total beyond the assets it lists, as one line that is not itemised.</summary>
/// <remarks>
/// A page that shows 8 of 22 assets and a total value tells how much the other fourteen are worth together. The rest rests on the prices of
/// the book, so it is added only when every listed asset has one, and its source says so.
/// </remarks>
internal static class RestOfTotal
{
    /// <summary>A rest of less than this share of the total is the difference of prices: 1%.</summary>
    private const decimal SmallestRest = 0.01m;

    /// <summary>The book with the rest of what is held, and of what is owed, where both the total and the value of the parts are known.</summary>
    public static ReserveBook Add(ReserveBook book)
    {
        var snapshot = book.Snapshot;
        if (snapshot.Entity.Partial is null || snapshot.Holdings.Any(h => !h.Asset.IsItemised))
            return book;

        try
        {
            var held = Rest(snapshot, StatedKind.TotalAssets, snapshot.Holdings.Select(h => h.ReportedValue ?? h.Quantity * PriceOf(h.Asset, h.Price, book)));
            var owed = snapshot.Liabilities is { Length: > 0 } liabilities
                ? Rest(snapshot, StatedKind.TotalLiabilities, liabilities.Select(l => l.ReportedValue ?? l.Quantity * PriceOf(l.Asset, null, book)))
                : null;
            return book with
            {
                Snapshot = snapshot with
                {
                    Holdings = held is null ? snapshot.Holdings : snapshot.Holdings.Add(new Holding
                    {
                        Asset = AssetSymbol.NotItemised,
                        Class = AssetClass.Other,
                        ReportedValue = held.Value.Value,
                        Instrument = "assets that the document does not list",
                        StatedSource = held.Value.Words,
                        Source = held.Value.Total.Source,
                    }),
                    Liabilities = owed is null ? snapshot.Liabilities : snapshot.Liabilities!.Value.Add(new Liability
                    {
                        Asset = AssetSymbol.NotItemised,
                        ReportedValue = owed.Value.Value,
                        StatedSource = owed.Value.Words,
                        Source = owed.Value.Total.Source,
                    }),
                },
            };
        }
        catch (OverflowException)
        {
            // Figures that cannot be added up are told by the checks; no rest is made of them.
            return book;
        }
    }

    private static (decimal Value, string Words, StatedFigure Total)? Rest(ReserveSnapshot snapshot, StatedKind kind, IEnumerable<decimal?> values)
    {
        if (snapshot.Stated.FirstOrDefault(s => s.Kind == kind && s.Subject is null) is not { Value: > 0 } total)
            return null;

        decimal sum = 0;
        foreach (var value in values)
        {
            if (value is not { } known)
                return null;
            sum += known;
        }

        var rest = total.Value - sum;
        return rest >= SmallestRest * total.Value
            ? (rest, FormattableString.Invariant($"{total.StatedSource}; the stated total {total.Value} less the listed assets at the prices of the book"), total)
            : null;
    }

    private static decimal? PriceOf(AssetSymbol asset, decimal? own, ReserveBook book) =>
        asset.Text == book.Snapshot.ReportingCurrency.Letters ? 1m : own ?? book.Market.Find(asset)?.Price;
}
