namespace RiskAnalytics.Core.Comparison;

/// <summary>Why an amount differs between two books of one entity.</summary>
public enum DifferenceEffect
{
    /// <summary>The same units at another price.</summary>
    Price,

    /// <summary>Other units at the same price.</summary>
    Quantity,

    /// <summary>Lines that are new or gone, or stand under another class.</summary>
    Composition,

    /// <summary>What became known or unknown: partial, not itemised, without an amount or a price.</summary>
    Disclosure,

    /// <summary>The figures of the same date in another edition.</summary>
    Restatement,

    /// <summary>A value that moved, but no units or no price to split the move by.</summary>
    NotSplit,
}
