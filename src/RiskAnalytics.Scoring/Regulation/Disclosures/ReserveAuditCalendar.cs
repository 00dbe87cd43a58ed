using System.Collections.Immutable;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Regulation.Metrics;

namespace RiskAnalytics.Scoring.Regulation.Disclosures;

/// <summary>When audits, notifications, reports and examinations are due, and what is overdue on the evaluation date.</summary>
internal static class ReserveAuditCalendar
{
    public const string Id = "reserve-audit-calendar";

    /// <summary>The article says six months; the 184 days of the rule table are how the age of an audit is judged.</summary>
    private const int AuditMonths = 6;

    public static DisclosureDocument Build(RegulatoryContext context, RegulatoryReport rules, string regime)
    {
        var lines = new DisclosureLines(context);
        lines.Head();
        if (regime == "genius")
            Examinations(lines, context);
        else
        {
            Audits(lines, context, rules);
            QuarterlyReports(lines, context, rules);
        }

        lines.RulesWithoutVerdict(rules);
        return new DisclosureDocument { Id = Id, Regime = regime, Snapshot = context.Book, IsVoluntary = regime == "mica-emt" && context.Token?.IsSignificant != true, Items = lines.ToImmutable() };
    }

    /// <summary>Six months after the last audit; null when that is not stated.</summary>
    public static DateOnly? NextAudit(RegulatoryContext context) => context.Fact("last_reserve_audit")?.Date?.AddMonths(AuditMonths);

    private static void Audits(DisclosureLines lines, RegulatoryContext context, RegulatoryReport rules)
    {
        // The conditions of the rules tell whom they bind; one that is not among the outcomes does not bind this token.
        if (rules.Find("MICA-36-E") is null)
        {
            foreach (var id in new[] { "audit.last", "audit.next-due", "audit.notification-due", "audit.notified", "audit.publication-due", "audit.published" })
                lines.None(id, "The audits of Article 36 do not bind this token.", "regulatory-rules.csv", true, "MICA-36-E");
            return;
        }

        var audit = context.Fact("last_reserve_audit")?.Date;
        var notified = context.Fact("audit_notified")?.Date;
        lines.Fact("audit.last", "last_reserve_audit", true, "MICA-36-E");
        Due(lines, context, "audit.next-due", audit?.AddMonths(AuditMonths), null, "last_reserve_audit", "MICA-36-E");
        Due(lines, context, "audit.notification-due", After(audit, rules, "MICA-36-F"), notified, "last_reserve_audit", "MICA-36-F");
        lines.Fact("audit.notified", "audit_notified", true, "MICA-36-F");
        Due(lines, context, "audit.publication-due", After(notified, rules, "MICA-36-G"), context.Fact("audit_published")?.Date, "audit_notified", "MICA-36-G");
        lines.Fact("audit.published", "audit_published", true, "MICA-36-G");
    }

    private static void QuarterlyReports(DisclosureLines lines, RegulatoryContext context, RegulatoryReport rules)
    {
        if (rules.Find("MICA-22-B") is not { } rule)
        {
            foreach (var id in new[] { "quarterly.due", "quarterly.last-reference", "quarterly.last-sent" })
                lines.None(id, "The quarterly reports of Article 22 do not bind this token.", "regulatory-rules.csv", id == "quarterly.due", "MICA-22-B");
            return;
        }

        var quarter = Quarter(context.Book.AsOf);
        lines.Table(
            "quarterly.due", ["quarter", "due"],
            from i in Enumerable.Range(0, 4)
            let end = quarter.AddDays(1).AddMonths(3 * i).AddDays(-1)
            let due = DateMetrics.DueDayAfter(context, rule.Rule.ThresholdText, end)
            where due is not null
            select ImmutableArray.Create(DisclosureCell.Of(Format.Date(end)), DisclosureCell.Of(Format.Date(due.Value))),
            $"{rule.Rule.Reference}, next working day", $"The rule table gives no due days that can be read: '{rule.Rule.ThresholdText}'.", note: context.Calendar.Note);
        lines.Fact("quarterly.last-reference", "quarterly_report_reference", false, "MICA-22-B");
        lines.Fact("quarterly.last-sent", "quarterly_report_submitted", false, "MICA-22-B");
    }

    /// <summary>A day and the days of a rule later; null when either is not known.</summary>
    private static DateOnly? After(DateOnly? day, RegulatoryReport rules, string rule) =>
        rules.Find(rule)?.Rule.Threshold is { } days and >= 0m and <= 36_600m ? day?.AddDays((int)days) : null;

    private static void Examinations(DisclosureLines lines, RegulatoryContext context)
    {
        lines.Fact("examination.period", "monthly_exam_period", true, "GENIUS-4A-K");
        lines.Fact("examination.report", "monthly_exam_date", true, "GENIUS-4A-K");
        lines.Fact("certification.ceo", "ceo_certified", true, "GENIUS-4A-L");
        lines.Fact("certification.cfo", "cfo_certified", true, "GENIUS-4A-L");
        var first = new DateOnly(context.Book.AsOf.Year, context.Book.AsOf.Month, 1);
        lines.Table(
            "examination.months", ["month-end", "report-month"],
            Enumerable.Range(0, 12).Select(i => first.AddMonths(i)).Select(month => ImmutableArray.Create(
                DisclosureCell.Of(Format.Date(month.AddMonths(1).AddDays(-1))), DisclosureCell.Of(month.AddMonths(1).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)))),
            "GENIUS Act s.4(a)(3): the report on a month end is examined in the month after", "");
    }

    /// <summary>A due day, with what became of it on the evaluation date.</summary>
    private static void Due(DisclosureLines lines, RegulatoryContext context, string id, DateOnly? due, DateOnly? done, string fact, string rule) =>
        lines.Text(
            id,
            due is not { } day ? null
                : done is { } when ? $"{Format.Date(day)}, done on {Format.Date(when)}{(when > day ? ", late" : "")}"
                : context.EvaluatedOn is not { } today ? $"{Format.Date(day)}; whether it is overdue is not known without an evaluation date"
                : today > day ? $"{Format.Date(day)}, overdue on {Format.Date(today)}"
                : Format.Date(day),
            $"{fact} in facts.csv", RegulatoryContext.FactMissing(fact), true, rule);

    /// <summary>The end of the last full quarter on or before a day.</summary>
    private static DateOnly Quarter(DateOnly day)
    {
        var start = new DateOnly(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1);
        var end = start.AddMonths(3).AddDays(-1);
        return end == day ? end : start.AddDays(-1);
    }
}
