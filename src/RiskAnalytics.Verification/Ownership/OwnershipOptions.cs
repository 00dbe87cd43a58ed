namespace RiskAnalytics.Verification.Ownership;

/// <summary>How a list of reserve addresses is checked.</summary>
public sealed record OwnershipOptions
{
    /// <summary>How many rows are checked at once; default: as many as the machine has cores. At least 1.</summary>
    public int DegreeOfParallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Recovers keys of secp256k1; null for the managed code of this library.</summary>
    public KeyRecovery? Recovery { get; init; }

    /// <summary>Told how many rows have been checked so far, after every thousand or so and at the end; null when nobody asks.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>
    /// How many checks of passed rows the report lists one by one, and how many of all others; default 500,000 each. Those
    /// beyond are counted, and an issue says so: a list of millions must not fill the memory.
    /// </summary>
    public int MostListed { get; init; } = 500_000;
}
