using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.Issuers;

/// <summary>The WBTC network's own count of tokens and bitcoin in custody.</summary>
public sealed class WbtcSupplySource : IReserveSource
{
    private const decimal SatoshiPerBitcoin = 100_000_000m;

    /// <inheritdoc/>
    public string Code => "wbtc-supply-json";

    /// <inheritdoc/>
    public string Description => "WBTC network: tokens issued and bitcoin held in custody.";

    /// <inheritdoc/>
    public string Rhythm => "live";

    /// <inheritdoc/>
    public string Traps => "Amounts are text in satoshi; the body has no date; both figures are the network's own and neither is read on a chain.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => JsonView.Root(document) is { } root && root.Has("token", "symbol", "supply", "holdings");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var root = JsonView.Root(document, log) ?? throw IngestionException.For(document.Name, "bad-json", "the file is no JSON that can be read");
        var supply = root.AmountFromZero("supply");
        var holdings = root.AmountFromZero("holdings");
        var symbol = AssetSymbol.TryParse(root.Text("symbol"), out var found) ? found : AssetSymbol.Parse("WBTC");
        if (holdings is null || document.AsOf(null, log) is not { } asOf)
        {
            if (holdings is null)
                log.Error("no-figures", document.Name, null, "$.holdings", "the file gives no holdings, so it makes no book");
            return new SourceReading { Issues = log.ToImmutable(), Lines = 1, Entity = "wbtc" };
        }

        var bitcoin = AssetSymbol.Parse("BTC");
        var snapshot = new ReserveSnapshot
        {
            Entity = (EntityDirectory.Find("wbtc") ?? new ReportingEntity { Id = "wbtc", Name = "WBTC", Kind = EntityKind.WrappedAsset }) with
            {
                Token = new TokenProfile(symbol, null, bitcoin, null, null),
                Notes = ["FIGURES: the network's own count of tokens and of bitcoin in custody; no chain was read.", "NOT LOADED: who keeps which address stands in another list of the network."],
            },
            AsOf = asOf,
            ReportingCurrency = CurrencyCode.Usd,
            Holdings =
            [
                new Holding
                {
                    Asset = bitcoin, Class = AssetClass.Bitcoin, Quantity = holdings / SatoshiPerBitcoin, Custodian = new Party(null, PartyClass.Undisclosed),
                    StatedSource = document.Cite("$.holdings") + ", satoshi", Source = new SourceRef(document.Name, "$.holdings"),
                },
            ],
            Liabilities =
            [
                new Liability
                {
                    Asset = symbol, Quantity = supply / SatoshiPerBitcoin,
                    StatedSource = document.Cite("$.supply") + ", satoshi", Source = new SourceRef(document.Name, "$.supply"),
                },
            ],
            Disclosures = new Disclosures { NotLoaded = ["T1", "T2", "T3", "T4", "T5"], Notes = ["Assurance, addresses and rights are not in this document."] },
            Documents = [new PublishedDocument(document.Name, document.Sha256, Code)],
        };
        return new SourceReading { Books = [new ReserveBook(snapshot, MarketSnapshot.Empty, log.ToImmutable(), document.Sha256, document.Path)], Lines = 1 };
    }
}
