using System.Collections.Frozen;
using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Regulation;

/// <summary>Every fact that <c>facts.csv</c> may state, listed by hand. A new one is one line.</summary>
public static class FactCatalog
{
    /// <summary>All facts, by what they are about.</summary>
    public static ImmutableArray<FactDefinition> All { get; } =
    [
        // What was taken in and what stands behind the firm.
        Money("funds_received", "Funds received", "Funds received in exchange for the tokens outstanding: the base of Article 54."),
        Money("own_funds", "Own funds", "Own funds of the issuer."),
        Money("own_funds_addon", "Own funds add-on", "What the authority adds to the requirement of 2% of the average reserve."),
        Money("fixed_overheads", "Fixed overheads", "Fixed overheads of the year before."),
        Money("annual_expenses", "Annual operating expenses", "Operating expenses of a year."),
        Money("capital", "Capital", "Regulatory capital of the issuer."),
        Money("operational_backstop", "Operational backstop", "Liquid assets held apart from the reserve for the firm's own expenses."),
        Money("average_reserve", "Average reserve", "Average of the reserve over the six months before, at market value."),
        Money("maximum_reserve", "Largest reserve", "Largest reserve of the quarter, at market value."),
        Money("minimum_reserve", "Smallest reserve", "Smallest reserve of the quarter, at market value."),
        Money("average_issue_value", "Average issue value", "Average value of the tokens outstanding in the quarter."),
        Money("maximum_issue_value", "Largest issue value", "Largest value of the tokens outstanding in the quarter."),
        Money("minimum_issue_value", "Smallest issue value", "Smallest value of the tokens outstanding in the quarter."),
        Money("market_cap", "Market capitalisation", "Market value of the tokens outstanding."),
        Money("amount_referenced", "Amount referenced", "Value of the tokens outstanding that references the currency of the unit; one row for each currency, a metal by its symbol such as XAU."),
        Money("referenced_assets", "Referenced assets", "Market value of the assets that the token references."),
        Money("average_reserve_quarter", "Average reserve of the quarter", "Average of the reserve over the quarter, at market value; the average of six months is average_reserve."),
        // Parts of the reserve that no class of a line tells, and trades to be unwound: one row for each currency.
        Money("reserve_regional_government", "Regional government", "What the lines of class government-bond hold of regional and local governments."),
        Money("reserve_public_sector", "Public sector entities", "What the lines of class government-bond hold of public sector entities."),
        Money("reserve_multilateral", "Multilateral banks", "What the lines of class government-bond hold of multilateral development banks and international organisations."),
        Money("reserve_covered_bonds", "Covered bonds", "What the lines of banks in class corporate-bond hold of extremely high quality covered bonds."),
        Money("secured_lending_collateral", "Collateral of secured lending", "Market value of the collateral of reverse repos of up to 5 working days."),
        Money("secured_lending_covered_bonds", "Covered bonds of secured lending", "Extremely high quality covered bonds in that collateral."),
        Money("secured_funding_cash", "Cash of secured funding", "Cash borrowed by repos of up to 5 working days and counted in the reserve."),
        Money("secured_funding_collateral", "Collateral of secured funding", "Market value of the collateral given for it."),
        Money("secured_funding_covered_bonds", "Covered bonds of secured funding", "Extremely high quality covered bonds in that collateral."),
        Money("swap_collateral_in", "Collateral swaps, inflow", "Market value of what came in by collateral swaps of up to 5 working days and is counted in the reserve."),
        Money("swap_in_covered_bonds", "Covered bonds swapped in", "Extremely high quality covered bonds in that inflow."),
        Money("swap_collateral_out", "Collateral swaps, outflow", "Market value of what went out by those swaps."),
        Money("swap_out_covered_bonds", "Covered bonds swapped out", "Extremely high quality covered bonds in that outflow."),
        // Use of the token.
        Count("holders", "Holders", "Holders of the token.") with { IsWhole = true },
        Count("payment_tx_per_day", "Payments a day", "Average number a day of transactions as a means of exchange in one currency area."),
        Money("payment_value_per_day", "Payment value a day", "Average value a day of transactions as a means of exchange in one currency area."),
        Count("tx_per_day", "Transactions a day", "Average number of transactions a day."),
        Money("tx_value_per_day", "Transaction value a day", "Average value of transactions a day."),
        Count("significance_criteria", "Other criteria of significance met", "Which of the criteria gatekeeper, international, interconnected and multi-product are met, as a count of 0 to 4.") with { IsWhole = true, Most = 4m },
        Count("quarters_below_threshold", "Quarters below the threshold", "Consecutive quarters in which the issue value stood at or below the threshold of Article 22(1).") with { IsWhole = true, Most = 1_000m },
        Share("redemption_requests_24h", "Redemption requests in 24 hours", "Largest redemption requests of a day over tokens outstanding, a fraction."),
        Count("frozen_tokens", "Frozen tokens", "Tokens on frozen or blacklisted addresses, whole units."),
        // Dates.
        Day("last_disclosure", "Last disclosure", "When the published figures on circulation and reserve were last updated."),
        Day("last_reserve_audit", "Last reserve audit", "Valuation date of the last independent audit of the reserve."),
        Day("audit_notified", "Audit sent to the authority", "When the result of the last reserve audit went to the authority."),
        Day("audit_published", "Audit published", "When the result of the last reserve audit was published."),
        Day("significant_since", "Significant since", "Date of the decision that the token is significant."),
        Day("quarterly_report_submitted", "Quarterly report sent", "When the last quarterly report went to the authority."),
        Day("quarterly_report_reference", "Quarter reported", "Reference date of the last quarterly report."),
        Day("casp_report_received", "Data of service providers received", "When the data of service providers for the last quarter came in."),
        Day("threshold_reached", "Threshold reached", "When the payment use passed the limits of Article 23."),
        Day("plan_submitted", "Plan sent", "When the plan of Article 23 went to the authority."),
        Day("last_issuance", "Last issuance", "When funds for the newest tokens were received."),
        Day("last_custody", "Placed in custody", "When those funds were placed in custody."),
        Day("last_fee_change", "Last change of fees", "When redemption fees last changed."),
        Day("last_attestation_published", "Last attestation published", "When the last attestation was published."),
        Day("monthly_exam_date", "Examination", "Date of the examination report of the registered public accounting firm."),
        Day("monthly_exam_period", "Month examined", "Month end that the examination report is on."),
        Day("ceo_certified", "Certified by the CEO", "Date of the certification of the chief executive officer."),
        Day("cfo_certified", "Certified by the CFO", "Date of the certification of the chief financial officer."),
        // What can be said in yes or no.
        Truth("reserve_segregated", "Reserve segregated", "The reserve is segregated in law and in operation from the issuer and from the reserves of other tokens."),
        Truth("audit_report_published", "Audit report published", "Both the summary and the full, unredacted report of the last reserve audit are published."),
        Truth("material_events_disclosed", "Events disclosed", "All events with a significant effect on the token or the reserve are published."),
        Truth("issuance_reserve_match", "Issuance matched", "Issuance and redemption are always matched by an equal change of the reserve."),
        Truth("funds_hold_only_eligible", "Funds hold only eligible assets", "Look-through: every fund held invests solely in eligible assets."),
        Truth("liquidity_policy", "Liquidity policy", "A liquidity management policy approved by the board is in place."),
        Truth("policy_per_token", "Policy per token", "Policy and limits are kept apart for each token."),
        Truth("art36_37_38_45_apply", "Reserve regime applied", "Articles 36, 37, 38 and 45(1) to (4) are applied in place of safeguarding."),
        Truth("art22_23_24_apply", "Reporting and usage limits applied", "Articles 22, 23 and 24(3) are applied."),
        Truth("authority_extended", "Extended by the authority", "The authority imposed the set of Article 58(1) on the token."),
        Truth("bank_creditworthiness_checked", "Banks checked", "Minimum creditworthiness and liquidity soundness of each bank are checked."),
        Truth("casp_data_received", "Data of service providers", "Data was received from crypto-asset service providers."),
        Truth("false_certification", "False certification", "A false certification is known."),
        Truth("repo_cash_and_swap_collateral_counted", "Borrowed assets counted", "Cash borrowed by repo or securities from collateral swaps are counted in the reserve."),
        Truth("repo_cash_overnight_on_short_bills", "Repo cash overnight on short bills", "Cash received under repo counts in the reserve only where it is overnight and backed by Treasury bills of 93 days or less."),
        Truth("reverse_repo_overcollateralised", "Reverse repo overcollateralised", "All reverse repurchase agreements are overcollateralised."),
        Truth("bank_subsidiary", "Subsidiary of a bank", "The issuer is a subsidiary of a bank."),
        // Terms.
        Share("redemption_fee", "Redemption fee", "Fee on redemption outside a recovery plan, a fraction of the amount."),
        Share("holder_yield", "Yield to holders", "Interest or reward for holding, a fraction a year."),
        Share("redemption_price", "Redemption price", "Price paid on redemption as a fraction of par.") with { Most = 10m },
        Share("token_price", "Token price", "Market price of the token as a fraction of par.") with { Most = 10m },
        Share("reserve_deviation_limit", "Early-warning limit, reserve", "The issuer's own limit for the gap between reserve and referenced assets, a fraction."),
        Share("price_deviation_limit", "Early-warning limit, price", "The issuer's own limit for the gap between token price and referenced assets, a fraction."),
        Days("redemption_days", "Redemption time", "Working days from a redemption order to payment."),
        Days("fee_change_notice", "Notice of a fee change", "Days of notice given before the last change of fees."),
        Count("attestations_per_month", "Attestations a month", "Independent examinations or attestations a month."),
        Text("reverse_repo_venue", "Venue of reverse repo", "tri-party, cleared or creditworthy-bilateral."),
        Text("repo_collateral", "Collateral of repo", "What collateral stands behind repo and reverse repo, and by how much it exceeds the cash."),
        Text("valuation_method", "Valuation method", "mark-to-market, or mark-to-model with the reason."),
        Text("material_events", "Material events", "Events since the last update; the word none where there are none."),
        Text("audit_summary_url", "Audit summary", "Address of the published summary of the last reserve audit."),
        Text("audit_report_url", "Audit report", "Address of the full published report of the last reserve audit."),
        Text("redemption_policy_url", "Redemption policy", "Address of the published redemption policy."),
        Text("fee_schedule", "Fee schedule", "Fees for purchase and redemption in plain language, or an address."),
        Text("examiner", "Examiner", "The registered public accounting firm that examined the report."),
        Text("encumbrance_exception", "Exception for pledged assets", "The statutory exception that a pledge of reserve assets relies on."),
        Text("lei", "LEI of the issuer", "Legal entity identifier of the issuer.") with { Fits = text => Lei.IsValid(text.ToUpperInvariant()), Form = "20 letters and digits whose last two check the others (ISO 17442)" },
        Text("token_identifier", "Identifier of the token", "Identifier of the token in filings, such as its DTI."),
        Text("home_country", "Home country", "ISO 3166 alpha-2 code of the authority that gets the filing.") with { Fits = text => text.Length == 2 && text.All(char.IsAsciiLetter), Form = "two letters such as DE (ISO 3166)" },
        Text("currencies_referenced", "Currencies referenced", "official, other or both: which currencies the token references.") with { Fits = text => text.ToLowerInvariant() is "official" or "other" or "both", Form = "official, other or both" },
    ];

