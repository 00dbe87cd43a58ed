namespace RiskAnalytics.Core.Policies;

/// <summary>In which profile a class belongs to the core of a reserve.</summary>
public enum CoreMembership
{
    /// <summary>In neither profile.</summary>
    None,

    /// <summary>In the exchange profile only.</summary>
    Exchange,

    /// <summary>In both profiles.</summary>
    Both,
}
