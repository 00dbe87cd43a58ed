using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using UglyToad.PdfPig.Tokens;

namespace RiskAnalytics.Reporting.Tests.Pdf;

/// <summary>What the file says of itself: the XMP packet, and the information dictionary beside it.</summary>
internal static class MetadataRules
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Xmp = "http://ns.adobe.com/xap/1.0/";
    private static readonly XNamespace Pdf = "http://ns.adobe.com/pdf/1.3/";
    private static readonly XNamespace PdfaId = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace MediaManagement = "http://ns.adobe.com/xap/1.0/mm/";

    // What the writer uses of the predefined schemas; anything else would need an extension schema (clause 6.6.2.3).
    private static readonly ImmutableDictionary<XName, string?> Known = new Dictionary<XName, string?>
    {
        [PdfaId + "part"] = null,
        [PdfaId + "conformance"] = null,
        [Xmp + "ModifyDate"] = null,
        [Xmp + "CreateDate"] = null,
        [Xmp + "CreatorTool"] = null,
        [Xmp + "MetadataDate"] = null,
        [Dc + "format"] = null,
        [Dc + "title"] = "Alt",
        [Dc + "description"] = "Alt",
        [Dc + "creator"] = "Seq",
        [Dc + "subject"] = "Bag",
        [MediaManagement + "DocumentID"] = null,
        [MediaManagement + "InstanceID"] = null,
        [Pdf + "Producer"] = null,
        [Pdf + "Keywords"] = null,
    }.ToImmutableDictionary();

    public static ImmutableArray<PdfaRule> All { get; } =
    [
        new("xmp", "6.6.2.1", Packet),
        new("xmp-filter", "6.6.2.1", file => Stream(file) is { } stream && PdfFile.Has(stream.StreamDictionary, "Filter") ? ["the XMP packet is compressed"] : []),
        new("pdfa-id", "6.6.4", file => Value(file, PdfaId + "part") == "2" && Value(file, PdfaId + "conformance") == "B" ? [] : ["the XMP packet does not name part 2 and conformance B"]),
        new("xmp-properties", "6.6.2.3", Properties),
        new("info", "ours", Info),
    ];

    private static StreamToken? Stream(PdfFile file) => file.Find<StreamToken>(file.Catalog, "Metadata");

    private static XElement? Root(PdfFile file)
    {
        if (Stream(file) is not { } stream)
            return null;
        try
        {
            return XDocument.Parse(Encoding.UTF8.GetString(file.Decode(stream))).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static IEnumerable<XElement> Descriptions(PdfFile file) => Root(file)?.Elements(Rdf + "RDF").Elements(Rdf + "Description") ?? [];

    private static IEnumerable<string> Packet(PdfFile file)
    {
        if (Stream(file) is not { } stream)
            return ["the catalog has no /Metadata stream"];
        if (file.Name(stream.StreamDictionary, "Type") != "Metadata" || file.Name(stream.StreamDictionary, "Subtype") != "XML")
            return ["the metadata stream is not of type /Metadata /XML"];
        var text = Encoding.UTF8.GetString(file.Decode(stream)).Trim();
        var head = text.Split("?>")[0];
        if (!head.StartsWith("<?xpacket begin=", StringComparison.Ordinal) || !head.Contains("id=\"W5M0MpCehiHzreSzNTczkc9d\"", StringComparison.Ordinal) || !text.EndsWith("?>", StringComparison.Ordinal))
            return ["the metadata are not one XMP packet"];
        if (head.Contains("bytes=", StringComparison.Ordinal) || head.Contains("encoding=", StringComparison.Ordinal))
            return ["the head of the XMP packet has bytes or encoding"];
        return Descriptions(file).Any() ? [] : ["the XMP packet is not well-formed, or has no rdf:Description"];
    }

    private static IEnumerable<string> Properties(PdfFile file)
    {
        var elements = Descriptions(file).Elements().ToList();
        foreach (var element in elements)
        {
            if (!Known.TryGetValue(element.Name, out var container))
                yield return $"the XMP property {element.Name} is in no predefined schema";
            else if (container is not null && element.Element(Rdf + container) is null || container is null && element.HasElements)
                yield return $"the XMP property {element.Name.LocalName} is not {container ?? "a plain value"}";
        }

        if (elements.Select(element => element.Name).Distinct().Count() != elements.Count)
            yield return "an XMP property stands twice";
    }

    private static string? Value(PdfFile file, XName name) => Descriptions(file).Elements(name).SingleOrDefault()?.Value;

    // PDF/A-1 demands it (clause 6.7.3), part 2 no more; a reader that shows one of the two should still not be told otherwise.
    private static IEnumerable<string> Info(PdfFile file)
    {
        foreach (var (key, property) in new[]
        {
            ("Title", Dc + "title"), ("Author", Dc + "creator"), ("Subject", Dc + "description"), ("Keywords", Pdf + "Keywords"), ("Creator", Xmp + "CreatorTool"), ("Producer", Pdf + "Producer"),
        })
        {
            var (inInfo, inXmp) = (file.String(file.Info, key), Value(file, property));
            if (string.IsNullOrWhiteSpace(inInfo) || inInfo != inXmp)
                yield return $"/{key} is '{inInfo}' in the information dictionary and '{inXmp}' in XMP";
        }

        foreach (var (key, property) in new[] { ("CreationDate", Xmp + "CreateDate"), ("ModDate", Xmp + "ModifyDate") })
        {
            var inInfo = file.String(file.Info, key) is { } text && DateTimeOffset.TryParseExact(text.Replace("'", "", StringComparison.Ordinal), "'D:'yyyyMMddHHmmsszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date : (DateTimeOffset?)null;
            var inXmp = DateTimeOffset.TryParse(Value(file, property), CultureInfo.InvariantCulture, DateTimeStyles.None, out var other) ? other : (DateTimeOffset?)null;
            if (inInfo is null || inInfo != inXmp)
                yield return $"/{key} is '{file.String(file.Info, key)}' in the information dictionary and '{Value(file, property)}' in XMP";
        }
    }
}
