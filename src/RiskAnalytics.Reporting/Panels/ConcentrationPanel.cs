using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>How far the reserve rests on few names, four ways.</summary>
internal sealed class ConcentrationPanel : IReportPanel
{
    private const float Row = 24;

    public string Title => "Concentration";

    public PanelHeight Measure(HealthAssessment assessment, float width) => PanelHeight.Fixed(PanelFrame.Head + 13 + (4 * Row) + PanelFrame.Foot);

    public void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment)
    {
        using var card = PanelFrame.Open(canvas, bounds, Title, Subtitle(assessment), out SKRect box);
        var table = new Table(
            box.Width,
            false,
            new TableColumn("By", 1),
            new TableColumn("CR1", 34, TextAlign.Right, IsFixed: true),
            new TableColumn("CR10", 36, TextAlign.Right, IsFixed: true),
            new TableColumn("HHI", 32, TextAlign.Right, IsFixed: true),
            new TableColumn("Eff. no.", 30, TextAlign.Right, IsFixed: true));
        table.DrawHeader(canvas, box.Left, box.Top);
        float y = box.Top + table.HeaderHeight;
        foreach ((string name, ConcentrationFigures? figures) in Rows(assessment))
        {
            if (figures is null)
            {
                table.DrawRow(canvas, box.Left, y, [new Cell(name, Styles.Label), new Cell(Words.NothingHeld(assessment), Styles.Small, Span: 4)], Row, false);
            }
            else
            {
                table.DrawRow(
                    canvas,
                    box.Left,
                    y,
                    [
                        new Cell(name, Styles.Label),
                        new Cell(Format.Percent(figures.Cr1), Styles.Figure),
                        new Cell(Format.Percent(figures.Cr10), Styles.Figure),
                        new Cell(Format.HhiPoints(figures.Hhi), Styles.Figure),
                        new Cell(Format.Ratio(figures.EffectiveNumber, 1), Styles.Figure),
                    ],
                    13,
                    false);
                // The label is of a merger guideline, not of this model: it carries no band colour.
                string largest = Largest(figures);
                float wide = canvas.Text(figures.ShownLabel, box.Right, y + 19.5f, Styles.Small.As(Face.Medium).In(Palette.Text), 96, TextAlign.Right);
                canvas.Text(largest, box.Left, y + 19.5f, Styles.Small, box.Width - wide - 8);
            }

            y += Row;
            canvas.Rule(box.Left, y, box.Right, y, Palette.Rule, 0.5f);
        }
    }

    /// <summary>What the shares are of.</summary>
    public static string Subtitle(HealthAssessment assessment) =>
        BookScope.IsPartial(assessment) ? BookScope.PartialLines + "; HHI in points" : "of all assets held; HHI in points, labels at 1,000 and 1,800";

    /// <summary>The four kinds of name.</summary>
    public static (string Name, ConcentrationFigures? Figures)[] Rows(HealthAssessment assessment) =>
    [
        ("Asset", assessment.Concentration.ByAsset),
        ("Issuer", assessment.Concentration.ByIssuer),
        ("Custodian", assessment.Concentration.ByCustodian),
        ("Network", assessment.Concentration.ByNetwork),
    ];

    /// <summary>The largest name, and of how many.</summary>
    public static string Largest(ConcentrationFigures figures) => figures.Names.Length > 0 ? $"largest of {figures.Count}: {figures.Names[0].Name}" : "no name";
}
