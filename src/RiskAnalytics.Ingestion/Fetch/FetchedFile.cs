namespace RiskAnalytics.Ingestion.Fetch;

/// <summary>An answer of a provider, kept on disk as it came.</summary>
/// <param name="Path">The file with the bytes.</param>
/// <param name="Url">Where they came from.</param>
/// <param name="FetchedAt">When, in UTC.</param>
/// <param name="Sha256">SHA-256 of the bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="IsFromCache">Whether it was fetched by an earlier run.</param>
public sealed record FetchedFile(string Path, Uri Url, DateTimeOffset FetchedAt, string Sha256, bool IsFromCache)
{
    /// <summary>The day that was asked for; null when the address says none.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The as-of date of an answer that states none: the day that was asked for, else the UTC day of the fetch.</summary>
    public DateOnly AsOf => Day ?? DateOnly.FromDateTime(FetchedAt.UtcDateTime);
}
