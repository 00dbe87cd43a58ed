using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace RiskAnalytics.Reporting.Tests;

/// <summary>The text of a page as a reader sees it: lines from top to bottom, words from left to right.</summary>
internal static class PdfText
{
    public static string Of(Page page)
    {
        var lines = new List<(double Baseline, List<Letter> Letters)>();
        foreach (Letter letter in page.Letters.OrderByDescending(l => l.StartBaseLine.Y))
        {
            if (lines.Count == 0 || lines[^1].Baseline - letter.StartBaseLine.Y > 0.6)
            {
                lines.Add((letter.StartBaseLine.Y, []));
            }

            lines[^1].Letters.Add(letter);
        }

        return string.Join('\n', lines.Select(l => Line(l.Letters)));
    }

    public static string Of(byte[] pdf)
    {
        using PdfDocument document = PdfDocument.Open(pdf);
        return string.Join("\n\f\n", document.GetPages().Select(Of));
    }

    private static string Line(List<Letter> letters)
    {
        var text = new System.Text.StringBuilder();
        double end = double.NaN;
        foreach (Letter letter in letters.OrderBy(l => l.StartBaseLine.X))
        {
            if (!double.IsNaN(end) && letter.StartBaseLine.X - end > 4)
            {
                text.Append("  ");
            }

            text.Append(letter.Value);
            end = letter.EndBaseLine.X;
        }

        return text.ToString().TrimEnd();
    }
}
