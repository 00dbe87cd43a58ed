using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>Definitions, sources, and what this report does not claim.</summary>
internal sealed class NotesPanel : IReportPanel
{
    /// <summary>The notes, each with its title.</summary>
    public static readonly (string Title, string Text)[] Notes =
    [
        ("Definitions",
            "Clean assets: all unencumbered assets less own tokens beyond what is owed in them. Matched: held and owed in the same asset. "
            + "Scores run from 0 to 100; bands start at 70 (healthy, ● H), 55 (watch, ▲ W) and 40 (unhealthy, ◆ U), below is critical (■ C). "
            + "The overall band is the worst of the final score and the five pillars."),
        ("Sources",
            "Every figure comes from the book named above; the annex gives formula, inputs, limits and source of each metric. "
            + "Limits and haircuts are those of the policy named above, each with its source. "
            + "□ stands for a letter outside the Latin, Greek and Cyrillic scripts."),
        ("Not claimed",
            "This report is no audit, no legal opinion and no advice. It does not cover operational, cyber or governance risk, "
            + "claims off the balance sheet, or flows within a day. A grade says how the figures as published compare with the policy."),
    ];

    public string Title => "Notes";

    public PanelHeight Measure(HealthAssessment assessment, float width)
    {
        float inner = width - (2 * PanelFrame.Padding);
        float text = IsWide(width)
            ? Notes.Max(n => PanelCanvas.ParagraphHeight(n.Text, (inner - 28) / 3, Styles.Small))
            : Notes.Sum(n => PanelCanvas.ParagraphHeight(n.Text, inner, Styles.Small) + 16) - 16;
        return PanelHeight.Fixed(12 + 10 + text + PanelFrame.Foot);
    }

    public void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment)
    {
        using var card = canvas.Card(Title, bounds);
        float inner = bounds.Width - (2 * PanelFrame.Padding);
        float width = IsWide(bounds.Width) ? (inner - 28) / 3 : inner;
        float x = bounds.Left + PanelFrame.Padding;
        float y = bounds.Top + 12;
        foreach ((string title, string text) in Notes)
        {
            canvas.Text(title, x, y + 5, Styles.Strong.At(7.2f), width);
            float height = canvas.Paragraph(text, x, y + 9, width, Styles.Small);
            if (IsWide(bounds.Width))
            {
                x += width + 14;
            }
            else
            {
                y += height + 16;
            }
        }
    }

    private static bool IsWide(float width) => width > 400;
}
