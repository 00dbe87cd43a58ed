using UglyToad.PdfPig.Content;

namespace RiskAnalytics.Ingestion.Sources.Reports;

/// <summary>Puts the letters of a page into words and lines by their places; the order in which a PDF draws them says nothing.</summary>
internal static class ReportLayout
{
    /// <summary>Letters whose base lines differ by less than this share of their size stand on one line: raised footnote digits do too.</summary>
    private const double SameLine = .45;

    /// <summary>A gap wider than this share of the size is a space.</summary>
    private const double Space = .17;

    /// <summary>A letter drawn again within this share of the size is a shadow that makes it bold.</summary>
    private const double Shadow = .12;

    private const double SmallerThan = .8;
    private const double RaisedBy = .12;

    /// <summary>The lines of a page from top to bottom.</summary>
    public static List<ReportLine> Lines(int page, IReadOnlyList<Letter> letters)
    {
        var glyphs = new List<Glyph>(letters.Count);
        foreach (var letter in letters)
        {
            var text = ReportText.Clean(letter.Value);
            var size = letter.PointSize > 1 ? letter.PointSize : letter.BoundingBox.Height;
            var left = letter.StartBaseLine.X;
            var right = Math.Max(letter.EndBaseLine.X, left);
            if (text.Length > 0 && double.IsFinite(left) && double.IsFinite(right) && double.IsFinite(letter.StartBaseLine.Y) && double.IsFinite(size) && size > 0)
                glyphs.Add(new Glyph(text, left, right, letter.StartBaseLine.Y, size));
        }

        glyphs.Sort((a, b) => b.Height.CompareTo(a.Height));
        var lines = new List<ReportLine>();
        for (var first = 0; first < glyphs.Count;)
        {
            var end = first + 1;
            while (end < glyphs.Count && glyphs[end - 1].Height - glyphs[end].Height < SameLine * Math.Min(glyphs[end].Size, glyphs[end - 1].Size)
                && glyphs[first].Height - glyphs[end].Height < 2 * SameLine * Math.Max(glyphs[end].Size, glyphs[first].Size))
                end++;
            if (LineOf(page, glyphs[first..end]) is { } line)
                lines.Add(line);
            first = end;
        }

        // Raised numbers of footnotes that stand too high for the line below them.
        lines.RemoveAll(line => IsFootnoteMark(line) && lines.Exists(o => o != line && line.Height > o.Height && line.Height - o.Height < .7 * o.Size && line.Size < SmallerThan * o.Size));
        return lines;
    }

    private static bool IsFootnoteMark(ReportLine line) =>
        line.Words.Count <= 4 && line.Words.All(w => w.Text.Length <= 3 && w.Text.All(c => char.IsAsciiDigit(c) || c is 'i' or 'v' or ','));

    private static ReportLine? LineOf(int page, List<Glyph> glyphs)
    {
        var visible = glyphs.Where(g => !string.IsNullOrWhiteSpace(g.Text)).ToList();
        if (visible.Count == 0)
            return null;

        var size = visible.GroupBy(g => Math.Round(g.Size, 1)).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First().Key;
        var height = visible.Where(g => Math.Abs(g.Size - size) < .2).Select(g => g.Height).Order().ElementAt(visible.Count(g => Math.Abs(g.Size - size) < .2) / 2);
        glyphs.Sort((a, b) => a.Left.CompareTo(b.Left));

        var words = new List<ReportWord>();
        var word = new System.Text.StringBuilder();
        double left = 0, right = 0;
        Glyph? last = null;
        foreach (var glyph in glyphs)
        {
            if (string.IsNullOrWhiteSpace(glyph.Text))
            {
                // A wide blank may lie under the letters of a column beside it; it ends a word only where it stands behind it.
                if (word.Length > 0 && glyph.Left >= right - Shadow * size)
                    End();
                continue;
            }

            // A raised small digit is the number of a footnote, never part of a word or of a figure.
            if (glyph.Size < SmallerThan * size && glyph.Height > height + RaisedBy * size && glyph.Text.All(char.IsAsciiDigit))
                continue;
            if (last is { } before && before.Text == glyph.Text && Math.Abs(before.Left - glyph.Left) < Shadow * size)
                continue;
            if (word.Length > 0 && glyph.Left - right > Space * Math.Min(glyph.Size, size))
                End();
            if (word.Length == 0)
                left = glyph.Left;
            word.Append(glyph.Text);
            right = Math.Max(glyph.Right, glyph.Left);
            last = glyph;
        }

        End();
        return words.Count == 0 ? null : new ReportLine(page, height, size, words);

        void End()
        {
            foreach (var part in word.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
                words.Add(new ReportWord(part, left, right));
            word.Clear();
        }
    }

    private readonly record struct Glyph(string Text, double Left, double Right, double Height, double Size);
}
