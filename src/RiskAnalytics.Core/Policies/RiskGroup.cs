namespace RiskAnalytics.Core.Policies;

/// <summary>What drives the price of a class.</summary>
public enum RiskGroup
{
    /// <summary>Money and what is paid like it: no price risk.</summary>
    Cash,

    /// <summary>Interest rates.</summary>
    Rates,

    /// <summary>The solvency of borrowers.</summary>
    Credit,

    /// <summary>Shares.</summary>
    Equity,

    /// <summary>Gold and other metals.</summary>
    Gold,

    /// <summary>Coins.</summary>
    Crypto,

    /// <summary>Coins that promise a currency.</summary>
    Stablecoin,
}
