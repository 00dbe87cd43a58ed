using System.Text;
using RiskAnalytics.Core.Assessment;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>A stressed book as JSON, for programs.</summary>
public sealed class StressJsonRenderer : IReportRenderer<HealthAssessment>
{
    /// <inheritdoc/>
    public string FileName => "stress.json";

    /// <inheritdoc/>
    public void Render(HealthAssessment result, Stream output) => output.Write(Encoding.UTF8.GetBytes(StressJson.Of([result])));
}
