using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Annex;

/// <summary>The look-through in annex F: ultimate exposures, every step taken, and contagion as a table and as a small map.</summary>
internal static class LookThroughAnnex
{
    private const int MostExposures = 60;
    private const int MostLinks = 80;
    private const int MostLosses = 80;
    private const int MostNames = 12;
    private const int MostEntities = 6;
    private const float LabelWidth = 140;
    private const float CellHeight = 16;

    public static void Write(AnnexFlow flow, HealthAssessment assessment, LookThroughReport report)
    {
        flow.SubHeading($"Look-through: what the reserve rests on in the end, {assessment.Snapshot.ReportingCurrency}", 60);
        flow.Bookmark("Look-through");
        if (report.Exposures.IsEmpty)
            flow.Paragraph(Words.Sentence(Words.NothingHeld(assessment)) + ".", Styles.Body);
        else
            WriteExposures(flow, report);
        FigureTable.WriteNotes(flow, report.Notes);
        FigureTable.Write(flow, "Concentration at the surface and underneath", report.Measures);
        WriteLinks(flow, report);
        WriteContagion(flow, report);
    }

    private static void WriteExposures(AnnexFlow flow, LookThroughReport report)
    {
        var table = new Table(
            AnnexFlow.Width,
            true,
            new TableColumn("Rests on", 1),
            new TableColumn("Class", 0.7f),
            new TableColumn("Direct", 62, TextAlign.Right, IsFixed: true),
            new TableColumn("Through others", 66, TextAlign.Right, IsFixed: true),
            new TableColumn("Share", 44, TextAlign.Right, IsFixed: true),
            new TableColumn("Id for explain", 0.9f));
        flow.Rows(table, report.Exposures.Take(MostExposures).Select(e => (IReadOnlyList<Cell>)
        [
            new Cell(LookThroughPanel.Name(e), Styles.Body, 2),
            new Cell(Words.Of(e.Class), Styles.Small),
            new Cell(Format.Money(e.Direct, null), Styles.Figure),
            new Cell(Format.Money(e.Through, null), Styles.Figure),
            new Cell(FigureWords.Of(e.Share), Styles.Figure, 2),
            new Cell(e.Share.Id, Styles.Small, 3),
        ]));
        if (report.Exposures.Length > MostExposures)
            flow.Paragraph($"and {Words.Count(report.Exposures.Length - MostExposures, "smaller exposure")}: stress.json lists them all.", Styles.Small);
        FigureTable.WriteReasons(flow, report.Exposures.Take(MostExposures).Select(e => e.Share));
    }

    private static void WriteLinks(AnnexFlow flow, LookThroughReport report)
    {
        if (report.Links.IsEmpty)
            return;
        flow.SubHeading($"Steps: {Words.Count(report.Links.Length, "step")}", 50);
        var table = new Table(
            AnnexFlow.Width,
            true,
            new TableColumn("Depth", 30, TextAlign.Right, IsFixed: true),
            new TableColumn("From", 0.6f),
            new TableColumn("Asset", 60, IsFixed: true),
            new TableColumn("To", 0.6f),
            new TableColumn("Value", 58, TextAlign.Right, IsFixed: true),
            new TableColumn("Note", 1.2f));
        flow.Rows(table, report.Links.Take(MostLinks).Select(l => (IReadOnlyList<Cell>)
        [
            new Cell(Format.Number(l.Depth), Styles.Figure),
            new Cell(l.From, Styles.Body, 2),
            new Cell(l.Asset, Styles.Label, 2),
            new Cell(l.To, Styles.Body, 2),
            new Cell(Format.Money(l.Value, null), Styles.Figure),
            new Cell(l.Note, Styles.Small, 4),
        ]));
        if (report.Links.Length > MostLinks)
            flow.Paragraph($"and {Words.Count(report.Links.Length - MostLinks, "more step")}: stress.json lists them all.", Styles.Small);
    }

