using System.Collections.Immutable;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Scoring.Comparison;

/// <summary>A part of a change, with what it is of; parts of one effect become one step of a bridge.</summary>
internal sealed record BridgePart(DifferenceEffect Effect, decimal Amount, string Subject, string? Reason)
{
    /// <summary>Decimals of money in a bridge: so few that sums of the largest totals the engine takes stay exact.</summary>
    public const int MoneyDecimals = 6;

    /// <summary>Decimals of a ratio in a bridge.</summary>
    public const int RatioDecimals = 12;

    private const int MostSubjects = 8;

    /// <summary>The bridge of money whose parts are given; the change is their sum.</summary>
    public static ValueBridge Bridge(string subject, decimal before, decimal after, IEnumerable<BridgePart> parts) =>
        new(subject, MetricUnit.Money, before, after, Steps(parts), null);

    /// <summary>One step an effect, in the order of the effects, with the reasons of its parts and what each is of.</summary>
    public static ImmutableArray<BridgeStep> Steps(IEnumerable<BridgePart> parts) =>
    [
        .. parts.Where(part => part.Amount != 0m)
            .GroupBy(part => part.Effect)
            .OrderBy(effect => effect.Key)
            .Select(effect => new BridgeStep(effect.Key, effect.Sum(part => part.Amount), Reasons(effect))),
    ];

    private static string? Reasons(IEnumerable<BridgePart> parts)
    {
        var reasons = parts.Where(part => part.Reason is not null)
            .GroupBy(part => part.Reason, StringComparer.Ordinal)
            .OrderBy(reason => reason.Key, StringComparer.Ordinal)
            .Select(reason => $"{reason.Key}: {Subjects([.. reason.Select(part => part.Subject).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])}");
        var text = string.Join("; ", reasons);
        return text.Length == 0 ? null : text;
    }

    private static string Subjects(string[] names) => names.Length <= MostSubjects
        ? string.Join(", ", names)
        : FormattableString.Invariant($"{string.Join(", ", names.Take(MostSubjects))} and {names.Length - MostSubjects} more");
}
