using System.Globalization;
using System.Text;

namespace RiskAnalytics.Reporting.Drawing;

/// <summary>Makes any text from a book fit to print: one line, left to right, only letters that the font has.</summary>
internal static class PlainText
{
    /// <summary>Stands for a letter that the bundled font lacks, so that nothing vanishes silently.</summary>
    public const char Missing = '□';

    /// <summary>
    /// The text without control and direction characters, with single spaces, and with <see cref="Missing"/> for each
    /// letter the font cannot draw.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        Typeface face = Typeface.Of(Face.Regular);
        var clean = new StringBuilder(text.Length);
        foreach (Rune letter in text.EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(letter);
            if (letter.Value is '\t' or '\n' or '\r' || category is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                Space(clean);
            }
            else if (category is UnicodeCategory.Control or UnicodeCategory.Format)
            {
                // Direction and joining controls would let a name turn the letters beside it around.
            }
            else if (category is UnicodeCategory.SpaceSeparator)
            {
                Space(clean);
            }
            else if (face.Has(letter))
            {
                clean.Append(letter.ToString());
            }
            else if (category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark))
            {
                clean.Append(Missing);
            }
        }

        return clean.ToString().TrimEnd(' ');
    }

    /// <summary>The text in the letters it has, without control and direction characters: for pages whose reader brings the fonts.</summary>
    public static string WithoutControls(string? text)
    {
        var clean = new StringBuilder(text?.Length ?? 0);
        foreach (Rune letter in (text ?? "").EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(letter))
            {
                case UnicodeCategory.Control when letter.Value is '\t' or '\n' or '\r':
                case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator:
                    clean.Append(' ');
                    break;
                case UnicodeCategory.Control or UnicodeCategory.Format:
                    break;
                default:
                    clean.Append(letter.ToString());
                    break;
            }
        }

        return clean.ToString();
    }

    private static void Space(StringBuilder clean)
    {
        if (clean.Length > 0 && clean[^1] != ' ')
        {
            clean.Append(' ');
        }
    }
}
