using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>The move of the clean ratio from the book before, split into amounts, prices and both together.</summary>
internal static class RatioFigures
{
    private const string Source = "attribution by volume, price and mix; our own choice after factor attribution of portfolios";

    private static readonly FigureDefinition Change = new(
        "trend.ratio-change", "Change of the clean ratio since the book before", MetricUnit.Change, "S1 now - S1 of the newest earlier book that has it", Source);

    private static readonly FigureDefinition Volume = new(
        "trend.ratio-volume", "Volume effect", MetricUnit.Change, "ratio of the new amounts at the old prices - old ratio", Source);

    private static readonly FigureDefinition Price = new(
        "trend.ratio-price", "Price effect", MetricUnit.Change, "ratio of the old amounts at the new prices - old ratio", Source);

    private static readonly FigureDefinition Mix = new(
        "trend.ratio-mix", "Mix effect", MetricUnit.Change, "change of the ratio - volume effect - price effect", Source);

    public static ImmutableArray<FigureDefinition> Definitions { get; } = [Change, Volume, Price, Mix];

    public static IEnumerable<Figure> Of(TrendHistory history)
    {
        var now = history.Last;
        var before = history.Books.SkipLast(1).LastOrDefault(TrendHistory.HasRatio);
        if (before is null || TrendHistory.CleanRatio(now) is not { } ratio)
        {
            var why = TrendHistory.HasRatio(now) ? "There is no earlier book with a clean ratio to compare with." : NoRatio(now);
            return Definitions.Select(definition => Figure.WithoutValue(definition, null, MetricStatus.MissingInput, why));
        }

        ImmutableArray<MetricInput> inputs = [Input(now), Input(before)];
        var effects = RatioEffects.Of(before, now);
        Figure Effect(FigureDefinition definition, decimal value) => effects.Missing is { } missing
            ? Figure.WithoutValue(definition, null, MetricStatus.MissingInput, $"The change cannot be split: {missing}.", inputs)
            : Figure.Computed(definition, null, value, inputs);
        return
        [
            Figure.Computed(Change, null, ratio - TrendHistory.CleanRatio(before)!.Value, inputs),
            Effect(Volume, effects.Volume),
            Effect(Price, effects.Price),
            Effect(Mix, effects.Mix),
        ];
    }

    /// <summary>The clean ratio of a book as an input, with its date.</summary>
    public static MetricInput Input(HealthAssessment book) => new(
        $"S1, clean ratio on {TrendHistory.Date(book)}", TrendHistory.CleanRatio(book), MetricUnit.Ratio,
        $"{Inputs.RowsOf(book.Reserve.Lines)} and {Inputs.LiabilityRows(book.Reserve)} of the book as of {TrendHistory.Date(book)}");

    /// <summary>Why the book has no ratio to compare.</summary>
    public static string NoRatio(HealthAssessment book) => book.Entity.Partial is not null
        ? "The book is partial: its ratio is of what is left."
        : $"The clean ratio as of {Format.Date(book.Snapshot.AsOf)} has no value: {TrendHistory.Metric(book, "S1").Result.Reason}";
}
