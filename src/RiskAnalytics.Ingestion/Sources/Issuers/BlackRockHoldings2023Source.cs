using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Sources.Issuers;

/// <summary>The holdings of the Circle Reserve Fund in the file of 2023.</summary>
public sealed class BlackRockHoldings2023Source : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "blackrock-holdings-csv-2023";

    /// <inheritdoc/>
    public string Description => "BlackRock holdings of the Circle Reserve Fund (USDXX), file of 2023 to 2025: bills by CUSIP, repo by counterparty.";

    /// <inheritdoc/>
    public string Rhythm => "each working day";

    /// <inheritdoc/>
    public string Traps => "The file states no date and no market value, so bills stand at par; the final maturity of a repo may be that of its collateral.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => BlackRockHoldings.HeaderLine(document, "IDENTIFIER", "MATURITY/RESET") is not null;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var header = BlackRockHoldings.HeaderLine(document, "IDENTIFIER", "MATURITY/RESET")
            ?? throw IngestionException.For(document.Name, "no-header", "the file has no line with the columns Position Description and %Par");
        return BlackRockHoldings.Read(document, Code, header);
    }
}
