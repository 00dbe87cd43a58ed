namespace RiskAnalytics.Core.Backtest;

/// <summary>What became of a case.</summary>
public enum CaseKind
{
    /// <summary>It failed.</summary>
    Failure,

    /// <summary>It lost its peg or was run, and went on.</summary>
    NearMiss,

    /// <summary>Nothing happened to it, and nothing should be said of it.</summary>
    Control,

    /// <summary>Nothing happened to it, though it was much doubted; counted with neither.</summary>
    NoFailure,
}
