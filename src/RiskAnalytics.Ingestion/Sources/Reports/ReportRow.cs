using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Reports;

/// <summary>A line of a table: what it is, and its figures from left to right. A label that is broken over lines is put together.</summary>
/// <param name="Page">The page.</param>
/// <param name="Label">The words before the figures.</param>
/// <param name="Amounts">The figures at the right end; empty for a heading or for prose.</param>
/// <param name="Height">The base line of the figures.</param>
internal sealed record ReportRow(int Page, string Label, IReadOnlyList<ReportAmount> Amounts, double Height)
{
    private const double Beside = .95;
    private const double Above = 1.9;

    /// <summary>The place as a book says it: <c>page 2, line 'US Treasury bills'</c>.</summary>
    public string Place => FormattableString.Invariant($"page {Page}, line {Cell.Quote(Label)}");

    /// <summary>The rows of all pages in order.</summary>
    public static List<ReportRow> Of(IEnumerable<ReportPage> pages)
    {
        var rows = new List<ReportRow>();
        foreach (var page in pages)
            AddRows(page.Lines, rows);
        return rows;
    }

    private static void AddRows(IReadOnlyList<ReportLine> lines, List<ReportRow> rows)
    {
        var parts = lines.Select(l => (Line: l, Parts: Split(l))).ToList();
        var isUsed = new bool[parts.Count];
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Parts is not { Amounts.Count: > 0 } own)
                continue;

            var line = parts[i].Line;
            if (own.Label.Length == 0)
            {
                // Figures between or slightly above the words they belong to.
                var above = Gap(i - 1, i, Beside);
                var below = Gap(i, i + 1, Beside);
                if (below && !above)
                    own.Label = Take(i + 1);
                else if (above)
                    own.Label = below ? Take(i - 1) + " " + Take(i + 1) : Take(i - 1);
                else if (Gap(i, i + 1, Above) && (!Gap(i - 1, i, Above) || line.Height - parts[i + 1].Line.Height < parts[i - 1].Line.Height - line.Height))
                    own.Label = Take(i + 1);
                else if (Gap(i - 1, i, Above))
                    own.Label = Take(i - 1);
            }
            else if (char.IsAsciiLetterLower(own.Label[0]) && Gap(i - 1, i, Above))
            {
                own.Label = Take(i - 1) + " " + own.Label;
            }

            parts[i] = (line, own);
        }

        for (var i = 0; i < parts.Count; i++)
        {
            if (!isUsed[i])
                rows.Add(new ReportRow(parts[i].Line.Page, parts[i].Parts.Label, parts[i].Parts.Amounts, parts[i].Line.Height));
        }

        // Whether the line beside has words only and stands near enough.
        bool Gap(int upper, int lower, double share)
        {
            if (upper < 0 || lower >= parts.Count)
                return false;
            var (words, figures) = parts[upper].Parts.Amounts.Count == 0 ? (upper, lower) : (lower, upper);
            return parts[words].Parts.Amounts.Count == 0 && !isUsed[words] && parts[figures].Parts.Amounts.Count > 0
                && parts[upper].Line.Height - parts[lower].Line.Height < share * Math.Max(parts[upper].Line.Size, parts[lower].Line.Size);
        }

        string Take(int index)
        {
            isUsed[index] = true;
            return parts[index].Parts.Label;
        }
    }

    private static (string Label, List<ReportAmount> Amounts) Split(ReportLine line)
    {
        var amounts = new List<ReportAmount>();
        var end = line.Words.Count;
        var closing = "";
        for (; end > 0; end--)
        {
            var text = line.Words[end - 1].Text;
            if (text is "$" or "€" or "US$" or "FDUSD" or "USDC" or "EUROC" or "EURC" or "EUR")
                continue;
            if (text == ")")
            {
                closing = text;
                continue;
            }

            // A bracket or the sign of the currency may stand apart from its figure.
            var joined = text + closing;
            var isOpenBefore = joined.EndsWith(')') && !joined.Contains('(', StringComparison.Ordinal) && end > 1 && line.Words[end - 2].Text is "(" or "$(" or "€(" or "($" or "(€" or "$ (";
            if (isOpenBefore)
                joined = "(" + joined;
            if (ReportAmount.Of(joined) is not { } amount)
                break;
            if (isOpenBefore)
                end--;
            closing = "";
            amounts.Add(amount);
        }

        amounts.Reverse();
        // A dash at the end of a sentence is no figure.
        if (amounts.Count > 0 && amounts.All(a => a.Text == "-") && end == 0)
            amounts.Clear();
        var label = string.Join(' ', line.Words.Take(amounts.Count == 0 ? line.Words.Count : end).Select(w => w.Text));
        // The number of a footnote alone is no label.
        if (amounts.Count > 0 && label.Length <= 2 && label.All(char.IsAsciiDigit))
            label = "";
        return (label, amounts);
    }
}
