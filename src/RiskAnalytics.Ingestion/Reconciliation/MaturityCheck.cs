using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>Lines that matured before the as-of date and are still listed, with their size against the excess.</summary>
internal static class MaturityCheck
{
    private const string Code = "matured-still-listed";

    public static ReconciliationCheck Check { get; } = new(Code, "No line matured before the as-of date.", Find);

    private static IEnumerable<DataIssue> Find(CheckContext context)
    {
        var asOf = context.Snapshot.AsOf;
        foreach (var line in context.Snapshot.Holdings.Where(l => l.Maturity < asOf))
        {
            if (LineValue.Of(context.Book, line) is not { } value || value <= 0)
                continue;

            var maturity = line.Maturity!.Value;
            var days = asOf.DayNumber - maturity.DayNumber;
            var isWeekend = days <= 2 && Enumerable.Range(1, days).All(d => IsWeekend(maturity.AddDays(d)));
            var weekend = isWeekend ? " Only days of a weekend lie between." : "";
            yield return Words.Finding(isWeekend ? IssueSeverity.Info : IssueSeverity.Warning, Code, line, "maturity",
                $"{Words.Line(line)} matured on {Format.Date(maturity)}, {Format.Number(days)} {(days == 1 ? "day" : "days")} before the as-of date {Format.Date(asOf)}, and is still listed with {context.Money(value)}."
                + $"{weekend}{Size(context, value)} The line counts. {context.Effect(assets: context.Assets - value, otherwise: "without it")}");
        }
    }

    private static string Size(CheckContext context, decimal value)
    {
        if (context.Assets is not { } assets || context.Owed is not { } owed)
            return "";
        var excess = assets - owed;
        return excess <= 0
            ? " There is no excess of assets over what is owed."
            : $" That is {Format.Number(value / excess, 1)} times the excess of assets over what is owed, {context.Money(excess)}.";
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
