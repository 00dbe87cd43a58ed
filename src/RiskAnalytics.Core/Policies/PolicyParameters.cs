using System.Collections.Immutable;

namespace RiskAnalytics.Core.Policies;

/// <summary>Names of the single numbers that every policy must give.</summary>
public static class PolicyParameters
{
    /// <summary>Keys with at least this share of L enter S2 and L1 to L3.</summary>
    public const string KeyFloor = "key_floor";

    /// <summary>Keys not loaded count at ratio 1 while they hold at most this share of A.</summary>
    public const string NotLoadedLimit = "not_loaded_limit";

    /// <summary>Weight of the weakest metric in its pillar.</summary>
    public const string WeakestLink = "weakest_link";

    /// <summary>Points of an input that the firm keeps back.</summary>
    public const string NotDisclosedScore = "not_disclosed_score";

    /// <summary>In-kind ratio below which K1 applies; the gap to 1 is for clock differences.</summary>
    public const string InKindTolerance = "in_kind_tolerance";

    /// <summary>Outflow within 1 day, share of L.</summary>
    public const string Outflow1Day = "outflow_1_day";

    /// <summary>Outflow within 5 days, share of L.</summary>
    public const string Outflow5Days = "outflow_5_days";

    /// <summary>Outflow within 30 days, share of L.</summary>
    public const string Outflow30Days = "outflow_30_days";

    /// <summary>Outflow of the extreme run within 1 day, share of L.</summary>
    public const string ExtremeOutflow1Day = "extreme_outflow_1_day";

    /// <summary>Outflow of the extreme run within 5 days, share of L.</summary>
    public const string ExtremeOutflow5Days = "extreme_outflow_5_days";

    /// <summary>Outflow of the extreme run within 30 days, share of L.</summary>
    public const string ExtremeOutflow30Days = "extreme_outflow_30_days";

    /// <summary>Days up to which a Treasury bill keeps its row.</summary>
    public const string BillMaximumDays = "bill_maximum_days";

    /// <summary>Days beyond which a government bond takes the row beyond one year.</summary>
    public const string BondYearDays = "bond_year_days";

    /// <summary>Haircut per year of a government bond beyond one year.</summary>
    public const string BondHaircutPerYear = "bond_haircut_per_year";

    /// <summary>Largest haircut of a government bond.</summary>
    public const string BondHaircutMaximum = "bond_haircut_maximum";

    /// <summary>Quality points of a government bond beyond one year.</summary>
    public const string BondQualityBeyondYear = "bond_quality_beyond_year";

    /// <summary>Weight of own tokens that are owed, in Q2.</summary>
    public const string OwnTokenMatchedWeight = "own_token_matched_weight";

    /// <summary>Exposure weight of an unsecured claim on a systemic bank or a depository.</summary>
    public const string ExposureSystemic = "exposure_systemic";

    /// <summary>Exposure weight of an unsecured claim on anybody else.</summary>
    public const string ExposureUnsecured = "exposure_unsecured";

    /// <summary>Exposure weight of segregated custody.</summary>
    public const string ExposureCustody = "exposure_custody";

    /// <summary>Exposure weight of segregated custody at a systemic bank, a depository or a central bank.</summary>
    public const string ExposureCustodySystemic = "exposure_custody_systemic";

    /// <summary>Share of weight from verified input for high confidence.</summary>
    public const string ConfidenceHigh = "confidence_high";

    /// <summary>Share of weight from verified input for medium confidence.</summary>
    public const string ConfidenceMedium = "confidence_medium";

    /// <summary>Assurance points from which the assets count as verified.</summary>
    public const string VerifiedAssurance = "verified_assurance";

    /// <summary>Not rated when at least this share of the weight is undisclosed or not loaded.</summary>
    public const string NotRatedShare = "not_rated_share";

    /// <summary>A cap at or below this limit is published even when too little is known for a rating.</summary>
    public const string EvidenceCap = "evidence_cap";

    /// <summary>Months after which a report no longer counts as assurance.</summary>
    public const string AssuranceMonths = "assurance_months";

    /// <summary>Divisor and factor of the lighter and heavier haircut sets.</summary>
    public const string SensitivityFactor = "sensitivity_factor";

    /// <summary>F2: share of the circulating value.</summary>
    public const string OwnTokenMarketShare = "own_token_market_share";

