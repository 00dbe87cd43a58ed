using RiskAnalytics.Core.Reserves;
using RiskAnalytics.TestKit;
using static RiskAnalytics.Scoring.Tests.Regulation.Ruled;

namespace RiskAnalytics.Scoring.Tests.Regulation;

/// <summary>For every rule with something to test, a book exactly at the limit, which keeps it, and one a step beyond, which does not. Amounts are chosen so that the ratio is read off.</summary>
internal static class LimitCases
{
    /// <summary>Rules that have no two sides, each with the reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> Without = new Dictionary<string, string>
    {
        ["NYDFS-D"] = "the limit is set by approval of the authority, which is not public",
        ["NYDFS-E"] = "the limit is set by approval of the authority, which is not public",
        ["SCO60-H"] = "the limit is a frequency in words",
        ["NYDFS-B"] = "what was left at acquisition is in no book: it can be broken, never met; tested on its own",
    };

    private static readonly DateOnly Today = AsOf.AddDays(10);

    private static AReserve Book => AReserve.OfIssuer();

    /// <summary>One euro is 1.25 dollars, a Singapore dollar 0.75, a pound 1.25.</summary>
    private static AReserve Quoted => Book.Quoted("EUR", 1.25m).Quoted("SGD", .75m).Quoted("GBP", 1.25m);

    /// <summary>Rule, book at the limit, book beyond it.</summary>
    public static IEnumerable<(string Rule, AReserve At, AReserve Beyond)> All =>
    [
        .. Facts, .. Dates, .. Coverage, .. Deposits, .. Eligible, .. Maturities, .. Parties, .. OwnFunds, .. Use,
    ];

    private static IEnumerable<(string, AReserve, AReserve)> Facts
    {
        get
        {
            foreach (var (rule, fact, wanted) in new[]
            {
                ("MICA-30-B", "audit_report_published", true), ("MICA-30-C", "material_events_disclosed", true), ("MICA-36-B", "reserve_segregated", true),
                ("MICA-36-H", "issuance_reserve_match", true), ("MICA-45-C", "liquidity_policy", true), ("MICA-45-F", "policy_per_token", true),
                ("MICA-58-A", "art36_37_38_45_apply", true), ("MICA-58-C", "art22_23_24_apply", true), ("RTS36-4-A", "bank_creditworthiness_checked", true),
                ("GENIUS-4A-C", "repo_cash_overnight_on_short_bills", true), ("SCO60-B", "repo_cash_and_swap_collateral_counted", false), ("SCO60-C", "reverse_repo_overcollateralised", true),
            })
            {
                yield return (rule, Book.States(fact, wanted), Book.States(fact, !wanted));
            }

            foreach (var (rule, fact, at, beyond) in new[]
            {
                ("MICA-39-A", "redemption_fee", 0m, .0001m), ("MICA-40-A", "holder_yield", 0m, .0001m), ("MICA-49-A", "redemption_price", 1m, .9999m),
                ("GENIUS-4A-H", "fee_change_notice", 7m, 6m), ("OCC-15-E", "redemption_days", 2m, 3m), ("NYDFS-F", "redemption_days", 2m, 3m), ("HK-D", "redemption_days", 1m, 2m),
                ("SG-E", "redemption_days", 5m, 6m), ("UK-FCA-B", "redemption_days", 1m, 2m), ("AE-B", "redemption_days", 1m, 2m), ("NYDFS-G", "attestations_per_month", 1m, 0m),
                ("SG-F", "attestations_per_month", 1m, 0m), ("MICA-22-D", "quarters_below_threshold", 3m, 2m), ("MICA-23-A", "payment_tx_per_day", 1_000_000m, 1_000_001m),
                ("MICA-43-A", "holders", 10_000_000m, 10_000_001m), ("OCC-15-F", "redemption_requests_24h", .1m, .1001m),
            })
            {
                yield return (rule, Book.States(fact, at), Book.States(fact, beyond));
            }

            yield return ("MICA-36-I", Book.States("valuation_method", "mark-to-market"), Book.States("valuation_method", "mark-to-model"));
            yield return ("GENIUS-4A-E", Book.States("reverse_repo_venue", "cleared"), Book.States("reverse_repo_venue", "bilateral"));
        }
    }

