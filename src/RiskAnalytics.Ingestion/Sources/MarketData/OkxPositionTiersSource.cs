using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>The position tiers of OKX.</summary>
public sealed class OkxPositionTiersSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "okx-position-tiers";

    /// <inheritdoc/>
    public string Description => "OKX v5 /public/position-tiers: margin and leverage by position size.";

    /// <inheritdoc/>
    public string Rhythm => "changes at any time";

    /// <inheritdoc/>
    public string Traps => "Margin rates of positions are no collateral haircuts.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => OkxAnswer.IsOf(document, "imr", "mmr", "maxLever", "tier");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        return OkxAnswer.Nothing(document, "margin rates by position size are no haircuts on collateral and hold no figure for a reserve book");
    }
}
