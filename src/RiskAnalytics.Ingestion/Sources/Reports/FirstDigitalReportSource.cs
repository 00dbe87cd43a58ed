using System.Text.RegularExpressions;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Sources.Reports;

/// <summary>The monthly report on the reserve accounts of FDUSD.</summary>
public sealed partial class FirstDigitalReportSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "fdusd-report-pdf";

    /// <inheritdoc/>
    public string Description => "The reserve accounts report on FDUSD as PDF: bills by CUSIP, overnight repo, fixed deposits, dollars in custody, totals and tokens.";

    /// <inheritdoc/>
    public string Rhythm => "monthly";

    /// <inheritdoc/>
    public string Traps => "9 pm Eastern Time is the next UTC day; CUSIPs from 2025 have a tenth character; footnote digits stick to maturities; the custodian is a related party; several reports are pictures.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return ReportPdf.IssuerOf(document).Family == ReportIssuer.FirstDigital;
    }

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var report = ReportReading.Open(document, Code);
        // Where the sentences are no text, the cover still has the day.
        var days = report.DaysWithHour() is { Count: > 0 } found ? found : [.. report.Lines.Where(l => l.Page == 1 && l.Words.Count == 3).SelectMany(l => ReportDates.InWords(l.Text)).Select(d => d.Day)];
        var custodian = report.Text.Contains("related party", StringComparison.OrdinalIgnoreCase)
            ? new Party("related Hong Kong trust company", PartyClass.Affiliate)
            : new Party(null, PartyClass.Undisclosed);
        var drafts = CusipTables.Read(report, ReportAsset.Bill with { Custodian = custodian });
        var owed = report.Rows.Where(r => r.Amounts.Count == 1 && TokensPattern().IsMatch(r.Label)).ToList();
        for (var i = 0; i < drafts.Count; i++)
        {
            drafts[i].Day = i < days.Count ? days[i] : null;
            if (i < owed.Count && owed[i].Amounts[0].Value is { } units)
                drafts[i].Owed = report.Tokens(owed[i], units);
        }

        if (drafts.Count == 0)
            report.NotRead("no-asset-figures", "no table of the reserve accounts is read, so the document makes no book");
        return report.Books(drafts, AssuranceLevel.MonthlyExamination,
            "NOT DISCLOSED: the institutions are named by country only, without amounts.",
            "ASSUMED: repo counts overnight, with the value of its collateral; the maturity printed there is not the one of the repo.");
    }

    [GeneratedRegex(@"tokens issued and in circulation|^\(Notes? 1( and \d)?\)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TokensPattern();
}
