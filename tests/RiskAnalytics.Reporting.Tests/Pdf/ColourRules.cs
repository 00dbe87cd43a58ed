using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace RiskAnalytics.Reporting.Tests.Pdf;

/// <summary>Colours that mean the same on every screen: output intent, its profile, colour spaces, transparency, pictures.</summary>
internal static class ColourRules
{
    private static readonly string[] BlendModes =
    [
        "Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity",
    ];

    private static readonly string[] RenderingIntents = ["RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation"];

    public static ImmutableArray<PdfaRule> All { get; } =
    [
        new("output-intent", "6.2.3", file => Intents(file).Count == 0 ? ["the catalog has no output intent of PDF/A"] : Profile(file) is null ? ["the output intent has no embedded profile"] : []),
        new("icc-profile", "6.2.3", file => Profile(file) is { } profile ? Profile(file, profile) : []),
        new("device-colour", "6.2.4.3", DeviceColour),
        new("transparency", "6.2.10", file => Intents(file).Count > 0 ? [] : file.Pages.Where(page => IsTransparent(file, page.Dictionary) && !HasBlendSpace(file, page.Dictionary))
            .Select(page => $"page {page.Number} has transparency, but neither it nor the file says in which colour space")),
        new("blend-mode", "6.2.10", file => file.Dictionaries.Where(d => PdfFile.Has(d, "BM")).Select(d => file.Name(d, "BM") ?? "of several").Where(mode => !BlendModes.Contains(mode)).Select(mode => $"the blend mode {mode} is not known")),
        new("graphics-state", "6.2.5", file => file.Dictionaries.Where(d => PdfFile.Has(d, "TR") || PdfFile.Has(d, "HTP") || (PdfFile.Has(d, "TR2") && file.Name(d, "TR2") != "Default")).Select(_ => "a graphics state has a transfer function")),
        new("rendering-intent", "6.2.6", file => file.Dictionaries.Select(d => file.Name(d, "RI") ?? file.Name(d, "Intent")).OfType<string>().Where(intent => !RenderingIntents.Contains(intent)).Select(intent => $"the rendering intent {intent} is not known")),
        new("images", "6.2.8", Images),
        new("form-xobjects", "6.2.9", file => file.Streams.Select(stream => stream.StreamDictionary).Where(d => file.Name(d, "Subtype") == "PS" || file.Name(d, "Subtype2") == "PS" || (file.Name(d, "Subtype") == "Form" && PdfFile.Has(d, "Ref")))
            .Select(_ => "a form is PostScript, or stands in another file")),
    ];

    private static List<DictionaryToken> Intents(PdfFile file) =>
        [.. file.All(file.Catalog, "OutputIntents").OfType<DictionaryToken>().Where(intent => file.Name(intent, "S") == "GTS_PDFA1")];

    private static StreamToken? Profile(PdfFile file) => Intents(file).Select(intent => file.Find<StreamToken>(intent, "DestOutputProfile")).FirstOrDefault(profile => profile is not null);

    private static string Space(byte[] icc) => icc.Length < 132 ? "" : Encoding.ASCII.GetString(icc, 16, 4);

    // ICC.1:2010: size in bytes 0 to 3, version in 8, class in 12, colour space in 16, "acsp" in 36, then the table of tags.
    private static IEnumerable<string> Profile(PdfFile file, StreamToken stream)
    {
        var icc = file.Decode(stream);
        if (icc.Length < 132 || BinaryPrimitives.ReadUInt32BigEndian(icc) != icc.Length)
            return ["the profile has another size than its head says"];
        var parts = Space(icc) switch { "RGB " => 3, "CMYK" => 4, "GRAY" => 1, _ => 0 };
        if (parts == 0 || parts != (file.Number(stream.StreamDictionary, "N") ?? -1))
            return [$"the profile is of {Space(icc).Trim()}, /N is {file.Number(stream.StreamDictionary, "N")}"];
        if (icc[8] is < 2 or > 4 || Encoding.ASCII.GetString(icc, 36, 4) != "acsp" || Encoding.ASCII.GetString(icc, 12, 4) is not ("mntr" or "prtr"))
            return ["the head of the profile is not that of a screen or printer of ICC version 2 to 4"];
        var tags = new HashSet<string>();
        for (var i = 0; i < BinaryPrimitives.ReadUInt32BigEndian(icc.AsSpan(128)); i++)
        {
            var entry = icc.AsSpan(132 + (12 * i), 12);
            if (BinaryPrimitives.ReadUInt32BigEndian(entry[4..]) + (long)BinaryPrimitives.ReadUInt32BigEndian(entry[8..]) > icc.Length)
                return ["a tag of the profile lies beyond its end"];
            tags.Add(Encoding.ASCII.GetString(entry[..4]));
        }

        string[] needed = parts == 3 ? ["desc", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"] : ["desc", "wtpt"];
        return needed.Except(tags).Select(tag => $"the profile has no {tag}");
    }

    private static IEnumerable<string> DeviceColour(PdfFile file)
    {
        var intent = Profile(file) is { } profile ? Space(file.Decode(profile)) : null;
        var used = file.Pages.SelectMany(page => page.Operations.Select(operation => operation.Operator switch
        {
            "rg" or "RG" => "DeviceRGB",
            "g" or "G" => "DeviceGray",
            "k" or "K" => "DeviceCMYK",
            _ => null,
        })).OfType<string>().Concat(file.Dictionaries.SelectMany(d => Device(file.Find<IToken>(d, "ColorSpace")).Concat(Device(file.Find<IToken>(d, "CS")))));
        foreach (var space in used.Distinct())
        {
            if (space switch { "DeviceRGB" => intent == "RGB ", "DeviceCMYK" => intent == "CMYK", _ => intent is not null } is false)
                yield return $"{space} is used and the file does not say what it means";
        }

        IEnumerable<string> Device(IToken? space) => space switch
        {
            NameToken { Data: "DeviceRGB" or "DeviceGray" or "DeviceCMYK" } name => [name.Data],
            ArrayToken array => array.Data.SelectMany(part => Device(file.Resolve(part))),
            DictionaryToken spaces => spaces.Data.Values.SelectMany(part => Device(file.Resolve(part))),
            _ => [],
        };
    }

    private static bool IsTransparent(PdfFile file, DictionaryToken page)
    {
        var resources = file.Part(page, "Resources");
        return Named("ExtGState").Any(state => (file.Number(state, "ca") ?? 1) < 1 || (file.Number(state, "CA") ?? 1) < 1 || (file.Name(state, "BM") ?? "Normal") != "Normal" || file.Part(state, "SMask") is not null)
            || Named("XObject").Any(picture => PdfFile.Has(picture, "SMask") || file.Part(picture, "Group") is not null);

        IEnumerable<DictionaryToken> Named(string kind) =>
            (resources is null ? null : file.Part(resources, kind))?.Data.Values.Select(file.AsDictionary).OfType<DictionaryToken>() ?? [];
    }

    private static bool HasBlendSpace(PdfFile file, DictionaryToken page) => file.Part(page, "Group") is { } group && PdfFile.Has(group, "CS");

    private static IEnumerable<string> Images(PdfFile file)
    {
        foreach (var image in file.Streams.Select(stream => stream.StreamDictionary).Where(d => file.Name(d, "Subtype") == "Image"))
        {
            if (file.Find<BooleanToken>(image, "Interpolate") is { Data: true })
                yield return "a picture asks to be smoothed";
            if (PdfFile.Has(image, "Alternates") || PdfFile.Has(image, "OPI"))
                yield return "a picture has another in its stead";
        }
    }
}
