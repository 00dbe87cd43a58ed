namespace RiskAnalytics.Core.Reserves;

/// <summary>A feed on a chain that repeats what a custodian or an address list says of the reserve. It attests, it proves nothing.</summary>
/// <param name="Network">The network of the feed's contract.</param>
/// <param name="Address">The feed's contract.</param>
/// <param name="Heartbeat">After how long at most the feed promises a new answer.</param>
public sealed record ReserveFeed(string Network, string Address, TimeSpan Heartbeat)
{
    /// <summary>The block to read it at, as decimal text; null for the newest final one.</summary>
    public string? Height { get; init; }
}
