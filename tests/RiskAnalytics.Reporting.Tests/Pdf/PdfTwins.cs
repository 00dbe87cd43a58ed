using static RiskAnalytics.Reporting.Tests.Pdf.PdfTwin;

namespace RiskAnalytics.Reporting.Tests.Pdf;

/// <summary>A sound document broken in one way each, with the checks that must refuse it and words of the first one's reason.</summary>
internal static class PdfTwins
{
    private const string Catalog = "/Type /Catalog";
    private const string Page = "/Type /Page\n";
    private const string Metadata = "/Type /Metadata";

    /// <summary>Each twin: the rules it breaks, one or "one+another", then what the first says.</summary>
    public static IEnumerable<TestCaseData> Cases => All().Select(twin => new TestCaseData(twin.Rules, twin.Reason, twin.Make).SetArgDisplayNames(twin.Rules, twin.Reason));

    /// <summary>The rules that a twin is made for.</summary>
    public static IEnumerable<string> Rules => All().Select(twin => twin.Rules.Split('+')[0]).Distinct();

    private static byte[] Sound => PdfSamples.Of("reserve-audit-calendar, genius, tether, draft");

    private static IEnumerable<(string Rules, string Reason, Func<byte[]> Make)> All() => [.. OfFile(), .. OfMetadata(), .. OfColour(), .. OfFonts(), .. OfInteraction()];

    private static IEnumerable<(string, string, Func<byte[]>)> OfFile() =>
    [
        ("header", "%PDF-1.n", () => Patch(Sound, "%PDF-1.4\n%", "%PDF-2.0\n%")),
        ("header", "above 127", () => Patch(Sound, "%PDF-1.4\n%\u00D3\u00EB\u00E9\u00E1", "%PDF-1.4\n%text")),
        ("trailer-id", "/ID", () => Patch(Sound, "/ID [", "/IX [")),
        ("encryption", "/Encrypt", () => Trailer(Sound, "/Encrypt null")),
        ("end", "behind the last", () => [.. Sound, .. "\nand more"u8]),
        ("objects", "not set off", () => Patch(Sound, "\nendobj\n2 0 obj\n", " endobj\n2 0 obj\n")),
        ("stream-length", "does not lead", () => Change(Sound, Metadata, body => body.Replace("/Length ", "/Length 0", StringComparison.Ordinal).Replace("\nendstream", " \nendstream", StringComparison.Ordinal))),
        ("external-stream", "another file", () => New(Sound, "<< /F (other.xml) /Length 0 >> stream\n\nendstream")),
        ("filters", "LZWDecode", () => New(Sound, "<< /Filter /LZWDecode /Length 2 >> stream\n\u0080\u0001\nendstream")),
        ("filters", "Crypt", () => New(Sound, "<< /Filter [/FlateDecode /Crypt] /Length 0 >> stream\n\nendstream")),
        ("limits", "127 bytes", () => Add(Sound, Catalog, $"/{new string('n', 128)} 1")),
        ("limits", "32,767", () => Add(Sound, Catalog, $"/Long ({new string('s', 32_768)})")),
        ("limits", "32 bits", () => Add(Sound, Catalog, "/Large 2147483648")),
        ("save-depth", "28 times", () => Stream(Sound, "Contents", content => string.Concat(Enumerable.Repeat("q\n", 29)) + content + string.Concat(Enumerable.Repeat("\nQ", 29)))),
        ("page-size", "points", () => Change(Sound, Page, body => body.Replace("842]", "14401]", StringComparison.Ordinal))),
    ];

    private static IEnumerable<(string, string, Func<byte[]>)> OfMetadata() =>
    [
        ("xmp+pdfa-id+info", "no /Metadata", () => Exchange(Sound, Catalog, "/Metadata", "/NotThere")),
        ("xmp", "/Metadata /XML", () => Exchange(Sound, Metadata, "/Subtype /XML", "/Subtype /TXT")),
        ("xmp+pdfa-id+info", "not well-formed", () => Patch(Sound, "</pdfaid:part>", "</pdfaid:harp>")),
        ("xmp", "bytes or encoding", () => Stream(Sound, "Metadata", xml => xml.Replace("?xpacket begin=\"\"", "?xpacket begin=\"\" encoding=\"UTF-8\"", StringComparison.Ordinal))),
        ("xmp", "one XMP packet", () => Patch(Sound, "W5M0MpCehiHzreSzNTczkc9d", "W5M0MpCehiHzreSzNTczkc9e")),
        ("xmp-filter", "compressed", () => Add(Sound, Metadata, "/Filter []")),
        ("pdfa-id", "part 2", () => Patch(Sound, "<pdfaid:part>2<", "<pdfaid:part>1<")),
        ("pdfa-id", "conformance B", () => Patch(Sound, "<pdfaid:conformance>B<", "<pdfaid:conformance>A<")),
        ("xmp-properties", "no predefined schema", () => Patch(Sound, "<dc:format>application/pdf</dc:format>", "<dc:fromat>application/pdf</dc:fromat>")),
        ("xmp-properties", "not Alt", () => Stream(Sound, "Metadata", xml => xml.Replace("rdf:Alt", "rdf:Bag", StringComparison.Ordinal))),
        ("info", "/Title", () => Patch(Sound, "/Title (Reserve", "/Title (reserve")),
        ("info", "/Author", () => Exchange(Sound, "/Author (", "/Author (", "/Author (Not ")),
        ("info", "/Producer", () => Patch(Sound, "<pdf:Producer>Skia/PDF<", "<pdf:Producer>Skia PDF<")),
        ("info", "/CreationDate", () => Patch(Sound, "<xmp:CreateDate>2025", "<xmp:CreateDate>2024")),
        ("info", "/ModDate", () => Patch(Sound, "/ModDate (D:2025", "/ModDate (D:2024")),
    ];

