using System.Globalization;
using System.Text;

namespace RiskAnalytics.Ingestion.Tests.Sources.Reports;

/// <summary>Draws small PDFs of text tables, always with the same bytes. The words are our own; the figures are published facts.</summary>
internal sealed class ReportDrawing
{
    /// <summary>The type of ordinary text.</summary>
    public const string Plain = "F1";

    /// <summary>Type whose text map puts an invisible direction mark before and behind each letter.</summary>
    public const string Bidirectional = "F2";

    /// <summary>Type whose text map is wrong: the page looks normal, its text is none.</summary>
    public const string Nonsense = "F3";

    private readonly List<StringBuilder> _pages = [];
    private double _height;

    /// <summary>Starts a page.</summary>
    public ReportDrawing Page()
    {
        _pages.Add(new StringBuilder());
        _height = 760;
        return this;
    }

    /// <summary>A line of text at the left edge.</summary>
    public ReportDrawing Line(string text, string font = Plain) => Row(font, (60, text));

    /// <summary>Cells on one height, each with its left edge.</summary>
    public ReportDrawing Row(string font, params (double Left, string Text)[] cells)
    {
        foreach (var (left, text) in cells)
            Put(left, _height, text, 10, font);
        _height -= 16;
        return this;
    }

    /// <summary>Cells on one height in ordinary type.</summary>
    public ReportDrawing Row(params (double Left, string Text)[] cells) => Row(Plain, cells);

    /// <summary>Text at a height relative to the line drawn last, for footnote numbers and figures set apart.</summary>
    public ReportDrawing Raised(double left, double by, string text, double size)
    {
        Put(left, _height + 16 + by, text, size, Plain);
        return this;
    }

    /// <summary>A page that is one picture.</summary>
    public ReportDrawing Picture()
    {
        Page();
        _pages[^1].Append("q 400 0 0 600 100 100 cm BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 00FF00FF> EI Q\n");
        return this;
    }

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        const int Fonts = 5;
        var objects = new List<string> { "<< /Type /Catalog /Pages 2 0 R >>", "" };
        objects.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        objects.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>");
        objects.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 7 0 R >>");
        objects.Add(Stream(Map(code => FormattableString.Invariant($"202D{code:X4}202C"))));
        objects.Add(Stream(Map(code => FormattableString.Invariant($"{(code == ' ' ? ' ' : 33 + ((code * 7) % 60)):X4}"))));
        var kids = new List<string>();
        foreach (var page in _pages)
        {
            objects.Add(Stream(page.ToString()));
            objects.Add(FormattableString.Invariant($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {objects.Count} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 {Fonts} 0 R >> >> >>"));
            kids.Add(FormattableString.Invariant($"{objects.Count} 0 R"));
        }

        objects[1] = FormattableString.Invariant($"<< /Type /Pages /Count {kids.Count} /Kids [{string.Join(' ', kids)}] >>");
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static string Stream(string content) => FormattableString.Invariant($"<< /Length {content.Length} >>\nstream\n{content}\nendstream");

    private static string Map(Func<int, string> target)
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapType 2 def\n1 begincodespacerange\n<20> <7E>\nendcodespacerange\n95 beginbfchar\n");
        for (var code = 0x20; code <= 0x7E; code++)
            map.Append(CultureInfo.InvariantCulture, $"<{code:X2}> <{target(code)}>\n");
        return map.Append("endbfchar\nendcmap\nend\nend\n").ToString();
    }

    private void Put(double left, double height, string text, double size, string font)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
        _pages[^1].Append(CultureInfo.InvariantCulture, $"BT /{font} {size} Tf 1 0 0 1 {left} {height} Tm ({escaped}) Tj ET\n");
    }
}
