using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Annex;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;
using RiskAnalytics.Reporting.Renderers;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Disclosure;

/// <summary>A disclosure as PDF in the look of the reports. While a required line is missing, its mark stands across each page.</summary>
public static class DisclosurePdf
{
    private const int MostLines = 12;

    private static readonly SKColor MarkColor = SKColor.Parse("#EDEFF4");

    /// <summary>Writes the document.</summary>
    /// <param name="document">What stands in it.</param>
    /// <param name="wording">Its words.</param>
    /// <param name="engineVersion">Version of the engine, for the foot of each page.</param>
    /// <param name="output">Where the bytes go; the stream stays open.</param>
    public static void Write(DisclosureDocument document, DisclosureWording wording, string engineVersion, Stream output)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(wording);
        using var book = new PageBook();
        var isFirst = true;
        var flow = new AnnexFlow(book, canvas =>
        {
            if (document.IsDraft)
                DraftMark(canvas, wording.Draft);
            var top = isFirst ? FirstHead(canvas, document, wording) : RunningHead(canvas, document, wording);
            isFirst = false;
            return top;
        });
        Opening(flow, document, wording);
        foreach (var section in document.Items.GroupBy(wording.Section))
            Section(flow, section.Key, [.. section], document, wording);
        // They stay together: a page with a rest of a sentence on it looks like a mistake.
        flow.SubHeading("Notices", wording.Notices.Sum(notice => PanelCanvas.ParagraphHeight(notice, AnnexFlow.Width, Styles.Body) + 4) + 14);
        foreach (var notice in wording.Notices)
        {
            flow.Paragraph(notice, Styles.Body);
            flow.Y += 4;
        }

