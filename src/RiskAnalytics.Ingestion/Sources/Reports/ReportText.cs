using System.Globalization;
using System.Text;

namespace RiskAnalytics.Ingestion.Sources.Reports;

/// <summary>Cleans what the text map of a PDF gives: ligatures, invisible marks, odd quotes and dashes.</summary>
internal static class ReportText
{
    private const int FewestWords = 40;

    /// <summary>Short words that every page of an English report or of its tables has.</summary>
    private static readonly HashSet<string> CommonWords =
    [
        "the", "of", "and", "to", "in", "as", "is", "at", "for", "on", "by", "are", "with", "total", "cash", "date", "cusip", "treasury",
        "report", "reserve", "fair", "value", "amount", "usd", "assets", "notes", "page", "us", "dollars", "tokens", "table", "contents",
    ];

    /// <summary>The text without invisible characters, ligatures spelled out, quotes and dashes as on a keyboard; spaces are kept.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;

        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            switch (character)
            {
                case '\uFB00': clean.Append("ff"); break;
                case '\uFB01': clean.Append("fi"); break;
                case '\uFB02': clean.Append("fl"); break;
                case '\uFB03': clean.Append("ffi"); break;
                case '\uFB04': clean.Append("ffl"); break;
                case '\u2018' or '\u2019': clean.Append('\''); break;
                case '\u201C' or '\u201D': clean.Append('"'); break;
                case >= '\u2010' and <= '\u2015' or '\u2212': clean.Append('-'); break;
                case '\t' or '\n' or '\r': clean.Append(' '); break;
                default:
                    var category = char.GetUnicodeCategory(character);
                    if (category == UnicodeCategory.SpaceSeparator)
                        clean.Append(' ');
                    else if (category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
                        clean.Append(character);
                    break;
            }
        }

        return clean.ToString();
    }

    /// <summary>
    /// Whether the words of a page cannot be English: a font without a text map gives letters that look like words and are none.
    /// A page with few words is not judged.
    /// </summary>
    public static bool IsNonsense(IReadOnlyList<string> words)
    {
        if (words.Count < FewestWords)
            return false;

        var known = 0;
        var figures = 0;
        foreach (var word in words)
        {
            if (CommonWords.Contains(word.Trim('.', ',', ':', ';', '(', ')', '"', '\'', '$').Replace(".", "", StringComparison.Ordinal).ToLowerInvariant()))
                known++;
            else if (word.AsSpan().ContainsAnyInRange('0', '9'))
                figures++;
        }

        return known * 25 < words.Count - figures;
    }
}
