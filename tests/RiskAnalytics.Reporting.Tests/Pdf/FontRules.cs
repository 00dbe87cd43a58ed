using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SkiaSharp;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Graphics.Operations.TextShowing;
using UglyToad.PdfPig.Graphics.Operations.TextState;
using UglyToad.PdfPig.Tokens;

namespace RiskAnalytics.Reporting.Tests.Pdf;

/// <summary>Fonts that travel with the file, with the widths and letters that the pages count on.</summary>
internal static partial class FontRules
{
    public static ImmutableArray<PdfaRule> All { get; } =
    [
        new("font-type", "6.2.11.2", file => Fonts(file).Where(font => !Kinds.Contains(file.Name(font, "Subtype"))).Select(font => $"{Called(file, font)} is a {file.Name(font, "Subtype")}; this check reads only composite fonts of TrueType")),
        new("font-embedded", "6.2.11.4.1", file => Fonts(file).Where(font => file.Name(font, "Subtype") is not ("Type0" or "Type3") && Program(file, font) is null).Select(font => $"{Called(file, font)} has no font program in the file")),
        new("font-encoding", "6.2.11.3.3", file => Composite(file).Where(font => file.Name(font, "Encoding") is not ("Identity-H" or "Identity-V")).Select(font => $"{Called(file, font)} has the encoding {file.Name(font, "Encoding")}")),
        new("font-gid-map", "6.2.11.3.2", file => Fonts(file).Where(font => file.Name(font, "Subtype") == "CIDFontType2" && file.Name(font, "CIDToGIDMap") != "Identity").Select(font => $"{Called(file, font)} has no /CIDToGIDMap")),
        new("font-glyphs", "6.2.11.4.1", file => Used(file).SelectMany(use => Typeface(file, use.Font) is { } face ? use.Glyphs.Where(glyph => glyph >= face.GlyphCount).Select(glyph => $"{Called(file, use.Font)} has no glyph {glyph}, but a page shows it") : [])),
        new("font-notdef", "6.2.11.8", file => Used(file).Where(use => use.Glyphs.Contains(0)).Select(use => $"a page shows a letter that {Called(file, use.Font)} lacks")),
        new("font-widths", "6.2.11.5", Widths),
        new("to-unicode", "ours", Letters),
    ];

    private static string?[] Kinds { get; } = ["Type0", "CIDFontType2"];

    private static IEnumerable<DictionaryToken> Fonts(PdfFile file) => file.Dictionaries.Where(d => file.Name(d, "Type") == "Font");

    private static IEnumerable<DictionaryToken> Composite(PdfFile file) => Fonts(file).Where(font => file.Name(font, "Subtype") == "Type0");

    private static string Called(PdfFile file, DictionaryToken font) => file.Name(font, "BaseFont") ?? "a font without a name";

    private static DictionaryToken? Descendant(PdfFile file, DictionaryToken font) => file.All(font, "DescendantFonts").OfType<DictionaryToken>().FirstOrDefault();

    private static StreamToken? Program(PdfFile file, DictionaryToken font) =>
        file.Part(font, "FontDescriptor") is { } descriptor ? file.Find<StreamToken>(descriptor, "FontFile2") ?? file.Find<StreamToken>(descriptor, "FontFile3") ?? file.Find<StreamToken>(descriptor, "FontFile") : null;

    private static SKTypeface? Typeface(PdfFile file, DictionaryToken font) => Descendant(file, font) is { } descendant && Program(file, descendant) is { } program ? Opened(file.Decode(program)) : null;

    private static SKTypeface? Opened(byte[] program)
    {
        using var data = SKData.CreateCopy(program);
        return SKTypeface.FromData(data);
    }

    /// <summary>The glyphs that the pages show of each composite font. With /Identity-H two bytes are a glyph.</summary>
    private static IEnumerable<(DictionaryToken Font, ImmutableSortedSet<int> Glyphs)> Used(PdfFile file) => file.Pages
        .SelectMany(page => Shown(file, page))
        .GroupBy(shown => shown.Font, shown => shown.Glyph, ReferenceEqualityComparer.Instance)
        .Select(group => ((DictionaryToken)group.Key!, group.ToImmutableSortedSet()));

    private static IEnumerable<(DictionaryToken Font, int Glyph)> Shown(PdfFile file, Page page)
    {
        var fonts = file.Part(page.Dictionary, "Resources") is { } resources ? file.Part(resources, "Font") : null;
        DictionaryToken? font = null;
        foreach (var operation in page.Operations)
        {
            if (operation is SetFontAndSize set)
                font = fonts is null ? null : file.Part(fonts, set.Font.Data);
            if (font is null)
                continue;
            foreach (var bytes in Strings(operation))
            {
                for (var i = 0; i + 1 < bytes.Length; i += 2)
                    yield return (font, (bytes[i] << 8) | bytes[i + 1]);
            }
        }
    }

