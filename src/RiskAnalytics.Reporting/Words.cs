using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Reporting;

/// <summary>The words that pages use for the members of the domain.</summary>
internal static class Words
{
    public static string Of(Band band) => band switch
    {
        Band.Healthy => "Healthy",
        Band.Watch => "Watch",
        Band.Unhealthy => "Unhealthy",
        Band.Critical => "Critical",
        _ => "Not rated",
    };

    /// <summary>The letter that stands for a band where no colour is seen.</summary>
    public static string Letter(Band? band) => band switch
    {
        Band.Healthy => "H",
        Band.Watch => "W",
        Band.Unhealthy => "U",
        Band.Critical => "C",
        _ => "N",
    };

    public static string Of(Pillar pillar) => pillar switch
    {
        Pillar.Quality => "Asset quality",
        _ => pillar.ToString(),
    };

    public static string Of(EntityKind kind) => kind switch
    {
        EntityKind.Exchange => "Exchange",
        EntityKind.StablecoinIssuer => "Stablecoin issuer",
        EntityKind.WrappedAsset => "Wrapped asset",
        _ => "Other firm",
    };

    public static string Of(Confidence confidence) => confidence switch
    {
        Confidence.High => "High",
        Confidence.Medium => "Medium",
        _ => "Low",
    };

    public static string Of(Severity severity) => severity.ToString();

    public static string Of(MetricStatus status) => status switch
    {
        MetricStatus.Computed => "computed",
        MetricStatus.NotApplicable => "not applicable",
        MetricStatus.NotDisclosed => "not disclosed",
        MetricStatus.MissingInput => "not loaded",
        _ => "undefined",
    };

    /// <summary>Why a page has no asset to show: nothing is held, or what is held is not in the book, which is never zero.</summary>
    public static string NothingHeld(HealthAssessment assessment) =>
        assessment.Snapshot.Holdings.Any(holding => !holding.IsLoaded) ? "what is held is not loaded" : "no asset is held";

    /// <summary>The words at the beginning of a sentence.</summary>
    public static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    public static string Of(VerificationOutcome outcome) => outcome switch
    {
        VerificationOutcome.Confirmed => "Confirmed",
        VerificationOutcome.Contradicted => "Contradicted",
        VerificationOutcome.Inconclusive => "Inconclusive",
        _ => "Not run",
    };

    public static string Of(Bucket bucket) => bucket switch
    {
        Bucket.OneDay => "1 day",
        Bucket.FiveDays => "5 days",
        Bucket.ThirtyDays => "30 days",
        _ => "over 30 days",
    };

    public static string Of(AssetClass assetClass) => assetClass switch
    {
        AssetClass.CentralBankCash => "Central bank cash",
        AssetClass.DepositGsib => "Deposits, G-SIB",
        AssetClass.DepositBank => "Bank deposits",
        AssetClass.ReverseRepoOvernight => "Overnight repo",
        AssetClass.ReverseRepoTerm => "Term repo",
        AssetClass.TreasuryBill => "Treasury bills",
        AssetClass.GovernmentBond => "Government bonds",
        AssetClass.MmfGovernment => "Gov. money funds",
        AssetClass.MmfPrime => "Prime money funds",
        AssetClass.TokenisedGovernmentFund => "Tokenised funds",
        AssetClass.CommercialPaperA1 => "Comm. paper A-1",
        AssetClass.CommercialPaperA2 => "Comm. paper A-2",
        AssetClass.CommercialPaperOther => "Comm. paper, other",
        AssetClass.CorporateBond => "Corporate bonds",
        AssetClass.MixedBondsFundsMetals => "Mixed bonds, funds",
        AssetClass.ListedEquity => "Listed equity",
        AssetClass.Gold => "Gold",
        AssetClass.SecuredLoan => "Secured loans",
        AssetClass.AffiliateLoan => "Loans to affiliates",
        AssetClass.Bitcoin => "Bitcoin",
        AssetClass.Ether => "Ether",
        AssetClass.Stablecoin => "Stablecoins",
        AssetClass.LargeAltcoin => "Large altcoins",
        AssetClass.SmallAltcoin => "Small altcoins",
        AssetClass.OwnToken => "Own tokens",
        AssetClass.PrivateEquity => "Private equity",
        AssetClass.AccruedInterest => "Accrued interest",
        AssetClass.Settlement => "Settlement",
        _ => "Other, undisclosed",
    };

    /// <summary>"1 holding", "2 holdings".</summary>
    public static string Count(int count, string one, string? many = null) =>
        FormattableString.Invariant($"{count:#,##0} ") + (count == 1 ? one : many ?? one + "s");
}
