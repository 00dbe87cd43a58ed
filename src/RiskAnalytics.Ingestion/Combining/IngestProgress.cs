namespace RiskAnalytics.Ingestion.Combining;

/// <summary>How far a run is.</summary>
/// <param name="Done">Files read, 0 or more.</param>
/// <param name="Total">Files in all.</param>
/// <param name="File">The name of the file being read.</param>
/// <param name="Percent">How much of it has been read, where that takes long; null at its beginning.</param>
public sealed record IngestProgress(int Done, int Total, string File, int? Percent = null);