    private static readonly FrozenDictionary<string, FactDefinition> ById = All.ToFrozenDictionary(fact => fact.Id, StringComparer.Ordinal);

    /// <summary>The fact of an id; null when there is none.</summary>
    public static FactDefinition? Find(string id) => ById.GetValueOrDefault(id);

    private static FactDefinition Money(string id, string name, string meaning) => new(id, name, FactKind.Number, MetricUnit.Money, meaning);

    private static FactDefinition Count(string id, string name, string meaning) => new(id, name, FactKind.Number, MetricUnit.Count, meaning);

    private static FactDefinition Days(string id, string name, string meaning) => new(id, name, FactKind.Number, MetricUnit.Days, meaning) { Most = 36_600m };

    private static FactDefinition Share(string id, string name, string meaning) => new(id, name, FactKind.Number, MetricUnit.Share, meaning) { Most = 1m };

    private static FactDefinition Day(string id, string name, string meaning) => new(id, name, FactKind.Date, MetricUnit.Days, meaning);

    private static FactDefinition Truth(string id, string name, string meaning) => new(id, name, FactKind.Truth, MetricUnit.Count, meaning);

    private static FactDefinition Text(string id, string name, string meaning) => new(id, name, FactKind.Text, MetricUnit.Count, meaning);
}
