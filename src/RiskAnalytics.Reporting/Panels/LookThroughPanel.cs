using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>What the reserve rests on underneath: ultimate exposures, hidden concentration, and what the loss of one name would cost.</summary>
internal sealed class LookThroughPanel : IReportPanel
{
    public const string Subtitle = "the surface against what is underneath; solid: held directly, pale: through issuers, funds and protocols";
    private const float Row = 12.4f;
    private const float MeasuresHeight = 28;
    private const int MostExposures = 12;
    private const int MostNotes = 3;

    public string Title => "Look-through";

    public PanelHeight Measure(HealthAssessment assessment, float width)
    {
        var inner = width - (2 * PanelFrame.Padding);
        if (assessment.Stress?.LookThrough is not { } report || report.Exposures.IsEmpty)
            return PanelHeight.Fixed(PanelFrame.Head + PanelFrame.AbsentHeight(WhyNot(assessment), inner) + PanelFrame.Foot);
        var rows = Math.Max(Math.Min(report.Exposures.Length, MostExposures + 1), Math.Min(report.Contagion.Length, MostExposures)) + 1;
        var fixedPart = PanelFrame.Head + MeasuresHeight + NotesHeight(report, inner) + PanelFrame.Foot;
        return new PanelHeight(fixedPart + (Math.Min(rows, 6) * Row), fixedPart + (rows * Row));
    }