    private static IEnumerable<(string, string, Func<byte[]>)> OfColour() =>
    [
        ("output-intent+device-colour", "no output intent", () => Exchange(Sound, Catalog, "GTS_PDFA1", "GTS_PDFX1")),
        ("output-intent+device-colour", "no embedded profile", () => Exchange(Sound, Catalog, "/DestOutputProfile", "/NotThere")),
        ("icc-profile", "another size", () => Stream(Sound, "DestOutputProfile", icc => icc + "more")),
        ("icc-profile", "/N is 4", () => Exchange(Sound, "/N 3\n", "/N 3\n", "/N 4\n")),
        ("icc-profile+device-colour", "of CMYK", () => Stream(Sound, "DestOutputProfile", icc => icc[..16] + "CMYK" + icc[20..])),
        ("icc-profile", "the head", () => Stream(Sound, "DestOutputProfile", icc => icc[..36] + "psca" + icc[40..])),
        ("icc-profile", "the head", () => Stream(Sound, "DestOutputProfile", icc => icc[..8] + '\u0005' + icc[9..])),
        ("icc-profile", "beyond its end", () => Stream(Sound, "DestOutputProfile", icc => icc[..140] + Number(999_999) + icc[144..])),
        ("icc-profile", "no wtpt", () => Stream(Sound, "DestOutputProfile", icc => icc.Replace("wtpt", "none", StringComparison.Ordinal))),
        ("device-colour", "DeviceCMYK", () => Stream(Sound, "Contents", content => "0 0 0 1 k\n" + content)),
        ("device-colour", "DeviceCMYK", () => New(Sound, "<< /Type /XObject /Subtype /Image /ColorSpace [/Indexed /DeviceCMYK 0 <00000000>] /Width 1 /Height 1 /BitsPerComponent 8 /Length 1 >> stream\n\u0001\nendstream")),
        ("transparency+output-intent+device-colour", "which colour space", () => Exchange(Change(Sound, "/ca 1", body => body.Replace("/ca 1", "/ca .5", StringComparison.Ordinal)), Catalog, "GTS_PDFA1", "GTS_PDFX1")),
        ("blend-mode", "Dissolve", () => Change(Sound, "/BM /Normal", body => body.Replace("/Normal", "/Dissolve", StringComparison.Ordinal))),
        ("graphics-state", "transfer function", () => Add(Sound, "/BM /Normal", "/TR /Identity")),
        ("rendering-intent", "Vivid", () => Add(Sound, "/BM /Normal", "/RI /Vivid")),
        ("images", "smoothed", () => New(Sound, Image("/Interpolate true"))),
        ("images", "in its stead", () => New(Sound, Image("/Alternates []"))),
        ("form-xobjects", "PostScript", () => New(Sound, "<< /Type /XObject /Subtype /PS /Length 0 >> stream\n\nendstream")),
    ];

