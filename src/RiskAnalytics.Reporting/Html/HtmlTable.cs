using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Html;

/// <summary>
/// A table with caption, headings with scope and cells that are never empty. Tables a reader may want to search or order
/// say so; the script then adds the buttons.
/// </summary>
internal sealed class HtmlTable
{
    private readonly HtmlWriter _page;
    private readonly (string Title, Kind Kind)[] _columns;
    private int _column;

    private HtmlTable(HtmlWriter page, (string Title, Kind Kind)[] columns)
    {
        _page = page;
        _columns = columns;
    }

    /// <summary>What stands in a column.</summary>
    internal enum Kind
    {
        /// <summary>Words.</summary>
        Text,

        /// <summary>Figures, to the right.</summary>
        Number,

        /// <summary>A bar or a mark, which has no order of its own.</summary>
        Chart,
    }

    /// <summary>Writes a table.</summary>
    /// <param name="page">Where it goes.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="look">Classes: <c>sortable</c>, <c>filtered</c>; empty for none.</param>
    /// <param name="columns">Headings from left to right; the first heads the rows.</param>
    /// <param name="rows">Writes the rows.</param>
    public static void Write(HtmlWriter page, string caption, string look, (string Title, Kind Kind)[] columns, Action<HtmlTable> rows)
    {
        string id = page.NextId("table");
        using var box = page.Open("div", ("class", "scroll"), ("role", "group"), ("tabindex", "0"), ("aria-labelledby", id));
        using var table = page.Open("table", ("class", look.Length == 0 ? null : look));
        page.Element("caption", caption, ("id", id));
        using (page.Open("thead"))
        using (page.Open("tr"))
        {
            foreach ((string title, Kind kind) in columns)
                page.Element("th", title, ("scope", "col"), ("class", kind == Kind.Number ? "number" : null), ("data-sort", kind switch { Kind.Number => "number", Kind.Text => "text", _ => null }));
        }

        using (page.Open("tbody"))
            rows(new HtmlTable(page, columns));
    }

    /// <summary>Writes one row.</summary>
    public void Row(Action<HtmlTable> cells, string? look = null)
    {
        _column = 0;
        using (_page.Open("tr", ("class", look)))
            cells(this);
        if (_column != _columns.Length)
            throw new InvalidOperationException(FormattableString.Invariant($"A row has {_column} cells under {_columns.Length} headings."));
    }

    /// <summary>A cell with words; the first of a row is its heading.</summary>
    /// <param name="text">The words.</param>
    /// <param name="order">What the column is ordered by where that is not the text itself.</param>
    /// <param name="look">Class of the cell.</param>
    public HtmlTable Cell(string text, decimal? order = null, string? look = null) => Cell(_ => _page.Text(text), order, look);

    /// <summary>A cell with a figure and the order it has among the others.</summary>
    public HtmlTable Figure(string text, decimal? value) => Cell(_ => _page.Text(text), value, value is null ? "why" : null);

    /// <summary>A cell with more than words.</summary>
    public HtmlTable Cell(Action<HtmlWriter> content, decimal? order = null, string? look = null, int span = 1)
    {
        bool isNumber = _columns[_column].Kind == Kind.Number && span == 1;
        string? classes = string.Join(' ', ((string?[])[isNumber ? "number" : null, look]).Where(c => c is not null)) is { Length: > 0 } all ? all : null;
        (string, string?) sort = ("data-order", order is { } value ? Format.Exact(value) : null);
        using (_column == 0
            ? _page.Open("th", ("scope", "row"), ("class", classes), sort)
            : _page.Open("td", ("class", classes), ("colspan", span > 1 ? Format.Number(span) : null), sort))
        {
            content(_page);
        }

        _column += span;
        return this;
    }
}
