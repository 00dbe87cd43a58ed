using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>The envelope of every answer of OKX's interface, version 5.</summary>
internal static class OkxAnswer
{
    /// <summary>Whether the answer is a good one whose first entry has the given keys.</summary>
    public static bool Has(JsonView root, params ReadOnlySpan<string> keys) =>
        root.Text("code") == "0" && root.Find("data")?.First() is { } first && first.Has(keys);

    /// <summary>The entries.</summary>
    public static JsonView Entries(JsonView root) => root.Find("data")!;
}
