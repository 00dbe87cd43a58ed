using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Regulation.Metrics;

namespace RiskAnalytics.Scoring.Regulation.Disclosures;

/// <summary>The monthly composition report of the GENIUS Act, section 4(a)(1)(C).</summary>
internal static class GeniusMonthly
{
    public const string Id = "genius-monthly";

    private static readonly FigureDefinition IneligibleAmount = new($"disclosure.{Id}.ineligible", "Outside the closed list", MetricUnit.Money, "value of lines of classes outside the list", "GENIUS Act s.4(a)(1)(A)");
    private static readonly FigureDefinition EncumberedAmount = new($"disclosure.{Id}.encumbered", "Encumbered", MetricUnit.Money, "value of the lines marked encumbered", "GENIUS Act s.4(a)(2)");

    public static ImmutableArray<FigureDefinition> Definitions { get; } = [IneligibleAmount, EncumberedAmount];

    public static DisclosureDocument Build(RegulatoryContext context, RegulatoryReport rules, string regime)
    {
        var lines = new DisclosureLines(context);
        lines.Head();
        lines.Figure("outstanding.total", One(CoverageMetrics.Outstanding, context), true, "GENIUS-4A-A");
        lines.Figure("outstanding.coverage", One(CoverageMetrics.Coverage, context), true, "GENIUS-4A-A");
        Categories(lines, context);

        lines.Table("list.mapping", ["category", "on-list"], context.Reserve.Lines.Select(line => line.Holding.Class).Distinct().Order().Select(cls => ImmutableArray.Create(DisclosureCell.Of(Codes.Of(cls)), DisclosureCell.Of(Place(cls)))), "asset classes of holdings.csv", "The book has no line with a value.");
        lines.Figure("list.ineligible-amount", RegulatoryFigures.Of(IneligibleAmount, null, RegulatoryFigures.Lines(context, "lines outside the closed list", line => !EligibilityMetrics.IsOnGeniusList(line.Holding))));
        lines.Figure("list.ineligible-share", One(EligibilityMetrics.Ineligible, context), true, "GENIUS-4A-G");

        Treasuries(lines, context);
        lines.Figure("repo.reverse-tenor", One(MaturityMetrics.LongestReverseRepo, context), true, "GENIUS-4A-D");
        lines.Fact("repo.venue", "reverse_repo_venue", HoldsRepo(context), "GENIUS-4A-E");
        lines.Fact("repo.collateral", "repo_collateral", HoldsRepo(context), "GENIUS-4A-D");
        lines.Fact("repo.overcollateralised", "reverse_repo_overcollateralised", HoldsRepo(context), "GENIUS-4A-D");
        lines.Fact("repo.cash-received", "repo_cash_overnight_on_short_bills", true, "GENIUS-4A-C");
        lines.Figure("funds.look-through", One(EligibilityMetrics.FundsEligible, context), true, "GENIUS-4A-F");
        Encumbered(lines, context);

        lines.Fact("redemption.policy", "redemption_policy_url", true, "GENIUS-4A-H");
        lines.Fact("redemption.fees", "fee_schedule", true, "GENIUS-4A-H");
        lines.Fact("redemption.last-fee-change", "last_fee_change", true, "GENIUS-4A-H");
        lines.Fact("redemption.notice", "fee_change_notice", true, "GENIUS-4A-H");
        lines.Fact("examination.firm", "examiner", true, "GENIUS-4A-K");
        lines.Fact("examination.report", "monthly_exam_date", true, "GENIUS-4A-K");
        lines.Fact("examination.period", "monthly_exam_period", true, "GENIUS-4A-K");
        lines.Fact("certification.ceo", "ceo_certified", true, "GENIUS-4A-L");
        lines.Fact("certification.cfo", "cfo_certified", true, "GENIUS-4A-L");

        lines.Figure("proposed.daily-liquidity", One(DepositMetrics.OnDemand, context), false, "OCC-15-A");
        lines.Figure("proposed.five-day-liquidity", One(MaturityMetrics.Recoverable5, context), false, "OCC-15-B");
        lines.Figure("proposed.largest-institution", One(PartyMetrics.LargestInstitution, context), false, "OCC-15-C", "FDIC-350-A");
        lines.Figure("proposed.wam", One(MaturityMetrics.AverageMaturity, context), false, "OCC-15-D");
        lines.RulesWithoutVerdict(rules);
        return new DisclosureDocument { Id = Id, Regime = regime, Snapshot = context.Book, IsVoluntary = false, Items = lines.ToImmutable() };
    }

    private static Figure One(RegulatoryMetric metric, RegulatoryContext context) => metric.Test(context, null!).First().Figure;

    private static bool HoldsRepo(RegulatoryContext context) => context.Reserve.Lines.Any(RegulatoryFigures.IsReverseRepo);

