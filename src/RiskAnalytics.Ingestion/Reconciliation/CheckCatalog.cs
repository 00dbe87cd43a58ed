using System.Collections.Immutable;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>Every check, listed by hand, in the order in which findings are told.</summary>
internal static class CheckCatalog
{
    /// <summary>All checks.</summary>
    public static ImmutableArray<ReconciliationCheck> All { get; } = [];
}
