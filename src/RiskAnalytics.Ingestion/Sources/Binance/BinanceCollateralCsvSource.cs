using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.Binance;

/// <summary>Prices and collateral ladders of Binance's zero-knowledge proof.</summary>
/// <remarks>
/// Of the three ladders that of margin accounts is read: wherever it and the ladder of VIP loans join without gaps, it counts no more
/// than the other at any size, and nearly every token has one. The ladder of VIP loans stands in where the margin ladder is missing or
/// does not join; that of portfolio margin is one rate without a bound and is not read.
/// </remarks>
public sealed class BinanceCollateralCsvSource : IReserveSource
{
    private const string NoBound = "18446744073709551615";

    private static readonly ImmutableArray<Names> Editions =
    [
        new("token", "asset_usdt_price", "collateral_vip_loan_ratio_tiers", "collateral_margin_ratio_tiers"),
        new("symbol", "usdt_price", "loan_tiers_ratio", "margin_tiers_ratio"),
    ];

    /// <inheritdoc/>
    public string Code => "binance-collateral-csv";

    /// <inheritdoc/>
    public string Description => "Prices and collateral ladders of Binance (cex_assets_info.csv), which become market prices and size-dependent haircuts.";

    /// <inheritdoc/>
    public string Rhythm => "with each edition of the verifier, about yearly";

    /// <inheritdoc/>
    public string Traps => "Prices are in USDT; ladders may overlap; 18446744073709551615 means no upper bound; of three ladders the margin one is read; the file has no date.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => EditionOf(document) is not null;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        Recognised.Check(document, this);
        var log = new IssueLog();
        var names = EditionOf(document)!;
        var table = document.ReadTable(log);
        if (document.AsOf(null, log) is not { } date)
            return new SourceReading { Issues = log.ToImmutable(), Lines = table.RowCount, Entity = "binance" };

        log.Info("usdt-as-usd", document.Name, null, names.Price, "prices and ladders are in USDT and are taken as USD");
        log.Info("ladder-chosen", document.Name, null, names.Margin, "of the three ladders that of margin accounts is read, as the most careful one, and that of VIP loans where it is missing; the portfolio margin ladder is not read");
        var row = new RowReader(table, log);
        var market = ImmutableArray.CreateBuilder<MarketObservation>(table.RowCount);
        for (row.Row = 0; row.Row < table.RowCount; row.Row++)
        {
            if (!row.IsBlank() && Observation(row, names, date, document, log) is { } seen)
                market.Add(seen);
        }

        return new SourceReading { Market = market.DrainToImmutable(), Issues = log.ToImmutable(), Lines = table.RowCount, Entity = "binance", AsOf = date };
    }

    private static Names? EditionOf(SourceDocument document) => Editions.FirstOrDefault(e => document.HasColumns(e.Token, e.Price, e.VipLoan, e.Margin));

    private static MarketObservation? Observation(RowReader row, Names names, DateOnly date, SourceDocument document, IssueLog log)
    {
        if (row.Symbol(names.Token) is not { } symbol || AssetDirectory.AssetOf(symbol.Text, date) is not { } asset)
        {
            log.Error("no-symbol", document.Name, row.Line, names.Token, "the row names no token and is left out", omitsLine: true);
            return null;
        }

        var price = row.Price(names.Price);
        if (price is { } stated)
            CarriedPrices.IsFarOff(asset, stated, date, (document.Name, row.Line, names.Price), log, "perhaps its unit is another; the document's price counts until somebody corrects it");
        var (margin, vip) = (Ladder(row, names.Margin, log), Ladder(row, names.VipLoan, log));
        var isMargin = !margin.IsEmpty || vip.IsEmpty;
        var place = document.Cite(row.Line);
        return new MarketObservation(
            new MarketQuote
            {
                Asset = asset,
                Price = price is 0 ? null : price,
                AsOf = date,
                HaircutTiers = isMargin ? margin : vip,
                StatedSource = isMargin ? place : $"{place}, ladder of VIP loans",
                Source = row.Source,
                Row = row.Line,
            },
            CurrencyCode.Usd,
            date);
    }

    /// <summary>A ladder such as <c>[0-500000:100, 500000-1000000:85]</c>; empty, and said, when its steps do not join.</summary>
    private static ImmutableArray<HaircutTier> Ladder(RowReader row, string column, IssueLog log)
    {
        if (row.Text(column)?.TrimStart('[').TrimEnd(']') is not { Length: > 0 } text)
            return [];

        var tiers = ImmutableArray.CreateBuilder<HaircutTier>();
        foreach (var step in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Step(step) is not { } tier)
            {
                row.Bad("bad-haircut-tiers", column, "a ladder such as [0-500000:100, 500000-1000000:85], each percentage from 0 to 100");
                return [];
            }

            if (tier.From != (tiers.Count == 0 ? 0 : tiers[^1].To))
            {
                log.Warning("ladder-not-joined", row.Source.Title, row.Line, column, string.Create(CultureInfo.InvariantCulture,
                    $"the step {Cell.Quote(step)} does not begin where the one before ends, so what counts at this size cannot be known and the ladder is not read"));
                return [];
            }

            tiers.Add(tier);
        }

        return tiers.DrainToImmutable();
    }

    private static HaircutTier? Step(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (dash < 1 || colon < dash)
            return null;
        var bound = text[(dash + 1)..colon].Trim();
        var from = Cell.Decimal(text[..dash]);
        var to = bound == NoBound ? CellReading<decimal>.Absent : Cell.Decimal(bound);
        var percent = Cell.Decimal(text[(colon + 1)..]);
        return from.Status == CellStatus.Good
            && (bound == NoBound || (to.Status == CellStatus.Good && to.Value > from.Value))
            && percent is { Status: CellStatus.Good, Value: >= 0 and <= 100 }
            ? new HaircutTier(from.Value, to.OrNull, percent.Value / 100m)
            : null;
    }

    /// <summary>The column names of one edition.</summary>
    private sealed record Names(string Token, string Price, string VipLoan, string Margin);
}
