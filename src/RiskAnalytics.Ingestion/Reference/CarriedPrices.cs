using System.Globalization;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Reference;

/// <summary>The market prices that travel with the library, to tell a price whose scale was read wrongly.</summary>
internal static class CarriedPrices
{
    private const int FarthestDays = 31;

    /// <summary>A price may differ from the market's by this factor before it is said, as in the completion of books.</summary>
    private const decimal LargestFactor = 100m;

    private static readonly Lazy<ILookup<AssetSymbol, (DateOnly Date, decimal Price)>> ByAsset = new(() => CarriedTable.Rows("prices_on_por_dates.csv")
        .Select(r => (Asset: r.Symbol("asset")!, Date: r.Date("date")!.Value, Price: r.AmountFromZero("price_usd")))
        .Concat(CarriedTable.Rows("market_snapshots.csv").Select(r => (Asset: r.Symbol("asset")!, Date: r.Date("snapshot_date")!.Value, Price: r.AmountFromZero("price_usd"))))
        .Where(r => r.Price is > 0)
        .Select(r => (Asset: AssetDirectory.AssetOf(r.Asset.Text, r.Date)!, r.Date, Price: r.Price!.Value))
        .ToList()
        .ToLookup(r => r.Asset, r => (r.Date, r.Price)));

    /// <summary>Whether a price is a hundredfold off the carried one nearest in time, within 31 days; it is then said.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="price">Its price in the document.</param>
    /// <param name="date">The date of the document.</param>
    /// <param name="place">The file and the row or JSON path of the price.</param>
    /// <param name="log">Where it is said.</param>
    /// <param name="outcome">What becomes of the price, in words.</param>
    public static bool IsFarOff(AssetSymbol asset, decimal price, DateOnly date, (string File, int? Row, string Column) place, IssueLog log, string outcome)
    {
        var near = ByAsset.Value[asset]
            .Where(p => Math.Abs(p.Date.DayNumber - date.DayNumber) <= FarthestDays)
            .OrderBy(p => Math.Abs(p.Date.DayNumber - date.DayNumber)).ThenBy(p => p.Date)
            .ToList();
        if (price <= 0 || near.Count == 0)
            return false;

        var market = near[0].Price;
        // A quotient of prices as published may have more digits than a decimal holds: both are large or small enough to compare instead.
        var isFar = price > market ? price / LargestFactor >= market : market / LargestFactor >= price;
        if (isFar)
        {
            log.Warning("price-far-from-market", place.File, place.Row, place.Column, string.Create(CultureInfo.InvariantCulture,
                $"{asset} is priced at {price} USD, {Times(price, market)} times off the {market} carried for {Format.Date(near[0].Date)}; {outcome}"));
        }

        return isFar;
    }

    private static string Times(decimal one, decimal other)
    {
        try
        {
            return decimal.Round(one > other ? one / other : other / one, 0).ToString(CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return "more than 1e28";
        }
    }
}
