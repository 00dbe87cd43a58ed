namespace RiskAnalytics.Core.Reserves;

/// <summary>What kind of asset a line is; the closed list of the canonical book. Codes: <see cref="Codes"/>.</summary>
public enum AssetClass
{
    /// <summary>Balance at a central bank.</summary>
    CentralBankCash,

    /// <summary>Deposit at a globally systemic bank or a central securities depository.</summary>
    DepositGsib,

    /// <summary>Deposit at any other or an undisclosed bank.</summary>
    DepositBank,

    /// <summary>Overnight reverse repo against government collateral.</summary>
    ReverseRepoOvernight,

    /// <summary>Term reverse repo against government collateral.</summary>
    ReverseRepoTerm,

    /// <summary>Treasury bill; beyond 93 days to maturity it is scored as a government bond.</summary>
    TreasuryBill,

    /// <summary>Government bond.</summary>
    GovernmentBond,

    /// <summary>Government money market fund.</summary>
    MmfGovernment,

    /// <summary>Prime money market fund, or one whose kind is not stated.</summary>
    MmfPrime,

    /// <summary>Tokenised fund of government securities.</summary>
    TokenisedGovernmentFund,

    /// <summary>Commercial paper or certificates of deposit rated A-1 or better.</summary>
    CommercialPaperA1,

    /// <summary>Commercial paper or certificates of deposit rated A-2.</summary>
    CommercialPaperA2,

    /// <summary>Commercial paper or certificates of deposit with a lower or undisclosed rating.</summary>
    CommercialPaperOther,

    /// <summary>Investment-grade corporate bonds.</summary>
    CorporateBond,

    /// <summary>Corporate bonds, funds and metals in one unsplit line.</summary>
    MixedBondsFundsMetals,

    /// <summary>Listed equity.</summary>
    ListedEquity,

    /// <summary>Physical gold or a claim on it.</summary>
    Gold,

    /// <summary>Secured loan to a third party.</summary>
    SecuredLoan,

    /// <summary>Loan to an affiliate.</summary>
    AffiliateLoan,

    /// <summary>Bitcoin.</summary>
    Bitcoin,

    /// <summary>Ether.</summary>
    Ether,

    /// <summary>Fiat stablecoin of another issuer.</summary>
    Stablecoin,

    /// <summary>Coin among the top 20 by market value.</summary>
    LargeAltcoin,

    /// <summary>Coin outside the top 20.</summary>
    SmallAltcoin,

    /// <summary>Token issued by the entity or an affiliate.</summary>
    OwnToken,

    /// <summary>Venture stakes and funds held at cost.</summary>
    PrivateEquity,

    /// <summary>Accrued interest.</summary>
    AccruedInterest,

    /// <summary>Net amount of trades not yet settled; the only class that may be negative.</summary>
    Settlement,

    /// <summary>Any other or undisclosed asset.</summary>
    Other,
}
