using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;

namespace RiskAnalytics.Reporting.Annex;

/// <summary>Annex B: every asset held against owed, every class, and the names behind the concentration.</summary>
internal static class AssetsAnnex
{
    public const int MostNames = 10;
    private const float NameRow = 15;

    public static void Write(AnnexFlow flow, HealthAssessment assessment)
    {
        string currency = assessment.Snapshot.ReportingCurrency.Letters;
        flow.Heading("B  Assets and liabilities", $"Held against owed in the same asset, worst ratio first, in {currency}. Only unencumbered assets count.", 60);
        if (assessment.Assets.Length == 0)
        {
            flow.Paragraph(Words.Sentence(Words.NothingHeld(assessment)) + ".", Styles.Body);
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

        WriteNames(flow, assessment.Concentration);
    }

    /// <summary>Issuers, custodians and networks side by side, largest first.</summary>
    private static void WriteNames(AnnexFlow flow, ConcentrationProfile concentration)
    {
        (string Title, ConcentrationFigures? Figures)[] groups = Groups(concentration);
        const float Gap = 18;
        float width = (AnnexFlow.Width - (2 * Gap)) / 3;
        int rows = groups.Max(g => Math.Min(MostNames, g.Figures?.Count ?? 0) + (g.Figures?.Count > MostNames ? 1 : 0));
        float height = 24 + 13 + (rows * NameRow) + (3 * Styles.Small.Leading) + 12;
        flow.Need(height);
        float top = flow.Y + 9;
        for (int i = 0; i < groups.Length; i++)
        {
            float x = AnnexFlow.Left + (i * (width + Gap));
            flow.Canvas.Text(groups[i].Title, x, top + 8, Styles.SubHeading, width);
            if (groups[i].Figures is { } figures)
            {
                DrawNames(flow.Canvas, x, top + 14, width, figures);
            }
        }

        flow.Y += height;
    }

    /// <summary>The kinds of name that are listed.</summary>
    public static (string Title, ConcentrationFigures? Figures)[] Groups(ConcentrationProfile concentration) =>
    [
        ("Largest issuers", concentration.ByIssuer),
        ("Largest custodians", concentration.ByCustodian),
        ("Largest networks", concentration.ByNetwork),
    ];

    private static void DrawNames(PanelCanvas canvas, float x, float top, float width, ConcentrationFigures figures)
    {
        var table = new Table(width, false, new TableColumn("Name", 1), new TableColumn("Share", 46, TextAlign.Right, IsFixed: true));
        table.DrawHeader(canvas, x, top);
        float y = top + table.HeaderHeight;
        foreach (NameShare name in figures.Names.Take(MostNames))
        {
            table.DrawRow(canvas, x, y, [new Cell(name.Name, Styles.Body), new Cell(Format.Percent(name.Share, 2), Styles.Figure)], NameRow, false);
            y += NameRow;
            canvas.Rule(x, y, x + width, y, Palette.Rule, 0.5f);
        }

        if (figures.Count > MostNames)
        {
            table.DrawRow(canvas, x, y, [new Cell($"and {Words.Count(figures.Count - MostNames, "smaller name")}", Styles.Small, Span: 2)], NameRow, false);
            y += NameRow;
        }

        canvas.Paragraph(Indices(figures), x, y + 3, width, Styles.Small, 3);
    }

    /// <summary>The indices of a concentration in one sentence.</summary>
    public static string Indices(ConcentrationFigures figures) =>
        $"{figures.ShownLabel}: HHI {Format.HhiPoints(figures.Hhi)}"
        + (figures.NormalisedHhi is { } normal ? $", normalised {Format.HhiPoints(normal)}" : ", normalised not defined for one name")
        + $", CR5 {Format.Percent(figures.Cr5)}, entropy {Format.Ratio(figures.Entropy)}, Theil {Format.Ratio(figures.Theil)}, Gini {Format.Ratio(figures.Gini)}";
}
