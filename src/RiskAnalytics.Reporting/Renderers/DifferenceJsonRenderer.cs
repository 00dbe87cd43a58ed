using System.Text;
using RiskAnalytics.Core.Comparison;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>The difference of two books as JSON, for programs.</summary>
public sealed class DifferenceJsonRenderer : IReportRenderer<BookDifference>
{
    /// <inheritdoc/>
    public string FileName => "difference.json";

    /// <inheritdoc/>
    public void Render(BookDifference result, Stream output) => output.Write(Encoding.UTF8.GetBytes(DifferenceJson.Of(result)));
}
