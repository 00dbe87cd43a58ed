namespace RiskAnalytics.Scoring.Regulation.Filings;

/// <summary>The asset types of the composition table that the class of a line can tell.</summary>
internal enum ReserveType
{
    /// <summary>Deposit at a credit institution, at nominal value.</summary>
    Deposit,

    /// <summary>Balance at a central bank.</summary>
    CentralBank,

    /// <summary>Claims on general government, and cash lent against its paper.</summary>
    Government,

    /// <summary>Paper of credit institutions.</summary>
    CreditInstitution,

    /// <summary>UCITS and other fund units.</summary>
    Fund,

    /// <summary>Gold.</summary>
    Gold,

    /// <summary>Silver, platinum or palladium.</summary>
    OtherPrecious,
}
