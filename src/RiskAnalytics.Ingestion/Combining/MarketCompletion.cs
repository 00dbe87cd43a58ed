using System.Collections.Immutable;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;
using RiskAnalytics.Ingestion.Sources;

namespace RiskAnalytics.Ingestion.Combining;

/// <summary>Fills the market table of a book from the price documents of the run, and where they are silent from the carried tables.</summary>
/// <remarks>
/// Each figure is the one nearest in time, at most 31 days away, the earlier of two; of one day the figure of the run's own documents
/// comes before the carried one. Amounts in another currency than the book's are converted with a rate of exchange of the same rule, and
/// without one they are not used.
/// </remarks>
internal sealed class MarketCompletion
{
    private const int FarthestDays = 31;

    private static readonly CurrencyCode Euro = CurrencyCode.Parse("EUR");

    /// <summary>A document's own price may differ from the market's by this factor before it is said.</summary>
    private const decimal LargestFactor = 100m;

    private static readonly Lazy<ImmutableArray<MarketObservation>> Carried = new(() =>
    [
        .. CarriedTable.Rows("prices_on_por_dates.csv").Select(r => Observation(r, r.Date("date")!.Value, r.Text("source"))),
        .. CarriedTable.Rows("market_snapshots.csv").Select(r => Observation(r, r.Date("snapshot_date")!.Value, r.Text("provider"))),
    ]);

    private readonly ILookup<AssetSymbol, (MarketObservation Seen, bool IsCarried)> _byAsset;

    /// <summary>A completion from the observations of a run and the carried ones.</summary>
    public MarketCompletion(IReadOnlyList<MarketObservation> run) =>
        _byAsset = run.Select(o => (Seen: o, IsCarried: false)).Concat(Carried.Value.Select(o => (Seen: o, IsCarried: true)))
            .ToLookup(o => AssetDirectory.AssetOf(o.Seen.Quote.Asset.Text, o.Seen.Date)!);

    /// <summary>The book with a quote for every coin and foreign currency that it holds or owes by quantity, as far as one is known.</summary>
    public ReserveBook Complete(ReserveBook book)
    {
        var log = new IssueLog();
        var snapshot = book.Snapshot;
        var quotes = book.Market.Quotes.ToDictionary(q => q.Asset);
        foreach (var asset in NeededAssets(snapshot))
        {
            if (Found(asset, snapshot, log) is not { } found)
                continue;
            if (quotes.TryGetValue(asset, out var own))
                CompareWithMarket(own, found, snapshot, log);
            quotes[asset] = own is null ? found : Merged(own, found);
        }

        return book with
        {
            Market = new MarketSnapshot([.. quotes.Values.OrderBy(q => q.Asset.Text, StringComparer.Ordinal)]),
            Issues = [.. book.Issues, .. log.ToImmutable()],
        };
    }

    private static IEnumerable<AssetSymbol> NeededAssets(ReserveSnapshot snapshot) =>
        snapshot.Holdings.Where(h => h.Quantity is not null).Select(h => h.Asset)
            .Concat((snapshot.Liabilities ?? []).Where(l => l.Quantity is not null).Select(l => l.Asset))
            .Where(a => a.IsItemised && a.Text != snapshot.ReportingCurrency.Letters && a != snapshot.Entity.Token?.Symbol)
            .Distinct();