    private static IEnumerable<(string, string, Func<byte[]>)> OfFonts() =>
    [
        ("font-type+font-embedded", "Type1", () => New(Sound, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")),
        ("font-embedded", "no font program", () => Patch(Sound, "/FontFile2 ", "/FontFileX ")),
        ("font-encoding", "UniJIS", () => Exchange(Sound, "/Encoding /Identity-H", "/Identity-H", "/UniJIS-UCS2-H")),
        ("font-gid-map", "/CIDToGIDMap", () => Exchange(Sound, "/CIDToGIDMap", "/CIDToGIDMap", "/NotThere")),
        ("font-glyphs+to-unicode", "no glyph 65535", () => Stream(Sound, "Contents", content => content.Insert(content.IndexOf("ET\n", StringComparison.Ordinal), "<FFFF> Tj\n"))),
        ("font-notdef+to-unicode", "lacks", () => Stream(Sound, "Contents", content => content.Insert(content.IndexOf("ET\n", StringComparison.Ordinal), "<0000> Tj\n"))),
        ("font-widths", "by /W", () => Exchange(Sound, "/W [", "/W [", "/DW 500 /NotThere [")),
        ("font-widths", "by /W", () => Change(Sound, "/W [0 [656.25 ", body => body.Replace("[656.25 ", "[656.25 1", StringComparison.Ordinal))),
        ("to-unicode", "has no /ToUnicode", () => Exchange(Sound, "/ToUnicode", "/ToUnicode", "/NotThere")),
        ("to-unicode", "stands for no letter", () => Stream(Sound, "ToUnicode", map => map.Replace("beginbfchar\n<0001>", "beginbfchar\n<FFFF>", StringComparison.Ordinal))),
        ("to-unicode", "U+0000", () => Stream(Sound, "ToUnicode", map => map.Replace("<0001> <0041>", "<0001> <0000>", StringComparison.Ordinal))),
    ];

    private static IEnumerable<(string, string, Func<byte[]>)> OfInteraction() =>
    [
        ("actions", "script", () => Add(Sound, Catalog, "/OpenAction << /Type /Action /S /JavaScript /JS (app.alert\\(1\\)) >>")),
        ("actions", "script", () => Add(Sound, Catalog, "/Names << /JavaScript << /Names [] >> >>")),
        ("actions", "Launch", () => New(Sound, "<< /S /Launch /F (calc.exe) >>")),
        ("actions", "Movie", () => New(Sound, "<< /S /Movie >>")),
        ("actions", "Sound", () => New(Sound, "<< /S /Sound >>")),
        ("actions", "Invented", () => New(Sound, "<< /Type /Action /S /Invented >>")),
        ("actions", "Print", () => New(Sound, "<< /S /Named /N /Print >>")),
        ("triggers", "/AA", () => Add(Sound, Catalog, "/AA << /WC << /S /URI >> >>")),
        ("triggers", "/AA", () => Add(Sound, Page, "/AA << /O << /S /URI >> >>")),
        ("embedded-files", "embedded", () => New(Sound, "<< /Type /EmbeddedFile /Length 0 >> stream\n\nendstream")),
        ("embedded-files", "embedded", () => New(Sound, "<< /Type /Filespec /EF << >> >>")),
        ("annotations", "3D", () => Add(Sound, Page, "/Annots [<< /Type /Annot /Subtype /3D /F 4 /AP << /N << >> >> >>]")),
        ("annotations", "not both shown and printed", () => Add(Sound, Page, "/Annots [<< /Type /Annot /Subtype /Link >>]")),
        ("annotations", "not both shown and printed", () => Add(Sound, Page, "/Annots [<< /Type /Annot /Subtype /Link /F 6 >>]")),
        ("annotations", "no appearance", () => Add(Sound, Page, "/Annots [<< /Type /Annot /Subtype /Square /F 4 >>]")),
        ("forms", "drawn by the reader", () => Add(Sound, Catalog, "/AcroForm << /Fields [] /NeedAppearances true >>")),
        ("forms", "drawn by the reader", () => Add(Sound, Catalog, "/AcroForm << /Fields [] /XFA [] >>")),
        ("alternate-presentations", "alternate", () => Add(Sound, Page, "/PresSteps << >>")),
        ("requirements", "abilities", () => Add(Sound, Catalog, "/Requirements []")),
        ("language", "no language", () => Exchange(Sound, Catalog, "/Lang (en)", "")),
        ("language", "no language", () => Exchange(Sound, Catalog, "/Lang (en)", "/Lang (the English one)")),
        ("title-shown", "file name", () => Exchange(Sound, Catalog, "/DisplayDocTitle true", "/DisplayDocTitle false")),
        ("bookmarks", "no bookmarks", () => Exchange(Sound, Catalog, "/Outlines", "/NotThere")),
        ("bookmarks", "not the one named", () => Change(Sound, "/Type /Outlines", body => body.Replace("/Last ", "/Last 1", StringComparison.Ordinal))),
        ("bookmarks", "counts", () => Change(Sound, "/Type /Outlines", body => body.Replace("/Count ", "/Count 1", StringComparison.Ordinal))),
        ("bookmarks", "can be reached", () => Change(Sound, "/XYZ", body => body.Replace("/Next", "/NotThere", StringComparison.Ordinal))),
        ("bookmarks", "no page", () => Change(Sound, "/XYZ", body => body.Replace("/Dest [", "/Dest [9", StringComparison.Ordinal))),
        ("bookmarks", "beyond its page", () => Change(Sound, "/XYZ", body => body.Replace("/XYZ 0 ", "/XYZ 0 9", StringComparison.Ordinal))),
        ("bookmarks", "another parent", () => Change(Sound, "/XYZ", body => body.Replace("/Parent ", "/Parent 9", StringComparison.Ordinal))),
        ("bookmarks", "no title", () => Change(Sound, "/XYZ", body => "<< /Title ()" + body[body.IndexOf(" /Parent", StringComparison.Ordinal)..])),
    ];

    private static string Image(string entries) => $"<< /Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /Width 1 /Height 1 /BitsPerComponent 8 {entries} /Length 3 >> stream\nabc\nendstream";
}
