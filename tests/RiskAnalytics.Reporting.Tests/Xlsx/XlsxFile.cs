using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RiskAnalytics.Reporting.Tests.Xlsx;

/// <summary>A workbook read from its parts alone, without the package that wrote it.</summary>
internal sealed class XlsxFile
{
    public static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<string> _formats;

    public XlsxFile(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        Entries = [.. archive.Entries.Select(e => (e.FullName, e.LastWriteTime.DateTime))];
        Parts = archive.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var stream = e.Open();
            return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
        });
        var targets = Parts["xl/_rels/workbook.xml.rels"].Root!.Elements().ToDictionary(r => (string)r.Attribute("Id")!, r => ((string)r.Attribute("Target")!).TrimStart('/'));
        Sheets = Parts["xl/workbook.xml"].Descendants(Main + "sheet").Select(s => ((string)s.Attribute("name")!, Parts[targets[(string)s.Attribute(Relation + "id")!]])).ToDictionary();
        var styles = Parts["xl/styles.xml"].Root!;
        var codes = styles.Descendants(Main + "numFmt").ToDictionary(f => (string)f.Attribute("numFmtId")!, f => (string)f.Attribute("formatCode")!);
        codes["0"] = "General";
        codes["49"] = "@";
        _formats = [.. styles.Element(Main + "cellXfs")!.Elements().Select(x => codes[(string)x.Attribute("numFmtId")!])];
    }

    public List<(string Name, DateTime Time)> Entries { get; }

    public Dictionary<string, XDocument> Parts { get; }

    public Dictionary<string, XDocument> Sheets { get; }

    /// <summary>The cells of a sheet, row by row, the header first.</summary>
    public List<List<XlsxCell>> Rows(string sheet) =>
        [.. Sheets[sheet].Descendants(Main + "row").Select(row => row.Elements(Main + "c").Select(Read).ToList())];

    /// <summary>The cell below a header in the row whose first cells read so.</summary>
    public XlsxCell Cell(string sheet, string column, params string[] key)
    {
        var rows = Rows(sheet);
        var row = rows.Skip(1).First(r => key.SequenceEqual(r.Take(key.Length).Select(c => c.Text)));
        return row[rows[0].FindIndex(c => c.Text == column)];
    }

    private XlsxCell Read(XElement cell)
    {
        var format = _formats[int.Parse((string)cell.Attribute("s")!, CultureInfo.InvariantCulture)];
        if ((string?)cell.Attribute("t") == "inlineStr")
        {
            // What a spreadsheet makes of an escape.
            var text = Regex.Replace(cell.Descendants(Main + "t").Single().Value, "_x([0-9A-Fa-f]{4})_", m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString());
            return new XlsxCell((string)cell.Attribute("r")!, text, null, format);
        }

        var value = cell.Element(Main + "v")!.Value;
        return new XlsxCell((string)cell.Attribute("r")!, value, decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture), format);
    }
}

/// <summary>A cell as read: a number with its format, or text.</summary>
internal sealed record XlsxCell(string Place, string Text, decimal? Number, string Format);
