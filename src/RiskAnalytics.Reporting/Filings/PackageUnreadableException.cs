namespace RiskAnalytics.Reporting.Filings;

/// <summary>What was to be checked is no zip archive, or cannot be read at all.</summary>
public sealed class PackageUnreadableException : Exception
{
    /// <summary>Tells which file and why.</summary>
    public PackageUnreadableException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
