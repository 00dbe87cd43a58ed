using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>The book of an exchange of which one publisher gives a total in US dollars and nothing else.</summary>
internal static class LlamaTotals
{
    /// <summary>A book with the total as one line; the own tokens are a line of their own where the document gives the total without them.</summary>
    /// <returns>The book, or null when the name makes no entity.</returns>
    public static ReserveBook? BookOf(
        SourceDocument document, string format, string? name, DateOnly asOf, decimal total, decimal? withoutOwnTokens, AssetSymbol? ownToken, string place, int row, IssueLog log)
    {
        if (EntityOf(name) is not { } entity)
        {
            log.Error("bad-name", document.Name, row == 0 ? null : row, row == 0 ? place : null, $"found {Cell.Quote(name)}, expected the name of an exchange", omitsLine: true);
            return null;
        }

        var rest = withoutOwnTokens is { } clean && clean <= total ? clean : total;
        var lines = new List<Holding> { Line(AssetSymbol.NotItemised, AssetClass.Other, rest, "all that is not itemised") };
        if (rest < total)
            lines.Add(Line(ownToken ?? AssetSymbol.NotItemised, AssetClass.OwnToken, total - rest, "tokens of its own"));
        var snapshot = new ReserveSnapshot
        {
            Entity = entity with
            {
                Partial = "DefiLlama gives one total of the addresses that it knows; assets, liabilities and other custody are not in it",
                Notes = ["THIRD PARTY: the total is DefiLlama's count of known addresses, not a figure of the exchange."],
            },
            AsOf = asOf,
            ReportingCurrency = CurrencyCode.Usd,
            Holdings = [.. lines],
            Disclosures = new Disclosures { NotLoaded = ["T1", "T2", "T3", "T4", "T5"] },
            Documents = [new PublishedDocument(document.Name, document.Sha256, format)],
        };
        return new ReserveBook(snapshot, MarketSnapshot.Empty, [], document.Sha256, document.Path);

        Holding Line(AssetSymbol asset, AssetClass assetClass, decimal value, string instrument) => new()
        {
            Asset = asset,
            Class = assetClass,
            ReportedValue = value,
            Instrument = instrument,
            StatedSource = document.Cite(place),
            Source = new SourceRef(document.Name, place),
            Row = row,
        };
    }

    /// <summary>The exchange of a name; null when it has no letter or digit to make an id of.</summary>
    public static ReportingEntity? EntityOf(string? name)
    {
        try
        {
            return string.IsNullOrWhiteSpace(name) ? null : EntityDirectory.Exchange(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
