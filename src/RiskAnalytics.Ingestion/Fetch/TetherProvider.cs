namespace RiskAnalytics.Ingestion.Fetch;

/// <summary>Tether: tokens authorised, issued and frozen on each chain, and the group's balance.</summary>
internal static class TetherProvider
{
    public static Provider Provider { get; } = new(
        "tether",
        "Tether: tokens on each chain, and the balance",
        RequestsPerMinute: 10,
        [new("transparency.json", new Uri("https://app.tether.to/"), "tokens on each chain, and the balance", "transparency")])
    {
        Expand = id => id == "transparency" ? "transparency.json" : id,
    };
}