    public void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment)
    {
        using var card = PanelFrame.Open(canvas, bounds, Title, Subtitle, out SKRect box);
        if (assessment.Stress?.LookThrough is not { } report || report.Exposures.IsEmpty)
        {
            PanelFrame.Absent(canvas, box.Left, box.Top, box.Width, "Nothing to look through", WhyNot(assessment));
            return;
        }

        DrawMeasures(canvas, box, report);
        var top = box.Top + MeasuresHeight;
        var bottom = box.Bottom - NotesHeight(report, box.Width);
        var half = (box.Width - 18) / 2;
        DrawExposures(canvas, new SKRect(box.Left, top, box.Left + half, bottom), report);
        canvas.Rule(box.Left + half + 9, top, box.Left + half + 9, bottom, Palette.Rule);
        DrawContagion(canvas, new SKRect(box.Right - half, top, box.Right, bottom), report);
        DrawNotes(canvas, new SKRect(box.Left, bottom, box.Right, box.Bottom), report);
    }

    /// <summary>Why there is nothing to look through.</summary>
    public static string WhyNot(HealthAssessment assessment) => assessment.Stress?.LookThrough switch
    {
        null => "The look-through was not run: this report was made without it.",
        { Notes.IsEmpty: false } report => report.Notes[0],
        _ => Words.Sentence(Words.NothingHeld(assessment)) + ".",
    };

    /// <summary>Concentration at the surface and underneath, the largest name.</summary>
    private static void DrawMeasures(PanelCanvas canvas, SKRect box, LookThroughReport report)
    {
        var shown = report.Measures.Take(4).ToList();
        var step = (box.Width + 10) / Math.Max(1, shown.Count);
        for (var i = 0; i < shown.Count; i++)
        {
            var name = shown[i].Subject is { } subject ? $"{shown[i].Definition.Name}, {subject}" : shown[i].Definition.Name;
            DrawMeasure(canvas, box.Left + (i * step), box.Top - 2, step - 10, name, shown[i]);
        }
    }

    // Beside a share stands the name it is of.
    private static void DrawMeasure(PanelCanvas canvas, float x, float top, float width, string name, Figure figure)
    {
        canvas.Text(name, x, top + 6, PanelFrame.Fitting(name, Styles.Tiny.At(6.2f), width, 5.4f), width);
        if (figure.Value is not { } value)
        {
            canvas.Paragraph(FigureWords.OrWhy(figure), x, top + 8, width, Styles.Tiny.In(Palette.Text), 2);
            return;
        }

        var text = figure.Definition.Unit == MetricUnit.Index ? Format.HhiPoints(value) + " points" : FigureWords.Of(figure);
        var wide = canvas.Text(text, x, top + 19, PanelFrame.Fitting(text, new TextStyle(Face.SemiBold, 10, Palette.Ink), width), width);
        if (figure.Reason is { } of)
            canvas.Text(of, x + wide + 5, top + 19, Styles.Small, width - wide - 5);
    }

    private static void DrawExposures(PanelCanvas canvas, SKRect box, LookThroughReport report)
    {
        const float ValueWidth = 42;
        var label = box.Width * 0.4f;
        canvas.Text("Rests in the end on", box.Left, box.Top + 8.2f, Styles.TableHead, label);
        canvas.Text("of all assets", box.Right, box.Top + 8.2f, Styles.TableHead, 70, TextAlign.Right);
        var fits = Math.Max(1, (int)((box.Height + 1) / Row) - 1);
        var all = report.Exposures;
        var shown = all.Length <= fits ? all.Length : fits - 1;
        var most = all.Max(e => Size(e.Direct) + Size(e.Through));
        var y = box.Top + Row;
        foreach (var exposure in all.Take(shown))
        {
            canvas.Text(Name(exposure), box.Left, y + 9, Styles.Label.At(7.2f), label - 5);
            var track = new SKRect(box.Left + label, y + 2.4f, box.Right - ValueWidth - 4, y + 10.4f);
            DrawBar(canvas, track, exposure, most);
            canvas.Text(FigureWords.Of(exposure.Share), box.Right, y + 9, PanelFrame.Fitting(FigureWords.Of(exposure.Share), Styles.Figure, ValueWidth, 5), ValueWidth, TextAlign.Right);
            y += Row;
        }

        if (shown < all.Length)
            canvas.Text($"and {Words.Count(all.Length - shown, "smaller exposure")}: annex F", box.Left, y + 9, Styles.Small, box.Width);
    }

    /// <summary>A name, or the words of a class where no name is known.</summary>
    internal static string Name(UltimateExposure exposure) => exposure.Name == Codes.Of(exposure.Class) ? Words.Of(exposure.Class) : exposure.Name;

    private static void DrawBar(PanelCanvas canvas, SKRect track, UltimateExposure exposure, decimal most)
    {
        if (most <= 0m)
            return;
        var color = ClassColors.Of(exposure.Class);
        var direct = track.Width * (float)(Size(exposure.Direct) / most);
        var through = track.Width * (float)(Size(exposure.Through) / most);
        canvas.Fill(new SKRect(track.Left, track.Top, track.Left + Math.Max(direct, through > 0 ? 0 : 0.8f), track.Bottom), color, 1);
        if (through <= 0)
            return;
        var pale = new SKRect(track.Left + direct, track.Top, track.Left + direct + Math.Max(through, 0.8f), track.Bottom);
        canvas.Fill(pale, ClassColors.Paler(color, 3));
        canvas.Outline(SKRect.Inflate(pale, -0.25f, -0.25f), color, 0, 0.5f);
    }

    private static void DrawContagion(PanelCanvas canvas, SKRect box, LookThroughReport report)
    {
        if (report.Contagion.IsEmpty)
        {
            canvas.Text("If one name is lost", box.Left, box.Top + 8.2f, Styles.TableHead, box.Width);
            canvas.Paragraph("No name was found whose loss reaches an entity: what is held names no bank, issuer or custodian.", box.Left, box.Top + Row, box.Width, Styles.Small, 3);
            return;
        }

        var table = new Table(
            box.Width,
            false,
            new TableColumn("If lost", 1),
            new TableColumn("who loses", 0.6f),
            new TableColumn("of its assets", 46, TextAlign.Right, IsFixed: true),
            new TableColumn("cover after", 46, TextAlign.Right, IsFixed: true));
        table.DrawHeader(canvas, box.Left, box.Top - 1);
        var y = box.Top + Row;
        var all = Worst(report);
        var fits = Math.Max(1, (int)((box.Height + 1) / Row) - 1);
        var shown = all.Count <= fits ? all.Count : fits - 1;
        foreach (var loss in all.Take(shown))
        {
            var entity = loss.Round > 1 ? FormattableString.Invariant($"{loss.Entity}, round {loss.Round}") : loss.Entity;
            table.DrawRow(
                canvas,
                box.Left,
                y,
                [
                    new Cell(loss.Name, Styles.Label.At(7.2f)),
                    new Cell(entity, Styles.Small.In(Palette.Text)),
                    new Cell(FigureWords.Of(loss.Loss), Fit(FigureWords.Of(loss.Loss))),
                    new Cell(FigureWords.Percent(loss.CoverageAfter), Fit(FigureWords.Percent(loss.CoverageAfter)).In(loss.CoverageAfter.Value < 1m ? BandLook.Of(Band.Critical).Ink : Palette.Ink)),
                ],
                Row,
                false);
            y += Row;
        }

        if (shown < all.Count)
            canvas.Text($"and {Words.Count(all.Count - shown, "smaller loss", "smaller losses")}: annex F", box.Left, y + 9, Styles.Small, box.Width);
    }

    private static TextStyle Fit(string text) => PanelFrame.Fitting(text, Styles.Figure.At(7f), 46, 5);

    /// <summary>Largest loss first; a loss that cannot be computed stands last.</summary>
    internal static IReadOnlyList<ContagionLoss> Worst(LookThroughReport report) =>
    [
        .. report.Contagion
            .OrderBy(c => c.Loss.Value is null)
            .ThenByDescending(c => c.Loss.Value)
            .ThenBy(c => c.Name, StringComparer.Ordinal)
            .ThenBy(c => c.Entity, StringComparer.Ordinal),
    ];

    private static void DrawNotes(PanelCanvas canvas, SKRect box, LookThroughReport report)
    {
        var y = box.Top + 4;
        foreach (var note in Notes(report))
            y += canvas.Paragraph(note, box.Left, y, box.Width, Styles.Small, 2);
    }

    private static float NotesHeight(LookThroughReport report, float width)
    {
        var notes = Notes(report).ToList();
        return notes.Count == 0 ? 0 : 4 + notes.Sum(n => PanelCanvas.ParagraphHeight(n, width, Styles.Small, 2));
    }

    // What was not gone through comes first; what is more than three notes is counted.
    private static IEnumerable<string> Notes(LookThroughReport report)
    {
        var shown = report.Notes.Length <= MostNotes ? report.Notes.Length : MostNotes - 1;
        var notes = report.Notes.OrderBy(n => !n.StartsWith("Not", StringComparison.Ordinal)).Take(shown).ToList();
        if (report.Exposures.All(e => e.Through == 0m) && !notes.Any(n => n.StartsWith("Nothing was gone through", StringComparison.Ordinal)))
            notes.Insert(0, "Nothing was gone through: the exposures above are those of the surface.");
        return shown < report.Notes.Length ? notes.Append($"and {Words.Count(report.Notes.Length - shown, "more note")}: annex F") : notes;
    }

    private static decimal Size(decimal value) => Math.Max(value, 0m);
}
