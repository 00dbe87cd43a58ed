using System.Collections.Immutable;
using System.Globalization;
using System.Security;
using System.Text;

namespace RiskAnalytics.Reporting.Workbooks;

/// <summary>The styles of a workbook: plain, header, text, then one a number format, in the order in which the sheets use them.</summary>
internal sealed class WorkbookStyles
{
    /// <summary>Style of a header.</summary>
    public const int Header = 1;

    /// <summary>Style of words.</summary>
    public const int Text = 2;

    // Ids below 164 belong to the formats that a spreadsheet has of its own.
    private const int FirstFormat = 164;

    private const string Looks =
        "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
        + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>"
        + "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
        + "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE6EBF2\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>"
        + "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>"
        + "<border><left/><right/><top/><bottom style=\"thin\"><color rgb=\"FF1B2A41\"/></bottom><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>";

    // Plain; header: bold on a light ground; text: format 49 is text, so that a cell stays text when somebody edits it.
    private const string Fixed =
        "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
        + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"2\" borderId=\"1\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"center\" wrapText=\"1\"/></xf>"
        + "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>";

    private readonly ImmutableArray<string> _formats;
    private readonly Dictionary<string, int> _styles;

    /// <summary>The styles that the sheets need.</summary>
    public WorkbookStyles(IEnumerable<SheetTable> sheets)
    {
        _formats = [.. sheets.SelectMany(s => s.Rows).SelectMany(row => row).Select(cell => cell.Format).OfType<string>().Distinct(StringComparer.Ordinal)];
        _styles = _formats.Select((format, i) => (format, i)).ToDictionary(f => f.format, f => Text + 1 + f.i, StringComparer.Ordinal);
    }

    /// <summary>The part <c>xl/styles.xml</c>.</summary>
    public string Xml
    {
        get
        {
            var formats = new StringBuilder();
            var cells = new StringBuilder();
            for (var i = 0; i < _formats.Length; i++)
            {
                formats.Append(CultureInfo.InvariantCulture, $"<numFmt numFmtId=\"{FirstFormat + i}\" formatCode=\"{SecurityElement.Escape(_formats[i])}\"/>");
                cells.Append(CultureInfo.InvariantCulture, $"<xf numFmtId=\"{FirstFormat + i}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>");
            }

            var numbers = _formats.Length > 0 ? FormattableString.Invariant($"<numFmts count=\"{_formats.Length}\">{formats}</numFmts>") : "";
            return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + numbers + Looks
                + FormattableString.Invariant($"<cellXfs count=\"{Text + 1 + _formats.Length}\">") + Fixed + cells
                + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";
        }
    }

    /// <summary>The style of a number format.</summary>
    public int Of(string format) => _styles[format];
}