    private static IEnumerable<(string, AReserve, AReserve)> Dates
    {
        get
        {
            yield return ("MICA-30-A", Book.States("last_disclosure", Today.AddDays(-31)), Book.States("last_disclosure", Today.AddDays(-32)));
            yield return ("GENIUS-4A-I", Book.States("last_disclosure", Today.AddDays(-31)), Book.States("last_disclosure", Today.AddDays(-32)));
            yield return ("MICA-36-E", Book.States("last_reserve_audit", Today.AddDays(-184)), Book.States("last_reserve_audit", Today.AddDays(-185)));
            yield return ("MICA-58-B", Book.States("significant_since", Today.AddDays(-184)), Book.States("significant_since", Today.AddDays(-185)));
            var audited = Book.States("last_reserve_audit", new DateOnly(2025, 3, 31));
            yield return ("MICA-36-F", audited.States("audit_notified", new DateOnly(2025, 5, 12)), audited.States("audit_notified", new DateOnly(2025, 5, 13)));
            var notified = Book.States("audit_notified", new DateOnly(2025, 5, 12));
            yield return ("MICA-36-G", notified.States("audit_published", new DateOnly(2025, 5, 26)), notified.States("audit_published", new DateOnly(2025, 5, 27)));
            // Friday 13 June to Friday 20 June: five working days of TARGET; the sixth is a Monday.
            var issued = Book.States("last_issuance", new DateOnly(2025, 6, 13));
            yield return ("MICA-37-A", issued.States("last_custody", new DateOnly(2025, 6, 20)), issued.States("last_custody", new DateOnly(2025, 6, 23)));
            // Forty working days from Friday 2 May are eight weeks: Friday 27 June; no TARGET holiday lies between.
            var reached = Book.States("threshold_reached", new DateOnly(2025, 5, 2));
            yield return ("MICA-23-C", reached.States("plan_submitted", new DateOnly(2025, 6, 27)), reached.States("plan_submitted", new DateOnly(2025, 6, 30)));
            var quarter = Book.States("quarterly_report_reference", new DateOnly(2025, 3, 31));
            yield return ("MICA-22-B", quarter.States("quarterly_report_submitted", new DateOnly(2025, 5, 12)), quarter.States("quarterly_report_submitted", new DateOnly(2025, 5, 13)));
            // 21 April 2025 is Easter Monday, so Tuesday is due.
            yield return ("MICA-22-C", quarter.States("casp_report_received", new DateOnly(2025, 4, 22)), quarter.States("casp_report_received", new DateOnly(2025, 4, 23)));
            var examined = Book.States("monthly_exam_date", Today);
            yield return ("GENIUS-4A-K", examined.States("monthly_exam_period", new DateOnly(2025, 5, 31)), examined.States("monthly_exam_period", new DateOnly(2025, 5, 30)));
            var signed = Book.States("ceo_certified", AsOf);
            yield return ("GENIUS-4A-L", signed.States("cfo_certified", AsOf), signed.States("cfo_certified", AsOf.AddDays(-1)));
            yield return ("NYDFS-H", Published(30), Published(31));
        }
    }

    private static IEnumerable<(string, AReserve, AReserve)> Coverage
    {
        get
        {
            var whole = Book.Bills(100m);
            yield return ("MICA-36-A", Book.Bills(.01m), Book);
            foreach (var rule in new[] { "MICA-36-C", "GENIUS-4A-A", "NYDFS-A", "HK-A", "SG-A", "SCO60-A" })
                yield return (rule, whole.Owes("TUSD1", 100m), whole.Owes("TUSD1", 100.01m));
            yield return ("RTS36-6-A", whole.States("referenced_assets", 100m), whole.States("referenced_assets", 100.01m));
            var watched = Book.Owes("TUSD1", 100m).States("reserve_deviation_limit", .01m);
            yield return ("MICA-45-D", watched.Bills(101m), watched.Bills(101.01m));
            var priced = Book.States("price_deviation_limit", .01m);
            yield return ("MICA-45-E", priced.States("token_price", .99m), priced.States("token_price", .9899m));
            yield return ("GENIUS-4A-N", Book.Owes("TUSD1", 50_000_000_000m), Book.Owes("TUSD1", 50_000_000_000.01m));
            yield return ("GENIUS-4C-A", Book.Owes("TUSD1", 10_000_000_000m), Book.Owes("TUSD1", 10_000_000_000.01m));
            yield return ("UK-BOE-C", Quoted.Owes("TUSD1", 50_000_000_000m), Quoted.Owes("TUSD1", 50_000_000_000.01m));
            yield return ("MICA-22-A", Quoted.Owes("TUSD1", 125_000_000m), Quoted.Owes("TUSD1", 125_000_000.01m));
            yield return ("MICA-43-B", Sized(6_250_000_000m), Sized(6_250_000_000.01m));
        }
    }

