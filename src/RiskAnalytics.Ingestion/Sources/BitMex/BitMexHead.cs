using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Sources.BitMex;

/// <summary>Tells the YAML files of BitMEX by the keys at their head.</summary>
internal static class BitMexHead
{
    /// <summary>Whether lines at the head of a file begin with each of the given keys.</summary>
    public static bool Has(SourceDocument document, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!document.HeadLines.Any(l => l.StartsWith(key, StringComparison.Ordinal)))
                return false;
        }

        return true;
    }
}
