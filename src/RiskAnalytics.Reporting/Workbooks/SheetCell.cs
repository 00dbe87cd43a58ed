using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Reporting.Workbooks;

/// <summary>One cell: a number with its format, or words. It is never empty: what is absent says why.</summary>
internal readonly record struct SheetCell
{
    private SheetCell(decimal? number, string? format, string words)
    {
        Number = number;
        Format = format;
        Words = words;
    }

    /// <summary>The number; a day is its count since the end of 1899. Null for words.</summary>
    public decimal? Number { get; }

    /// <summary>The code of the number format; null for words.</summary>
    public string? Format { get; }

    /// <summary>The words, clean; for a number every digit of it.</summary>
    public string Words { get; }

    /// <summary>True when a spreadsheet keeps fewer digits than the figure has.</summary>
    public bool IsTooLong => Number is { } number && ExactNumber.IsTooLong(number);

    /// <summary>Words.</summary>
    /// <param name="text">The words, from anywhere.</param>
    /// <param name="absent">What stands there when the text is empty.</param>
    public static SheetCell Text(string? text, string absent = "not given") =>
        new(null, null, CellText.Clean(string.IsNullOrWhiteSpace(text) ? absent : text));

    /// <summary>A figure in its unit, or why there is none.</summary>
    public static SheetCell Figure(decimal? value, MetricUnit unit, string absent) =>
        value is not { } figure ? Text(absent) : CellFormat.Of(figure, unit) is { } format ? Of(figure, format) : Text(Core.Values.Format.Exact(figure));

    /// <summary>An amount of money, or why there is none.</summary>
    public static SheetCell Money(decimal? amount, string absent) => Figure(amount, MetricUnit.Money, absent);

    /// <summary>A quantity with its own decimals, or why there is none.</summary>
    public static SheetCell Quantity(decimal? quantity, string absent) =>
        quantity is { } units ? Of(units, CellFormat.OfQuantity(units)) : Text(absent);

    /// <summary>A whole number, or why there is none.</summary>
    public static SheetCell Count(int? count, string absent = "not given") => count is { } number ? Of(number, CellFormat.Whole) : Text(absent);

    /// <summary>A day, or why there is none.</summary>
    public static SheetCell Date(DateOnly? day, string absent)
    {
        if (day is not { } known)
        {
            return Text(absent);
        }

        // A spreadsheet believes that 1900 was a leap year: days before March of it stand as text.
        var words = Core.Values.Format.Date(known);
        return known < new DateOnly(1900, 3, 1) ? Text(words) : new(known.DayNumber - new DateOnly(1899, 12, 30).DayNumber, CellFormat.Date, words);
    }

    /// <summary>Yes or no, or why neither.</summary>
    public static SheetCell Truth(bool? truth, string absent = "not stated") => Text(truth switch { true => "yes", false => "no", null => absent });

    private static SheetCell Of(decimal number, string format) => new(number, format, Core.Values.Format.Exact(number));
}