    private static void WriteContagion(AnnexFlow flow, LookThroughReport report)
    {
        if (report.Contagion.IsEmpty)
            return;
        var worst = LookThroughPanel.Worst(report);
        flow.SubHeading("Contagion: what the loss of one name costs each entity", 60);
        DrawMap(flow, worst);
        var table = new Table(
            AnnexFlow.Width,
            true,
            new TableColumn("If lost", 0.8f),
            new TableColumn("Who loses", 0.6f),
            new TableColumn("Round", 32, TextAlign.Right, IsFixed: true),
            new TableColumn("Of its assets", 54, TextAlign.Right, IsFixed: true),
            new TableColumn("Cover after", 54, TextAlign.Right, IsFixed: true),
            new TableColumn("Ids for explain", 1.2f));
        flow.Rows(table, worst.Take(MostLosses).Select(c => (IReadOnlyList<Cell>)
        [
            new Cell(c.Name, Styles.Body, 2),
            new Cell(c.Entity, Styles.Body, 2),
            new Cell(Format.Number(c.Round), Styles.Figure),
            new Cell(FigureWords.Of(c.Loss), Styles.Figure, 2),
            new Cell(FigureWords.Percent(c.CoverageAfter), Styles.Figure, 2),
            new Cell($"{c.Loss.Id}, {c.CoverageAfter.Id}", Styles.Small, 5),
        ]));
        if (worst.Count > MostLosses)
            flow.Paragraph($"and {Words.Count(worst.Count - MostLosses, "smaller loss", "smaller losses")}: stress.json lists them all.", Styles.Small);
        FigureTable.WriteReasons(flow, worst.Take(MostLosses).SelectMany(c => new[] { c.Loss, c.CoverageAfter }));
    }

    /// <summary>Names by entities, the loss as text and as depth of colour in each cell.</summary>
    private static void DrawMap(AnnexFlow flow, IReadOnlyList<ContagionLoss> worst)
    {
        var names = worst.Select(c => c.Name).Distinct().ToList();
        var entities = worst.Select(c => c.Entity).Distinct().ToList();
        var columns = Math.Min(entities.Count, MostEntities);
        var rows = Math.Min(names.Count, MostNames);
        flow.Need(CellHeight * (rows + 2) + 6);
        var width = Math.Min(110, (AnnexFlow.Width - LabelWidth) / columns);
        for (var i = 0; i < columns; i++)
            flow.Canvas.Text(entities[i], AnnexFlow.Left + LabelWidth + ((i + 0.5f) * width), flow.Y + 9, Styles.TableHead, width - 4, TextAlign.Centre);
        flow.Y += CellHeight - 2;
        foreach (var name in names.Take(rows))
        {
            flow.Canvas.Text(name, AnnexFlow.Left, flow.Y + 10.5f, Styles.Label, LabelWidth - 6);
            for (var i = 0; i < columns; i++)
            {
                var cell = SKRect.Create(AnnexFlow.Left + LabelWidth + (i * width), flow.Y, width - 1.5f, CellHeight - 1.5f);
                DrawCell(flow.Canvas, cell, worst.FirstOrDefault(c => c.Name == name && c.Entity == entities[i]));
            }

            flow.Y += CellHeight;
        }

        var left = (names.Count - rows, entities.Count - columns) switch
        {
            (0, 0) => "",
            (var n, 0) => $"and {Words.Count(n, "more name")}, in the table below",
            (0, var e) => $"and {Words.Count(e, "more entity", "more entities")}, in the table below",
            var (n, e) => $"and {Words.Count(n, "more name")} and {Words.Count(e, "more entity", "more entities")}, in the table below",
        };
        flow.Canvas.Text(left.Length == 0 ? "The darker, the larger the loss." : left, AnnexFlow.Left, flow.Y + 8, Styles.Small, AnnexFlow.Width);
        flow.Y += 14;
    }

    private static void DrawCell(PanelCanvas canvas, SKRect cell, ContagionLoss? loss)
    {
        if (loss is null)
        {
            canvas.Fill(cell, Palette.Zebra);
            canvas.Text("none", cell.MidX, cell.MidY + 2.4f, Styles.Tiny, cell.Width - 4, TextAlign.Centre);
            return;
        }

        var depth = loss.Loss.Value is { } value ? (float)Math.Clamp(value, 0m, 1m) : 0;
        var full = BandLook.Of(Band.Critical).Solid;
        canvas.Fill(cell, loss.Loss.Value is null ? Palette.Zebra : new SKColor(Mix(full.Red), Mix(full.Green), Mix(full.Blue)));
        var text = FigureWords.Of(loss.Loss) + (loss.Round > 1 ? FormattableString.Invariant($", round {loss.Round}") : "");
        canvas.Text(text, cell.MidX, cell.MidY + 2.4f, Styles.Small.As(Face.SemiBold).In(depth > 0.45f ? Palette.White : Palette.Ink), cell.Width - 4, TextAlign.Centre);

        // The root lets small losses be seen beside large ones.
        byte Mix(byte part) => (byte)(255 - ((255 - part) * (0.12f + (0.88f * MathF.Sqrt(depth)))));
    }
}
