using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;

namespace RiskAnalytics.Reporting.Annex;

/// <summary>Unscored figures below each other, each with the id that <c>explain</c> takes.</summary>
internal static class FigureTable
{
    private const int MostReasons = 12;

    public static void Write(AnnexFlow flow, string title, IReadOnlyCollection<Figure> figures)
    {
        if (figures.Count == 0)
            return;
        flow.SubHeading(title, 50);
        var table = new Table(
            AnnexFlow.Width,
            true,
            new TableColumn("Figure", 1),
            new TableColumn("Value", 66, TextAlign.Right, IsFixed: true),
            new TableColumn("Id for explain", 0.86f),
            new TableColumn("Remark", 1.1f));
        flow.Rows(table, figures.Select(f => (IReadOnlyList<Cell>)
        [
            new Cell(f.Subject is { } subject ? $"{f.Definition.Name}, {subject}" : f.Definition.Name, Styles.Body, 2),
            new Cell(FigureWords.Of(f), Styles.Figure, 2),
            new Cell(f.Id, Styles.Small, 3),
            new Cell(f.Reason ?? "", Styles.Small, 6),
        ]));
    }

    /// <summary>The reasons behind the cells of a table, each once, with the figures that they belong to.</summary>
    public static void WriteReasons(AnnexFlow flow, IEnumerable<Figure> figures)
    {
        var reasons = figures.Where(f => f.Reason is not null).GroupBy(f => f.Reason!).ToList();
        flow.Y += 3;
        foreach (var reason in reasons.Take(MostReasons))
        {
            var more = reason.Count() > 1 ? $" and {Words.Count(reason.Count() - 1, "more figure")}" : "";
            flow.Paragraph($"{reason.First().Id}{more}: {reason.Key}", Styles.Small);
        }

        if (reasons.Count > MostReasons)
            flow.Paragraph($"and {Words.Count(reasons.Count - MostReasons, "more remark")}: stress.json lists them all.", Styles.Small);
    }

    /// <summary>Sentences that the reader must know, one below the other.</summary>
    public static void WriteNotes(AnnexFlow flow, IReadOnlyCollection<string> notes)
    {
        if (notes.Count > 0)
            flow.Y += 3;
        foreach (var note in notes)
            flow.Paragraph("· " + note, Styles.Small);
    }

    /// <summary>The ids of a row of figures, whole.</summary>
    public static string Ids(IEnumerable<Figure> figures) => "Ids: " + string.Join(", ", figures.Select(f => f.Id));
}
