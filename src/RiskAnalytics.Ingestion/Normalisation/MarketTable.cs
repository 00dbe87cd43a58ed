using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Normalisation;

/// <summary>Turns a table of prices and market liquidity into quotes.</summary>
internal static class MarketTable
{
    /// <summary>Reads the rows of a market table; one asset has one quote, the first.</summary>
    /// <exception cref="IngestionException">A required column is missing.</exception>
    public static MarketSnapshot Read(RawTable table, DateOnly asOf, CurrencyCode currency, IssueLog log)
    {
        TableColumns.Check(table, TableColumns.Market, [["asset"]], log);

        var quotes = ImmutableArray.CreateBuilder<MarketQuote>(table.RowCount);
        var rows = new Dictionary<AssetSymbol, int>();
        var row = new RowReader(table, log);
        for (row.Row = 0; row.Row < table.RowCount; row.Row++)
        {
            if (row.IsBlank())
                continue;

            var quote = ReadQuote(row);
            if (quote is null)
                log.Error("no-asset", table.File, row.Line, "asset", "the row names no asset and is left out");
            else if (rows.TryAdd(quote.Asset, row.Line))
                quotes.Add(quote);
            else
            {
                log.Warning("duplicate-quote", table.File, row.Line, "asset", string.Create(CultureInfo.InvariantCulture,
                    $"{Cell.Quote(quote.Asset.Text)} is quoted in row {rows[quote.Asset]} already; the first quote counts"));
            }
        }

        ReportPriceDates(quotes, asOf, table.File, log);
        ReportOwnCurrency(quotes, currency, table.File, log);
        return new MarketSnapshot(quotes.DrainToImmutable());
    }

    private static MarketQuote? ReadQuote(RowReader row)
    {
        var asset = row.Symbol("asset");
        if (asset is null)
            return null;

        return new MarketQuote
        {
            Asset = asset,
            Price = row.Price("price"),
            AsOf = row.UtcDate("as_of"),
            MarketCap = row.AmountFromZero("market_cap"),
            CirculatingSupply = row.AmountFromZero("circulating_supply"),
            Volume24h = row.AmountAboveZero("volume_24h"),
            Depth2PctDown = row.AmountAboveZero("depth_2pct_down"),
            VolatilityDaily = row.Fraction("volatility_daily"),
            Spread = row.Fraction("spread"),
            HaircutTiers = ReadTiers(row),
            StatedSource = row.Text("source"),
            Source = row.Source,
            Row = row.Line,
        };
    }

    private static ImmutableArray<HaircutTier> ReadTiers(RowReader row)
    {
        var text = Cell.Text(row.Raw("haircut_tiers"));
        if (text is null)
            return [];

        var tiers = ImmutableArray.CreateBuilder<HaircutTier>();
        foreach (var step in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (ReadTier(step, tiers.Count == 0 ? 0 : tiers[^1].To) is not { } tier)
            {
                row.Bad("bad-haircut-tiers", "haircut_tiers",
                    "steps that join, such as 0-500000:1.00;500000-1000000:0.85;1000000-:0.50, each share from 0 to 1");
                return [];
            }

            tiers.Add(tier);
        }

        return tiers.DrainToImmutable();
    }

    /// <summary>One step <c>from-to:share</c>, which must begin where the one before ended.</summary>
    private static HaircutTier? ReadTier(string step, decimal? start)
    {
        var colon = step.IndexOf(':', StringComparison.Ordinal);
        var dash = step.IndexOf('-', StringComparison.Ordinal);
        if (dash < 1 || colon < dash)
            return null;

        var from = Cell.Decimal(step[..dash]);
        var to = Cell.Decimal(step[(dash + 1)..colon]);
        var share = Cell.Decimal(step[(colon + 1)..]);
        return from.Status == CellStatus.Good && from.Value == start
            && (to.Status == CellStatus.Absent || (to.Status == CellStatus.Good && to.Value > from.Value))
            && share is { Status: CellStatus.Good, Value: >= 0 and <= 1 }
            ? new HaircutTier(from.Value, to.OrNull, share.Value)
            : null;
    }

    private static void ReportOwnCurrency(ImmutableArray<MarketQuote>.Builder quotes, CurrencyCode currency, string file, IssueLog log)
    {
        var own = AssetSymbol.Of(currency);
        foreach (var quote in quotes)
        {
            if (quote.Asset == own && quote.Price is not null and not 1)
            {
                log.Warning("own-currency-price", file, quote.Row, "price", string.Create(CultureInfo.InvariantCulture,
                    $"{own.Text} is quoted at {quote.Price}, but the book is in {own.Text}, so its price is 1 and the quote is not used"));
            }
        }
    }

    private static void ReportPriceDates(ImmutableArray<MarketQuote>.Builder quotes, DateOnly asOf, string file, IssueLog log)
    {
        var others = quotes.Where(q => q.Price is not null && q.AsOf is { } date && date != asOf).Select(q => q.AsOf!.Value).ToList();
        if (others.Count == 0)
            return;

        var earliest = Format.Date(others.Min());
        var latest = Format.Date(others.Max());
        var dates = earliest == latest ? earliest : $"{earliest} to {latest}";
        log.Warning(IssueCodes.PriceDate, file, null, "as_of", string.Create(CultureInfo.InvariantCulture,
            $"{others.Count} of {quotes.Count(q => q.Price is not null)} prices are of {dates}, not of the as-of date {Format.Date(asOf)}; they are used as they stand"));
    }
}
