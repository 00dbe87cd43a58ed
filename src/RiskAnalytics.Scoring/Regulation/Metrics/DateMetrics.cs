using System.Globalization;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Regulation.Metrics;

/// <summary>Ages, lags and due days. Whether something is late today needs a day to judge it on.</summary>
internal static class DateMetrics
{
    private const string NoDay = "The day on which the book is judged is not known: give --evaluated-on, or published_on in disclosures.json.";

    public static RegulatoryMetric DisclosureAge { get; } = RegulatoryMetric.Of(
        "disclosure-age", "Age of the published figures", MetricUnit.Days, "evaluation date - last_disclosure, or published_on", "MiCA Art 30(1); GENIUS Act s.4(a)(1)(C)",
        (definition, context) => Day(context, "last_disclosure") is { } stated
            ? Since(definition, context, stated.Date!.Value, "last disclosure", stated.Source.ToString())
            : context.Book.Disclosures.PublishedOn is { } published ? Since(definition, context, published, "published on", "disclosures.json")
            : Missing(definition, RegulatoryContext.FactMissing("last_disclosure")));

    public static RegulatoryMetric SinceAudit { get; } = RegulatoryMetric.Of(
        "days-since-audit", "Days since the last reserve audit", MetricUnit.Days, "evaluation date - last_reserve_audit", "MiCA Art 36(9)",
        (definition, context) => SinceFact(definition, context, "last_reserve_audit"));

    public static RegulatoryMetric SinceAuditOrDecision { get; } = RegulatoryMetric.Of(
        "days-since-audit-or-decision", "Days since the last reserve audit or the decision", MetricUnit.Days, "evaluation date - the later of last_reserve_audit and significant_since", "MiCA Art 58(1)",
        (definition, context) => SinceFact(definition, context, (Day(context, "last_reserve_audit")?.Date ?? DateOnly.MinValue) >= (Day(context, "significant_since")?.Date ?? DateOnly.MinValue) ? "last_reserve_audit" : "significant_since"));

    public static RegulatoryMetric AuditNotification { get; } = Lag("audit-notification-lag", "Days from the audit to its notification", "last_reserve_audit", "audit_notified", "MiCA Art 36(10)");

    public static RegulatoryMetric AuditPublication { get; } = Lag("audit-publication-lag", "Days from the notification to publication", "audit_notified", "audit_published", "MiCA Art 36(10)");

    public static RegulatoryMetric CustodyLag { get; } = Lag("custody-lag", "Working days from issuance to custody", "last_issuance", "last_custody", "MiCA Art 37", inWorkingDays: true);

    public static RegulatoryMetric DaysToPlan { get; } = Lag("days-to-plan", "Working days from the threshold to the plan", "threshold_reached", "plan_submitted", "MiCA Art 23(1)(b)", inWorkingDays: true, notReached: "The book states no day on which the limits of Article 23 were passed.");

    public static RegulatoryMetric QuarterlyReport { get; } = DueDay("quarterly-report-lateness", "Quarterly report, days after its due day", "The quarterly report was sent", "quarterly_report_submitted", "ITS 2024/2902 Art 3(1)");

    public static RegulatoryMetric ProviderReport { get; } = DueDay("provider-report-lateness", "Data of service providers, days after its due day", "The data of service providers came in", "casp_report_received", "ITS 2024/2902 Art 3(2)");

    public static RegulatoryMetric AttestationPublication { get; } = RegulatoryMetric.Of(
        "attestation-publication-lag", "Days from the as-of date to publication", MetricUnit.Days, "last_attestation_published, or published_on, - as-of date", "NYDFS guidance 2022-06-08",
        (definition, context) => (Day(context, "last_attestation_published")?.Date ?? context.Book.Disclosures.PublishedOn) is { } published
            ? Between(definition, context, context.Book.AsOf, "as-of date", published, "published", inWorkingDays: false)
            : Missing(definition, RegulatoryContext.FactMissing("last_attestation_published")));

    public static RegulatoryMetric AttestationsPerMonth { get; } = RegulatoryMetric.Of(
        "attestations-per-month", "Independent examinations a month", MetricUnit.Count, "attestations_per_month; 1 where the assurance level is a monthly examination or report", "NYDFS guidance 2022-06-08; MAS response of 2023-08-15",
        (definition, context) => context.Fact("attestations_per_month") is { Number: not null }
            ? FactMetrics.Number(definition, context, "attestations_per_month", number => number)
            : context.Book.Disclosures.Assurance?.Level is AssuranceLevel.MonthlyExamination or AssuranceLevel.AuditAndMonthlyReport
                ? Figure.Computed(definition, null, 1m, [new MetricInput("monthly examination", 1m, MetricUnit.Count, "disclosures.json, assurance.level")])
                : Missing(definition, RegulatoryContext.FactMissing("attestations_per_month")));