    private MarketQuote? Found(AssetSymbol asset, ReserveSnapshot snapshot, IssueLog log)
    {
        var near = _byAsset[asset]
            .Where(o => Distance(o.Seen.Date, snapshot.AsOf) <= FarthestDays)
            .OrderBy(o => Distance(o.Seen.Date, snapshot.AsOf)).ThenBy(o => o.Seen.Date).ThenBy(o => o.IsCarried)
            // A market in the currency of the book needs no rate, and a spread of another market does not belong to its price.
            .ThenBy(o => o.Seen.Currency != snapshot.ReportingCurrency)
            .Select(o => o.Seen)
            .ToList();
        if (RateOfCurrency(asset, snapshot) is { } foreign)
            return foreign;
        if (near.Count == 0)
            return null;

        var sources = new List<string>();
        var price = Pick("price", q => q.Price, isMoney: true);
        var marketCap = Pick("market value", q => q.MarketCap, isMoney: true);
        var supply = Pick("supply", q => q.CirculatingSupply, isMoney: false);
        var volume = Pick("volume", q => q.Volume24h, isMoney: true);
        var depth = Pick("depth", q => q.Depth2PctDown, isMoney: true);
        var spread = Pick("spread", q => q.Spread, isMoney: false);
        var volatility = Pick("volatility", q => q.VolatilityDaily, isMoney: false);
        var ladder = near.FirstOrDefault(o => !o.Quote.HaircutTiers.IsEmpty && o.Currency == snapshot.ReportingCurrency);
        if (ladder is not null)
            sources.Add($"ladder: {Words(ladder)}");
        if (sources.Count == 0)
            return null;

        return new MarketQuote
        {
            Asset = asset,
            Price = price?.Value,
            AsOf = price?.Seen.Date,
            MarketCap = marketCap?.Value,
            CirculatingSupply = supply?.Value,
            Volume24h = volume?.Value,
            Depth2PctDown = depth?.Value,
            Spread = spread?.Value,
            VolatilityDaily = volatility?.Value,
            HaircutTiers = ladder?.Quote.HaircutTiers ?? [],
            StatedSource = string.Join("; ", sources),
            Source = new SourceRef("market"),
        };

        (decimal Value, MarketObservation Seen)? Pick(string name, Func<MarketQuote, decimal?> figure, bool isMoney)
        {
            MarketObservation? unpriced = null;
            foreach (var seen in near)
            {
                if (figure(seen.Quote) is not { } value)
                    continue;
                if (!isMoney || seen.Currency == snapshot.ReportingCurrency)
                {
                    sources.Add($"{name}: {Words(seen)}");
                    return (value, seen);
                }

                if (RateOf(seen.Currency, snapshot) is { } rate && Product(value, rate.Value) is { } converted)
                {
                    sources.Add($"{name}: {Words(seen)}, from {seen.Currency} at {rate.Words}");
                    return (converted, seen);
                }

                unpriced ??= seen;
            }

            if (unpriced is not null)
            {
                log.Warning("no-fx-quote", unpriced.Quote.Source.Title, null, null,
                    $"the {name} of {asset} is in {unpriced.Currency}, and no rate of exchange to {snapshot.ReportingCurrency} is known near {Format.Date(snapshot.AsOf)}; it is not used");
            }

            return null;
        }
    }

    /// <summary>The quote of a foreign currency, from the rates of the run; null for a coin, and where no rate is known.</summary>
    private MarketQuote? RateOfCurrency(AssetSymbol asset, ReserveSnapshot snapshot)
    {
        if (!AssetDirectory.IsFiat(asset.Text) || RateOf(CurrencyCode.Parse(asset.Text), snapshot) is not { } rate)
            return null;
        return new MarketQuote
        {
            Asset = asset,
            Price = rate.Value,
            AsOf = rate.Date,
            StatedSource = $"rate of exchange: {rate.Words}",
            Source = new SourceRef("market"),
        };
    }

