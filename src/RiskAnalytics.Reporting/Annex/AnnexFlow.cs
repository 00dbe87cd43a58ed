using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;
using RiskAnalytics.Reporting.Renderers;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Annex;

/// <summary>Fills page after page from the top: a heading stays with what follows, a row is never split, a table repeats its head.</summary>
internal sealed class AnnexFlow
{
    private readonly PageBook _book;
    private readonly Func<PanelCanvas, float> _drawHead;
    private float _headingTop;

    /// <summary>Flows behind an assessment, under its running head.</summary>
    public AnnexFlow(PageBook book, HealthAssessment assessment)
        : this(book, canvas => HealthPdfRenderer.RunningHead(canvas, HealthPdfRenderer.Portrait, assessment))
    {
    }

    /// <summary>Flows under a head of its own, which tells where the content starts.</summary>
    public AnnexFlow(PageBook book, Func<PanelCanvas, float> drawHead)
    {
        _book = book;
        _drawHead = drawHead;
        Canvas = NewPage();
    }

    public PanelCanvas Canvas { get; private set; }

    public static float Left => HeaderPanel.Inset;

    public static float Width => HealthPdfRenderer.Portrait.Width - (2 * HeaderPanel.Inset);

    private static float Bottom => HealthPdfRenderer.Portrait.Height - 40;

    public float Y { get; set; }

    /// <summary>Starts a new page when less than this is left.</summary>
    /// <returns>True when a page was started.</returns>
    public bool Need(float height)
    {
        if (Y + height <= Bottom)
        {
            return false;
        }

        Canvas = NewPage();
        return true;
    }

    public void Heading(string title, string subtitle, float follows)
    {
        float text = PanelCanvas.ParagraphHeight(subtitle, Width, Styles.Body);
        Need(34 + text + follows);
        Y += Y > 60 ? 14 : 2;
        _headingTop = Y - 6;
        _book.Mark(title, 0, _headingTop);
        Canvas.Text(title, Left, Y + 12, Styles.Heading, Width);
        Y += 18;
        Y += Canvas.Paragraph(subtitle, Left, Y, Width, Styles.Body) + 7;
    }

    public void SubHeading(string title, float follows)
    {
        Need(22 + follows);
        Y += 9;
        _headingTop = Y - 6;
        Canvas.Text(title, Left, Y + 8, Styles.SubHeading, Width);
        Y += 14;
    }

    /// <summary>A bookmark to the heading drawn last; level 1 stands under the bookmark of the heading before.</summary>
    public void Bookmark(string title, int level = 1) => _book.Mark(title, level, _headingTop);

    public void Paragraph(string text, TextStyle style)
    {
        // Line by line, so that a text longer than a page goes on on the next.
        foreach (string line in Typesetter.Wrap(PlainText.Clean(text), style, Width))
        {
            Need(style.Leading);
            Canvas.Text(line, Left, Y + PanelCanvas.FirstBaseline(style), style, Width);
            Y += style.Leading;
        }
    }

    public void Rows(Table table, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        bool isFirst = true;
        int index = 0;
        foreach (IReadOnlyList<Cell> row in rows)
        {
            float height = table.RowHeight(row);
            if (Need(height + (isFirst ? table.HeaderHeight : 0)) || isFirst)
            {
                table.DrawHeader(Canvas, Left, Y);
                Y += table.HeaderHeight;
            }

            table.DrawRow(Canvas, Left, Y, row, height, index % 2 == 1);
            Y += height;
            isFirst = false;
            index++;
        }
    }

    private PanelCanvas NewPage()
    {
        PanelCanvas canvas = _book.BeginPage(HealthPdfRenderer.Portrait);
        canvas.Fill(SKRect.Create(HealthPdfRenderer.Portrait), Palette.White);
        Y = _drawHead(canvas);
        return canvas;
    }
}
