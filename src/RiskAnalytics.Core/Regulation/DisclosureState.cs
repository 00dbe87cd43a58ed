namespace RiskAnalytics.Core.Regulation;

/// <summary>What became of a line of a checklist.</summary>
public enum DisclosureState
{
    /// <summary>There is a value.</summary>
    Filled,

    /// <summary>There is nothing to tell, and the book says so: an explicit "none".</summary>
    None,

    /// <summary>Missing; the reason names what is needed. Never a pass.</summary>
    NotEvaluated,
}
