using System.Globalization;
using System.Text;

namespace RiskAnalytics.Cli;

/// <summary>Makes text of unknown origin harmless on a terminal: no control and no direction characters reach it.</summary>
internal static class SafeText
{
    /// <summary>The text with its lines kept.</summary>
    public static string Lines(string text) => Clean(text, keepsLines: true);

    /// <summary>The text in one line, so that a name cannot pretend to be a message.</summary>
    public static string OneLine(string text) => Clean(text, keepsLines: false);

    private static string Clean(string text, bool keepsLines)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var letter in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(letter);
            var isBreak = letter.Value is '\n' or '\t' || category is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            if (letter.Value == '\n' && keepsLines)
            {
                clean.Append('\n');
            }
            else if (isBreak)
            {
                clean.Append(' ');
            }
            else if (category is not (UnicodeCategory.Control or UnicodeCategory.Format))
            {
                clean.Append(letter.ToString());
            }
        }

        return clean.ToString();
    }
}
