using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Sources.Okx;

namespace RiskAnalytics.Ingestion.Sources;

/// <summary>
/// A table of the figures that OKX published asset by asset, with the tables beside it: classes (required), prices near the dates of
/// the reports, and monthly market snapshots.
/// </summary>
/// <remarks>
/// A book is made for a date when the amounts of BTC, ETH and USDT are known; a date with fewer of the published assets than the
/// fullest one is marked partial. What the page says and the table lacks is not loaded; what the page does not say is not disclosed.
/// </remarks>
public sealed class OkxReportedTableSource : IReserveSource
{
    private static readonly ImmutableArray<AssetSymbol> LargeAssets = [AssetSymbol.Parse("BTC"), AssetSymbol.Parse("ETH"), AssetSymbol.Parse("USDT")];

    private static readonly DateOnly FirstZeroKnowledgeProof = new(2023, 4, 1);

    /// <inheritdoc/>
    public string Code => "okx-reported-table";

    /// <inheritdoc/>
    public string Description => "A table of the reserves and liabilities that OKX published asset by asset, with class and market tables beside it.";

    /// <inheritdoc/>
    public string Rhythm => "compiled once, monthly proofs";

    /// <inheritdoc/>
    public string Traps => "Rows have kinds of their own, from the issuer's page to a deduction; a month with ratios only makes no book.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.HasColumns("por_no", "snapshot_date", "asset", "liability_units", "wallet_total_units", "exchange_held_units");
    }

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var log = new IssueLog();
        var classTable = document.FindBeside("asset", "class", "own", "rank_date")
            ?? throw IngestionException.For(document.Name, "no-class-table",
                "no class table lies beside the file; it has the columns asset, class, own and rank_date");
        var prices = document.FindBeside("date", "asset", "price_usd", "units_per_usd");
        var snapshots = document.FindBeside("snapshot_date", "asset", "rank", "price_usd", "market_cap_usd");
        if (prices is null && snapshots is null)
            log.Warning("no-prices", document.Name, null, null, "no table of prices lies beside the file, so nothing can be valued");

        var classes = OkxClasses.Read(classTable, log);
        var market = OkxMarket.Read(prices, snapshots, log);
        var figures = ReadFigures(document, log);
        var proofs = figures.GroupBy(f => f.Proof).Select(proof => Proof.Of([.. proof])).Where(p => p.HasLargeAssets).OrderBy(p => p.AsOf).ToList();
        var fullest = proofs.Count == 0 ? 0 : proofs.Max(p => p.Assets.Length);
        ImmutableArray<SourceDocument> beside = [.. new[] { classTable, prices, snapshots }.OfType<SourceDocument>()];
        ImmutableArray<PublishedDocument> documents =
        [
            new PublishedDocument(document.Name, document.Sha256, Code),
            .. beside.Where(d => d != classTable).Select(d => new PublishedDocument(d.Name, d.Sha256, "table beside it")),
        ];
        var books = proofs.Select(proof => BookOf(proof, fullest, classes, market, document, documents)).ToImmutableArray();
        return new SourceReading
        {
            Books = books,
            Issues = log.ToImmutable(),
            IsFinal = true,
            Lines = figures.Count,
            Companions = beside,
        };
    }

    private static List<OkxFigure> ReadFigures(SourceDocument document, IssueLog log)
    {
        var rows = document.ReadTable(log);
        var row = new RowReader(rows, log);
        var figures = new List<OkxFigure>(rows.RowCount);
        for (row.Row = 0; row.Row < rows.RowCount; row.Row++)
        {
            if (!row.IsBlank() && OkxFigure.Read(row, document.Name, log) is { } figure)
                figures.Add(figure);
        }

        return figures;
    }

    private static ReserveBook BookOf(Proof proof, int fullest, OkxClasses classes, OkxMarket market, SourceDocument document, ImmutableArray<PublishedDocument> documents)
    {
        ImmutableArray<AssetSymbol> assets = [.. proof.Assets.Select(a => a.Asset)];
        var snapshotQuotes = market.SnapshotOf(proof.AsOf);
        var priceQuotes = market.PricesOf(assets, proof.AsOf);
        var isPartial = assets.Length < fullest;
        var snapshot = new ReserveSnapshot
        {
            Entity = new ReportingEntity
            {
                Id = "okx",
                Name = "OKX",
                Kind = EntityKind.Exchange,
                OwnAssets = classes.OwnAssets,
                Partial = isPartial
                    ? string.Create(CultureInfo.InvariantCulture, $"the tables have amounts for {assets.Length} assets only ({string.Join(", ", assets)}); OKX published {fullest} at the time of its fullest table")
                    : null,
                Notes = [.. Notes(proof, classes, snapshotQuotes, priceQuotes)],
            },
            AsOf = proof.AsOf,
            ReportingCurrency = CurrencyCode.Usd,
            Holdings = [.. proof.Assets.SelectMany(a => HoldingsOf(a, classes.ClassOf(a.Asset, snapshotQuotes), document))],
            Liabilities = [.. proof.Assets.Select(a => LiabilityOf(a, document))],
            Disclosures = DisclosuresOf(proof.AsOf),
            Stated = [.. proof.Assets.SelectMany(a => StatedOf(a, document))],
            Documents = documents,
        };
        var quotes = assets.Select(a => QuoteOf(a, priceQuotes, snapshotQuotes)).OfType<MarketQuote>();
        return new ReserveBook(snapshot, new MarketSnapshot([.. quotes]), [], document.Sha256, document.Path);
    }

    /// <summary>The printed ratio, and the printed total where its parts are printed too. Of an asset held in part only, neither can be compared.</summary>
    private static IEnumerable<StatedFigure> StatedOf(OkxFigure figure, SourceDocument document)
    {
        var hasParts = figure is { HeldByExchange: not null, HeldByThirdParties: not null };
        if (figure.PublishedRatioPercent is { } percent && (figure.Total is not null || hasParts))
            yield return Figure(StatedKind.Ratio, percent / 100m, figure.RatioStep);
        if (figure.Total is { } total && hasParts)
            yield return Figure(StatedKind.AssetTotal, total, null);

        StatedFigure Figure(StatedKind kind, decimal value, decimal? step) => new()
        {
            Kind = kind,
            Subject = figure.Asset.Text,
            Value = value,
            Step = step,
            StatedSource = $"{document.Cite(figure.Row)}; {figure.Source} [{figure.SourceKind}]",
            Source = new SourceRef(document.Name, string.Create(CultureInfo.InvariantCulture, $"row {figure.Row}")),
            Row = figure.Row,
        };
    }

    /// <summary>One line per place of custody where the page gives both parts, else one line.</summary>
    private static IEnumerable<Holding> HoldingsOf(OkxFigure figure, AssetClass assetClass, SourceDocument document)
    {
        var self = new Party(null, PartyClass.Self);
        var thirdParties = new Party(null, PartyClass.Undisclosed);
        if (figure is { HeldByExchange: { } exchange, HeldByThirdParties: { } thirdParty })
        {
            yield return Line(exchange, self, "held by the exchange");
            if (thirdParty > 0)
                yield return Line(thirdParty, thirdParties, "in third-party custody");
        }
        else if (figure.Total is { } total)
        {
            yield return Line(total, Party.Silent, "total; where it is kept is not in the table");
        }
        else
        {
            yield return Line(figure.HeldByExchange!.Value, self, "held by the exchange; third-party custody is not in the table");
        }

        Holding Line(decimal quantity, Party custodian, string part) => new()
        {
            Asset = figure.Asset,
            Class = assetClass,
            Quantity = quantity,
            Custodian = custodian,
            StatedSource = $"{document.Cite(figure.Row)}; {part}; {figure.Source} [{figure.SourceKind}]",
            Source = new SourceRef(document.Name, string.Create(CultureInfo.InvariantCulture, $"row {figure.Row}")),
            Row = figure.Row,
        };
    }

    private static Liability LiabilityOf(OkxFigure figure, SourceDocument document) => new()
    {
        Asset = figure.Asset,
        Quantity = figure.Owed,
        StatedSource = figure.Owed is null ? "published on the page, not loaded" : $"{document.Cite(figure.Row)}; {figure.Source} [{figure.SourceKind}]",
        Source = new SourceRef(document.Name, string.Create(CultureInfo.InvariantCulture, $"row {figure.Row}")),
        Row = figure.Row,
    };

    private static MarketQuote? QuoteOf(AssetSymbol asset, ImmutableArray<OkxMarket.Quote> prices, ImmutableArray<OkxMarket.Quote> snapshot)
    {
        var price = prices.FirstOrDefault(q => q.Asset == asset);
        var market = snapshot.FirstOrDefault(q => q.Asset == asset);
        if (price is null && market is null)
            return null;

        var sources = new List<string>();
        if (price is not null)
            sources.Add($"price: {price.Provider}, {Format.Date(price.Date)}");
        if (market is not null)
            sources.Add($"market value, supply and volume: {market.Provider}, {Format.Date(market.Date)}");
        return new MarketQuote
        {
            Asset = asset,
            Price = price?.Price,
            AsOf = price?.Date,
            MarketCap = market?.MarketCap,
            CirculatingSupply = market?.CirculatingSupply,
            Volume24h = market?.Volume24h,
            StatedSource = string.Join("; ", sources),
            Source = new SourceRef("market"),
        };
    }

    private static Disclosures DisclosuresOf(DateOnly asOf)
    {
        // Signed addresses and a proof that anybody can repeat are published; a report on them by somebody else is not in the tables.
        var hasProof = asOf >= FirstZeroKnowledgeProof;
        var notLoaded = new List<string> { "T2", "T3", "T4", "T5" };
        if (!hasProof)
            notLoaded.Insert(0, "T1");
        return new Disclosures
        {
            Assurance = hasProof ? new Assurance(AssuranceLevel.OnChainOnly, "OKX itself", "signed addresses and a zero-knowledge proof of liabilities", null) : null,
            NotLoaded = [.. notLoaded],
            Notes = ["OKX publishes addresses, proofs and publication dates month by month; the tables have the amounts only."],
        };
    }

    private static IEnumerable<string> Notes(
        Proof proof, OkxClasses classes, ImmutableArray<OkxMarket.Quote> snapshot, ImmutableArray<OkxMarket.Quote> prices)
    {
        var kinds = proof.Assets.Select(a => a.SourceKind).Distinct().Order(StringComparer.Ordinal).Select(Meaning);
        yield return $"FIGURES: proof of reserves no. {proof.Number}; {string.Join("; ", kinds)}. The source of each figure stands with it.";
        yield return proof.IsDayKnown
            ? $"DATE: {Format.Date(proof.AsOf)}; basis: {proof.DateBasis}."
            : $"DATE: the day is not known (basis: {proof.DateBasis}); {Format.Date(proof.AsOf)} stands for it.";

        var byFile = proof.Assets.Where(a => a.Total is null).Select(a => a.Asset.Text).ToList();
        if (byFile.Count > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"NOT LOADED: for {byFile.Count} assets ({string.Join(", ", byFile)}) the tables have what the exchange holds itself, from the summary of its address file; their third-party custody stands on pages that were not kept.");
        }

        var owed = proof.Assets.Where(a => a.Owed is null).Select(a => a.Asset.Text).ToList();
        if (owed.Count > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"NOT LOADED: OKX publishes what it owes in every asset; for {owed.Count} ({string.Join(", ", owed)}) the tables do not have it.");

        if (proof.RatiosOnly.Length > 0)
        {
            var ratios = proof.RatiosOnly.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Asset} {f.PublishedRatioPercent}%"));
            yield return $"RATIOS ONLY: for {string.Join(", ", ratios)} only a rounded ratio is in the tables; these assets are not in the book.";
        }

        yield return "NOT DISCLOSED: the figures do not say whether any of it is pledged.";
        yield return prices is [var price, ..]
            ? $"PRICES: {Format.Date(price.Date)}, the nearest date on which every asset of the book has a price."
            : "PRICES: no date near the report has a price for every asset of the book.";
        yield return snapshot is [var rank, ..]
            ? $"CLASSES: large altcoins are those among the first twenty by market value on {Format.Date(rank.Date)}; market values, supplies and volumes are of that day."
            : "CLASSES: no market snapshot within a month before the date, so market values, supplies and volumes are not loaded.";
        yield return $"OWN TOKENS: {string.Join(" and ", classes.OwnAssets)} are issued by the group.";

        static string Meaning(string kind) => kind switch
        {
            "issuer_page" => "text of OKX's own page as kept by an archive or mirror (issuer_page)",
            "issuer_file_transcription" => "lines of an OKX file as reproduced by a third party (issuer_file_transcription)",
            "issuer_json_capture" => "data behind OKX's page as kept by a third party (issuer_json_capture)",
            "issuer_release" => "article or release of OKX (issuer_release)",
            "press" => "news report, usually rounded (press)",
            "inferred" => "printed number whose label is a deduction (inferred)",
            _ => kind,
        };
    }

    /// <summary>One proof of reserves: one figure per asset, the fullest one where several are published.</summary>
    private sealed record Proof(
        string Number, DateOnly AsOf, bool IsDayKnown, string DateBasis, ImmutableArray<OkxFigure> Assets, ImmutableArray<OkxFigure> RatiosOnly)
    {
        /// <summary>Whether the whole reserve of every large asset is known.</summary>
        public bool HasLargeAssets => LargeAssets.All(l => Assets.Any(a => a.Asset == l && a.Total is not null));

        public static Proof Of(ImmutableArray<OkxFigure> figures)
        {
            // One proof may be told with a day in one place and with its month only in another.
            var dated = figures.FirstOrDefault(f => f is { IsDayKnown: true, HasAmount: true }) ?? figures[0];
            var amounts = figures.Where(f => f.HasAmount)
                .GroupBy(f => f.Asset)
                .Select(same => same.OrderByDescending(f => f.Total is not null).ThenBy(f => f.Row).First())
                .OrderBy(f => f.Row)
                .ToImmutableArray();
            var ratios = figures.Where(f => f.PublishedRatioPercent is not null && amounts.All(a => a.Asset != f.Asset)).ToImmutableArray();
            return new Proof(dated.Proof, dated.AsOf, dated.IsDayKnown, dated.DateBasis, amounts, ratios);
        }
    }
}
