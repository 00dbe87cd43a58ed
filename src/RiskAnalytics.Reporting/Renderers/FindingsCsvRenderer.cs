using System.Text;
using RiskAnalytics.Core.Assessment;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>The findings as comma-separated text, for a spreadsheet.</summary>
public sealed class FindingsCsvRenderer : IReportRenderer<HealthAssessment>
{
    /// <inheritdoc/>
    public string FileName => "findings.csv";

    /// <inheritdoc/>
    public void Render(HealthAssessment result, Stream output) => output.Write(Encoding.UTF8.GetBytes(FindingsCsv.Of(result)));
}
