using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>OKX v5 instruments: tick and lot sizes. Recognised, and named as carrying nothing for a book.</summary>
public sealed class OkxInstrumentsSource : JsonMarketSource
{
    /// <inheritdoc/>
    public override string Code => "okx-instruments";

    /// <inheritdoc/>
    public override string Description => "OKX v5 instruments: tick and lot sizes.";

    /// <inheritdoc/>
    public override string Traps => "It tells of trading rules and not of the reserve, so nothing of it enters a book.";

    internal override bool HasShape(JsonView root) => OkxAnswer.Has(root, "instId", "baseCcy", "tickSz");

    internal override int LinesOf(JsonView root) => OkxAnswer.Entries(root).Count;

    internal override IEnumerable<MarketObservation> Observe(JsonView root, SourceDocument document, IssueLog log)
    {
        log.Info("nothing-for-a-book", document.Name, null, null, "the file is the list of instruments and carries nothing for a reserve book");
        return [];
    }
}
