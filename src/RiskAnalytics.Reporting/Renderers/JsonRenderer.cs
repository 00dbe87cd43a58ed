using System.Text;
using RiskAnalytics.Core.Assessment;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>The assessment as JSON, for programs.</summary>
public sealed class JsonRenderer : IReportRenderer<HealthAssessment>
{
    /// <inheritdoc/>
    public string FileName => "assessment.json";

    /// <inheritdoc/>
    public void Render(HealthAssessment result, Stream output) => output.Write(Encoding.UTF8.GetBytes(AssessmentJson.Of([result])));
}
