namespace RiskAnalytics.Engine;

/// <summary>How far a run is.</summary>
/// <param name="Done">Steps finished, 0 or more.</param>
/// <param name="Total">Steps in all of the present stage.</param>
/// <param name="What">What is being done, such as "reading data/books/okx/2024-04-12".</param>
public sealed record EngineProgress(int Done, int Total, string What);
