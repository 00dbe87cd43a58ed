using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Sources.Addresses;

namespace RiskAnalytics.Ingestion.Sources.Okx;

/// <summary>The separate list of staked ether that OKX published before the seventh month of 2026.</summary>
public sealed class OkxStakingCsvSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "okx-staking-csv";

    /// <inheritdoc/>
    public string Description => "OKX's list of deposit addresses of staked ether, a file of its own beside the reserve file before July 2026; its rows are counted.";

    /// <inheritdoc/>
    public string Rhythm => "monthly, until June 2026";

    /// <inheritdoc/>
    public string Traps => "Its ether is part of the total on OKX's page and not of the reserve file of the same month; beyond the first column its header is not known, so no amount is read.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => document.Columns is ["deposit address", _, ..];

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        if (!Recognises(document))
            throw IngestionException.For(document.Name, "other-format", $"the content is not of the format {Code}");

        var log = new IssueLog();
        var rows = AddressSums.ForEachRow(document, _ => { }, hasHeader: true);
        log.Warning("not-read", document.Name, null, null,
            FormattableString.Invariant($"the file lists {rows} deposits of staked ether; their amounts are not read, because no description of the columns is published; 'riskanalytics verify' is the command for its addresses"));
        var instant = OkxCsvHeader.InstantInName(document);
        return new SourceReading
        {
            Issues = log.ToImmutable(),
            Lines = rows,
            Entity = "okx",
            AsOf = document.GivenAsOf ?? (instant is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : document.DateInName()),
        };
    }
}
