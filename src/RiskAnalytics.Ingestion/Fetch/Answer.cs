namespace RiskAnalytics.Ingestion.Fetch;

/// <summary>What a provider answered.</summary>
/// <param name="Body">The bytes, unpacked.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The type it claims; null when it claims none.</param>
internal sealed record Answer(byte[] Body, int Status, string? ContentType);
