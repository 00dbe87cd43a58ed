using System.Text;
using RiskAnalytics.Core.Assessment;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>The comparison as comma-separated text, for a spreadsheet.</summary>
public sealed class ComparisonCsvRenderer : IReportRenderer<EntityComparison>
{
    /// <inheritdoc/>
    public string FileName => "comparison.csv";

    /// <inheritdoc/>
    public void Render(EntityComparison result, Stream output) => output.Write(Encoding.UTF8.GetBytes(ComparisonCsv.Of(result)));
}
