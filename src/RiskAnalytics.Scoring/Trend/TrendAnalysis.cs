using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Stress;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>
/// An entity over its books: what changed, what became worse, and what should have come and did not. The figures are of the last book against
/// earlier ones; alerts on single steps, such as a break of scope, are told of the whole history.
/// </summary>
/// <remarks>
/// <para>
/// The last book is <b>worse</b> when at least one of these holds: its band or grade is worse than that of the newest earlier book that is rated,
/// and the final, the raw or a pillar score fell by at least one point; a cap or flag that the policy takes for an alarm is raised and was not
/// in that book nor in the one before; or an alert of severity <see cref="Severity.Minor"/> or graver is new.
/// </para>
/// <para>
/// An alert is new when it ends with the last book and either begins no earlier than the book before, or was not raised with this code and
/// severity when that book was the last: a slow drift counts once, when it passes its limit, and again when it grows graver. A whole book and
/// one that lacks lines are not compared by their results. The first book of an entity is never worse.
/// </para>
/// </remarks>
public static class TrendAnalysis
{
    /// <summary>The alerts. A new one is a file beside this with a method that finds it, and a line here.</summary>
    private static readonly ImmutableArray<Func<TrendHistory, IEnumerable<TrendAlert>>> Alerts =
    [
        WorseResult.Find,
        NewAlarm.Find,
        NewCap.Find,
        LiquidShareDrift.Find,
        ClassShareDrift.Find,
        RatioJump.Find,
        MonthEndWindow.Find,
        StaleReports.Find,
        LossOfDetail.Find,
        ScopeBreak.Find,
        Restatement.Find,
    ];

    /// <summary>What each figure is.</summary>
    public static ImmutableArray<FigureDefinition> Definitions { get; } =
        [.. CompositionFigures.Definitions, .. RatioFigures.Definitions, .. ScoreFigures.Definitions, .. GapFigures.Definitions];

    /// <summary>An entity over its books up to the last one given.</summary>
    /// <param name="history">Assessments of one entity, oldest first, one a date; the last is the one that is reported.</param>
    /// <exception cref="ArgumentException">There is no assessment, the dates do not rise, or they are of several entities.</exception>
    public static TrendReport Of(IReadOnlyList<HealthAssessment> history)
    {
        var books = new TrendHistory(history);
        var alerts = AlertsOf(books);
        var worse = books.Previous is { } previous && books.Earlier() is { } earlier ? NewIn(alerts, AlertsOf(earlier), previous, books.Last).FirstOrDefault() : null;
        return new TrendReport
        {
            Alerts = alerts,
            Figures = [.. CompositionFigures.Of(books), .. RatioFigures.Of(books), .. ScoreFigures.Of(books), .. GapFigures.Of(books)],
            IsWorse = worse is not null,
            WorseBecause = worse?.Message,
        };
    }

    /// <summary>Gravest first, then newest first, then in the order of the list above.</summary>
    private static ImmutableArray<TrendAlert> AlertsOf(TrendHistory history) =>
        [.. Alerts.SelectMany(find => Guarded(find, history)).OrderBy(alert => alert.Severity).ThenByDescending(alert => alert.To)];

    private static ImmutableArray<TrendAlert> Guarded(Func<TrendHistory, IEnumerable<TrendAlert>> find, TrendHistory history)
    {
        try
        {
            return [.. find(history)];
        }
        catch (OverflowException)
        {
            var (first, last) = (TrendHistory.AsOf(history.Books[0]), TrendHistory.AsOf(history.Last));
            return [new TrendAlert("not-compared", Severity.Info, "Figures of the books are too far apart to be compared exactly, so an alert may be missing.", first, last)];
        }
    }

    /// <summary>The alerts that make the last book worse: grave enough, about it, and not there when the book before was the last.</summary>
    private static IEnumerable<TrendAlert> NewIn(ImmutableArray<TrendAlert> alerts, ImmutableArray<TrendAlert> earlier, HealthAssessment previous, HealthAssessment last)
    {
        var (before, now) = (TrendHistory.AsOf(previous), TrendHistory.AsOf(last));
        return alerts.Where(alert => alert.Severity <= Severity.Minor
            && alert.To >= now
            && (alert.From >= before || !earlier.Any(old => old.Code == alert.Code && old.Severity <= alert.Severity && old.To >= before)));
    }
}
