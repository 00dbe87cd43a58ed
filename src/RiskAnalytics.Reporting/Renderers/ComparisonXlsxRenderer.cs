using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Workbooks;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>A comparison as an Excel workbook: the ranking, every metric of every entity, findings and sources.</summary>
public sealed class ComparisonXlsxRenderer : IReportRenderer<EntityComparison>
{
    /// <inheritdoc/>
    public string FileName => "comparison.xlsx";

    /// <inheritdoc/>
    public void Render(EntityComparison result, Stream output) => WorkbookWriter.Write(Sheets(result), output);

    /// <summary>The sheets of the workbook, in order.</summary>
    internal static IReadOnlyList<SheetTable> Sheets(EntityComparison comparison)
    {
        List<SheetTable> sheets = [.. ComparisonSheets.Of(comparison)];
        sheets.Add(SourcesSheet.Of(comparison, sheets));
        return sheets;
    }
}
