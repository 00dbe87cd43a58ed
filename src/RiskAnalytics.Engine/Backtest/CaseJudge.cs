using RiskAnalytics.Core.Backtest;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Engine.Backtest;

/// <summary>Judges one published figure by the thresholds of the policy, where no balance sheet was published that the model could read.</summary>
internal sealed class CaseJudge(ScoringPolicy policy)
{
    /// <summary>The caps and flags that the figure raises; empty when none, or when no rule reads it.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="others">What was published of the same case up to that day, this one included.</param>
    public IEnumerable<BacktestFlag> Flags(CaseFigure figure, IReadOnlyList<CaseFigure> others)
    {
        if (figure.Value is not { } value)
            return [];
        return figure.Figure switch
        {
            "coverage" => Cap(figure, "K2", step => value < step.Threshold, $"coverage is {Format.Percent(value, 2)}"),
            "coverage-without-frozen" => Cap(figure, "K6", step => value < step.Threshold, $"coverage without what is frozen is {Format.Percent(value, 2)}"),
            "in-kind-ratio" => value < policy.Number(PolicyParameters.InKindTolerance)
                ? [Flag(figure, "K1", policy.Caps["K1"].Steps[0].Limit, $"{figure.Subject} held covers {Format.Percent(value, 2)} of what is owed in it")]
                : [],
            "own-token-share" => Cap(figure, "K4", step => value >= step.Threshold, $"own tokens are {Format.Percent(value)} of the reserve, and what is owed in them is not published"),
            "own-token-of-market" => value > policy.Number(PolicyParameters.OwnTokenMarketShare)
                ? [Flag(figure, "F2", null, $"{figure.Subject} held is {Format.Percent(value, 0)} of its market value")]
                : [],
            "not-itemised-share" => Cap(figure, "K9", step => value > step.Threshold, $"{Format.Percent(value)} is not itemised"),
            "share-of-class" => OfClass(figure, value, others),
            "liquid-share" => Liquid(figure, value),
            "liabilities-evidenced" => Cap(figure, "K7", step => step.Threshold > 0m ? value < step.Threshold : value <= 0m, $"{Format.Percent(value)} of what is owed is evidenced"),
            _ => [],
        };
    }

    /// <summary>Whether a rule can read the figure. A share of one class says nothing where it is not known how much is held for what is owed.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="others">What was published of the same case.</param>
    public static bool Reads(CaseFigure figure, IReadOnlyList<CaseFigure> others) =>
        figure.Value is not null && (figure.Figure != "share-of-class" || CoverageAt(figure.AsOf, others) is not null);

    private static decimal? CoverageAt(DateOnly asOf, IReadOnlyList<CaseFigure> others) =>
        others.LastOrDefault(other => other.Figure == "coverage" && other.AsOf == asOf)?.Value;

    /// <summary>Whether the policy counts a cap or flag as an alarm.</summary>
    /// <param name="code">Code of the cap or flag.</param>
    /// <param name="limit">Limit of the cap in points; null for a flag, and for "not rated".</param>
    public bool IsAlarm(string code, decimal? limit) =>
        policy.Alarm.Flags.Contains(code) || (code.StartsWith('K') && limit <= policy.Alarm.CapAtMost && !policy.Alarm.CapsApart.Contains(code));

    /// <summary>One class is known and the rest is not: the rest is read at its best, without a haircut, so stressed coverage is at most this.</summary>
    private List<BacktestFlag> OfClass(CaseFigure figure, decimal share, IReadOnlyList<CaseFigure> others)
    {
        if (!Codes.TryParse<AssetClass>(figure.Subject, out var type) || CoverageAt(figure.AsOf, others) is not { } coverage)
            return [];
        var atBest = coverage * (1m - (share * policy.Classes[type].HaircutFree));
        return Cap(figure, "K3", step => atBest < step.Threshold,
            $"{Format.Percent(share)} of the reserve is {figure.Subject}: after haircuts at best {Format.Percent(atBest)} of what is owed could be paid");
    }

    private List<BacktestFlag> Liquid(CaseFigure figure, decimal share)
    {
        var steps = policy.Caps["K5"].Steps;
        var inFive = share / policy.Number(PolicyParameters.Outflow5Days);
        var inOne = share / policy.Number(PolicyParameters.Outflow1Day);
        decimal? limit = inOne < steps[1].Threshold ? steps[1].Limit : inFive < steps[0].Threshold ? steps[0].Limit : null;
        return limit is null ? [] : [Flag(figure, "K5", limit, $"{Format.Percent(share)} of what is owed can be paid at once")];
    }

    /// <summary>The gravest step of a cap that applies.</summary>
    private List<BacktestFlag> Cap(CaseFigure figure, string code, Func<CapStep, bool> applies, string message) =>
        policy.Caps[code].Steps.Where(applies).OrderBy(step => step.Limit ?? -1m).Take(1).Select(step => Flag(figure, code, step.Limit, message)).ToList();

    private BacktestFlag Flag(CaseFigure figure, string code, decimal? limit, string message) => new(
        code,
        figure.PublishedOn,
        figure.AsOf,
        IsAlarm(code, limit),
        $"{char.ToUpperInvariant(message[0])}{message[1..]}.",
        $"{figure.Source.Title}, {figure.Source.Locator}: {figure.StatedSource}{(figure.IsInferred ? "; day of publication inferred" : "")}");
}
