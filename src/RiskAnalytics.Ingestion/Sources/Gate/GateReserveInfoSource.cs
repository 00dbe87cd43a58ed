using System.Globalization;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Gate;

/// <summary>The answer of Gate's endpoint for a whole audit.</summary>
public sealed class GateReserveInfoSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "gate-reserve-info";

    /// <inheritdoc/>
    public string Description => "One audit of Gate as a whole (getProofOfReservesInfo): its time, root and totals in US dollars; the coin list beside it makes the book.";

    /// <inheritdoc/>
    public string Rhythm => "about monthly";

    /// <inheritdoc/>
    public string Traps => "The audit time has no zone, and the total rate is cut off: 122.65 prints as 122.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => GateAudit.Of(document, new IssueLog()) is not null;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        Recognised.Check(document, this);
        var log = new IssueLog();
        var audit = GateAudit.Of(document, log)!;
        audit.TellTime(log);
        var totals = audit.Stated().Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Source.Locator} {f.Value}"));
        log.Info("printed-totals", document.Name, null, audit.Data.Path, $"the audit prints {string.Join(", ", totals)}; the coin list of the same audit makes the book");
        return new SourceReading { Issues = log.ToImmutable(), Lines = 1, Entity = "gate", AsOf = audit.Day };
    }
}
