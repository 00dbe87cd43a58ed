using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>The list of instruments of OKX.</summary>
public sealed class OkxInstrumentsSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "okx-instruments";

    /// <inheritdoc/>
    public string Description => "OKX v5 /public/instruments: what can be traded, and in which steps.";

    /// <inheritdoc/>
    public string Rhythm => "changes at any time";

    /// <inheritdoc/>
    public string Traps => "It lists what is traded and holds neither prices nor holdings.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => OkxAnswer.IsOf(document, "instId", "instType", "tickSz", "lotSz");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        return OkxAnswer.Nothing(document, "the list says what can be traded; it holds no figure for a reserve book");
    }
}
