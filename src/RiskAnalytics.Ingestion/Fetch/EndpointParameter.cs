namespace RiskAnalytics.Ingestion.Fetch;

/// <summary>A parameter of an endpoint.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">The value without one of the caller's; null when it is not sent then.</param>
/// <param name="IsRequired">Whether the caller must give it.</param>
public sealed record EndpointParameter(string Name, string? Default = null, bool IsRequired = false);
