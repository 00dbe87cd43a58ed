namespace RiskAnalytics.Ingestion.Fetch;

/// <summary>How providers are asked.</summary>
public sealed record FetchOptions
{
    /// <summary>The folder that keeps every answer.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>The clock: for the time of an answer, for waiting and for time-outs.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Whether only the cache is read and no connection is opened.</summary>
    public bool IsOffline { get; init; }

    /// <summary>Gives the key of a provider, or null; it goes into a header, never into an address, a message or a file.</summary>
    public Func<Provider, string?>? KeyOf { get; init; }

    /// <summary>Told what is asked, and why it is asked again.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>The longest time for one answer.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The longest time for an address in all, with waiting and asking again.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often it is asked again after a failure that may pass.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>The longest wait that a provider may ask for; beyond it the fetch ends with that message.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The largest answer in bytes, packed and unpacked.</summary>
    public int LargestBytes { get; init; } = 128 << 20;
}
