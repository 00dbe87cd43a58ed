using System.Text;

namespace RiskAnalytics.Cli;

/// <summary>Columns of text, aligned for a person: words to the left, figures to the right.</summary>
internal sealed class TextTable(params string[] headers)
{
    private const string Gap = "  ";

    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row with one cell for each header; null is an empty cell.</summary>
    public void Add(params string?[] cells)
    {
        if (cells.Length != headers.Length)
        {
            throw new ArgumentException($"The row has {cells.Length} cells, the table {headers.Length} columns.", nameof(cells));
        }

        _rows.Add([.. cells.Select(cell => SafeText.OneLine(cell ?? ""))]);
    }

    /// <summary>The table with a header line; every line ends with a line feed and has no spaces before it.</summary>
    public override string ToString()
    {
        var widths = headers.Select((header, column) => _rows.Select(row => row[column].Length).Append(header.Length).Max()).ToArray();
        var right = headers.Select((_, column) => IsFigures(column)).ToArray();
        var text = new StringBuilder();
        foreach (var row in _rows.Prepend(headers))
        {
            var cells = row.Select((cell, column) => right[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            text.Append(string.Join(Gap, cells).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private bool IsFigures(int column)
    {
        var cells = _rows.Select(row => row[column]).Where(cell => cell.Length > 0).ToList();
        return cells.Count > 0 && cells.TrueForAll(cell => char.IsAsciiDigit(cell[^1]) || cell[^1] == '%' || cell is "n/a")
            && cells.Exists(cell => char.IsAsciiDigit(cell[0]) || cell[0] == '-') && !cells.Exists(cell => cell.Count(c => c == '-') > 1);
    }
}
