namespace RiskAnalytics.Core.Assessment;

/// <summary>Share of the total weight that rests on verified input.</summary>
public enum Confidence
{
    /// <summary>Below one half, or the book is partial, or a line was left out.</summary>
    Low,

    /// <summary>At least one half.</summary>
    Medium,

    /// <summary>At least four fifths.</summary>
    High,
}
