using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Cli;

/// <summary>What changed between two books, or under another policy, for a person.</summary>
internal static class DifferenceText
{
    private const int MostKeys = 25;
    private const int MostParts = 15;
    private static readonly DifferenceEffect[] Effects = Enum.GetValues<DifferenceEffect>();

    public static string Of(BookDifference difference)
    {
        var (before, after) = (difference.Before, difference.After);
        return $"{after.Entity.Name}, {Format.Date(before.Snapshot.AsOf)} to {Format.Date(after.Snapshot.AsOf)}: {Grade(before)}, then {Grade(after)}. Amounts in {difference.Currency}.\n"
            + string.Concat(difference.Notes.Select(note => $"  {note}\n"))
            + "\n" + Totals(difference)
            + "\n" + Keys(difference)
            + "\n" + Results(difference.Result);
    }

    public static string Of(PolicyDifference difference)
    {
        var (before, after) = (difference.Result.Before, difference.Result.After);
        return $"{after.Entity.Name}, {Format.Date(after.Snapshot.AsOf)}: {Grade(before)} under {before.Policy.Id} {before.Policy.Version}, {Grade(after)} under {after.Policy.Id} {after.Policy.Version}.\n"
            + "\n" + Results(difference.Result) + "\n" + Numbers(difference);
    }

    /// <summary>The name of an effect for people.</summary>
    public static string Name(DifferenceEffect effect) => effect == DifferenceEffect.NotSplit ? "value, not split" : Format.Word(effect);

    private static string Totals(BookDifference difference)
    {
        var bridges = new[] { difference.Assets, difference.Liabilities, difference.Coverage };
        var table = new TextTable("What changed", "assets", "owed", "clean over owed");
        table.Add(["on " + Format.Date(difference.Before.Snapshot.AsOf), .. bridges.Select(bridge => Level(bridge.Before, bridge.Unit))]);
        foreach (var effect in Effects.Where(effect => bridges.Any(bridge => bridge.Steps.Any(step => step.Effect == effect))))
            table.Add([Name(effect), .. bridges.Select(bridge => bridge.Missing is null ? Change(bridge.Sum(effect), bridge.Unit) : "n/a")]);
        table.Add(["on " + Format.Date(difference.After.Snapshot.AsOf), .. bridges.Select(bridge => Level(bridge.After, bridge.Unit))]);
        table.Add(["change", .. bridges.Select(bridge => bridge.Change is { } change ? Change(change, bridge.Unit) : "n/a")]);
        var reasons = bridges.SelectMany(bridge => bridge.Steps.Where(step => step.Reason is not null).Select(step => $"  {bridge.Subject}, {Name(step.Effect)}: {step.Reason}.\n"))
            .Concat(bridges.Where(bridge => bridge.Missing is not null).Select(bridge => $"  {bridge.Subject}: not split. {bridge.Missing}\n"));
        return table + string.Concat(reasons);
    }

    private static string Keys(BookDifference difference)
    {
        var table = new TextTable(["Held", "before", "after", "change", .. Effects.Select(Name)]);
        foreach (var key in difference.Keys.Take(MostKeys))
        {
            table.Add([key.Asset, .. Cells(key.Held)]);
            foreach (var part in key.Parts.Take(MostParts))
                table.Add(["- " + part.Subject[(key.Asset.Length + 1)..], .. Cells(part)]);
            if (key.Parts.Length > MostParts)
                table.Add([$"- {Format.Number(key.Parts.Length - MostParts)} more", .. Enumerable.Repeat("", Effects.Length + 3)]);
        }

        var owed = new TextTable(["Owed", "before", "after", "change", .. Effects.Select(Name)]);
        foreach (var key in difference.Keys.Where(key => key.Owed is not null).Take(MostKeys))
            owed.Add([key.Asset, .. Cells(key.Owed!)]);
        var rest = difference.Keys.Length > MostKeys ? $"  and {Format.Number(difference.Keys.Length - MostKeys)} more keys: --format csv\n" : "";
        return $"{table}{rest}  0 before or after: no line in that book.\n" + (difference.Keys.Any(key => key.Owed is not null) ? $"\n{owed}" : "");
    }

    private static string[] Cells(ValueBridge bridge) =>
        [Level(bridge.Before, bridge.Unit), Level(bridge.After, bridge.Unit), Change(bridge.Change!.Value, bridge.Unit), .. Effects.Select(effect => bridge.Steps.Any(s => s.Effect == effect) ? Change(bridge.Sum(effect), bridge.Unit) : "")];

    private static string Results(ResultDifference result)
    {
        var scores = new TextTable("Score", "before", "after", "change", "remark");
        foreach (var change in result.Scores)
            scores.Add(change.Name, ScoreTable.Points(change.ScoreBefore), ScoreTable.Points(change.ScoreAfter), Points(change.Change), change.Reason);
        var metrics = new TextTable("", "Metric", "value before", "value after", "score before", "score after", "change", "remark");
        foreach (var change in result.Metrics)
            metrics.Add(change.Code, change.Name, Value(change.ValueBefore, change.Unit), Value(change.ValueAfter, change.Unit), ScoreTable.Points(change.ScoreBefore), ScoreTable.Points(change.ScoreAfter), Points(change.Change), change.Reason);
        return $"{scores}\n{metrics}\n{Marks("Caps", result.Caps)}{Marks("Flags", result.Flags)}";
    }

    private static string Marks(string title, IReadOnlyCollection<MarkChange> marks) => marks.Count == 0
        ? $"{title}: none came or went.\n"
        : $"{title}\n" + string.Concat(marks.Select(mark => $"  {mark.Code} {Format.Word(mark.Turn).Replace('_', ' ')}{Limits(mark)}: {mark.Message}\n"));

    private static string Limits(MarkChange mark) => (mark.Code[0], mark.Turn) switch
    {
        ('K', MarkTurn.Came) => $", limit {Limit(mark.LimitAfter)}",
        ('K', MarkTurn.Went or MarkTurn.NoLongerEvaluated) => $", limit was {Limit(mark.LimitBefore)}",
        ('K', _) => $", limit {Limit(mark.LimitBefore)}, then {Limit(mark.LimitAfter)}",
        _ => "",
    };

    private static string Limit(decimal? limit) => limit is { } points ? Format.Score(points, 0) : "not rated";

    private static string Numbers(PolicyDifference difference)
    {
        if (difference.Numbers.IsEmpty)
            return "The policies do not differ in any number.\n";
        var table = new TextTable("Number of the policy", "before", "after");
        foreach (var number in difference.Numbers)
            table.Add(number.Name, number.Before ?? "absent", number.After ?? "absent");
        return table.ToString();
    }

    private static string Grade(HealthAssessment book) => book.Grade is { } grade ? $"{grade} {Format.Score(book.FinalScore!.Value)}" : "not rated";

    private static string Level(decimal? level, MetricUnit unit) =>
        level is not { } value ? "not known" : value == 0m ? "0" : unit == MetricUnit.Money ? Format.Money(value, null) : Format.Percent(value, 2);

    private static string Change(decimal change, MetricUnit unit) => unit == MetricUnit.Money ? Format.SignedMoney(change) : Format.SignedPoints(change);

    private static string Value(decimal? value, MetricUnit? unit) => value is { } number && unit is { } kind ? Format.Value(number, kind) : "n/a";

    private static string Points(decimal? change) => change is not { } points ? "n/a" : points == 0m ? "0" : (points > 0m ? "+" : "-") + Format.Score(Math.Abs(points), 2);
}