    public static RegulatoryMetric PreviousMonthExamined { get; } = RegulatoryMetric.Of(
        "previous-month-examined", "The previous month end was examined", MetricUnit.Count, "1 where monthly_exam_period is the month end before the as-of date, or the as-of date itself, and monthly_exam_date is given", "GENIUS Act s.4(a)(3)(A)",
        (definition, context) =>
        {
            if (Day(context, "monthly_exam_date") is null || Day(context, "monthly_exam_period") is not { Date: { } period } stated)
                return Missing(definition, RegulatoryContext.FactMissing(Day(context, "monthly_exam_date") is null ? "monthly_exam_date" : "monthly_exam_period"));
            if (NotYet(context, "monthly_exam_date", Day(context, "monthly_exam_date")!.Date!.Value) is { } notYet)
                return Missing(definition, notYet);
            var asOf = context.Book.AsOf;
            var previous = new DateOnly(asOf.Year, asOf.Month, 1).AddDays(-1);
            return Figure.Computed(definition, null, period >= previous && period <= asOf ? 1m : 0m, [new MetricInput($"month examined {Format.Date(period)}, previous month end {Format.Date(previous)}", null, MetricUnit.Days, stated.Source.ToString())]);
        });

    public static RegulatoryMetric OfficersCertified { get; } = RegulatoryMetric.Of(
        "officers-certified", "Both officers certified", MetricUnit.Count, "1 where both certified on or after the as-of date, else 0", "GENIUS Act s.4(a)(3)(B)",
        (definition, context) =>
        {
            foreach (var id in new[] { "ceo_certified", "cfo_certified" })
            {
                if (Day(context, id) is null)
                    return Missing(definition, RegulatoryContext.FactMissing(id));
            }

            var (ceo, cfo) = (Day(context, "ceo_certified")!, Day(context, "cfo_certified")!);
            if ((NotYet(context, "ceo_certified", ceo.Date!.Value) ?? NotYet(context, "cfo_certified", cfo.Date!.Value)) is { } notYet)
                return Missing(definition, notYet);
            return Figure.Computed(
                definition, null, ceo.Date >= context.Book.AsOf && cfo.Date >= context.Book.AsOf ? 1m : 0m,
                [new MetricInput($"CEO {Format.Date(ceo.Date.Value)}", null, MetricUnit.Days, ceo.Source.ToString()), new MetricInput($"CFO {Format.Date(cfo.Date!.Value)}", null, MetricUnit.Days, cfo.Source.ToString())]);
        });

