using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Reporting.Workbooks;

/// <summary>Makes any text fit for a cell of a workbook: data and never a formula, one line, no longer than a cell may be.</summary>
internal static partial class CellText
{
    /// <summary>The most UTF-16 code units that a cell may hold.</summary>
    public const int Longest = 32_767;

    private const int Kept = 32_500;

    /// <summary>
    /// The text as one line. Control and direction characters and halves of pairs become U+FFFD, so that nothing vanishes silently; a text that
    /// would start a formula gets an apostrophe; of a text that is too long the end is counted.
    /// </summary>
    public static string Clean(string text)
    {
        var guarded = FormulaGuard.Neutralise(text);
        var clean = new StringBuilder(Math.Min(guarded.Length, Kept));
        foreach (var letter in guarded.EnumerateRunes())
        {
            if (clean.Length >= Kept)
            {
                clean.Append(CultureInfo.InvariantCulture, $"… (cut: of {text.Length} characters the first {Kept} stand here; assessment.json has them all)");
                break;
            }

            Append(clean, letter);
        }

        return clean.ToString();
    }

    /// <summary>The text as it stands in the XML: what looks like an escape of a character is escaped itself.</summary>
    public static string Escape(string text) => LooksEscaped().Replace(text, "_x005F_x$1_");

    private static void Append(StringBuilder clean, Rune letter)
    {
        var category = Rune.GetUnicodeCategory(letter);
        if (letter.Value is '\t' or '\n' or '\r' || category is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        {
            if (clean.Length > 0 && clean[^1] != ' ')
            {
                clean.Append(' ');
            }
        }
        else if (category is UnicodeCategory.Control || letter.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFFFE or 0xFFFF)
        {
            clean.Append('\uFFFD');
        }
        else
        {
            clean.Append(letter.ToString());
        }
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex LooksEscaped();
}