    private static IEnumerable<(string, AReserve, AReserve)> Deposits
    {
        get
        {
            var referenced = Book.States("amount_referenced", 100m, "USD");
            yield return ("MICA-36-D", referenced.Deposits(30m), referenced.Deposits(29.99m));
            yield return ("MICA-45-B", referenced.Deposits(60m), referenced.Deposits(59.99m));
            var received = Book.Bills(500m).States("funds_received", 100m, "USD");
            yield return ("MICA-54-A", received.Deposits(30m), received.Deposits(29.99m));
            foreach (var (rule, share) in new[] { ("OCC-15-A", 10m), ("OCC-15-B", 30m), ("UK-FCA-A", 5m) })
                yield return (rule, Book.Deposits(share).Bills(100m - share), Book.Deposits(share - .01m).Bills(100.01m - share));
            yield return ("UK-BOE-A", Central(30m), Central(29.99m));
            yield return ("UK-BOE-B", Book.Bills(70m).Deposits(30m), Book.Bills(70.01m).Deposits(29.99m));
            yield return ("AE-A", Book.Deposits(100m), Book.Deposits(99.99m).Bills(.01m));
            yield return ("JP-A", Book.Deposits(50m).Bills(50m), Book.Deposits(49.99m).Bills(50.01m));
        }
    }

    private static IEnumerable<(string, AReserve, AReserve)> Eligible
    {
        get
        {
            yield return ("MICA-38-A", Book.Bills(100m), Book.Bills(100m).Bonds(.01m));
            yield return ("MICA-54-B", Book.Bills(100m).Deposits(1m), Book.Bills(100m).Deposits(1m).Bonds(.01m));
            yield return ("MICA-54-C", Book.Bills(100m).Deposits(1m, currency: "EUR"), Book.Bills(100m).Bills(.01m, currency: "EUR"));
            yield return ("HK-E", Book.Bills(100m), Book.Bills(100m).Deposits(.01m, currency: "EUR"));
            var fund = Book.Holds("USD", AssetClass.MmfGovernment, 10m);
            foreach (var rule in new[] { "MICA-38-B", "GENIUS-4A-F" })
                yield return (rule, fund.States("funds_hold_only_eligible", true), fund.States("funds_hold_only_eligible", false));
            yield return ("RTS38-A", Book.Bills(100m), Book.Bills(100m).Bonds(.01m));
            yield return ("GENIUS-4A-G", Book.Bills(100m), Book.Bills(100m).Bonds(.01m));
            yield return ("GENIUS-4A-J", Book.Bills(100m), Book.Bills(100m).Holds("USD", AssetClass.TreasuryBill, .01m, line => line with { IsEncumbered = true }));
            yield return ("2A7-F", Book.Bills(99.5m).Bonds(.5m), Book.Bills(99.49m).Bonds(.51m));
            // Level 2A counts at 85% and Level 2B at 50%: 100 of the one are 85, 30 of the other 15.
            yield return ("LCR-EU-1", Book.Bills(127.5m).Holds("USD", AssetClass.CommercialPaperA1, 100m), Book.Bills(127.49m).Holds("USD", AssetClass.CommercialPaperA1, 100m));
            yield return ("LCR-EU-2", Book.Bills(36.43m).Holds("USD", AssetClass.CommercialPaperA1, 100m), Book.Bills(36.42m).Holds("USD", AssetClass.CommercialPaperA1, 100m));
            yield return ("LCR-EU-3", Book.Bills(85m).Bonds(30m), Book.Bills(85m).Bonds(30.01m));
        }
    }

    private static IEnumerable<(string, AReserve, AReserve)> Maturities
    {
        get
        {
            foreach (var (rule, share) in new[] { ("RTS36-1-A", 20m), ("RTS36-1-B", 30m), ("RTS36-1-C", 40m), ("RTS36-1-D", 60m), ("MMFR-A", 10m), ("MMFR-B", 30m), ("MMFR-C", 7.5m), ("MMFR-D", 15m) })
                yield return (rule, Book.Deposits(share).Bonds(100m - share), Book.Deposits(share - .01m).Bonds(100.01m - share));
            foreach (var (rule, share) in new[] { ("2A7-A", 25m), ("2A7-B", 50m) })
                yield return (rule, Book.Bills(share).Bonds(100m - share), Book.Bills(share - .01m).Bonds(100.01m - share));
            foreach (var (rule, days) in new[] { ("GENIUS-4A-B", 93), ("OCC-15-D", 20), ("2A7-C", 60), ("2A7-D", 120), ("2A7-E", 397), ("MMFR-E", 60) })
                yield return (rule, Book.Bills(100m, days), Book.Bills(100m, days + 1));
            // Three months from 30 June 2025 are 92 days, a year 365.
            yield return ("HK-B", Book.Deposits(100m, maturity: new DateOnly(2025, 9, 30)), Book.Deposits(100m, maturity: new DateOnly(2025, 10, 1)));
            yield return ("HK-C", Book.Bills(100m, 365), Book.Bills(100m, 366));
            yield return ("SG-B", Book.Bills(100m, 92), Book.Bills(100m, 93));
            foreach (var rule in new[] { "GENIUS-4A-D", "NYDFS-C" })
                yield return (rule, Repo(1), Repo(2));
        }
    }