    private static IEnumerable<byte[]> Strings(IGraphicsStateOperation operation) => operation switch
    {
        ShowText { Text: { } text } => [Encoding.Latin1.GetBytes(text)],
        ShowText show => [show.Bytes.ToArray()],
        ShowTextsWithPositioning several => several.Array.Select(part => part switch { HexToken hex => hex.Bytes.ToArray(), StringToken text => text.GetBytes(), _ => [] }),
        MoveToNextLineShowText or MoveToNextLineShowTextWithSpacing => throw new NotSupportedException("Skia does not write this operator; teach it to this check."),
        _ => [],
    };

    // /W in thousandths of an em against the hmtx table, which Skia gives at one pixel a unit; one thousandth is free.
    private static IEnumerable<string> Widths(PdfFile file)
    {
        foreach (var (font, glyphs) in Used(file))
        {
            if (Descendant(file, font) is not { } descendant || Typeface(file, font) is not { } face)
                continue;
            var stated = Stated(file, descendant);
            var standard = file.Number(descendant, "DW") ?? 1000;
            using var sized = new SKFont(face, face.UnitsPerEm) { LinearMetrics = true, Hinting = SKFontHinting.None, Subpixel = true };
            var shown = glyphs.Where(glyph => glyph < face.GlyphCount).Select(glyph => (ushort)glyph).ToArray();
            var real = sized.GetGlyphWidths(shown);
            for (var i = 0; i < shown.Length; i++)
            {
                var (inFile, inFont) = (stated.GetValueOrDefault(shown[i], standard), real[i] * 1000d / face.UnitsPerEm);
                if (Math.Abs(inFile - inFont) > 1)
                    yield return FormattableString.Invariant($"glyph {shown[i]} of {Called(file, font)} is {inFont:0} wide, and {inFile:0} by /W");
            }
        }
    }

    // ISO 32000-1, 9.7.4.3: "first [w w w]" or "first last w".
    private static Dictionary<int, double> Stated(PdfFile file, DictionaryToken font)
    {
        var stated = new Dictionary<int, double>();
        var parts = file.All(font, "W").ToList();
        for (var i = 0; i + 1 < parts.Count;)
        {
            var first = ((NumericToken)parts[i]).Int;
            if (parts[i + 1] is ArrayToken several)
            {
                for (var j = 0; j < several.Length; j++)
                    stated[first + j] = ((NumericToken)several[j]).Double;
                i += 2;
            }
            else
            {
                for (var glyph = first; glyph <= ((NumericToken)parts[i + 1]).Int; glyph++)
                    stated[glyph] = ((NumericToken)parts[i + 2]).Double;
                i += 3;
            }
        }

        return stated;
    }

    // Level B does not ask for it; without it nobody could search or copy the text.
    private static IEnumerable<string> Letters(PdfFile file)
    {
        foreach (var (font, glyphs) in Used(file))
        {
            if (file.Find<StreamToken>(font, "ToUnicode") is not { } stream)
            {
                yield return $"{Called(file, font)} has no /ToUnicode";
                continue;
            }

            var letters = Mapped(Encoding.Latin1.GetString(file.Decode(stream)));
            foreach (var glyph in glyphs)
            {
                if (!letters.TryGetValue(glyph, out var letter))
                    yield return $"glyph {glyph} of {Called(file, font)} stands for no letter";
                else if (letter is "0000" or "FEFF" or "FFFE")
                    yield return $"glyph {glyph} of {Called(file, font)} stands for U+{letter}";
            }
        }
    }

    private static Dictionary<int, string> Mapped(string map)
    {
        var letters = new Dictionary<int, string>();
        foreach (Match block in Block().Matches(map))
        {
            if (block.Groups[1].Value == "char")
            {
                foreach (Match pair in Pair().Matches(block.Groups[2].Value))
                    letters[Hex(pair.Groups[1])] = pair.Groups[2].Value.ToUpperInvariant();
                continue;
            }

            foreach (Match range in Range().Matches(block.Groups[2].Value))
            {
                for (var (glyph, letter) = (Hex(range.Groups[1]), Hex(range.Groups[3])); glyph <= Hex(range.Groups[2]); glyph++, letter++)
                    letters[glyph] = letter.ToString("X4", CultureInfo.InvariantCulture);
            }
        }

        return letters;

        static int Hex(Group digits) => int.Parse(digits.Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"beginbf(char|range)(.*?)endbf", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")]
    private static partial Regex Pair();

    [GeneratedRegex(@"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>")]
    private static partial Regex Range();
}
