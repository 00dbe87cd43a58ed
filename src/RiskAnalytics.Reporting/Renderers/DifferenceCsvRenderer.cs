using System.Text;
using RiskAnalytics.Core.Comparison;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>The difference of two books as comma-separated text, for a spreadsheet.</summary>
public sealed class DifferenceCsvRenderer : IReportRenderer<BookDifference>
{
    /// <inheritdoc/>
    public string FileName => "difference.csv";

    /// <inheritdoc/>
    public void Render(BookDifference result, Stream output) => output.Write(Encoding.UTF8.GetBytes(DifferenceCsv.Of(result)));
}
