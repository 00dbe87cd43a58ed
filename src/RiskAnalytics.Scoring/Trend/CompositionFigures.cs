using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>The liquid share, the shares by class and the coverage, then and now.</summary>
internal static class CompositionFigures
{
    private const string Source = "our own choice; the drift of Tether's reserve from 2023 to mid 2026, which coverage does not show";

    private static readonly FigureDefinition Now = new(
        "trend.liquid-share", "Liquid share", MetricUnit.Share, $"({ReserveMix.LiquidWords}; of exchanges also bitcoin, ether and stablecoins) / A, without frozen lines", Source);

    private static readonly FigureDefinition Then = new(
        "trend.liquid-share-then", "Liquid share a year before", MetricUnit.Share, "liquid share of the newest book that is at least a year older", Source);

    private static readonly FigureDefinition OverYear = new(
        "trend.liquid-share-change", "Change of the liquid share over a year", MetricUnit.Change, "liquid share now - liquid share of the newest book at least a year older", Source);

    private static readonly FigureDefinition SinceFirst = new(
        "trend.liquid-share-change-since-first", "Change of the liquid share since the first book", MetricUnit.Change, "liquid share now - liquid share of the first book", Source);

    private static readonly FigureDefinition SinceHighest = new(
        "trend.liquid-share-change-since-highest", "Change of the liquid share since its highest", MetricUnit.Change, "liquid share now - largest liquid share of an earlier book", Source);

    private static readonly FigureDefinition ClassOverYear = new(
        "trend.class-share-change", "Change of a class's share over a year", MetricUnit.Change, "share of the class in A now - its share in the newest book at least a year older", Source);

    private static readonly FigureDefinition ClassSinceFirst = new(
        "trend.class-share-change-since-first", "Change of a class's share since the first book", MetricUnit.Change, "share of the class in A now - its share in the first book", Source);

    private static readonly FigureDefinition CoverageOverYear = new(
        "trend.coverage-change", "Change of coverage over a year", MetricUnit.Change, "S1 now - S1 of the newest book at least a year older", Source);

    private static readonly FigureDefinition CoverageSinceFirst = new(
        "trend.coverage-change-since-first", "Change of coverage since the first book", MetricUnit.Change, "S1 now - S1 of the first book that has it", Source);

    public static ImmutableArray<FigureDefinition> Definitions { get; } =
        [Now, Then, OverYear, SinceFirst, SinceHighest, ClassOverYear, ClassSinceFirst, CoverageOverYear, CoverageSinceFirst];

    public static IEnumerable<Figure> Of(TrendHistory history)
    {
        var last = history.Last;
        var year = history.YearBefore(ReserveMix.HasLiquidShare);
        var first = history.Books.SkipLast(1).FirstOrDefault(ReserveMix.HasLiquidShare);
        if (ReserveMix.LiquidShare(last) is not { } share)
        {
            var why = last.Entity.Partial is null ? "There are no assets to take a share of." : "The book is partial: shares of what is left would say nothing.";
            var status = last.Entity.Partial is null ? MetricStatus.Undefined : MetricStatus.MissingInput;
            foreach (var definition in new[] { Now, Then, OverYear, SinceFirst, SinceHighest, ClassOverYear, ClassSinceFirst })
                yield return Figure.WithoutValue(definition, null, status, why);
        }
        else
        {
            yield return Figure.Computed(Now, null, share, [ReserveMix.LiquidInput(last)]);
            yield return year is null
                ? Figure.WithoutValue(Then, null, MetricStatus.MissingInput, NoYear(history))
                : Figure.Computed(Then, null, ReserveMix.LiquidShare(year)!.Value, [ReserveMix.LiquidInput(year)]);
            yield return Liquid(OverYear, year, last, NoYear(history));
            yield return Liquid(SinceFirst, first, last, NoEarlier);
            yield return Liquid(SinceHighest, LiquidShareDrift.Highest(history), last, NoEarlier);
            foreach (var figure in Classes(ClassOverYear, year, last, NoYear(history)).Concat(Classes(ClassSinceFirst, first, last, NoEarlier)))
                yield return figure;
        }

        yield return Coverage(CoverageOverYear, history.YearBefore(TrendHistory.HasRatio), last, NoYear(history));
        yield return Coverage(CoverageSinceFirst, history.Books.SkipLast(1).FirstOrDefault(TrendHistory.HasRatio), last, NoEarlier);
    }

    private static Figure Liquid(FigureDefinition definition, HealthAssessment? then, HealthAssessment now, string absent) => then is null
        ? Figure.WithoutValue(definition, null, MetricStatus.MissingInput, absent)
        : Figure.Computed(definition, null, (ReserveMix.LiquidShare(now) - ReserveMix.LiquidShare(then))!.Value, [ReserveMix.LiquidInput(now), ReserveMix.LiquidInput(then)]);

    private static IEnumerable<Figure> Classes(FigureDefinition definition, HealthAssessment? then, HealthAssessment now, string absent)
    {
        if (then is null)
            return [Figure.WithoutValue(definition, null, MetricStatus.MissingInput, absent)];
        var (before, after) = (ReserveMix.SharesByClass(then), ReserveMix.SharesByClass(now));
        return before.Keys.Union(after.Keys).Order(StringComparer.Ordinal).Select(name => Figure.Computed(
            definition,
            name,
            after.GetValueOrDefault(name) - before.GetValueOrDefault(name),
            [ReserveMix.ClassInput(now, name, after.GetValueOrDefault(name)), ReserveMix.ClassInput(then, name, before.GetValueOrDefault(name))]));
    }

    private static Figure Coverage(FigureDefinition definition, HealthAssessment? then, HealthAssessment now, string absent) =>
        TrendHistory.CleanRatio(now) is not { } ratio ? Figure.WithoutValue(definition, null, MetricStatus.MissingInput, RatioFigures.NoRatio(now))
        : then is null ? Figure.WithoutValue(definition, null, MetricStatus.MissingInput, absent)
        : Figure.Computed(definition, null, ratio - TrendHistory.CleanRatio(then)!.Value, [RatioFigures.Input(now), RatioFigures.Input(then)]);

    private const string NoEarlier = "There is no earlier book to compare with.";

    private static string NoYear(TrendHistory history) => history.Previous is null
        ? NoEarlier
        : $"No book with this figure is a year older; the oldest is as of {TrendHistory.Date(history.Books[0])}.";
}
