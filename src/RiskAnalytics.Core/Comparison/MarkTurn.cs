namespace RiskAnalytics.Core.Comparison;

/// <summary>What became of a flag or a cap between two results.</summary>
public enum MarkTurn
{
    /// <summary>It is in the second result only.</summary>
    Came,

    /// <summary>It is in the first result only, and the second one could evaluate it.</summary>
    Went,

    /// <summary>It is in both, with another limit.</summary>
    Changed,

    /// <summary>The second result cannot evaluate it any more: this is no all-clear.</summary>
    NoLongerEvaluated,
}
