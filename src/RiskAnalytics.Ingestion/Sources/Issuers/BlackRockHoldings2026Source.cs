using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Sources.Issuers;

/// <summary>The holdings of the Circle Reserve Fund in the file of 2026.</summary>
public sealed class BlackRockHoldings2026Source : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "blackrock-holdings-csv-2026";

    /// <inheritdoc/>
    public string Description => "BlackRock holdings of the Circle Reserve Fund (USDXX), file of 2026: market values by line, repo by counterparty.";

    /// <inheritdoc/>
    public string Rhythm => "each working day";

    /// <inheritdoc/>
    public string Traps => "It has no CUSIP; the counterparty of a repo stands in the description; the final maturity of a repo may be that of its collateral.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => BlackRockHoldings.HeaderLine(document, "ASSET TYPE", "MARKET VALUE") is not null;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var header = BlackRockHoldings.HeaderLine(document, "ASSET TYPE", "MARKET VALUE")
            ?? throw IngestionException.For(document.Name, "no-header", "the file has no line with the columns Position Description and %Par");
        return BlackRockHoldings.Read(document, Code, header);
    }
}
