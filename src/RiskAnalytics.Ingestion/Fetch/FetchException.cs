namespace RiskAnalytics.Ingestion.Fetch;

/// <summary>A provider that did not answer, or not in a way that can be used.</summary>
public sealed class FetchException : Exception
{
    internal FetchException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>Whether asking again may help.</summary>
    internal bool IsPassing { get; init; }

    /// <summary>How long the provider asks to wait first; null when it does not say.</summary>
    internal TimeSpan? RetryAfter { get; init; }
}
