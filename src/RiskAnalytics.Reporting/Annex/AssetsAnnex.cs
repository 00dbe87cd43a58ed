using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;

namespace RiskAnalytics.Reporting.Annex;

/// <summary>Annex B: every asset held against owed, every class, and the names behind the concentration.</summary>
internal static class AssetsAnnex
{
    private const int MostNames = 10;

    public static void Write(AnnexFlow flow, HealthAssessment assessment)
    {
        string currency = assessment.Snapshot.ReportingCurrency.Letters;
        flow.Heading("B  Assets and liabilities", $"Held against owed in the same asset, worst ratio first, in {currency}. Only unencumbered assets count.", 60);
        if (assessment.Assets.Length == 0)
        {
            flow.Paragraph("No asset is held.", Styles.Body);
            return;
        }

        Table positions = InKindPanel.Columns(AnnexFlow.Width, dark: true);
        flow.Rows(positions, InKindPanel.Sorted(assessment).Select(a => InKindPanel.Cells(a, assessment)));

        flow.SubHeading("By class", 60);
        var classes = new Table(
            AnnexFlow.Width,
            true,
            new TableColumn("Class", 1),
            new TableColumn("Lines", 50, TextAlign.Right, IsFixed: true),
            new TableColumn("Value", 90, TextAlign.Right, IsFixed: true),
            new TableColumn("Share of assets", 80, TextAlign.Right, IsFixed: true));
        flow.Rows(classes, assessment.Classes.Select(c => (IReadOnlyList<Cell>)
        [
            new Cell(Words.Of(c.Class), Styles.Body),
            new Cell(Format.Number(c.Lines, 0), Styles.Figure),
            new Cell(Format.Money(c.Value, null), Styles.Figure),
            new Cell(Format.Percent(c.Share, 2), Styles.Figure),
        ]));

        WriteNames(flow, "Largest issuers", assessment.Concentration.ByIssuer);
        WriteNames(flow, "Largest custodians", assessment.Concentration.ByCustodian);
        WriteNames(flow, "Networks", assessment.Concentration.ByNetwork);
    }

    private static void WriteNames(AnnexFlow flow, string title, ConcentrationFigures? figures)
    {
        if (figures is null)
        {
            return;
        }

        flow.SubHeading(title, 50);
        var table = new Table(AnnexFlow.Width, true, new TableColumn("Name", 1), new TableColumn("Share of assets", 80, TextAlign.Right, IsFixed: true));
        var rows = figures.Names.Take(MostNames).Select(n => (IReadOnlyList<Cell>)[new Cell(n.Name, Styles.Body), new Cell(Format.Percent(n.Share, 2), Styles.Figure)]).ToList();
        if (figures.Count > MostNames)
        {
            rows.Add([new Cell($"and {Words.Count(figures.Count - MostNames, "smaller name")}", Styles.Small), new Cell("", Styles.Figure)]);
        }

        flow.Rows(table, rows);
        string numbers = $"{figures.Label}: HHI {Format.HhiPoints(figures.Hhi)}"
            + (figures.NormalisedHhi is { } normal ? $", normalised {Format.HhiPoints(normal)}" : ", normalised: not defined for one name")
            + $", CR5 {Format.Percent(figures.Cr5)}, entropy {Format.Ratio(figures.Entropy)}, Theil {Format.Ratio(figures.Theil)}, Gini {Format.Ratio(figures.Gini)}";
        flow.Y += 3;
        flow.Paragraph(numbers, Styles.Small);
    }
}