    /// <summary>What one unit of a currency is worth in the reporting currency: quoted directly, the other way round, or both in units of the euro.</summary>
    private (decimal Value, string Words, DateOnly Date)? RateOf(CurrencyCode from, ReserveSnapshot snapshot)
    {
        var to = snapshot.ReportingCurrency;
        if (Nearest(from, to) is { } direct)
            return (direct.Quote.Price!.Value, Words(direct), direct.Date);
        if (Nearest(to, from) is { } inverse && Quotient(1m, inverse.Quote.Price!.Value) is { } turned)
            return (turned, Words(inverse), inverse.Date);

        // A central bank prices its own currency in all others, so two of them are compared through it, by rates of one day.
        return Nearest(Euro, to) is { } second && Nearest(Euro, from, second.Date) is { } first
            && Quotient(second.Quote.Price!.Value, first.Quote.Price!.Value) is { } crossed
            ? (crossed, $"{Words(second)}, over {Words(first)}", second.Date)
            : null;

        MarketObservation? Nearest(CurrencyCode unit, CurrencyCode priced, DateOnly? on = null) => _byAsset[AssetSymbol.Of(unit)]
            .Select(o => o.Seen)
            .Where(o => o.Currency == priced && o.Quote.Price is > 0 && (on is { } day ? o.Date == day : Distance(o.Date, snapshot.AsOf) <= FarthestDays))
            .OrderBy(o => Distance(o.Date, snapshot.AsOf)).ThenBy(o => o.Date)
            .FirstOrDefault();
    }

    private static void CompareWithMarket(MarketQuote own, MarketQuote market, ReserveSnapshot snapshot, IssueLog log)
    {
        if (own.Price is not (> 0) || market.Price is not (> 0))
            return;
        var (larger, smaller) = (Math.Max(own.Price.Value, market.Price.Value), Math.Min(own.Price.Value, market.Price.Value));
        var factor = Quotient(larger, smaller) ?? decimal.MaxValue;
        if (factor >= LargestFactor)
        {
            log.Warning("price-far-from-market", own.Source.Title, own.Row == 0 ? null : own.Row, "price", FormattableString.Invariant(
                $"{own.Asset} is priced at {own.Price} {snapshot.ReportingCurrency}, {decimal.Round(factor, 0)} times off the {market.Price} of {market.StatedSource}; perhaps its unit is another; the document's price counts until somebody corrects it"));
        }
    }

    private static MarketQuote Merged(MarketQuote own, MarketQuote found) => own with
    {
        Price = own.Price ?? found.Price,
        AsOf = own.Price is null ? found.AsOf : own.AsOf,
        MarketCap = own.MarketCap ?? found.MarketCap,
        CirculatingSupply = own.CirculatingSupply ?? found.CirculatingSupply,
        Volume24h = own.Volume24h ?? found.Volume24h,
        Depth2PctDown = own.Depth2PctDown ?? found.Depth2PctDown,
        Spread = own.Spread ?? found.Spread,
        VolatilityDaily = own.VolatilityDaily ?? found.VolatilityDaily,
        HaircutTiers = own.HaircutTiers.IsEmpty ? found.HaircutTiers : own.HaircutTiers,
        StatedSource = own.StatedSource is null ? found.StatedSource : $"{own.StatedSource}; else {found.StatedSource}",
    };

    private static MarketObservation Observation(RowReader row, DateOnly date, string? source) => new(
        new MarketQuote
        {
            Asset = row.Symbol("asset")!,
            Price = row.AmountFromZero("price_usd"),
            MarketCap = row.AmountFromZero("market_cap_usd"),
            CirculatingSupply = row.AmountFromZero("circulating_supply"),
            Volume24h = row.AmountFromZero("volume_24h_usd"),
            StatedSource = source,
            Source = row.Source,
        },
        CurrencyCode.Usd,
        date);

    private static string Words(MarketObservation seen) => $"{seen.Quote.StatedSource ?? seen.Quote.Source.Title}, {Format.Date(seen.Date)}";

    private static int Distance(DateOnly one, DateOnly other) => Math.Abs(one.DayNumber - other.DayNumber);

    private static decimal? Quotient(decimal one, decimal other)
    {
        try
        {
            return one / other is > 0 and var quotient ? quotient : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal? Product(decimal one, decimal other)
    {
        try
        {
            var product = one * other;
            return product == 0 && one != 0 && other != 0 ? null : product;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
