using Microsoft.Data.Analysis;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Engine.Frames;

/// <summary>
/// Books under stress as data frames for notebooks, in the manner of <see cref="AssessmentFrames"/>. An assessment that was not stressed
/// gives no rows; a figure without a value is null, and its reason stands in <see cref="ToFigureFrame"/>.
/// </summary>
public static class StressFrames
{
    /// <summary>
    /// One row per assessment and scenario: entity, as_of, scenario, name, coverage, payable_share, final_score, change (of the final score, in
    /// points), grade, band, first_short (the asset that is short first; null when none is), notes.
    /// </summary>
    public static DataFrame ToScenarioFrame(this IEnumerable<HealthAssessment> assessments) =>
        Rows(assessments, stress => stress.Scenarios)
            .Text("scenario", r => r.Row.Scenario.Id)
            .Text("name", r => r.Row.Scenario.Name)
            .Figure("coverage", r => r.Row.Coverage.Value)
            .Figure("payable_share", r => r.Row.PayableShare.Value)
            .Figure("final_score", r => r.Row.FinalScore.Value)
            .Figure("change", r => r.Row.FinalScore.Value - r.Of.FinalScore)
            .Text("grade", r => r.Row.Grade)
            .Text("band", r => Format.Word(r.Row.Band))
            .Text("first_short", r => r.Row.FirstShort)
            .Text("notes", r => r.Row.Notes.IsEmpty ? null : string.Join(" ", r.Row.Notes))
            .ToFrame();

    /// <summary>One row per assessment and step of the liquidity ladder, cumulative: entity, as_of, by, available, on_weekend, share_of_owed (available over what is owed).</summary>
    public static DataFrame ToLadderFrame(this IEnumerable<HealthAssessment> assessments) =>
        Rows(assessments, stress => stress.Liquidity.Ladder)
            .Text("by", r => r.Row.Label)
            .Figure("available", r => r.Row.Available.Value)
            .Figure("on_weekend", r => r.Row.OnWeekend.Value)
            .Figure("share_of_owed", r => r.Of.Totals.Liabilities is { } owed and > 0m ? r.Row.Available.Value / owed : null)
            .ToFrame();

    /// <summary>
    /// One row per assessment and step of the waterfall of payment: entity, as_of, paid_share, raised, cost, coverage (of those who stay), hhi,
    /// largest_class (of what is left), largest_share.
    /// </summary>
    public static DataFrame ToWaterfallFrame(this IEnumerable<HealthAssessment> assessments) =>
        Rows(assessments, stress => stress.Liquidity.Waterfall)
            .Figure("paid_share", r => r.Row.PaidShare)
            .Figure("raised", r => r.Row.Raised.Value)
            .Figure("cost", r => r.Row.Cost.Value)
            .Figure("coverage", r => r.Row.Coverage.Value)
            .Figure("hhi", r => r.Row.Hhi.Value)
            .Text("largest_class", r => r.Row.Remaining.IsEmpty ? null : Codes.Of(r.Row.Remaining[0].Class))
            .Figure("largest_share", r => r.Row.Remaining.IsEmpty ? null : r.Row.Remaining[0].Share)
            .ToFrame();

    /// <summary>One row per assessment and name on which the reserve rests in the end, largest first: entity, as_of, name, class, direct, through, share.</summary>
    public static DataFrame ToExposureFrame(this IEnumerable<HealthAssessment> assessments) =>
        Rows(assessments, stress => stress.LookThrough.Exposures)
            .Text("name", r => r.Row.Name)
            .Text("class", r => Codes.Of(r.Row.Class))
            .Figure("direct", r => r.Row.Direct)
            .Figure("through", r => r.Row.Through)
            .Figure("share", r => r.Row.Share.Value)
            .ToFrame();

    /// <summary>One row per figure: id, name, subject, value (null when there is none), unit, reason.</summary>
    /// <param name="figures">Figures, such as those of a reverse stress, a simulated run or a whole stress report.</param>
    public static DataFrame ToFigureFrame(this IEnumerable<Figure> figures) =>
        new FrameColumns<Figure>(figures)
            .Text("id", figure => figure.Id)
            .Text("name", figure => figure.Definition.Name)
            .Text("subject", figure => figure.Subject)
            .Figure("value", figure => figure.Value)
            .Text("unit", figure => Format.Word(figure.Definition.Unit))
            .Text("reason", figure => figure.Reason)
            .ToFrame();

    private static FrameColumns<(HealthAssessment Of, T Row)> Rows<T>(IEnumerable<HealthAssessment> assessments, Func<StressReport, IEnumerable<T>> rows) =>
        new FrameColumns<(HealthAssessment Of, T Row)>(assessments.Where(a => a.Stress is not null).SelectMany(a => rows(a.Stress!), (a, row) => (a, row)))
            .Text("entity", r => r.Of.Entity.Id)
            .Date("as_of", r => r.Of.Snapshot.AsOf);
}
