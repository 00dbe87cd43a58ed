namespace RiskAnalytics.Core.Reserves;

/// <summary>Answer to one question on holders' rights.</summary>
public enum RightAnswer
{
    /// <summary>The right does not exist.</summary>
    No,

    /// <summary>The right exists in part or is untested.</summary>
    Partial,

    /// <summary>The right exists.</summary>
    Yes,
}