    /// <summary>F3: share of one stablecoin issuer, first level.</summary>
    public const string StablecoinIssuerShare = "stablecoin_issuer_share";

    /// <summary>F3: share of one stablecoin issuer, second level.</summary>
    public const string StablecoinIssuerShareHigh = "stablecoin_issuer_share_high";

    /// <summary>F4: HHI from which a reserve is moderately concentrated (2023 guidelines).</summary>
    public const string HhiModerate = "hhi_moderate";

    /// <summary>F4: HHI above which a reserve is highly concentrated (2023 guidelines).</summary>
    public const string HhiHigh = "hhi_high";

    /// <summary>F4: HHI from which a reserve is moderately concentrated (2010 guidelines).</summary>
    public const string HhiModerate2010 = "hhi_moderate_2010";

    /// <summary>F4: HHI above which a reserve is highly concentrated (2010 guidelines).</summary>
    public const string HhiHigh2010 = "hhi_high_2010";

    /// <summary>F5: price of a stablecoin below which it is off its peg.</summary>
    public const string StablecoinPrice = "stablecoin_price";

    /// <summary>F6: reserve at the snapshot over the median between snapshots.</summary>
    public const string WindowDressing = "window_dressing";

    /// <summary>F7: gap between gross and net liabilities, share of gross.</summary>
    public const string GrossNetGap = "gross_net_gap";

    /// <summary>F8: share of one custodian.</summary>
    public const string CustodianShare = "custodian_share";

    /// <summary>Share of a day's volume that can be sold without leading the market.</summary>
    public const string ParticipationRate = "participation_rate";

    /// <summary>Y of the square-root law of market impact.</summary>
    public const string ImpactCoefficient = "impact_coefficient";

    /// <summary>Risk aversion of the schedule of Almgren and Chriss, per unit of money.</summary>
    public const string RiskAversion = "risk_aversion";

    /// <summary>Selling this share of a day's volume costs one spread: temporary impact of the schedule of Almgren and Chriss.</summary>
    public const string TemporaryImpactVolume = "temporary_impact_volume";

    /// <summary>Selling this share of a day's volume lowers the price by one spread for good: its permanent impact.</summary>
    public const string PermanentImpactVolume = "permanent_impact_volume";

    /// <summary>Standard deviations of the price part of liquidity-adjusted value at risk.</summary>
    public const string LvarDeviations = "lvar_deviations";

    /// <summary>Standard deviations of the spread in liquidity-adjusted value at risk.</summary>
    public const string SpreadDeviations = "spread_deviations";

    /// <summary>Days of price history before the as-of date that volatility and correlation are measured over.</summary>
    public const string VolatilityWindowDays = "volatility_window_days";

    /// <summary>Daily returns below which the class value is assumed.</summary>
    public const string VolatilityMinimumReturns = "volatility_minimum_returns";

    /// <summary>Assumed correlation of two coins where the history does not hold both.</summary>
    public const string CorrelationCrypto = "correlation_crypto";

    /// <summary>Assumed correlation of gold with anything that has a price.</summary>
    public const string CorrelationGold = "correlation_gold";

    /// <summary>Assumed correlation of shares with coins.</summary>
    public const string CorrelationEquity = "correlation_equity";

    /// <summary>Days that banks and bond markets are shut in the weekend case.</summary>
    public const string WeekendDays = "weekend_days";

    /// <summary>Thirty-day run-off of the Basel liquidity coverage ratio, share of L.</summary>
    public const string LcrOutflow = "lcr_outflow";

    /// <summary>Basel haircut of Level 2A assets.</summary>
    public const string LcrHaircut2A = "lcr_haircut_2a";

    /// <summary>Basel haircut of other Level 2B assets.</summary>
    public const string LcrHaircut2B = "lcr_haircut_2b";

    /// <summary>Level 2 assets count to this share of liquid assets.</summary>
    public const string LcrLevel2Cap = "lcr_level2_cap";

    /// <summary>Level 2B assets count to this share of liquid assets.</summary>
    public const string LcrLevel2BCap = "lcr_level2b_cap";

    /// <summary>Inflows count to this share of outflows.</summary>
    public const string LcrInflowCap = "lcr_inflow_cap";

    /// <summary>Days of the run simulation.</summary>
    public const string RunHorizonDays = "run_horizon_days";

    /// <summary>Degrees of freedom of the daily shocks.</summary>
    public const string RunDegreesOfFreedom = "run_degrees_of_freedom";

