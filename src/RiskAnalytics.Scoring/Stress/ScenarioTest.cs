using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Scoring.Assessment;
using RiskAnalytics.Scoring.Metrics;
using RiskAnalytics.Scoring.Metrics.Solvency;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>A book after the shocks of a scenario, judged like any other book under the same policy.</summary>
public static class ScenarioTest
{
    private const string WholeReserve = "reserve as a whole";

    private static readonly FigureDefinition Coverage = new(
        "stress.scenario.coverage", "Coverage after the scenario", MetricUnit.Ratio,
        "A_c' / L': clean assets over liabilities after the shocks; what is owed in kind falls with its asset",
        "Clean ratio S1 of the scoring model after the shocks; our own choice");

    private static readonly FigureDefinition PayableShare = new(
        "stress.scenario.payable-share", "Payable share in the scenario", MetricUnit.Share,
        "min(1, paid / (x L')); exchanges: paid = sum over keys of min(available_k(t), x l_k'); issuers: paid = min(available(t), x L'); available after haircuts, t = the longest of 1, 5, 30 days within the redemption, x = the share asked for",
        "Ladder and waterfall of the methodology, section 5; our own choice");

    private static readonly FigureDefinition FinalScore = new(
        "stress.scenario.final-score", "Final score after the scenario", MetricUnit.Points,
        "min(raw', lowest cap') of the book after the shocks",
        Inputs.Model + ", section 5, after the shocks");

    /// <summary>What each figure is.</summary>
    public static ImmutableArray<FigureDefinition> Definitions { get; } = [Coverage, PayableShare, FinalScore];

    /// <summary>A book after the shocks of a scenario.</summary>
    /// <param name="assessment">The book as it was judged.</param>
    /// <param name="scenario">The scenario; a shock that meets nothing is a note in the result.</param>
    public static ScenarioResult Of(HealthAssessment assessment, Scenario scenario)
    {
        var book = ShockedBook.Of(assessment.Reserve, scenario.Shocks);
        var reserve = book.Valued();
        var card = Scorecard.Of(reserve, assessment.Issues.Any(issue => issue.OmitsLine));
        var (payable, shortest) = RedemptionTest.Of(PayableShare, scenario.Id, reserve, scenario.Redemption, book.Inputs);
        return new ScenarioResult
        {
            Scenario = scenario,
            Coverage = CoverageOf(card.Metric("S1").Result, scenario, book.Inputs),
            PayableShare = payable,
            FinalScore = ScoreOf(assessment, card, scenario, book.Inputs),
            FirstShort = shortest?.Text ?? ShortInKind(reserve) ?? (card.Metric("S1").Value < 1m || payable.Value < 1m ? WholeReserve : null),
            Grade = card.Grade,
            Band = card.Band,
            Notes = book.Notes,
        };
    }

    private static Figure CoverageOf(MetricResult ratio, Scenario scenario, ImmutableArray<MetricInput> shocks) => ratio.Value is { } value
        ? Figure.Computed(Coverage, scenario.Id, value, [.. ratio.Inputs.Select(input => input with { Name = input.Name + ", after the shocks" }), .. shocks], ratio.Reason)
        : Figure.WithoutValue(Coverage, scenario.Id, ratio.Status, ratio.Reason!, shocks);

    private static Figure ScoreOf(HealthAssessment before, Scorecard card, Scenario scenario, ImmutableArray<MetricInput> shocks)
    {
        var cap = card.Caps.FirstOrDefault(c => c.IsBinding);
        ImmutableArray<MetricInput> inputs =
        [
            new("final score before", before.FinalScore, MetricUnit.Points, "the book as published"),
            new("raw score after", card.RawScore, MetricUnit.Points, "pillars after the shocks"),
            .. cap is null ? [] : new[] { new MetricInput($"{cap.Code}, the cap that binds", cap.Limit, MetricUnit.Points, cap.Reason) },
            .. shocks,
        ];
        return card.FinalScore is { } score
            ? Figure.Computed(FinalScore, scenario.Id, score, inputs)
            : Figure.WithoutValue(FinalScore, scenario.Id, MetricStatus.MissingInput, card.NotRatedReason ?? "The book is not rated.", inputs);
    }

    /// <summary>The key that holds the least of what is owed in it, where a key is short at all.</summary>
    private static string? ShortInKind(ValuedReserve reserve) => !reserve.HasExchangeProfile || reserve.Liabilities is null ? null
        : WorstInKindRatio.LargeKeys(reserve, reserve.Policy.Number(PolicyParameters.KeyFloor))
            .Where(key => key.Held < key.Owed)
            .OrderBy(key => key.Held / key.Owed)
            .ThenBy(key => key.Asset.Text, StringComparer.Ordinal)
            .Select(key => key.Asset.Text)
            .FirstOrDefault();
}
