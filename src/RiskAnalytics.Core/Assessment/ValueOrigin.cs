namespace RiskAnalytics.Core.Assessment;

/// <summary>How the value of a line came about.</summary>
public enum ValueOrigin
{
    /// <summary>The book gives the value.</summary>
    Reported,

    /// <summary>Quantity times the price on the line.</summary>
    LinePrice,

    /// <summary>Quantity times the price of the market file.</summary>
    MarketPrice,

    /// <summary>Units of the reporting currency itself.</summary>
    ReportingCurrency,

    /// <summary>Quantity times the price that another line of the key implies.</summary>
    ImpliedPrice,
}
