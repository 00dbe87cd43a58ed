using Microsoft.Data.Analysis;
using RiskAnalytics.Core.Backtest;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Engine.Frames;

/// <summary>Back-tests as data frames for notebooks, in the manner of <see cref="AssessmentFrames"/>.</summary>
public static class BacktestFrames
{
    /// <summary>
    /// One row per case that could be judged, those with an outcome first, then controls, then what counts with neither: id, name, kind, basis,
    /// first_alarm (codes; null when there was none), raised_on, outcome, outcome_on, lead_days, last_alarm_on, alarmed and of (books and figures with
    /// an alarm, and in all), unproven_on. Cases without data are in <see cref="BacktestReport.NoData"/>.
    /// </summary>
    public static DataFrame ToCaseFrame(this BacktestReport report) =>
        new FrameColumns<BacktestCase>(report.Cases.Concat(report.Controls).Concat(report.Others))
            .Text("id", c => c.Case.Id)
            .Text("name", c => c.Case.Name)
            .Text("kind", c => Format.Word(c.Case.Kind))
            .Text("basis", c => c.Basis)
            .Text("first_alarm", c => c.FirstAlarm is null ? null : string.Join(' ', c.FirstAlarms.Select(flag => flag.Code)))
            .Date("raised_on", c => c.FirstAlarm?.RaisedOn)
            .Text("outcome", c => c.Case.Outcome)
            .Date("outcome_on", c => c.Case.OutcomeOn)
            .Figure("lead_days", c => c.LeadDays)
            .Date("last_alarm_on", c => c.LastAlarmOn)
            .Figure("alarmed", c => c.AlarmedObservations)
            .Figure("of", c => c.Observations)
            .Date("unproven_on", c => c.UnprovenOn)
            .ToFrame();

    /// <summary>One row per case and cap or flag, on the day it was first raised: id, code, raised_on, as_of, is_alarm, message, rests_on.</summary>
    public static DataFrame ToFlagFrame(this BacktestReport report) =>
        new FrameColumns<(BacktestCase Of, BacktestFlag Flag)>(report.Cases.Concat(report.Controls).Concat(report.Others).SelectMany(c => c.Flags, (c, flag) => (c, flag)))
            .Text("id", r => r.Of.Case.Id)
            .Text("code", r => r.Flag.Code)
            .Date("raised_on", r => r.Flag.RaisedOn)
            .Date("as_of", r => r.Flag.AsOf)
            .Flag("is_alarm", r => r.Flag.IsAlarm)
            .Text("message", r => r.Flag.Message)
            .Text("rests_on", r => r.Flag.RestsOn)
            .ToFrame();
}
