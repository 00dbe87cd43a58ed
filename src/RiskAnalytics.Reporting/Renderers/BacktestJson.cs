using System.Text.Json;
using RiskAnalytics.Core.Backtest;
using RiskAnalytics.Core.Reserves;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>The JSON of <c>backtest</c>. Its keys and their order are public interface.</summary>
public static class BacktestJson
{
    /// <summary>The document of one back-test.</summary>
    public static string Of(BacktestReport report) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("policy", report.Policy);
        json.WriteString("alarm_rule", report.AlarmRule);
        json.WriteArray("cases", report.Cases, one => WriteCase(json, one));
        json.WriteArray("controls", report.Controls, one => WriteCase(json, one));
        json.WriteArray("others", report.Others, one => WriteCase(json, one));
        json.WriteFigure("hit_rate", Share(report.Hits, report.Cases.Length));
        json.WriteNumber("hits", report.Hits);
        json.WriteNumber("case_count", report.Cases.Length);
        json.WriteFigure("false_alarm_rate", Share(report.FalseAlarms, report.Controls.Length));
        json.WriteNumber("false_alarms", report.FalseAlarms);
        json.WriteNumber("control_count", report.Controls.Length);
        json.WriteStartArray("lead_days");
        foreach (var days in report.LeadDays)
            json.WriteNumberValue(days);
        json.WriteEndArray();
        json.WriteArray("no_data", report.NoData, none =>
        {
            json.WriteString("case", none.Case.Id);
            json.WriteString("name", none.Case.Name);
            json.WriteDate("outcome_on", none.Case.OutcomeOn);
            json.WriteString("reason", none.Reason);
        });
        json.WriteTexts("left_out", report.LeftOut);
        json.WriteTexts("limits", report.Limits);
        json.WriteEndObject();
    });

    private static void WriteCase(Utf8JsonWriter json, BacktestCase one)
    {
        json.WriteString("case", one.Case.Id);
        json.WriteString("name", one.Case.Name);
        json.WriteString("kind", Codes.Of(one.Case.Kind));
        json.WriteString("basis", one.Basis);
        json.WriteString("first_flag", one.FirstAlarm?.Code);
        json.WriteDate("raised_on", one.FirstAlarm?.RaisedOn);
        json.WriteString("outcome", one.Case.Outcome);
        json.WriteDate("outcome_on", one.Case.OutcomeOn);
        json.WriteFigure("lead_days", one.LeadDays);
        json.WriteNumber("observations", one.Observations);
        json.WriteNumber("alarmed_observations", one.AlarmedObservations);
        json.WriteDate("last_alarm_on", one.LastAlarmOn);
        json.WriteDate("unproven_on", one.UnprovenOn);
        json.WriteArray("flags", one.Flags, flag =>
        {
            json.WriteString("code", flag.Code);
            json.WriteDate("raised_on", flag.RaisedOn);
            json.WriteDate("as_of", flag.AsOf);
            json.WriteBoolean("alarm", flag.IsAlarm);
            json.WriteString("message", flag.Message);
            json.WriteString("rests_on", flag.RestsOn);
        });
    }

    private static decimal? Share(int part, int whole) => whole > 0 ? (decimal)part / whole : null;
}
