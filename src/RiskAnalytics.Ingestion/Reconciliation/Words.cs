using System.Globalization;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>The words and figures that all findings share.</summary>
internal static class Words
{
    /// <summary>What would be otherwise, where two figures stand against each other.</summary>
    public const string OtherFigure = "with the other figure";

    /// <summary>Money in full, with separators, cents where there are any.</summary>
    public static string Money(decimal amount) =>
        amount.ToString(amount == decimal.Truncate(amount) ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>Whole units with separators.</summary>
    public static string Units(decimal units) => Format.Number(units, 8);

    /// <summary>A fraction as a percentage, in full.</summary>
    public static string Percent(decimal fraction) => Format.Number(fraction * 100m, 8) + "%";

    /// <summary>A fraction as a percentage with two digits more than a printed one has, so that a reader sees how it was rounded.</summary>
    public static string Percent(decimal fraction, decimal step)
    {
        var decimals = 2;
        for (var unit = step * 100m; unit < 1m && decimals < 10; unit *= 10m)
            decimals++;
        return Format.Number(decimal.Round(fraction * 100m, decimals), decimals) + "%";
    }

    /// <summary>Where a stated figure stands: in the document's own words, else in the book.</summary>
    public static string Place(StatedFigure figure) => figure.StatedSource ?? figure.Source.ToString();

    /// <summary>A line by its name and place.</summary>
    public static string Line(Holding line)
    {
        var name = line.Instrument is { } instrument ? $"{line.Asset}, {instrument}" : $"{line.Asset}, {Codes.Of(line.Class)}";
        return $"{name} ({line.StatedSource ?? line.Source.ToString()})";
    }

    /// <summary>A ratio before and after, with as many digits as it takes for the two to differ.</summary>
    /// <param name="what">What the ratio is of.</param>
    /// <param name="now">The ratio as the book stands.</param>
    /// <param name="then">The ratio otherwise.</param>
    /// <param name="otherwise">What would be otherwise.</param>
    public static string Change(string what, decimal now, decimal then, string otherwise = OtherFigure)
    {
        var digits = 4;
        while (digits < 8 && now != then && Format.Ratio(now, digits) == Format.Ratio(then, digits))
            digits++;
        var (one, other) = (Format.Ratio(now, digits), Format.Ratio(then, digits));
        return one == other ? $"{what} stays at {one}." : $"{what} is {one} as the lines stand and {other} {otherwise}.";
    }

    /// <summary>A finding on a stated figure.</summary>
    public static DataIssue Finding(IssueSeverity severity, string code, StatedFigure figure, string message) =>
        new(severity, code, message, figure.Source.Title, figure.Row == 0 ? null : figure.Row, "value");

    /// <summary>A finding on a line.</summary>
    public static DataIssue Finding(IssueSeverity severity, string code, Holding line, string column, string message) =>
        new(severity, code, message, line.Source.Title, line.Row == 0 ? null : line.Row, column);
}
