using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>The reverse stress in one sentence.</summary>
internal static class ReverseMessage
{
    private const int MostNames = 3;

    public static string Of(
        ValuedReserve reserve,
        decimal surplus,
        ImmutableArray<RiskFactor> priced,
        Figure uniform,
        List<(RiskFactor Factor, Figure Figure)> byFactor,
        Figure distance,
        ImmutableArray<Figure> shocks,
        Figure? inKind)
    {
        var currency = reserve.Snapshot.ReportingCurrency;
        var money = Format.Money(surplus, currency);
        var single = byFactor.Where(f => f.Figure.Value is not null && priced.Contains(f.Factor)).Take(MostNames).ToList();
        var other = byFactor.FirstOrDefault(f => f.Figure.Value is not null && !priced.Contains(f.Factor));
        var whole = uniform.Value is { } fall
            ? $"A fall of {Format.Percent(fall)} in everything with a market price ({Names(priced)}) empties the surplus of {money}"
            : priced.IsEmpty ? $"No such shock does: nothing with a market price is held beyond what is owed in it, so a fall of prices leaves the surplus of {money}"
            : $"No such shock does: the total loss of everything with a market price ({Names(priced)}) costs {Format.Money(priced.Sum(f => f.Exposure), currency)}, less than the surplus of {money}";
        return Join(
            whole,
            // With one factor the fall of all is the fall of that one.
            priced.Length < 2 || uniform.Value is null ? null
                : single.Count == 0 ? "the fall of one alone does not"
                : string.Join(", ", single.Select(f => $"{f.Factor.Name} alone by {Format.Percent(f.Figure.Value!.Value)}")),
            other.Factor is null ? null : $"of the rest, a loss of {Format.Percent(other.Figure.Value!.Value)} on {other.Factor.Name} alone would empty it",
            distance.Value is { } far && uniform.Value is not null && priced.Length > 1 ? Joint(far, shocks) : null,
            InKind(inKind));
    }

    /// <summary>What is said of the in-kind ratios; null when there is nothing to say.</summary>
    public static string? InKind(Figure? figure) => figure switch
    {
        null => null,
        { Value: { } loss } => $"in kind, the loss of {Format.Percent(loss, 2)} of the units of {figure.Reason!.Split(": ")[1]} breaks the first ratio",
        { Status: MetricStatus.NotApplicable } => char.ToLowerInvariant(figure.Reason![0]) + figure.Reason[1..].TrimEnd('.'),
        _ => null,
    };

    /// <summary>Clauses as one sentence.</summary>
    public static string Join(params ReadOnlySpan<string?> clauses) => string.Join("; ", clauses.ToArray().Where(c => c is not null)) + ".";

    private static string Joint(decimal far, ImmutableArray<Figure> shocks)
    {
        var named = shocks.Take(MostNames).Select(s => $"{s.Subject} {Format.Value(s.Value!.Value, MetricUnit.Change)}");
        var rest = shocks.Length > MostNames ? $" and {Format.Number(shocks.Length - MostNames)} more" : "";
        return $"the likeliest joint move that does is {Format.Number(decimal.Round(far, 2), 2)} standard deviations of a day away ({string.Join(", ", named)}{rest})";
    }

    private static string Names(ImmutableArray<RiskFactor> factors)
    {
        var names = factors.Take(MostNames).Select(f => f.Name).Order(StringComparer.Ordinal);
        return string.Join(", ", names) + (factors.Length > MostNames ? $" and {Format.Number(factors.Length - MostNames)} more" : "");
    }
}