        var origin = $"RiskAnalytics {engineVersion} · {wording.Title} · {document.Snapshot.Entity.Name}, {Format.Date(document.Snapshot.AsOf)}";
        book.Write(output, Properties(document, wording, engineVersion), (canvas, size, page, pages) => HealthPdfRenderer.Footer(canvas, size, origin, page, pages));
    }

    /// <summary>Large, pale and opaque, under everything: it can be read, and so can what stands on it.</summary>
    private static void DraftMark(PanelCanvas canvas, string word)
    {
        var style = new TextStyle(Face.Bold, 128, MarkColor);
        var size = HealthPdfRenderer.Portrait;
        canvas.Canvas.Save();
        canvas.Canvas.RotateDegrees(-52, size.Width / 2, size.Height / 2);
        canvas.Text(word, size.Width / 2, (size.Height / 2) + (style.CapHeight / 2), style.At(Math.Min(128, 128 * size.Height * .8f / PanelCanvas.Measure(word, style))), align: TextAlign.Centre);
        canvas.Canvas.Restore();
    }

    private static float FirstHead(PanelCanvas canvas, DisclosureDocument document, DisclosureWording wording)
    {
        var (left, right) = (HeaderPanel.Inset, HealthPdfRenderer.Portrait.Width - HeaderPanel.Inset);
        canvas.Fill(new SKRect(0, 0, HealthPdfRenderer.Portrait.Width, 92), Palette.Navy);
        canvas.Text(wording.Title.ToUpperInvariant(), left, 24, new TextStyle(Face.SemiBold, 7.4f, Palette.NavySoft), right - left);
        var name = new TextStyle(Face.Bold, 21, Palette.White);
        canvas.Text(document.Snapshot.Entity.Name, left, 50, PanelFrame.Fitting(document.Snapshot.Entity.Name, name, right - left, 11), right - left);
        var token = document.Snapshot.Entity.Token?.Symbol.Text ?? "no token named";
        canvas.Text($"{token} · as of {Format.Date(document.Snapshot.AsOf)} · {document.Regime} · amounts in {document.Snapshot.ReportingCurrency}", left, 66, new TextStyle(Face.Medium, 8, Palette.White), right - left);
        if (document.IsVoluntary)
            canvas.Text(wording.Voluntary, left, 81, new TextStyle(Face.Regular, 7.2f, Palette.NavySoft), right - left);
        return 104;
    }

    private static float RunningHead(PanelCanvas canvas, DisclosureDocument document, DisclosureWording wording)
    {
        var (left, right) = (HeaderPanel.Inset, HealthPdfRenderer.Portrait.Width - HeaderPanel.Inset);
        var name = canvas.Text(document.Snapshot.Entity.Name, left, 31, Styles.Strong, (right - left) * .45f);
        canvas.Text($"{wording.Title}, as of {Format.Date(document.Snapshot.AsOf)}{(document.IsVoluntary ? ", voluntary" : "")}", left + name + 7, 31, Styles.Small, right - left - name - 7);
        canvas.Rule(left, 42, right, 42, Palette.Border, 0.6f);
        return 52;
    }

    /// <summary>Whether the document is ready, and if not what is missing.</summary>
    private static void Opening(AnnexFlow flow, DisclosureDocument document, DisclosureWording wording)
    {
        var missing = document.Missing.ToList();
        var look = missing.Count == 0 ? BandLook.Of(Core.Assessment.Band.Healthy) : BandLook.Of(Core.Assessment.Band.Watch);
        var text = missing.Count == 0
            ? "Every required line is filled, or an explicit \"none\"."
            : $"Draft: {Words.Count(missing.Count, "required line")} of {Format.Number(document.Items.Count(item => item.IsRequired))} {(missing.Count == 1 ? "is" : "are")} missing: {string.Join(", ", missing.Select(wording.Label))}.";
        var height = PanelCanvas.ParagraphHeight(text, AnnexFlow.Width - 28, Styles.Body.In(look.Ink)) + 12;
        flow.Canvas.Fill(new SKRect(AnnexFlow.Left, flow.Y, AnnexFlow.Left + AnnexFlow.Width, flow.Y + height), look.Ground, 5);
        Marks.Shape(flow.Canvas, look.Shape, AnnexFlow.Left + 11, flow.Y + 6 + (Styles.Body.Leading / 2), 3.2f, look.Solid);
        flow.Canvas.Paragraph(text, AnnexFlow.Left + 20, flow.Y + 6, AnnexFlow.Width - 28, Styles.Body.In(look.Ink));
        flow.Y += height + 2;
    }

    private static void Section(AnnexFlow flow, string title, List<DisclosureItem> items, DisclosureDocument document, DisclosureWording wording)
    {
        flow.SubHeading(title, 40);
        flow.Bookmark(title, level: 0);
        var lines = items.Where(item => item.Table is null).ToList();
        if (lines.Count > 0)
        {
            var table = new Table(AnnexFlow.Width, true, new TableColumn("Line", 1), new TableColumn("Value", 1.25f), new TableColumn("Note and source", 1.25f));
            flow.Rows(table, lines.Select(item => (IReadOnlyList<Cell>)
            [
                new Cell(wording.Label(item), Styles.Label, 3),
                new Cell(Value(item, document), item.State == DisclosureState.NotEvaluated ? Styles.Body.In(BandLook.Of(Core.Assessment.Band.Watch).Ink) : Styles.Strong, MostLines),
                new Cell(Note(item), Styles.Small, MostLines),
            ]));
        }

        foreach (var item in items.Where(item => item.Table is not null))
        {
            flow.Need(64);
            flow.Y += 7;
            flow.Canvas.Text(wording.Label(item), AnnexFlow.Left, flow.Y + 7, Styles.Strong, AnnexFlow.Width);
            flow.Y += 12;
            if (item.Reason is { } note)
                flow.Paragraph(note, Styles.Small);
            Draw(flow, item.Table!, document, wording);
        }
    }

    private static void Draw(AnnexFlow flow, DisclosureTable table, DisclosureDocument document, DisclosureWording wording)
    {
        var columns = table.Columns.Select((column, i) =>
        {
            var numbers = table.Rows.Where(row => row[i].Value is not null).Select(row => Shown(row[i].Value!.Value, row[i].Unit!.Value, document)).ToList();
            var longest = table.Rows.Max(row => row[i].Text?.Length ?? 0);
            return numbers.Count == 0 ? new TableColumn(wording.Columns[column], Math.Clamp(longest / 28f, .55f, 2.6f))
                // A figure is never cut; beside words it stands left like them.
                : longest > 0 ? new TableColumn(wording.Columns[column], .9f)
                : new TableColumn(wording.Columns[column], Math.Max(60, numbers.Max(number => PanelCanvas.Measure(number, Styles.Figure)) + 4), TextAlign.Right, IsFixed: true);
        }).ToArray();
        flow.Rows(
            new Table(AnnexFlow.Width, true, columns),
            table.Rows.Select(row => (IReadOnlyList<Cell>)[.. row.Select(cell => cell.Text is { } text
                ? new Cell(text, Styles.Body, MostLines)
                : new Cell(Shown(cell.Value!.Value, cell.Unit!.Value, document), Styles.Figure))]));
    }

    private static string Value(DisclosureItem item, DisclosureDocument document) => item.State switch
    {
        DisclosureState.None => "none",
        DisclosureState.NotEvaluated => $"not evaluated: {item.Reason}",
        _ => item.Text ?? (item.Figure is { Value: { } value } figure ? figure.Definition.IsYesOrNo ? (value == 1m ? "yes" : "no") : Shown(value, figure.Definition.Unit, document) : "see the table"),
    };

    private static string Shown(decimal value, MetricUnit unit, DisclosureDocument document) => unit switch
    {
        MetricUnit.Money => $"{document.Snapshot.ReportingCurrency} {Grouped(value, 2)}",
        MetricUnit.Share or MetricUnit.Ratio or MetricUnit.Change => Format.Percent(value, 2),
        MetricUnit.Days => $"{Grouped(decimal.Round(value, 1, MidpointRounding.ToEven), 1)} day{(value == 1m ? "" : "s")}",
        _ => Grouped(value, 6),
    };

    /// <summary>An amount as a filing prints it: every digit before the point, in groups.</summary>
    private static string Grouped(decimal value, int decimals) =>
        decimal.Round(value, decimals, MidpointRounding.ToEven).ToString(decimals == 2 ? "#,##0.00" : "#,##0.######", System.Globalization.CultureInfo.InvariantCulture);

    private static string Note(DisclosureItem item)
    {
        var reason = item.State == DisclosureState.NotEvaluated ? null : item.Reason;
        var rules = item.Rules.IsEmpty ? null : string.Join(", ", item.Rules);
        return string.Join(". ", new[] { reason?.TrimEnd('.'), item.Source?.TrimEnd('.'), rules }.Where(part => part is not null));
    }

    private static DocumentProperties Properties(DisclosureDocument document, DisclosureWording wording, string engineVersion) => new(
        $"{wording.Title}: {document.Snapshot.Entity.Name}, {Format.Date(document.Snapshot.AsOf)}",
        $"{(document.IsDraft ? "Draft" : "Complete")}{(document.IsVoluntary ? ", voluntary" : "")}, regime {document.Regime}",
        document.Snapshot.PreparedBy ?? "RiskAnalytics",
        $"disclosure, {document.Id}, {document.Snapshot.Entity.Id}",
        $"RiskAnalytics {engineVersion}",
        document.Snapshot.AsOf)
    { Language = wording.Language };
}
