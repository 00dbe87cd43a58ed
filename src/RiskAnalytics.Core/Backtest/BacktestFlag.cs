namespace RiskAnalytics.Core.Backtest;

/// <summary>A cap or flag that was raised on what was published on a day.</summary>
/// <param name="Code">Code of the cap or flag.</param>
/// <param name="RaisedOn">The day of publication.</param>
/// <param name="AsOf">The day that the figures are of.</param>
/// <param name="IsAlarm">True when the policy counts it as an alarm.</param>
/// <param name="Message">One sentence with the figures.</param>
/// <param name="RestsOn">The book, or the row of the published figure.</param>
public sealed record BacktestFlag(string Code, DateOnly RaisedOn, DateOnly AsOf, bool IsAlarm, string Message, string RestsOn);
