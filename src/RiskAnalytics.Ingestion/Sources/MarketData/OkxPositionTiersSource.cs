using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>OKX v5 position tiers: leverage and margin by size. Recognised, and named as carrying nothing for a book.</summary>
public sealed class OkxPositionTiersSource : JsonMarketSource
{
    /// <inheritdoc/>
    public override string Code => "okx-position-tiers";

    /// <inheritdoc/>
    public override string Description => "OKX v5 position tiers: leverage and margin by size.";

    /// <inheritdoc/>
    public override string Traps => "It tells of trading rules and not of the reserve, so nothing of it enters a book.";

    internal override bool HasShape(JsonView root) => OkxAnswer.Has(root, "tier", "mmr", "imr");

    internal override int LinesOf(JsonView root) => OkxAnswer.Entries(root).Count;

    internal override IEnumerable<MarketObservation> Observe(JsonView root, SourceDocument document, IssueLog log)
    {
        log.Info("nothing-for-a-book", document.Name, null, null, "the file is the leverage limits by position size and carries nothing for a reserve book");
        return [];
    }
}
