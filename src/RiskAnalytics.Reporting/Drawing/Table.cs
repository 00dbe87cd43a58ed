using SkiaSharp;

namespace RiskAnalytics.Reporting.Drawing;

/// <summary>Columns, a heading and rows in a given width. Whoever draws it decides where rows go, so a row is never split.</summary>
internal sealed class Table
{
    private readonly TableColumn[] _columns;
    private readonly float _width;
    private readonly float[] _widths;
    private readonly bool _dark;
    private readonly float _gap;
    private readonly float _padding;

    public Table(float width, bool dark, params TableColumn[] columns)
    {
        _columns = columns;
        _width = width;
        _dark = dark;
        _gap = dark ? 7 : 6;
        _padding = dark ? 6 : 0;
        float used = columns.Where(c => c.IsFixed).Sum(c => c.Width) + (_gap * (columns.Length - 1)) + (2 * _padding);
        float parts = columns.Where(c => !c.IsFixed).Sum(c => c.Width);
        _widths = [.. columns.Select(c => c.IsFixed ? c.Width : Math.Max(0, width - used) * c.Width / parts)];
    }

    public float HeaderHeight => _dark ? 18 : 13;

    /// <summary>Space above and below the text of a row.</summary>
    public float RowPadding { get; init; } = 2.6f;

    public float RowHeight(IReadOnlyList<Cell> cells)
    {
        float height = 0;
        int column = 0;
        foreach (Cell cell in cells)
        {
            int lines = cell.MaxLines == 1 || cell.Text.Length == 0
                ? 1
                : Math.Max(1, Typesetter.Wrap(PlainText.Clean(cell.Text), cell.Style, SpanWidth(column, cell.Span), cell.MaxLines).Count);
            height = Math.Max(height, lines * cell.Style.Leading);
            column += cell.Span;
        }

        return height + (2 * RowPadding);
    }

    public void DrawHeader(PanelCanvas canvas, float x, float y)
    {
        if (_dark)
        {
            canvas.Fill(new SKRect(x, y, x + _width, y + HeaderHeight), Palette.Navy, 3);
        }

        TextStyle style = _dark ? Styles.TableHead.In(Palette.White) : Styles.TableHead;
        float left = x + _padding;
        for (int i = 0; i < _columns.Length; i++)
        {
            Place(canvas, _columns[i].Title, left, y + (HeaderHeight / 2) + (style.CapHeight / 2), _widths[i], style, _columns[i].Align);
            left += _widths[i] + _gap;
        }

        if (!_dark)
        {
            canvas.Rule(x, y + HeaderHeight, x + _width, y + HeaderHeight, Palette.Border);
        }
    }

    public void DrawRow(PanelCanvas canvas, float x, float y, IReadOnlyList<Cell> cells, float height, bool shaded)
    {
        if (shaded)
        {
            canvas.Fill(new SKRect(x, y, x + _width, y + height), Palette.Zebra);
        }

        float left = x + _padding;
        int column = 0;
        foreach (Cell cell in cells)
        {
            float width = SpanWidth(column, cell.Span);
            if (cell.Paint is not null)
            {
                cell.Paint(canvas, new SKRect(left, y, left + width, y + height));
            }
            else
            {
                TextAlign align = _columns[column].Align;
                float baseline = y + RowPadding + PanelCanvas.FirstBaseline(cell.Style);
                foreach (string line in Typesetter.Wrap(PlainText.Clean(cell.Text), cell.Style, width, cell.MaxLines))
                {
                    Place(canvas, line, left, baseline, width, cell.Style, align);
                    baseline += cell.Style.Leading;
                }
            }

            left += width + _gap;
            column += cell.Span;
        }

        if (_dark)
        {
            canvas.Rule(x, y + height, x + _width, y + height, Palette.Rule, 0.5f);
        }
    }

    private static void Place(PanelCanvas canvas, string text, float left, float baseline, float width, TextStyle style, TextAlign align)
    {
        float x = align switch
        {
            TextAlign.Right => left + width,
            TextAlign.Centre => left + (width / 2),
            _ => left,
        };
        canvas.Text(text, x, baseline, style, width, align);
    }

    private float SpanWidth(int column, int span)
    {
        float width = _gap * (span - 1);
        for (int i = column; i < column + span; i++)
        {
            width += _widths[i];
        }

        return width;
    }
}
