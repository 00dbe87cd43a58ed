using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>The same instrument or address twice with the same amount.</summary>
internal static class RepeatedLineCheck
{
    private const string Code = "repeated-line";

    public static ReconciliationCheck Check { get; } = new(Code, "No instrument and no address stands twice with the same amount.", Find);

    private static IEnumerable<DataIssue> Find(CheckContext context)
    {
        var seen = new Dictionary<object, Holding>();
        foreach (var line in context.Snapshot.Holdings)
        {
            if ((line.Instrument is null && line.Chain?.Address is null) || (line.ReportedValue ?? line.Quantity) is null or 0)
                continue;

            var key = (line.Asset, line.Class, line.Instrument, line.ReportedValue, line.Quantity, line.Maturity, (line.Counterparty, line.Custodian, line.Chain, line.Section));
            if (seen.TryAdd(key, line))
                continue;

            var first = seen[key];
            var amount = line.ReportedValue is { } value ? context.Money(value) : $"{Words.Units(line.Quantity!.Value)} {line.Asset}";
            yield return Words.Finding(IssueSeverity.Warning, Code, line, line.ReportedValue is null ? "quantity" : "value",
                $"{Words.Line(line)} repeats {Words.Line(first)} with the same amount, {amount}. Both count, so check whether one was copied by mistake. "
                + context.Effect(assets: context.Assets - LineValue.Of(context.Book, line), otherwise: "with one of them"));
        }
    }
}
