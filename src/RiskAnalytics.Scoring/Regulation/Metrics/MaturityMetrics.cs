using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics;
using RiskAnalytics.Scoring.Stress;
using static RiskAnalytics.Scoring.Regulation.RegulatoryFigures;

namespace RiskAnalytics.Scoring.Regulation.Metrics;

/// <summary>What matures, can be called or is on demand by when, and the longest instruments.</summary>
internal static class MaturityMetrics
{
    private const int MostMonths = 1_200;
    private const int MostYear = 9_000;
    private const string Silent = "a deposit without a maturity or notice counts as on demand";

    public static RegulatoryMetric Within1 { get; } = Within("maturing-1wd", 1);

    public static RegulatoryMetric Within5 { get; } = Within("maturing-5wd", 5);

    public static RegulatoryMetric Recoverable5 { get; } = RegulatoryMetric.Of(
        "recoverable-5wd", "Recoverable within five working days", MetricUnit.Share, "(maturing, terminable or withdrawable within 5 working days + funds) / R; " + Silent, "proposed 12 CFR part 15",
        (definition, context) => Quotient(definition, null, Lines(context, "recoverable within 5 working days", line => IsWithin(line, context, 5) || IsFund(line)), Reserve(context)));

    public static RegulatoryMetric DailyLiquid { get; } = Shared("daily-liquid", "Daily liquid assets", MetricUnit.Share, Maturities.Daily);

    public static RegulatoryMetric WeeklyLiquid { get; } = Shared("weekly-liquid", "Weekly liquid assets", MetricUnit.Share, Maturities.Weekly);

    public static RegulatoryMetric AverageMaturity { get; } = Shared("weighted-average-maturity", "Weighted average maturity", MetricUnit.Days, Maturities.Wam);

    public static RegulatoryMetric AverageLife { get; } = Shared("weighted-average-life", "Weighted average life", MetricUnit.Days, Maturities.Wal);

    public static RegulatoryMetric MaturityAndLife { get; } = RegulatoryMetric.OfMany(
        "maturity-and-life", "Weighted average maturity and life", MetricUnit.Days, "as for the two averages; both limits must be kept", "Regulation (EU) 2017/1131 Art 24",
        (definition, context, rule) =>
        {
            var limits = rule.ThresholdText.Split('/', StringSplitOptions.TrimEntries);
            if (Partial(context) is { } missing)
                return [new RuleTest(Figure.WithoutValue(definition, null, MetricStatus.MissingInput, missing))];
            var figures = Maturities.Of(context.Reserve).ToList();
            return new[] { (Maturities.Wam, "maturity"), (Maturities.Wal, "life") }.Select((pair, i) =>
                new RuleTest(Renamed(definition, pair.Item2, figures.First(figure => figure.Definition == pair.Item1)))
                {
                    Limit = i < limits.Length && decimal.TryParse(limits[i], System.Globalization.NumberStyles.Integer, System.Globalization.CultureInfo.InvariantCulture, out var days) ? days : null,
                });
        });

    public static RegulatoryMetric LongestTreasury { get; } = RegulatoryMetric.OfMany(
        "longest-treasury", "Longest remaining life of a Treasury", MetricUnit.Days, "largest of the days from the as-of date to maturity; one issued with 93 days or less never has more left", "GENIUS Act s.4(a)(1)(A)(iii)",
        (definition, context, _) => [Longest(definition, context, IsGovernmentDebt, "Treasury")]);

    public static RegulatoryMetric LongestTreasuryAtAcquisition { get; } = RegulatoryMetric.OfMany(
        "longest-treasury-at-acquisition", "Longest remaining life of a Treasury", MetricUnit.Days, "largest of the days from the as-of date to maturity; at acquisition it had at least as many", "NYDFS guidance 2022-06-08",
        (definition, context, rule) =>
        {
            var test = Within(Longest(definition, context, IsGovernmentDebt, "Treasury"), context, rule);
            return [test.Figure.Value <= test.Limit
                ? test with { Verdict = RuleVerdict.NotEvaluated, Sentence = $"No Treasury whose maturity is given has more than {rule.ThresholdText} {rule.Unit} left on the as-of date; what was left when it was bought is not in the book." }
                : test];
        });

