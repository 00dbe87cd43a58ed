using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.Okx;

/// <summary>The audit that the detail page of OKX embeds, alone, or inside the page's state or a capture of it.</summary>
public sealed class OkxAuditJsonSource : IReserveSource
{
    private const double ZoneHours = 8;

    /// <summary>How many assets OKX publishes; a page with fewer is a partial one.</summary>
    private const int PublishedAssets = 22;

    /// <inheritdoc/>
    public string Code => "okx-audit-json";

    /// <inheritdoc/>
    public string Description => "The audit embedded in OKX's proof-of-reserves page (auditRootInfo), from the saved page or as JSON: liabilities, reserve, custody and printed ratio of each asset.";

    /// <inheritdoc/>
    public string Rhythm => "monthly";

    /// <inheritdoc/>
    public string Traps => "The snapshot is midnight in UTC+8, so the UTC day is the one before; the audit id is not chronological; a saved page usually holds 8 of 22 assets.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => Audit(document, new IssueLog()) is not null;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var audit = Audit(document, log) ?? throw IngestionException.For(document.Name, "no-audit", "the file holds no audit with liabilityBalances and reserveBalances");
        var instant = audit.Find("createTime")?.UnixMilliseconds();
        if (document.AsOf(instant is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null, log) is not { } asOf)
            return new SourceReading { Issues = log.ToImmutable(), Lines = 0, Entity = "okx" };

        var figures = audit.Find("reserveBalances")!.Properties().Select(p => p.Key)
            .Union(audit.Find("liabilityBalances")!.Properties().Select(p => p.Key))
            .Select(symbol => FigureOf(symbol, audit, asOf, document, log)).OfType<ReserveFigure>().ToList();
        var book = new ExchangeBook
        {
            Document = document,
            Format = Code,
            Entity = EntityDirectory.Exchange("okx"),
            AsOf = asOf,
            Instant = instant,
            AsOfPublished = instant is { } utc ? ExchangeBook.InZone(utc, ZoneHours) : null,
            Partial = figures.Count < PublishedAssets
                ? FormattableString.Invariant($"the page as saved has {figures.Count} of the {PublishedAssets} assets that OKX publishes")
                : null,
            Notes = [$"AUDIT: OKX audit {audit.Text("auditId") ?? "without id"}, root of liabilities {audit.Text("merkleHash") ?? "not given"}."],
            Disclosures = new Disclosures
            {
                Assurance = new Assurance(AssuranceLevel.OnChainOnly, "OKX itself", "signed addresses and a zero-knowledge proof of liabilities", null),
                NotLoaded = ["T2", "T3", "T4", "T5"],
                Notes = ["Addresses, proofs and publication date stand in other files of the same month."],
            },
        };
        return new SourceReading { Books = [book.Of(figures, log)], Lines = figures.Count };
    }

    private static JsonView? Audit(SourceDocument document, IssueLog log)
    {
        if ((JsonView.Root(document, log) ?? JsonView.RootInPage(document, "appState", log)) is not { } root)
            return null;
        // As the page's state has it, as a capture of it has it, and alone.
        var audit = root.Find("appContext", "initialProps", "App", "auditRootInfo") ?? root.Find("auditRootInfo") ?? root.Find("audit") ?? root;
        return audit.Find("liabilityBalances") is { IsObject: true } && audit.Find("reserveBalances") is { IsObject: true } ? audit : null;
    }

    private static ReserveFigure? FigureOf(string symbol, JsonView audit, DateOnly asOf, SourceDocument document, IssueLog log)
    {
        if (AssetDirectory.AssetOf(symbol, asOf) is not { } asset)
        {
            log.Error("bad-symbol", document.Name, null, audit.Path, $"found {Cell.Quote(symbol)}, expected the symbol of an asset", omitsLine: true);
            return null;
        }

        var ratio = ExchangeBook.RatioOf(audit.Find("capitalRatio", symbol)?.Text());
        var owed = audit.Find("liabilityBalances", symbol);
        var held = audit.Find("reserveBalances", symbol);
        return new ReserveFigure
        {
            Asset = asset,
            Place = held?.Path ?? audit.Path,
            OwedPlace = owed?.Path,
            Held = held?.AmountFromZero(),
            HeldByExchange = audit.Find("exchangeReserveBalances", symbol)?.AmountFromZero(),
            HeldByThirdParties = audit.Find("custodyReserveBalances", symbol)?.AmountFromZero(),
            Owed = owed?.AmountFromZero(),
            Ratio = ratio?.Ratio,
            RatioStep = ratio?.Step,
        };
    }
}
