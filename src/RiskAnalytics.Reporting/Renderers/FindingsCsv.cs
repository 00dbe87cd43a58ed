using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>The findings of one assessment as comma-separated text, with the columns of the JSON result.</summary>
public static class FindingsCsv
{
    private static readonly string[] Columns = ["code", "severity", "message", "metric", "evidence", "remedy", "amount"];

    /// <summary>A header and one row per finding, worst first.</summary>
    public static string Of(HealthAssessment assessment)
    {
        var csv = new CsvText().AddHeader(Columns);
        foreach (var finding in assessment.Findings)
        {
            csv.Add(finding.Code).Add(Format.Word(finding.Severity)).Add(finding.Message).Add(finding.Metric)
                .Add(finding.Evidence).Add(finding.Remedy).AddAmount(finding.Amount).EndRow();
        }

        return csv.ToString();
    }
}