    public static RegulatoryMetric LongestReverseRepo { get; } = RegulatoryMetric.OfMany(
        "longest-reverse-repo", "Longest reverse repo in working days", MetricUnit.Days, "largest of the working days from the as-of date to maturity; one of an overnight class counts as 1", "GENIUS Act s.4(a)(1)(A)(v); NYDFS guidance 2022-06-08", ReverseRepo);

    public static RegulatoryMetric LongestDeposit { get; } = RegulatoryMetric.OfMany(
        "longest-deposit", "Longest remaining term of a deposit", MetricUnit.Days, "largest of the days from the as-of date to maturity; " + Silent + " (0)", "HKMA guideline",
        (definition, context, rule) => [Within(Longest(definition, context, IsDeposit, "deposit", silent: 0), context, rule)]);

    public static RegulatoryMetric LongestDebt { get; } = RegulatoryMetric.OfMany(
        "longest-debt", "Longest remaining life of debt", MetricUnit.Days, "largest of the days from the as-of date to maturity", "HKMA guideline; MAS response of 2023-08-15",
        (definition, context, rule) => [Within(Longest(definition, context, line => IsGovernmentDebt(line) || line.Holding.Class == AssetClass.CorporateBond, "debt"), context, rule)]);

    public static RegulatoryMetric LongestInstrument { get; } = RegulatoryMetric.OfMany(
        "longest-instrument", "Longest remaining life of an instrument", MetricUnit.Days, "largest of the days from the as-of date to maturity, cash and funds left out", "SEC rule 2a-7",
        (definition, context, _) => [Longest(definition, context, line => !IsCash(line) && !IsFund(line) && line.Holding.Class != AssetClass.ReverseRepoOvernight, "instrument")]);

    /// <summary>Money that can be drawn today.</summary>
    internal static bool IsOnDemand(ValuedHolding line) =>
        !line.IsFrozen && (line.Holding.Class == AssetClass.CentralBankCash || (IsDeposit(line) && line.Holding is { Maturity: null, NoticeDays: null or 0 }));

    /// <summary>Whether a line matures, or can be called or drawn, within a number of working days.</summary>
    internal static bool IsWithin(ValuedHolding line, RegulatoryContext context, int workingDays)
    {
        if (line.IsFrozen)
            return false;
        if (IsOnDemand(line))
            return true;
        var last = context.Calendar.Add(context.Book.AsOf, workingDays);
        return line.Holding.Maturity is { } maturity ? maturity <= last
            : line.Holding.NoticeDays is { } notice ? notice <= workingDays && (IsDeposit(line) || IsReverseRepo(line))
            : line.Holding.Class == AssetClass.ReverseRepoOvernight;
    }

    private static RegulatoryMetric Within(string id, int workingDays) => RegulatoryMetric.Of(
        id, FormattableString.Invariant($"Maturing or withdrawable within {workingDays} working day{(workingDays == 1 ? "" : "s")}"), MetricUnit.Share,
        FormattableString.Invariant($"Q{workingDays} / R: what matures, can be terminated or withdrawn within {workingDays} working days; a sale does not count; {Silent}"),
        "draft RTS under MiCA Art 36(4); Regulation (EU) 2017/1131 Art 24",
        (definition, context) => Quotient(definition, null, Lines(context, FormattableString.Invariant($"Q{workingDays}"), line => IsWithin(line, context, workingDays)), Reserve(context), context.Calendar.Note));

    /// <summary>A figure that stress computes too, under an id of its own: its inputs say where it comes from.</summary>
    private static RegulatoryMetric Shared(string id, string name, MetricUnit unit, FigureDefinition source) => RegulatoryMetric.Of(
        id, name, unit, $"{source.Formula}; as {source.Id}", source.Source, (definition, context) => Partial(context) is { } missing
            ? Figure.WithoutValue(definition, null, MetricStatus.MissingInput, missing)
            : Renamed(definition, null, Maturities.Of(context.Reserve).First(figure => figure.Definition == source)));

