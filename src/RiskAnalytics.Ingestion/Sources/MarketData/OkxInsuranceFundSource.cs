using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>OKX v5 insurance fund: balances behind derivatives. Recognised, and named as carrying nothing for a book.</summary>
public sealed class OkxInsuranceFundSource : JsonMarketSource
{
    /// <inheritdoc/>
    public override string Code => "okx-insurance-fund";

    /// <inheritdoc/>
    public override string Description => "OKX v5 insurance fund: balances behind derivatives.";

    /// <inheritdoc/>
    public override string Traps => "It tells of trading rules and not of the reserve, so nothing of it enters a book.";

    internal override bool HasShape(JsonView root) => OkxAnswer.Has(root, "details", "instType", "total");

    internal override int LinesOf(JsonView root) => OkxAnswer.Entries(root).Count;

    internal override IEnumerable<MarketObservation> Observe(JsonView root, SourceDocument document, IssueLog log)
    {
        log.Info("nothing-for-a-book", document.Name, null, null, "the file is the insurance fund of the derivatives exchange and carries nothing for a reserve book");
        return [];
    }
}
