namespace RiskAnalytics.Core.Reserves;

/// <summary>What kind of party owes or keeps a line. Codes: <see cref="Codes"/>.</summary>
public enum PartyClass
{
    /// <summary>Globally systemic bank.</summary>
    Gsib,

    /// <summary>Any other bank.</summary>
    Bank,

    /// <summary>Central securities depository.</summary>
    Csd,

    /// <summary>Central bank.</summary>
    CentralBank,

    /// <summary>Government.</summary>
    Government,

    /// <summary>Investment fund.</summary>
    Fund,

    /// <summary>Broker or specialised custodian.</summary>
    Broker,

    /// <summary>Company.</summary>
    Corporate,

    /// <summary>Affiliate of the reporting entity.</summary>
    Affiliate,

    /// <summary>The reporting entity itself.</summary>
    Self,

    /// <summary>Not disclosed: the party has no name.</summary>
    Undisclosed,
}