    private static IEnumerable<(string, AReserve, AReserve)> Parties
    {
        get
        {
            foreach (var (rule, share, cls) in new[]
            {
                ("RTS36-5-A", 10m, BankClass.Large), ("RTS36-5-B", 5m, BankClass.NotLarge), ("RTS36-5-D", 25m, BankClass.GSii), ("RTS36-5-E", 15m, BankClass.Large), ("RTS36-5-F", 5m, BankClass.NotLarge),
            })
            {
                var known = Book.Knows("Bank A", cls);
                yield return (rule, known.Deposits(share, "Bank A").Bills(100m - share), known.Deposits(share + .01m, "Bank A").Bills(99.99m - share));
            }

            foreach (var (rule, share) in new[] { ("RTS36-5-C", 2.5m), ("RTS36-5-G", 1.5m) })
                yield return (rule, Book.Knows("Bank A", totalAssets: 100m).Deposits(share, "Bank A"), Book.Knows("Bank A", totalAssets: 100m).Deposits(share + .01m, "Bank A"));
            yield return ("RTS38-B", Fund(5m), Fund(5.01m));
            yield return ("RTS38-C", Fund(10m), Fund(10.01m));
            foreach (var rule in new[] { "OCC-15-C", "FDIC-350-A" })
                yield return (rule, Spread(40m), Spread(40.01m));
            yield return ("MMFR-F", Book.Bonds(5m, "Firm A").Bills(95m), Book.Bonds(5.01m, "Firm A").Bills(94.99m));
        }
    }

    private static IEnumerable<(string, AReserve, AReserve)> OwnFunds
    {
        get
        {
            // 2% of 10 million are 200,000 and a quarter of a million 250,000: the floor of EUR 350,000 is the largest leg.
            var floor = Quoted.States("average_reserve", 10_000_000m, "EUR").States("fixed_overheads", 1_000_000m, "EUR");
            yield return ("MICA-35-A", floor.States("own_funds", 350_000m, "EUR"), floor.States("own_funds", 349_999.99m, "EUR"));
            var average = Book.States("average_reserve", 100m);
            yield return ("MICA-45-A", average.States("own_funds", 3m), average.States("own_funds", 2.99m));
            foreach (var rule in new[] { "OCC-15-G", "FDIC-350-B" })
                yield return (rule, Book.States("capital", 5_000_000m), Book.States("capital", 4_999_999.99m));
            var expenses = Book.States("annual_expenses", 7_000_000m);
            yield return ("FDIC-350-C", expenses.States("operational_backstop", 7_000_000m), expenses.States("operational_backstop", 6_999_999.99m));
            var singapore = Quoted.States("annual_expenses", 2_000_000m, "SGD");
            yield return ("SG-G", singapore.States("capital", 1_000_000m, "SGD"), singapore.States("capital", 999_999.99m, "SGD"));
        }
    }

    private static IEnumerable<(string, AReserve, AReserve)> Use
    {
        get
        {
            yield return ("MICA-23-B", Quoted.States("payment_value_per_day", 200_000_000m, "EUR"), Quoted.States("payment_value_per_day", 200_000_000.01m, "EUR"));
            var many = Quoted.States("tx_per_day", 2_600_000m);
            yield return ("MICA-43-C", many.States("tx_value_per_day", 500_000_000m, "EUR"), many.States("tx_value_per_day", 500_000_000.01m, "EUR"));
            var two = Sized(6_250_000_000.01m).States("holders", 10_000_001m).States("tx_per_day", 1m).States("tx_value_per_day", 1m);
            yield return ("MICA-43-D", two.States("significance_criteria", 1m), two.States("significance_criteria", 0m));
        }
    }

    private static AReserve Sized(decimal owed) => Quoted.Bills(1m).Owes("TUSD1", owed).States("market_cap", 1m);

    private static AReserve Published(int days) => Book.Shows(shown => shown with { PublishedOn = AsOf.AddDays(days) });

    private static AReserve Central(decimal value) => Book.Holds("USD", AssetClass.CentralBankCash, value).Bills(100m - value);

    private static AReserve Fund(decimal value) =>
        Book.Holds("USD", AssetClass.MmfGovernment, value, line => line with { Counterparty = new Party("Manager A", null) }).Bills(100m - value);

    private static AReserve Repo(int days) =>
        Book.Holds("USD", AssetClass.ReverseRepoTerm, 100m, line => line with { Maturity = AsOf.AddDays(days) });

    private static AReserve Spread(decimal value) =>
        Book.Deposits(value, "Bank A").Bills(30m, custodian: "Custodian A").Bills(70m - value, custodian: "Custodian B");
}
