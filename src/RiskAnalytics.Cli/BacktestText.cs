using RiskAnalytics.Core.Backtest;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Cli;

/// <summary>A back-test for a person: one row a case, the counts, and what they do not show.</summary>
internal static class BacktestText
{
    /// <summary>The whole text.</summary>
    public static string Of(BacktestReport report) => string.Concat(
        $"An alarm is {report.AlarmRule}; policy {report.Policy}.\n\n",
        Table("With an outcome", report.Cases),
        $"{Of(report.Hits, report.Cases.Length)} had an alarm before the outcome{Lead(report)}.\n\n",
        Table("Controls", report.Controls),
        $"{Of(report.FalseAlarms, report.Controls.Length)} had an alarm, each a false one.\n\n",
        report.Others.IsEmpty ? "" : Table("Neither", report.Others) + $"Doubted without a failure, or with books and without a known outcome: {Of(report.Others.Count(one => one.FirstAlarm is not null), report.Others.Length)} had an alarm, counted with neither.\n\n",
        report.NoData.IsEmpty ? "" : "Nothing to judge before the outcome\n" + string.Concat(report.NoData.Select(none => $"  {none.Case.Name}: {none.Reason}\n")) + "\n",
        report.LeftOut.IsEmpty ? "" : "Left out\n" + string.Concat(report.LeftOut.Select(reason => $"  {reason}\n")) + "\n",
        "Limits\n",
        string.Concat(report.Limits.Select(limit => $"  {limit}\n")));

    private static string Table(string head, IReadOnlyList<BacktestCase> cases)
    {
        var table = new TextTable(head, "judged on", "first alarm", "raised on", "outcome on", "lead", "alarm in", "last on", "other flags", "unproven from");
        foreach (var one in cases)
        {
            var others = one.Flags.Where(flag => !one.FirstAlarms.Any(alarm => alarm.Code == flag.Code)).Select(flag => flag.Code).Distinct().Order(StringComparer.Ordinal).ToList();
            table.Add(
                one.Case.Name,
                one.Basis,
                one.FirstAlarm is null ? "none" : string.Join(' ', one.FirstAlarms.Select(alarm => alarm.Code)),
                one.FirstAlarm is { } alarm ? Format.Date(alarm.RaisedOn) : "none",
                one.Case.OutcomeOn is { } day ? Format.Date(day) : "none",
                one.LeadDays is { } days ? Words(days) : "none",
                Of(one.AlarmedObservations, one.Observations),
                one.LastAlarmOn is { } last ? Format.Date(last) : "none",
                others.Count == 0 ? "none" : string.Join(' ', others),
                one.UnprovenOn is { } since ? Format.Date(since) : "never");
        }

        return table.ToString();
    }

    private static string Words(int days) => days == 1 ? "1 day" : $"{Format.Number(days)} days";

    private static string Of(int part, int whole) => $"{Format.Number(part)} of {Format.Number(whole)}";

    private static string Lead(BacktestReport report)
    {
        var days = report.LeadDays;
        return days.Length switch
        {
            0 => "",
            1 => $", {Words(days[0])} ahead",
            _ => $", {Format.Number(days[0])} to {Words(days[^1])} ahead, median {Format.Number(Median(days))} ({Format.Number(days.Length)} cases: {string.Join(", ", days.Select(d => Format.Number(d)))})",
        };
    }

    private static decimal Median(IReadOnlyList<int> ascending) => (ascending[(ascending.Count - 1) / 2] + (decimal)ascending[ascending.Count / 2]) / 2m;
}