    /// <summary>For each category: amount, share, average tenor and where it is kept.</summary>
    private static void Categories(DisclosureLines lines, RegulatoryContext context) =>
        lines.Table(
            "reserve.categories", ["category", "value", "share", "tenor", "location"],
            context.Reserve.Lines.GroupBy(line => line.Holding.Class).OrderByDescending(group => group.Sum(line => line.Value)).ThenBy(group => group.Key)
                .Select(group => ImmutableArray.Create(
                    DisclosureCell.Of(Codes.Of(group.Key)),
                    DisclosureCell.Of(group.Sum(line => line.Value), MetricUnit.Money),
                    DisclosureCell.Of(group.Sum(line => line.Value) / context.Reserve.Assets, MetricUnit.Share),
                    Tenor([.. group], context),
                    DisclosureCell.Of(string.Join(", ", group.Select(line => Residual.Country(line, context)).Distinct().Order(StringComparer.Ordinal))))),
            "holdings.csv", "The book has no line with a value.", note: lines.Partial);

    /// <summary>The value-weighted days to maturity of a category; money on demand has 0, overnight repo 1.</summary>
    private static DisclosureCell Tenor(ImmutableArray<ValuedHolding> category, RegulatoryContext context)
    {
        int? Days(ValuedHolding line) =>
            line.Holding.Maturity is { } maturity ? Math.Max(0, maturity.DayNumber - context.Book.AsOf.DayNumber)
            : MaturityMetrics.IsOnDemand(line) || RegulatoryFigures.IsFund(line) || RegulatoryFigures.IsCash(line) ? 0
            : line.Holding.Class == AssetClass.ReverseRepoOvernight ? 1
            : null;
        if (!EligibilityMetrics.IsOnGeniusList(category[0].Holding) && category.All(line => Days(line) is null))
            return DisclosureCell.Of("no tenor: nothing matures, or it is not stated");
        var known = category.Where(line => Days(line) is not null).ToList();
        return known.Count < category.Length
            ? DisclosureCell.Of("not evaluated: the column maturity is silent")
            : DisclosureCell.Of(known.Sum(line => line.Value * Days(line)!.Value) / known.Sum(line => line.Value), MetricUnit.Days);
    }

    private static string Place(AssetClass cls) => cls switch
    {
        AssetClass.CentralBankCash => "(i) cash and balances at the Federal Reserve",
        AssetClass.DepositGsib or AssetClass.DepositBank => "(ii) demand deposits and insured shares",
        AssetClass.TreasuryBill or AssetClass.GovernmentBond => "(iii) Treasuries, 93 days or less",
        AssetClass.ReverseRepoOvernight or AssetClass.ReverseRepoTerm => "(v) reverse repo, overnight",
        AssetClass.MmfGovernment => "(vi) registered government money market fund",
        AssetClass.TokenisedGovernmentFund => "tokenised form of a listed asset",
        AssetClass.Settlement or AssetClass.AccruedInterest => "on its way to cash, no category of its own",
        _ => "none: not on the list",
    };

    private static void Treasuries(DisclosureLines lines, RegulatoryContext context)
    {
        lines.Figure("treasuries.longest-remaining", One(MaturityMetrics.LongestTreasury, context), true, "GENIUS-4A-B");
        var bills = context.Reserve.Lines.Where(RegulatoryFigures.IsGovernmentDebt).ToList();
        if (bills.Count == 0)
        {
            lines.None("treasuries.test", "The reserve holds no Treasury outright.", "holdings.csv", true, "GENIUS-4A-B");
            return;
        }

        lines.Table(
            "treasuries.test", ["instrument", "value", "remaining", "original", "within-93-days"],
            bills.OrderByDescending(line => line.Value).ThenBy(line => line.Holding.Row).Take(100).Select(line =>
            {
                int? left = line.Holding.Maturity is { } maturity ? Math.Max(0, maturity.DayNumber - context.Book.AsOf.DayNumber) : null;
                return ImmutableArray.Create(
                    DisclosureCell.Of(line.Holding.Instrument ?? Codes.Of(line.Holding.Class)),
                    DisclosureCell.Of(line.Value, MetricUnit.Money),
                    left is { } days ? DisclosureCell.Of(days, MetricUnit.Days) : DisclosureCell.Of("not evaluated: no maturity"),
                    DisclosureCell.Of(left <= 93 ? "not needed: the remaining maturity passes" : "not in the book"),
                    DisclosureCell.Of(left switch { null => "not evaluated: no maturity", <= 93 => "yes", _ => "no: more than 93 days are left, so it was issued with more" }));
            }),
            "holdings.csv", "", note: bills.Count > 100 ? $"The 100 largest of {Format.Number(bills.Count)} lines." : null);
    }

    private static void Encumbered(DisclosureLines lines, RegulatoryContext context)
    {
        var share = One(EligibilityMetrics.Encumbered, context);
        lines.Figure("encumbered.amount", share.Value is null
            ? Figure.WithoutValue(EncumberedAmount, null, share.Status, share.Reason!)
            : Figure.Computed(EncumberedAmount, null, context.Reserve.Encumbered, [new MetricInput("encumbered lines", context.Reserve.Encumbered, MetricUnit.Money, "holdings.csv, column encumbered")]), true, "GENIUS-4A-J");
        if (share.Value == 0m)
            lines.None("encumbered.exception", "Nothing is encumbered, so no exception is relied on.", "holdings.csv, column encumbered", true, "GENIUS-4A-J");
        else
            lines.Fact("encumbered.exception", "encumbrance_exception", true, "GENIUS-4A-J");
    }
}
