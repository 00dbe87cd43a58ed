using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>A difference as comma-separated text: one row for each step of a bridge and for each score, cap, flag and note that there is.</summary>
public static class DifferenceCsv
{
    /// <summary>The difference of two books.</summary>
    public static string Of(BookDifference difference)
    {
        var csv = Header();
        var bridges = new[] { ("assets", difference.Assets), ("liabilities", difference.Liabilities), ("coverage", difference.Coverage) }
            .Concat(difference.Keys.Select(key => ("held", key.Held)))
            .Concat(difference.Keys.SelectMany(key => key.Parts).Select(part => ("held_part", part)))
            .Concat(difference.Keys.Where(key => key.Owed is not null).Select(key => ("owed", key.Owed!)));
        foreach (var (section, bridge) in bridges)
            AddBridge(csv, section, bridge);
        AddResult(csv, difference.Result);
        foreach (var note in difference.Notes)
            Row(csv, "note", null, null, null, null, null, note);
        return csv.ToString();
    }

    /// <summary>One book under two policies.</summary>
    public static string Of(PolicyDifference difference)
    {
        var csv = Header();
        AddResult(csv, difference.Result);
        foreach (var number in difference.Numbers)
            csv.Add("policy_number").Add(number.Name).Add((string?)null).Add(number.Before).Add(number.After).Add((string?)null).Add((string?)null).EndRow();
        return csv.ToString();
    }

    private static CsvText Header() => new CsvText().AddHeader(["section", "subject", "effect", "before", "after", "change", "reason"]);

    private static void AddBridge(CsvText csv, string section, ValueBridge bridge)
    {
        Row(csv, section, bridge.Subject, "total", bridge.Before, bridge.After, bridge.Change, bridge.Missing, bridge.Unit == MetricUnit.Money ? BridgeDecimals.Money : BridgeDecimals.Ratio);
        foreach (var step in bridge.Steps)
            Row(csv, section, bridge.Subject, Format.Word(step.Effect), null, null, step.Amount, step.Reason, BridgeDecimals.Ratio);
    }

    private static void AddResult(CsvText csv, ResultDifference result)
    {
        foreach (var change in result.Scores)
            Row(csv, "score", change.Code, null, change.ScoreBefore, change.ScoreAfter, change.Change, change.Reason);
        foreach (var change in result.Metrics)
        {
            Row(csv, "metric_value", change.Code, null, change.ValueBefore, change.ValueAfter, change.ValueAfter - change.ValueBefore, change.Reason);
            Row(csv, "metric_score", change.Code, null, change.ScoreBefore, change.ScoreAfter, change.Change, change.Reason);
        }

        foreach (var mark in result.Caps)
            Row(csv, "cap", mark.Code, Format.Word(mark.Turn), mark.LimitBefore, mark.LimitAfter, null, mark.Message);
        foreach (var mark in result.Flags)
            Row(csv, "flag", mark.Code, Format.Word(mark.Turn), null, null, null, mark.Message);
    }

    private static void Row(CsvText csv, string section, string? subject, string? effect, decimal? before, decimal? after, decimal? change, string? reason, int decimals = 10)
    {
        decimal? Cut(decimal? number) => number is { } value ? decimal.Round(value, decimals, MidpointRounding.ToEven) : null;
        csv.Add(section).Add(subject).Add(effect).Add(Cut(before)).Add(Cut(after)).Add(Cut(change)).Add(reason).EndRow();
    }

    /// <summary>The decimals that a bridge holds: with all of them its steps add up in the spreadsheet too.</summary>
    private static class BridgeDecimals
    {
        public const int Money = 6;
        public const int Ratio = 12;
    }
}
