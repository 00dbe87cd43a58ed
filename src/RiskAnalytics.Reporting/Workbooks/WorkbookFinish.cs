using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Workbooks;

/// <summary>
/// Does to a draft of MiniExcel what its configuration cannot: a number format a cell, since a column holds shares beside amounts; text in
/// inline strings, since its cells are results of formulas by type and break letters beyond U+FFFF; a plain bold header; no random ids, no empty
/// drawings, and no clock.
/// </summary>
internal static partial class WorkbookFinish
{
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the finished workbook; the output stays open.</summary>
    public static void Write(Stream draft, IReadOnlyList<SheetTable> sheets, Stream output)
    {
        using var source = new ZipArchive(draft, ZipArchiveMode.Read);
        using var finished = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        var styles = new WorkbookStyles(sheets);
        foreach (var entry in source.Entries.Where(e => !IsDrawing(e.FullName)).OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            var target = finished.CreateEntry(entry.FullName, CompressionLevel.Optimal);
            target.LastWriteTime = Epoch;
            target.ExternalAttributes = 0;
            using var from = entry.Open();
            using var to = target.Open();
            if (SheetNumber().Match(entry.FullName) is { Success: true } match)
            {
                WriteSheet(from, to, sheets[int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) - 1], styles);
            }
            else
            {
                to.Write(Utf8.GetBytes(entry.FullName == "xl/styles.xml" ? styles.Xml : Plain(new StreamReader(from).ReadToEnd())));
            }
        }
    }

    // MiniExcel gives each sheet an empty drawing.
    private static bool IsDrawing(string part) =>
        part.StartsWith("xl/drawings/", StringComparison.Ordinal) || part.StartsWith("xl/worksheets/_rels/", StringComparison.Ordinal);

    /// <summary>A small part without the drawings, and with the ids of the sheets by their files instead of at random.</summary>
    private static string Plain(string part)
    {
        var xml = XDocument.Parse(part);
        xml.Descendants().Where(element => (string?)element.Attribute("PartName") is { } name && IsDrawing(name[1..])).Remove();
        foreach (var relation in xml.Descendants().Where(element => SheetNumber().IsMatch((string?)element.Attribute("Target") ?? "")))
        {
            relation.SetAttributeValue("Id", "sheet" + SheetNumber().Match((string)relation.Attribute("Target")!).Groups[1].Value);
        }

        foreach (var sheet in xml.Descendants().Where(element => element.Name.LocalName == "sheet"))
        {
            sheet.Attributes().First(attribute => attribute.Name.LocalName == "id").Value = "sheet" + (string)sheet.Attribute("sheetId")!;
        }

        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml.ToString(SaveOptions.DisableFormatting);
    }

    private static void WriteSheet(Stream from, Stream to, SheetTable sheet, WorkbookStyles styles)
    {
        using var reader = XmlReader.Create(from, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        using var writer = XmlWriter.Create(to, new XmlWriterSettings { Encoding = Utf8, NewLineHandling = NewLineHandling.None });
        writer.WriteStartDocument(standalone: true);
        var row = -1;
        var area = "A1";
        var column = 0;
        reader.MoveToContent();
        while (!reader.EOF)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.LocalName == "c":
                    var place = reader.GetAttribute("r")!;
                    reader.Skip();
                    if (row == 0)
                    {
                        WriteText(writer, place, WorkbookStyles.Header, sheet.Columns[column++]);
                    }
                    else
                    {
                        WriteCell(writer, place, sheet.Rows[row - 1][column++], styles);
                    }

                    continue;
                case XmlNodeType.Element when reader.LocalName == "drawing":
                    reader.Skip();
                    // Figures with every digit are text on purpose: a spreadsheet shall not mark each as a mistake.
                    writer.WriteStartElement("x", "ignoredErrors", null);
                    writer.WriteStartElement("x", "ignoredError", null);
                    writer.WriteAttributeString("sqref", area);
                    writer.WriteAttributeString("numberStoredAsText", "1");
                    writer.WriteEndElement();
                    writer.WriteEndElement();
                    continue;
                case XmlNodeType.Element:
                    if (reader.LocalName == "row")
                    {
                        row++;
                        column = 0;
                    }

                    area = reader.GetAttribute("ref") ?? area;
                    var isEmpty = reader.IsEmptyElement;
                    writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
                    writer.WriteAttributes(reader, defattr: false);
                    if (isEmpty)
                    {
                        writer.WriteEndElement();
                    }

                    break;
                case XmlNodeType.EndElement:
                    writer.WriteFullEndElement();
                    break;
            }

            reader.Read();
        }

        writer.WriteEndDocument();
    }

    private static void WriteCell(XmlWriter writer, string place, SheetCell cell, WorkbookStyles styles)
    {
        if (cell.Number is not { } number)
        {
            WriteText(writer, place, WorkbookStyles.Text, cell.Words);
            return;
        }

        writer.WriteStartElement("x", "c", null);
        writer.WriteAttributeString("r", place);
        writer.WriteAttributeString("s", Format.Exact(styles.Of(cell.Format!)));
        writer.WriteElementString("x", "v", null, Format.Exact(number));
        writer.WriteEndElement();
    }

    private static void WriteText(XmlWriter writer, string place, int style, string text)
    {
        writer.WriteStartElement("x", "c", null);
        writer.WriteAttributeString("r", place);
        writer.WriteAttributeString("s", Format.Exact(style));
        writer.WriteAttributeString("t", "inlineStr");
        writer.WriteStartElement("x", "is", null);
        writer.WriteStartElement("x", "t", null);
        writer.WriteAttributeString("xml", "space", null, "preserve");
        writer.WriteString(CellText.Escape(text));
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    [GeneratedRegex("^/?xl/worksheets/sheet([0-9]+)\\.xml$", RegexOptions.CultureInvariant)]
    private static partial Regex SheetNumber();
}
