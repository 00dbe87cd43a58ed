namespace RiskAnalytics.Ingestion.Normalisation;

/// <summary>Keeps a text cell from running as a formula when a spreadsheet opens the CSV.</summary>
/// <remarks>
/// A text that begins like a formula gets an apostrophe in front, which spreadsheets read as "this is text". A text that already
/// begins with apostrophes before a formula gets one more, so that taking one away on reading always gives back the text.
/// </remarks>
internal static class FormulaGuard
{
    private const string FormulaStarts = "=+-@\t\r";

    /// <summary>The text as it is written into a CSV cell.</summary>
    public static string Guard(string text) => LooksLikeFormula(text) ? "'" + text : text;

    /// <summary>The text that a CSV cell was written for.</summary>
    public static string Unguard(string cell) => cell is ['\'', ..] && LooksLikeFormula(cell) ? cell[1..] : cell;

    private static bool LooksLikeFormula(string text)
    {
        var rest = text.AsSpan().TrimStart('\'');
        return !rest.IsEmpty && FormulaStarts.Contains(rest[0], StringComparison.Ordinal);
    }
}
