namespace RiskAnalytics.Ingestion.Fetch;

/// <summary>What is asked of a provider, and what the answer must be.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Url">The whole address; it carries no key.</param>
/// <param name="FileName">A short name for the answer, as the books cite it.</param>
/// <param name="Kind">What the answer must be.</param>
public sealed record FetchAddress(Provider Provider, Uri Url, string FileName, AnswerKind Kind)
{
    /// <summary>The day that is asked for, where the address says one and the answer need not; null otherwise.</summary>
    public DateOnly? Day { get; init; }
}