    private static Figure Renamed(FigureDefinition definition, string? subject, Figure figure) =>
        figure.Value is { } value
            ? Figure.Computed(definition, subject, value, figure.Inputs, figure.Reason)
            : Figure.WithoutValue(definition, subject, figure.Status, figure.Reason!, figure.Inputs);

    /// <summary>A limit in days, months or years as days from the as-of date.</summary>
    private static RuleTest Within(RuleTest test, RegulatoryContext context, RegulatoryRule rule)
    {
        var months = rule.Threshold * (rule.Unit.StartsWith("year", StringComparison.Ordinal) ? 12m : rule.Unit.StartsWith("month", StringComparison.Ordinal) ? 1m : null);
        if (months is not { } count || count is < 0m or > MostMonths || decimal.Truncate(count) != count || context.Book.AsOf.Year > MostYear)
            return test with { Limit = rule.Unit.StartsWith("day", StringComparison.Ordinal) ? rule.Threshold : null };
        var days = context.Book.AsOf.AddMonths((int)count).DayNumber - context.Book.AsOf.DayNumber;
        return test with { Limit = days, LimitNote = FormattableString.Invariant($"{rule.ThresholdText} {rule.Unit} from the as-of date are {days} days.") };
    }

    private static RuleTest Longest(FigureDefinition definition, RegulatoryContext context, Func<ValuedHolding, bool> counts, string what, int? silent = null)
    {
        ImmutableArray<ValuedHolding> lines = [.. context.Reserve.Lines.Where(counts)];
        if (lines.IsEmpty)
            return new RuleTest(Nothing(definition, context, $"The reserve holds no {what}."));
        ImmutableArray<ValuedHolding> undated = [.. lines.Where(line => line.Holding.Maturity is null && silent is null)];
        var days = lines.Select(line => line.Holding.Maturity is { } maturity ? Math.Max(0, maturity.DayNumber - context.Book.AsOf.DayNumber) : silent ?? -1).Max();
        var missing = undated.IsEmpty ? Partial(context) : $"The column maturity is silent in {Inputs.RowsOf(undated)}.";
        if (days < 0)
            return new RuleTest(Figure.WithoutValue(definition, null, MetricStatus.MissingInput, missing!));
        var figure = Figure.Computed(definition, null, days, [Inputs.Lines($"days to maturity, longest {what}", days, MetricUnit.Days, lines)], missing);
        return new RuleTest(figure) { IsLowerBound = missing is not null };
    }

    private static IEnumerable<RuleTest> ReverseRepo(FigureDefinition definition, RegulatoryContext context, RegulatoryRule rule)
    {
        ImmutableArray<ValuedHolding> lines = [.. context.Reserve.Lines.Where(IsReverseRepo)];
        if (lines.IsEmpty)
            return [new RuleTest(Nothing(definition, context, "The reserve holds no reverse repurchase agreement."))];
        ImmutableArray<ValuedHolding> undatedTerm = [.. lines.Where(line => line.Holding is { Class: AssetClass.ReverseRepoTerm, Maturity: null })];
        if (!undatedTerm.IsEmpty)
        {
            var value = undatedTerm.Sum(line => line.Value);
            MetricInput input = Inputs.Lines("term reverse repo", value, MetricUnit.Money, undatedTerm);
            var reason = $"{Format.Money(value, context.Book.ReportingCurrency)} of reverse repo is of the class reverse-repo-term, so it is not overnight; how long it runs is not in the book.";
            return [new RuleTest(Figure.WithoutValue(definition, null, MetricStatus.MissingInput, reason, [input])) { Verdict = RuleVerdict.Broken, LimitNote = reason }];
        }

        var days = lines.Max(line => line.Holding.Maturity is { } maturity ? Math.Max(1, context.Calendar.Between(context.Book.AsOf, maturity)) : 1);
        return [new RuleTest(Figure.Computed(definition, null, days, [Inputs.Lines("working days to maturity, longest reverse repo", days, MetricUnit.Days, lines)], Partial(context) ?? context.Calendar.Note)) { IsLowerBound = Partial(context) is not null }];
    }
}
