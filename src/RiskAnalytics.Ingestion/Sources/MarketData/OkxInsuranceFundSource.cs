using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>The insurance fund of OKX.</summary>
public sealed class OkxInsuranceFundSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "okx-insurance-fund";

    /// <inheritdoc/>
    public string Description => "OKX v5 /public/insurance-fund: the balance of the fund against losses of derivatives.";

    /// <inheritdoc/>
    public string Rhythm => "changes at any time";

    /// <inheritdoc/>
    public string Traps => "The fund covers losses of derivatives and belongs to no customer balance, so it is no reserve.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => OkxAnswer.IsOf(document, "details", "total", "instFamily");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        return OkxAnswer.Nothing(document, "the fund covers losses of derivatives and is no part of the reserve for customer balances, so none of it enters a book");
    }
}
