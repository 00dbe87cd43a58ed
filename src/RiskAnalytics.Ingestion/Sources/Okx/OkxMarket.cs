using System.Collections.Immutable;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Okx;

/// <summary>Prices, market values and ranks from the market tables beside the figures.</summary>
internal sealed class OkxMarket
{
    /// <summary>How far a price may lie from the as-of date, in days.</summary>
    private const int FarthestPriceDays = 31;

    /// <summary>How old a monthly snapshot may be, in days.</summary>
    private const int OldestSnapshotDays = 31;

    private readonly ImmutableArray<Quote> _daily;
    private readonly ImmutableArray<Quote> _monthly;

    private OkxMarket(ImmutableArray<Quote> daily, ImmutableArray<Quote> monthly)
    {
        _daily = daily;
        _monthly = monthly;
    }

    /// <summary>Reads both tables; either may be missing.</summary>
    public static OkxMarket Read(SourceDocument? daily, SourceDocument? monthly, IssueLog log) =>
        new(daily is null ? [] : ReadQuotes(daily, "date", log), monthly is null ? [] : ReadQuotes(monthly, "snapshot_date", log));

    /// <summary>
    /// The prices nearest in time that give every asset of the list; of two dates at the same distance the earlier one. Daily prices
    /// are preferred to those of the monthly snapshots.
    /// </summary>
    public ImmutableArray<Quote> PricesOf(IReadOnlyCollection<AssetSymbol> assets, DateOnly asOf) =>
        NearestComplete(_daily, assets, asOf) ?? NearestComplete(_monthly, assets, asOf) ?? [];

    /// <summary>The last monthly snapshot that is not after a date, and not older than a month; empty when there is none.</summary>
    public ImmutableArray<Quote> SnapshotOf(DateOnly asOf)
    {
        var dates = _monthly.Select(q => q.Date).Where(d => d <= asOf && asOf.DayNumber - d.DayNumber <= OldestSnapshotDays).ToList();
        if (dates.Count == 0)
            return [];

        var last = dates.Max();
        return [.. _monthly.Where(q => q.Date == last)];
    }

    private static ImmutableArray<Quote>? NearestComplete(ImmutableArray<Quote> quotes, IReadOnlyCollection<AssetSymbol> assets, DateOnly asOf)
    {
        var complete = quotes
            .Where(q => q.Price is not null && Math.Abs(q.Date.DayNumber - asOf.DayNumber) <= FarthestPriceDays)
            .GroupBy(q => q.Date)
            .Where(day => assets.All(asset => day.Any(q => q.Asset == asset)))
            .OrderBy(day => Math.Abs(day.Key.DayNumber - asOf.DayNumber)).ThenBy(day => day.Key)
            .FirstOrDefault();
        return complete is null ? null : [.. complete];
    }

    private static ImmutableArray<Quote> ReadQuotes(SourceDocument document, string dateColumn, IssueLog log)
    {
        var rows = document.ReadTable(log);
        var row = new RowReader(rows, log);
        var quotes = ImmutableArray.CreateBuilder<Quote>(rows.RowCount);
        for (row.Row = 0; row.Row < rows.RowCount; row.Row++)
        {
            if (row.Symbol("asset") is not { } asset || row.Date(dateColumn) is not { } date)
                continue;

            quotes.Add(new Quote(
                asset,
                date,
                row.WholeNumber("rank"),
                row.AmountFromZero("price_usd"),
                row.AmountFromZero("market_cap_usd"),
                row.AmountFromZero("circulating_supply"),
                row.AmountFromZero("volume_24h_usd"),
                row.Text("provider") ?? row.Text("source") ?? document.Name));
        }

        return quotes.DrainToImmutable();
    }

    /// <summary>What one table says of one asset on one day.</summary>
    internal sealed record Quote(
        AssetSymbol Asset, DateOnly Date, int? Rank, decimal? Price, decimal? MarketCap, decimal? CirculatingSupply, decimal? Volume24h, string Provider);
}
