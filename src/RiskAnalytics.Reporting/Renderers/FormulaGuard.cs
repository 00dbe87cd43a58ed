using System.Globalization;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>Keeps a text from being calculated by a spreadsheet, in comma-separated files and in workbooks that may become one.</summary>
internal static class FormulaGuard
{
    /// <summary>The text, with a leading apostrophe where a spreadsheet would take it for a formula; a plain number such as -5.2 stays as it is.</summary>
    public static string Neutralise(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !IsPlainNumber(text) ? "'" + text : text;

    private static bool IsPlainNumber(string text) =>
        !char.IsWhiteSpace(text[0])
        && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);
}
