using System.Collections.Immutable;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Fetch;

/// <summary>Everyone who can be asked, listed by hand.</summary>
public static class ProviderCatalog
{
    /// <summary>All providers.</summary>
    public static ImmutableArray<Provider> All { get; } =
    [
        CoinGeckoProvider.Provider,
        DefiLlamaProvider.Provider,
        EcbProvider.Provider,
        TetherProvider.Provider,
    ];

    /// <summary>The provider with a code.</summary>
    /// <exception cref="IngestionException">There is none.</exception>
    public static Provider Get(string code) => All.FirstOrDefault(p => p.Code == code)
        ?? throw new IngestionException([new DataIssue(IssueSeverity.Error, "unknown-provider",
            $"found {Cell.Quote(code)}, which is no provider; known: {string.Join(", ", All.Select(p => p.Code))}")]);
}
