using System.Text;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>
/// Writes comma-separated text (RFC 4180, lines end with a line feed) that a spreadsheet opens as data: a text that would
/// start a formula gets a leading apostrophe, a plain number such as -5.2 stays a number.
/// </summary>
public sealed class CsvText
{
    private readonly StringBuilder _text = new();
    private bool _isRowStarted;

    /// <summary>Adds a cell of text; null is an empty cell.</summary>
    public CsvText Add(string? text) => AddRaw(Quote(FormulaGuard.Neutralise(text ?? "")));

    /// <summary>Adds a number with every digit; null is an empty cell.</summary>
    public CsvText Add(decimal? number) => AddRaw(number is { } value ? Format.Exact(value) : "");

    /// <summary>Adds an amount of money in cents, half to even; null is an empty cell.</summary>
    public CsvText AddAmount(decimal? amount) => Add(Rounded(amount, 2));

    /// <summary>Adds a score, share or ratio with at most ten decimals, half to even; null is an empty cell.</summary>
    public CsvText AddFigure(decimal? figure) => Add(Rounded(figure, 10));

    /// <summary>Adds a date as 2024-04-12; null is an empty cell.</summary>
    public CsvText Add(DateOnly? date) => AddRaw(date is { } value ? Format.Date(value) : "");

    /// <summary>Adds true or false; null is an empty cell.</summary>
    public CsvText Add(bool? flag) => AddRaw(flag switch { true => "true", false => "false", null => "" });

    /// <summary>Adds a row of headers.</summary>
    public CsvText AddHeader(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Add(name);
        }

        return EndRow();
    }

    /// <summary>Ends the row.</summary>
    public CsvText EndRow()
    {
        _text.Append('\n');
        _isRowStarted = false;
        return this;
    }

    /// <summary>The text so far.</summary>
    public override string ToString() => _text.ToString();

    private static decimal? Rounded(decimal? number, int decimals) =>
        number is { } value ? decimal.Round(value, decimals, MidpointRounding.ToEven) : null;

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") >= 0 || text.StartsWith(' ') || text.EndsWith(' ')
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;

    private CsvText AddRaw(string cell)
    {
        if (_isRowStarted)
        {
            _text.Append(',');
        }

        _text.Append(cell);
        _isRowStarted = true;
        return this;
    }
}
