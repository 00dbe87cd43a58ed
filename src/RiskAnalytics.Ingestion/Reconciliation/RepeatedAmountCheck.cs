using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>The same large amount, to the last digit, in two lines that say to be different things.</summary>
internal static class RepeatedAmountCheck
{
    private const decimal SmallestShare = 0.01m;

    /// <summary>Amounts that are multiples of this are agreed, not counted: two deposits of ten million are two deposits.</summary>
    private const decimal RoundAmount = 1000m;

    private const string Code = "repeated-amount";

    public static ReconciliationCheck Check { get; } = new(Code, "No large amount stands in two lines to the last digit.", Find);

    private static IEnumerable<DataIssue> Find(CheckContext context)
    {
        if (context.Assets is not { } all || all <= 0)
            yield break;

        var seen = new Dictionary<decimal, Holding>();
        foreach (var line in context.Snapshot.Holdings)
        {
            if (line.ReportedValue is not { } value || value < SmallestShare * all || value % RoundAmount == 0)
                continue;
            if (seen.TryAdd(value, line) || IsRepeated(seen[value], line))
                continue;

            yield return Words.Finding(IssueSeverity.Warning, Code, line, "value",
                $"{Words.Line(line)} has the same amount as {Words.Line(seen[value])} to the last digit, {context.Money(value)}, {Format.Percent(value / all)} of all lines. "
                + $"Both count, so check whether one was copied by mistake. {context.Effect(assets: all - value, otherwise: "with one of them")}");
        }
    }

    /// <summary>One instrument twice is told by the check of repeated lines.</summary>
    private static bool IsRepeated(Holding one, Holding other) => one.Instrument is not null && one.Instrument == other.Instrument;
}
