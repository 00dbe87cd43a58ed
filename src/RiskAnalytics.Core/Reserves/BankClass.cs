namespace RiskAnalytics.Core.Reserves;

/// <summary>The classes of banks in the reporting templates. Codes: <see cref="Codes"/>.</summary>
public enum BankClass
{
    /// <summary>Global systemically important institution.</summary>
    GSii,

    /// <summary>Other systemically important institution.</summary>
    OSii,

    /// <summary>Large, and neither of the two.</summary>
    Large,

    /// <summary>Any other.</summary>
    NotLarge,
}
