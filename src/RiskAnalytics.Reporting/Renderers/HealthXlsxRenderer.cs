using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Workbooks;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>An assessment as an Excel workbook: a sheet a table, live numbers, formulas and sources as text beside them.</summary>
public sealed class HealthXlsxRenderer : IReportRenderer<HealthAssessment>
{
    /// <inheritdoc/>
    public string FileName => "health.xlsx";

    /// <inheritdoc/>
    public void Render(HealthAssessment result, Stream output) => WorkbookWriter.Write(Sheets(result), output);

    /// <summary>The sheets of the workbook, in order.</summary>
    internal static IReadOnlyList<SheetTable> Sheets(HealthAssessment assessment)
    {
        List<SheetTable> sheets =
        [
            SummarySheet.Of(assessment),
            .. MetricSheets.Of(assessment),
            CheckSheets.Findings(assessment),
            CheckSheets.CapsAndFlags(assessment),
            .. PositionSheets.Of(assessment),
            .. HoldingsSheet.Of(assessment),
            .. TimeSheets.Of(assessment),
            .. CheckSheets.Of(assessment),
        ];
        sheets.Add(SourcesSheet.Of(assessment, sheets));
        return sheets;
    }
}
