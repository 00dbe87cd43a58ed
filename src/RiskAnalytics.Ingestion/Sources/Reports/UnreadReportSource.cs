using System.Globalization;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Reports;

/// <summary>A PDF of which no first page has text: pictures of pages, or a font without a text map. It is named and not read.</summary>
public sealed class UnreadReportSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "unread-pdf";

    /// <inheritdoc/>
    public string Description => "A PDF without text that can be read (pictures, or a font without a text map): it is named page by page and makes no book.";

    /// <inheritdoc/>
    public string Rhythm => "any";

    /// <inheritdoc/>
    public string Traps => "The page may look normal to the eye; no figure of it is read, and none stands as zero.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return ReportPdf.IssuerOf(document).Family == ReportIssuer.Unread;
    }

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var log = new IssueLog();
        var pages = ReportPdf.Read(document);
        foreach (var page in pages)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"page {page.Number}");
            log.Warning("page-not-read", document.Name, null, place, $"{place} is not read: {page.Fault ?? "nothing on it tells whose report it is"}");
        }

        return new SourceReading { Issues = log.ToImmutable(), Lines = pages.Count };
    }
}