    /// <summary>The due day of a quarter among days such as 05-12, moved to the next working day; the first one after the end of the quarter.</summary>
    internal static DateOnly? DueDayAfter(RegulatoryContext context, string days, DateOnly quarterEnd)
    {
        DateOnly? next = null;
        foreach (var day in days.Split('|', StringSplitOptions.TrimEntries))
        {
            if (!DateOnly.TryParseExact($"2000-{day}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
                return null;
            if (quarterEnd.Year == DateOnly.MaxValue.Year || parsed is { Month: 2, Day: 29 })
                return null;
            var due = new DateOnly(quarterEnd.Year, parsed.Month, parsed.Day);
            due = due > quarterEnd ? due : new DateOnly(quarterEnd.Year + 1, parsed.Month, parsed.Day);
            next = next is null || due < next ? due : next;
        }

        return next is { } found ? context.Calendar.OnOrAfter(found) : null;
    }

    private static RegulatoryMetric DueDay(string id, string name, string what, string fact, string source) => RegulatoryMetric.OfMany(
        id, name, MetricUnit.Days, "day it was done - due day, next working day on holidays; below 0 is early", source,
        (definition, context, rule) =>
        {
            var figure = Lateness(definition, context, rule, fact);
            return [new RuleTest(figure) { Limit = 0m, Sentence = figure.Value is { } days ? $"{what} {Distance(days)}: {figure.Inputs[0].Name}. {context.Calendar.Note}" : null }];
        });

    private static string Distance(decimal days) => days == 0m ? "on its due day" : $"{Format.Number(Math.Abs(days))} day{(Math.Abs(days) == 1m ? "" : "s")} {(days > 0m ? "after" : "before")} its due day";

    private static Figure Lateness(FigureDefinition definition, RegulatoryContext context, RegulatoryRule rule, string fact)
    {
        if (Day(context, "quarterly_report_reference") is not { Date: { } quarter } reference)
            return Missing(definition, RegulatoryContext.FactMissing("quarterly_report_reference"));
        if (DueDayAfter(context, rule.ThresholdText, quarter) is not { } due)
            return Missing(definition, $"The rule table gives no due days that can be read: '{rule.ThresholdText}'.");
        var label = $"due {Format.Date(due)} for the quarter to {Format.Date(quarter)}";
        if (Day(context, fact) is not { Date: { } done } stated)
            return Missing(definition, RegulatoryContext.FactMissing(fact));
        // Nobody can report on a quarter before it is over: the two facts are then of different reports.
        if (done <= quarter)
            return Missing(definition, $"{fact} ({Format.Date(done)}) lies before the end of the quarter in quarterly_report_reference ({Format.Date(quarter)}).");
        // One kept in time says nothing of a later one that is due by now.
        var next = quarter.AddDays(1).AddMonths(3).AddDays(-1);
        if (done <= due && DueDayAfter(context, rule.ThresholdText, next) is { } nextDue && nextDue < context.EvaluatedOn)
            return Missing(definition, $"The book's last report is of the quarter to {Format.Date(quarter)}; the one of the quarter to {Format.Date(next)} was due on {Format.Date(nextDue)}, and nothing is stated of it.");
        return NotYet(context, fact, done) is { } notYet
            ? Missing(definition, notYet)
            : Figure.Computed(definition, null, done.DayNumber - due.DayNumber, [new MetricInput($"done {Format.Date(done)}, {label}", done.DayNumber - due.DayNumber, MetricUnit.Days, $"{stated.Source}; {reference.Source}")], context.Calendar.Note);
    }

    private static RegulatoryMetric Lag(string id, string name, string from, string to, string source, bool inWorkingDays = false, string? notReached = null) => RegulatoryMetric.Of(
        id, name, MetricUnit.Days, $"{to} - {from}{(inWorkingDays ? ", in working days" : "")}", source,
        (definition, context) => Day(context, from) is not { Date: { } start }
            ? notReached is null ? Missing(definition, RegulatoryContext.FactMissing(from)) : Figure.WithoutValue(definition, null, MetricStatus.NotApplicable, notReached)
            : Day(context, to) is { Date: { } end } ? Between(definition, context, start, from, end, to, inWorkingDays)
            : Missing(definition, RegulatoryContext.FactMissing(to)));

    private static Figure Between(FigureDefinition definition, RegulatoryContext context, DateOnly start, string from, DateOnly end, string to, bool inWorkingDays)
    {
        if (end < start)
            return Missing(definition, $"{to} ({Format.Date(end)}) lies before {from} ({Format.Date(start)}).");
        var days = inWorkingDays ? context.Calendar.Between(start, end) : end.DayNumber - start.DayNumber;
        return NotYet(context, to, end) is { } notYet
            ? Missing(definition, notYet)
            : Figure.Computed(definition, null, days, [new MetricInput($"{from} {Format.Date(start)}, {to} {Format.Date(end)}", days, MetricUnit.Days, "facts.csv")], inWorkingDays ? context.Calendar.Note : null);
    }

    /// <summary>What is said to be done after the day of judgement has not been done on it.</summary>
    private static string? NotYet(RegulatoryContext context, string name, DateOnly done) =>
        context.EvaluatedOn is { } today && done > today ? $"{name} ({Format.Date(done)}) lies after the evaluation date ({Format.Date(today)})." : null;

    private static Figure SinceFact(FigureDefinition definition, RegulatoryContext context, string id) =>
        Day(context, id) is { Date: { } date } stated ? Since(definition, context, date, id, stated.Source.ToString()) : Missing(definition, RegulatoryContext.FactMissing(id));

    private static Figure Since(FigureDefinition definition, RegulatoryContext context, DateOnly date, string name, string source) =>
        context.EvaluatedOn is not { } today ? Missing(definition, NoDay)
        : NotYet(context, name, date) is { } notYet ? Missing(definition, notYet)
        : Figure.Computed(definition, null, today.DayNumber - date.DayNumber, [new MetricInput($"{name} {Format.Date(date)}, evaluated on {Format.Date(today)}", today.DayNumber - date.DayNumber, MetricUnit.Days, source)]);

    private static BookFact? Day(RegulatoryContext context, string id) => context.Fact(id) is { Date: not null } fact ? fact : null;

    private static Figure Missing(FigureDefinition definition, string reason) => Figure.WithoutValue(definition, null, MetricStatus.MissingInput, reason);
}
