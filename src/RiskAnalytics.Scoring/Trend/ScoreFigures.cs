using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>
/// The move of the raw score since the newest earlier book that has one. It is the sum by pillar, and the sum by metric with a line a pillar for
/// its worst metric: points lost add up to 100 - raw, so their changes with the sign turned add up to its change.
/// </summary>
internal static class ScoreFigures
{
    private const string Source = "scoring model, section 5: points lost add up to 100 - raw; comparison of issuers and trend of the methodology, section 9";

    private static readonly FigureDefinition Change = new(
        "trend.score-change", "Change of the raw score", MetricUnit.Points, "raw score now - raw score of the newest earlier book that has one", Source);

    private static readonly FigureDefinition ByPillar = new(
        "trend.score-change-by-pillar", "Change of the raw score by pillar", MetricUnit.Points, "weight x pillar score now - weight x pillar score then", Source);

    private static readonly FigureDefinition ByMetric = new(
        "trend.score-change-by-metric", "Change of the raw score by metric", MetricUnit.Points,
        "points lost then - points lost now, each (1 - weakest link) x weight x (100 - score)", Source);

    private static readonly FigureDefinition ByWorst = new(
        "trend.score-change-by-worst", "Change of the raw score by the worst metric of a pillar", MetricUnit.Points,
        "points lost then - points lost now, each weakest link x pillar weight x (100 - score of its worst metric)", Source);

    public static ImmutableArray<FigureDefinition> Definitions { get; } = [Change, ByPillar, ByMetric, ByWorst];

    public static IEnumerable<Figure> Of(TrendHistory history)
    {
        var now = history.Last;
        var before = history.Books.SkipLast(1).LastOrDefault(book => book.RawScore is not null && history.IsLikeLast(book));
        if (before is null || now.RawScore is not { } raw)
        {
            var why = now.RawScore is null ? "The book has no raw score." : "There is no earlier book with a raw score to compare with, whole as this one or partial as this one.";
            return Definitions.Select(definition => Figure.WithoutValue(definition, null, MetricStatus.MissingInput, why));
        }

        var figures = new List<Figure> { Figure.Computed(Change, null, raw - before.RawScore!.Value, [Input("raw score", raw, now), Input("raw score", before.RawScore, before)]) };
        foreach (var pillar in now.Pillars)
            Add(figures, ByPillar, Format.Word(pillar.Pillar), "points of the pillar", before, now, book => Points(book, pillar.Pillar), isLost: false);
        foreach (var metric in now.Metrics)
            Add(figures, ByMetric, metric.Code, "points lost", before, now, book => Lost(book, metric.Code), isLost: true);
        foreach (var pillar in now.Pillars)
            Add(figures, ByWorst, Format.Word(pillar.Pillar), "points lost by the worst metric", before, now, book => LostByWorst(book, pillar.Pillar), isLost: true);
        return figures;
    }

    /// <summary>Adds a figure where either book has a score; one without counts for nothing in the raw score.</summary>
    private static void Add(
        List<Figure> figures, FigureDefinition definition, string subject, string what, HealthAssessment before, HealthAssessment now, Func<HealthAssessment, decimal?> points, bool isLost)
    {
        var (then, current) = (points(before), points(now));
        if (then is null && current is null)
            return;

        var change = (current ?? 0m) - (then ?? 0m);
        figures.Add(Figure.Computed(definition, subject, isLost ? -change : change, [Input(what, current, now), Input(what, then, before)], Dropped(then, current)));
    }

    private static string? Dropped(decimal? then, decimal? now) =>
        then is null ? "It had no score before, so its weight came from the others." : now is null ? "It has no score any more, so its weight went to the others." : null;

    private static decimal? Points(HealthAssessment book, Pillar pillar)
    {
        var scored = book.Pillars.First(p => p.Pillar == pillar);
        return scored.Weight * scored.Score;
    }

    private static decimal? Lost(HealthAssessment book, string code)
    {
        var metric = TrendHistory.Metric(book, code);
        return (1m - WeakestLink(book)) * metric.EffectiveWeight * (100m - metric.Score);
    }

    private static decimal? LostByWorst(HealthAssessment book, Pillar pillar)
    {
        var scored = book.Pillars.First(p => p.Pillar == pillar);
        return scored.WorstMetric is { } worst ? WeakestLink(book) * scored.Weight * (100m - TrendHistory.Metric(book, worst).Score) : null;
    }

    private static decimal WeakestLink(HealthAssessment book) => book.Policy.Number(PolicyParameters.WeakestLink);

    private static MetricInput Input(string name, decimal? points, HealthAssessment book) =>
        new($"{name} on {TrendHistory.Date(book)}", points, MetricUnit.Points, $"policy {book.Policy.Id} {book.Policy.Version}, book as of {TrendHistory.Date(book)}");
}
