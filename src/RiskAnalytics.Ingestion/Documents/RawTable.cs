using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Analysis;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Documents;

/// <summary>A table as it was found: text columns, with the file, the line of every row and the hash of the file.</summary>
/// <remarks>
/// Text becomes figures once, in normalisation, so no amount passes through a floating-point number. Column names are matched
/// without regard to case. Rows are those that could be split into cells; the others are among the issues of the reading.
/// </remarks>
public sealed class RawTable
{
    private readonly Dictionary<string, List<string?>> _cells;
    private readonly Lazy<DataFrame> _frame;
    private readonly List<int> _lines;

    internal RawTable(ImmutableArray<string> columnNames, List<List<string?>> cells, string file, string? sha256, List<int> lines)
    {
        ColumnNames = columnNames;
        File = file;
        Sha256 = sha256;
        _lines = lines;
        _cells = columnNames.Zip(cells).ToDictionary(c => c.First, c => c.Second, StringComparer.OrdinalIgnoreCase);
        _frame = new Lazy<DataFrame>(() => new DataFrame(columnNames.Select(name => new StringDataFrameColumn(name, _cells[name]))));
    }

    /// <summary>The cells: one text column per column of the file, in its order. Made when first asked for.</summary>
    public DataFrame Frame => _frame.Value;

    /// <summary>The file name, for messages; for a frame that was handed in, the name given with it.</summary>
    public string File { get; }

    /// <summary>SHA-256 of the file as 64 hexadecimal digits; null for a frame that was handed in.</summary>
    public string? Sha256 { get; }

    /// <summary>The column names in the order of the file, trimmed and in lower case.</summary>
    public ImmutableArray<string> ColumnNames { get; }

    /// <summary>The number of data rows, the header not counted.</summary>
    public int RowCount => _lines.Count;

    /// <summary>How many rows could not be split into cells and are missing here; each is among the issues of the reading.</summary>
    public int UnreadableRows { get; internal init; }

    /// <summary>A table from a frame that a notebook made.</summary>
    /// <param name="frame">Columns of any type; values are turned into text with the invariant culture.</param>
    /// <param name="name">What to call the table in messages, such as <c>holdings</c>.</param>
    /// <returns>The table; its rows count from 2 as if the column names were line 1 of a file.</returns>
    /// <exception cref="ArgumentException">Two columns have the same name apart from case.</exception>
    public static RawTable FromFrame(DataFrame frame, string name)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);

        var names = frame.Columns.Select(c => HeaderName(c.Name)).ToList();
        var twice = names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new ArgumentException($"The frame has the column '{twice.Key}' more than once.", nameof(frame));

        var rows = checked((int)frame.Rows.Count);
        var cells = frame.Columns
            .Select(column => Enumerable.Range(0, rows).Select(row => Convert.ToString(column[row], CultureInfo.InvariantCulture)).ToList())
            .ToList();
        return new RawTable([.. names], cells, name, sha256: null, [.. Enumerable.Range(2, rows)]);
    }

    /// <summary>The line of the file on which a row starts; the header is line 1.</summary>
    /// <param name="row">The row, from 0.</param>
    public int LineOf(int row) => _lines[row];

    /// <summary>The text of one cell; null when the table has no such column or the row ends before it.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The column name, in any case.</param>
    public string? Text(int row, string column) => _cells.TryGetValue(column, out var cells) ? cells[row] : null;

    /// <summary>Whether the table has a column of this name.</summary>
    /// <param name="column">The column name, in any case.</param>
    public bool HasColumn(string column) => _cells.ContainsKey(column);

    /// <summary>The cells of a column, or null when there is none; for reading many rows without a look-up for each.</summary>
    internal List<string?>? FindColumn(string column) => _cells.GetValueOrDefault(column);

    /// <summary>The row that starts on a line of the file, or null.</summary>
    internal int? RowAt(int line) => _lines.BinarySearch(line) is var row and >= 0 ? row : null;

    /// <summary>Puts a text into a cell, before anything reads the table.</summary>
    internal void Correct(int row, string column, string? text) => _cells[column][row] = text;

    /// <summary>The table with one more, empty column.</summary>
    internal RawTable WithColumn(string name) =>
        new(ColumnNames.Add(name), [.. ColumnNames.Select(n => _cells[n]), [.. Enumerable.Repeat<string?>(null, RowCount)]], File, Sha256, _lines) { UnreadableRows = UnreadableRows };

    internal static string HeaderName(string? text) => (Cell.Text(text) ?? "").ToLowerInvariant();
}
