namespace RiskAnalytics.Verification.Chain;

/// <summary>How a node is asked.</summary>
public sealed record NodeOptions
{
    /// <summary>The clock: for waiting and for time-outs.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The longest time for one answer.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest time for one answer where the node must read all its coins first.</summary>
    public TimeSpan ScanTimeout { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>How often it is asked again after a failure that may pass; 0 to ask once.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>The longest wait that a node may ask for; beyond it the question ends with that fault.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The most requests in a second; what comes faster waits for its turn.</summary>
    public int RequestsPerSecond { get; init; } = 10;

    /// <summary>The largest answer in bytes.</summary>
    public int LargestBytes { get; init; } = 64 << 20;

    /// <summary>The deepest nesting of an answer.</summary>
    public int DeepestJson { get; init; } = 64;
}
