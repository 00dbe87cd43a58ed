namespace RiskAnalytics.Ingestion.Fetch;

/// <summary>What the answer of a provider must be, whatever type it claims.</summary>
public enum AnswerKind
{
    /// <summary>One whole JSON value.</summary>
    Json,

    /// <summary>A zip archive with its directory.</summary>
    Zip,
}