    /// <summary>Net redemption a day without a panic, share of what is owed.</summary>
    public const string RunBaseOutflow = "run_base_outflow";

    /// <summary>Price or coverage below which redemptions speed up.</summary>
    public const string RunThreshold = "run_threshold";

    /// <summary>Further redemption a day for each unit by which coverage falls below the threshold.</summary>
    public const string RunFeedback = "run_feedback";

    /// <summary>Largest redemption on one day, share of what is owed.</summary>
    public const string RunLargestOutflow = "run_largest_outflow";

    /// <summary>Level of value at risk and expected shortfall of the surplus.</summary>
    public const string RunConfidence = "run_confidence";

    /// <summary>Change of a share of the reserve over a year that is an alert.</summary>
    public const string TrendDrift = "trend_drift";

    /// <summary>Change of coverage from book to book that is an alert.</summary>
    public const string TrendRatioJump = "trend_ratio_jump";

    /// <summary>A report is late when the gap passes this multiple of the entity's usual gap.</summary>
    public const string TrendStaleFactor = "trend_stale_factor";

    /// <summary>Share of the reserve with a known maturity below which no average maturity is given.</summary>
    public const string MaturityKnownShare = "maturity_known_share";

    /// <summary>Days after its date that a book counts as public in the back-test, where it does not say when it was published.</summary>
    public const string PublicationLagDays = "publication_lag_days";

    /// <summary>Change of assets and liabilities together, from book to book, that may be a change of scope.</summary>
    public const string TrendScopeJump = "trend_scope_jump";

    /// <summary>A score that moved by fewer points than this did not move.</summary>
    public const string TrendSmallestMove = "trend_smallest_move";

    /// <summary>Positions whose market is measured, largest first.</summary>
    public const string MarketPositions = "market_positions";

    /// <summary>Risk factors that are kept apart; smaller ones are taken together by class.</summary>
    public const string RiskFactorLimit = "risk_factor_limit";

    /// <summary>Issuers, funds and protocols behind each other that the look-through goes through at most.</summary>
    public const string LookThroughDepth = "look_through_depth";

    /// <summary>The largest names whose loss contagion is computed for.</summary>
    public const string ContagionNames = "contagion_names";

    /// <summary>Share of an unsecured claim that is recovered from a name that is lost.</summary>
    public const string ContagionRecovery = "contagion_recovery";

    /// <summary>All names, in the order of the policy file.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        KeyFloor, NotLoadedLimit, WeakestLink, NotDisclosedScore, InKindTolerance,
        Outflow1Day, Outflow5Days, Outflow30Days, ExtremeOutflow1Day, ExtremeOutflow5Days, ExtremeOutflow30Days,
        BillMaximumDays, BondYearDays, BondHaircutPerYear, BondHaircutMaximum, BondQualityBeyondYear,
        OwnTokenMatchedWeight, ExposureSystemic, ExposureUnsecured, ExposureCustody, ExposureCustodySystemic,
        ConfidenceHigh, ConfidenceMedium, VerifiedAssurance, NotRatedShare, EvidenceCap, AssuranceMonths, SensitivityFactor,
        OwnTokenMarketShare, StablecoinIssuerShare, StablecoinIssuerShareHigh,
        HhiModerate, HhiHigh, HhiModerate2010, HhiHigh2010, StablecoinPrice, WindowDressing, GrossNetGap, CustodianShare,
        PublicationLagDays, MarketPositions, MaturityKnownShare, RiskFactorLimit, ParticipationRate, ImpactCoefficient, RiskAversion, TemporaryImpactVolume, PermanentImpactVolume, LvarDeviations, SpreadDeviations,
        VolatilityWindowDays, VolatilityMinimumReturns, CorrelationCrypto, CorrelationGold, CorrelationEquity,
        WeekendDays, LcrOutflow, LcrHaircut2A, LcrHaircut2B, LcrLevel2Cap,
        LcrLevel2BCap, LcrInflowCap, RunHorizonDays, RunDegreesOfFreedom, RunBaseOutflow,
        RunThreshold, RunFeedback, RunLargestOutflow, RunConfidence, TrendDrift,
        TrendRatioJump, TrendStaleFactor, TrendScopeJump, TrendSmallestMove,
        LookThroughDepth, ContagionNames, ContagionRecovery,
    ];
}
