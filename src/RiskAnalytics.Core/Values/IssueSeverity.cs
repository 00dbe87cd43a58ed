namespace RiskAnalytics.Core.Values;

/// <summary>How much a data issue matters to the figures. The default is <see cref="Info"/>.</summary>
public enum IssueSeverity
{
    /// <summary>Worth knowing; no figure is in doubt.</summary>
    Info,

    /// <summary>A figure may be off; it was used as it stands.</summary>
    Warning,

    /// <summary>A line or figure could not be used as given.</summary>
    Error,
}
