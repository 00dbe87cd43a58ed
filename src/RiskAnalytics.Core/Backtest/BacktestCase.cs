using System.Collections.Immutable;

namespace RiskAnalytics.Core.Backtest;

/// <summary>One case, judged on what was published before its outcome.</summary>
public sealed record BacktestCase
{
    /// <summary>The case.</summary>
    public required CaseStudy Case { get; init; }

    /// <summary>What it was judged on, in words: so many books, or published figures only.</summary>
    public required string Basis { get; init; }

    /// <summary>How many books and figures were published before the outcome.</summary>
    public required int Observations { get; init; }

    /// <summary>The first alarm before the outcome, of several on one day the first by code; null when there was none.</summary>
    public required BacktestFlag? FirstAlarm { get; init; }

    /// <summary>Every cap and flag raised before the outcome, by day and code; each code once, on the day it came first.</summary>
    public required ImmutableArray<BacktestFlag> Flags { get; init; }

    /// <summary>The day from which what is owed counted as unproven; null when it never did.</summary>
    public required DateOnly? UnprovenOn { get; init; }

    /// <summary>The books and figures that raised an alarm: fewer than <see cref="Observations"/> when it came and went.</summary>
    public int AlarmedObservations { get; init; }

    /// <summary>The day of the last of them; null when there was none.</summary>
    public DateOnly? LastAlarmOn { get; init; }

    /// <summary>Every alarm of the day of the first one, by code.</summary>
    public ImmutableArray<BacktestFlag> FirstAlarms => [.. Flags.Where(flag => flag.IsAlarm && flag.RaisedOn == FirstAlarm?.RaisedOn)];

    /// <summary>Days from the first alarm to the outcome; null without one of the two.</summary>
    public int? LeadDays => FirstAlarm is { } alarm && Case.OutcomeOn is { } day ? day.DayNumber - alarm.RaisedOn.DayNumber : null;
}
