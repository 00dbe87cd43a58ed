namespace RiskAnalytics.Core.Stress;

/// <summary>A name that each book fills with its own largest one.</summary>
public enum LargestName
{
    /// <summary>The bank with the largest claim on it.</summary>
    Bank,

    /// <summary>The custodian that holds most, self-custody left out.</summary>
    Custodian,

    /// <summary>The issuer of the largest stablecoin held.</summary>
    Stablecoin,
}
