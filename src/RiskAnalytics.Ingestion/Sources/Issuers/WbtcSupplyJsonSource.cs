using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Issuers;

/// <summary>Supply and holdings of WBTC.</summary>
public sealed class WbtcSupplyJsonSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "wbtc-supply-json";

    /// <inheritdoc/>
    public string Description => "WBTC network API: tokens in circulation on one chain and bitcoin held for them.";

    /// <inheritdoc/>
    public string Rhythm => "live";

    /// <inheritdoc/>
    public string Traps => "Amounts are text in satoshi; the supply is that of one chain; the custodian is not named and the body has no date.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document) is { } root && root.Has("token", "symbol", "supply", "holdings") && !root.Find("supply")!.IsObject;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = JsonView.Root(document, log) ?? throw IngestionException.For(document.Name, "bad-json", "the file holds no JSON that can be read");
        var supply = root.AmountFromZero("supply");
        var held = root.AmountFromZero("holdings");
        if (root.Text("symbol")?.ToUpperInvariant() != "WBTC")
            log.Error("other-token", document.Name, null, "$.symbol", $"found {Cell.Quote(root.Text("symbol"))}, expected WBTC", omitsLine: true);
        if (log.ToImmutable().Length > 0 || held is null || document.AsOf(null, log) is not { } asOf)
            return new SourceReading { Issues = log.ToImmutable(), Lines = 1, Entity = "wbtc" };

        var token = AssetSymbol.Parse("WBTC");
        var snapshot = new ReserveSnapshot
        {
            Entity = Wbtc.Entity() with { Notes = ["CHAINS: the supply is that of the chain in the address of the file; tokens on other chains are not in it."] },
            AsOf = asOf,
            ReportingCurrency = CurrencyCode.Usd,
            Holdings = [Wbtc.Line(held.Value, "$.holdings", document)],
            Liabilities =
            [
                new Liability
                {
                    Asset = token,
                    Quantity = supply / Wbtc.PerCoin,
                    StatedSource = supply is null ? "published, not loaded" : document.Cite("$.supply"),
                    Source = new SourceRef(document.Name, "$.supply"),
                },
            ],
            Disclosures = Wbtc.Disclosures(),
            Documents = [new PublishedDocument(document.Name, document.Sha256, Code)],
        };
        return new SourceReading { Books = [new ReserveBook(snapshot, MarketSnapshot.Empty, log.ToImmutable(), document.Sha256, document.Path)], Lines = 1 };
    }
}
