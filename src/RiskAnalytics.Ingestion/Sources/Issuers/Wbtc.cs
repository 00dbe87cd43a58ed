using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.Issuers;

/// <summary>What the files of the WBTC network have in common.</summary>
internal static class Wbtc
{
    /// <summary>Amounts are whole numbers of satoshi.</summary>
    public const decimal PerCoin = 100_000_000m;

    /// <summary>The entity with its token.</summary>
    public static ReportingEntity Entity()
    {
        var entity = EntityDirectory.Find("wbtc") ?? throw new InvalidOperationException("entities.csv: no wbtc.");
        return entity with { Token = new TokenProfile(AssetSymbol.Parse("WBTC"), null, AssetSymbol.Parse("BTC"), null, null) };
    }

    /// <summary>What the pages of the network show, and what these files leave out.</summary>
    public static Disclosures Disclosures() => new()
    {
        Assurance = new Assurance(AssuranceLevel.SelfPublishedAddresses, "the WBTC network", "custodial addresses on its page", null),
        NotLoaded = ["T2", "T3", "T4", "T5"],
    };

    /// <summary>A line of bitcoin.</summary>
    public static Holding Line(decimal satoshi, string place, SourceDocument document) => new()
    {
        Asset = AssetSymbol.Parse("BTC"),
        Class = AssetClass.Bitcoin,
        Quantity = satoshi / PerCoin,
        Custodian = new Party(null, PartyClass.Undisclosed),
        StatedSource = document.Cite(place),
        Source = new SourceRef(document.Name, place),
    };
}
