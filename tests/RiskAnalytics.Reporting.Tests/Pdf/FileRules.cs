using System.Collections.Immutable;
using System.Text.RegularExpressions;
using UglyToad.PdfPig.Graphics.Operations.SpecialGraphicsState;
using UglyToad.PdfPig.Tokens;

namespace RiskAnalytics.Reporting.Tests.Pdf;

/// <summary>How the file is written: head, trailer, objects, streams, limits.</summary>
internal static partial class FileRules
{
    // ISO 32000-1, table 6, less the two that clause 6.1.7.2 forbids.
    private static readonly string[] Filters = ["ASCIIHexDecode", "ASCII85Decode", "FlateDecode", "RunLengthDecode", "CCITTFaxDecode", "JBIG2Decode", "DCTDecode", "JPXDecode"];

    public static ImmutableArray<PdfaRule> All { get; } =
    [
        new("header", "6.1.2", Header),
        new("trailer-id", "6.1.3", file => file.Trailer.Identifier is { Count: 2 } id && id.All(part => part is StringToken { Data.Length: > 0 } or HexToken { Data.Length: > 0 })
            ? [] : ["the trailer has no /ID of two strings"]),
        new("encryption", "6.1.3", file => file.Trailer.EncryptionToken is null && !EncryptEntry().IsMatch(file.Text) ? [] : ["the trailer has /Encrypt"]),
        new("end", "6.1.3", file => LastLine().IsMatch(file.Text) ? [] : ["something stands behind the last %%EOF"]),
        new("objects", "6.1.9", file => file.Places.Where(pair => !SetOff(file.Text, pair.Value)).Select(pair => $"object {pair.Key.ObjectNumber} is not set off by line ends")),
        new("stream-length", "6.1.7.1", file => file.Places.Where(pair => file.Objects[pair.Key] is StreamToken stream && !Framed(file, stream, pair.Value))
            .Select(pair => $"the /Length of stream {pair.Key.ObjectNumber} does not lead to its end")),
        new("external-stream", "6.1.7.1", file => file.Streams.Where(stream => new[] { "F", "FFilter", "FDecodeParms" }.Any(name => PdfFile.Has(stream.StreamDictionary, name)))
            .Select(_ => "a stream takes its content from another file")),
        new("filters", "6.1.7.2", file => file.Streams.SelectMany(stream => Named(file, stream.StreamDictionary)).Where(name => !Filters.Contains(name)).Select(name => $"a stream uses the filter {name}")),
        new("limits", "6.1.13", Limits),
        new("save-depth", "6.1.13", file => file.Pages.Where(page => Depth(page.Operations) > 28).Select(page => $"page {page.Number} saves the graphics state more than 28 times over")),
        new("page-size", "6.1.13", file => file.Pages.Where(page => Math.Min(page.Width, page.Height) < 3 || Math.Max(page.Width, page.Height) > 14_400)
            .Select(page => $"page {page.Number} is {page.Width} by {page.Height} points")),
    ];

    private static IEnumerable<string> Header(PdfFile file)
    {
        if (!FirstLine().IsMatch(file.Text))
            yield return "the file does not start with %PDF-1.n and a line end";
        else if (!BinaryComment().IsMatch(file.Text))
            yield return "no comment of four bytes above 127 follows the first line";
    }

    private static IEnumerable<string> Limits(PdfFile file)
    {
        if (file.Objects.Count > 8_388_607)
            yield return "the file has more than 8,388,607 objects";
        foreach (var dictionary in file.Dictionaries)
        {
            foreach (var (name, value) in dictionary.Data)
            {
                if (name.Length > 127 || value is NameToken { Data.Length: > 127 })
                    yield return "a name has more than 127 bytes";
                if (value is StringToken { Data.Length: > 32_767 } or HexToken { Data.Length: > 65_534 })
                    yield return $"the string /{name} has more than 32,767 bytes";
                if (value is NumericToken number && !number.HasDecimalPlaces && Math.Abs(number.Double) > int.MaxValue)
                    yield return $"the number /{name} does not fit 32 bits";
            }
        }
    }

    private static int Depth(IEnumerable<UglyToad.PdfPig.Graphics.Operations.IGraphicsStateOperation> operations)
    {
        var (depth, deepest) = (0, 0);
        foreach (var operation in operations)
        {
            depth += operation switch { Push => 1, Pop => -1, _ => 0 };
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }

    private static IEnumerable<string> Named(PdfFile file, DictionaryToken stream) => file.Find<IToken>(stream, "Filter") switch
    {
        NameToken one => [one.Data],
        ArrayToken several => several.Data.OfType<NameToken>().Select(name => name.Data),
        _ => [],
    };

    private static bool SetOff(string text, int place)
    {
        const string End = "endobj";
        var end = text.IndexOf(End, place, StringComparison.Ordinal);
        return ObjectHead().IsMatch(text, place) && IsLineEnd(place - 1) && IsLineEnd(end - 1) && IsLineEnd(end + End.Length);

        bool IsLineEnd(int at) => at >= 0 && at < text.Length && text[at] is '\n' or '\r';
    }

    private static bool Framed(PdfFile file, StreamToken stream, int place)
    {
        var head = StreamHead().Match(file.Text, place);
        var end = head.Index + head.Length + (int)(file.Number(stream.StreamDictionary, "Length") ?? -1);
        return head.Success && end > place && end < file.Text.Length && StreamEnd().IsMatch(file.Text, end);
    }

    [GeneratedRegex(@"\A%PDF-(1\.[0-7])(\r\n|\n|\r)")]
    private static partial Regex FirstLine();

    [GeneratedRegex(@"\A%PDF-1\.[0-7](\r\n|\n|\r)%[\x80-\xFF]{4}[^\r\n]*[\r\n]")]
    private static partial Regex BinaryComment();

    [GeneratedRegex(@"%%EOF(\r\n|\n|\r)?\z")]
    private static partial Regex LastLine();

    [GeneratedRegex(@"trailer\s*<<[^<]*/Encrypt\b")]
    private static partial Regex EncryptEntry();

    [GeneratedRegex(@"\G\d+ \d+ obj(\r\n|\n|\r)")]
    private static partial Regex ObjectHead();

    [GeneratedRegex(@"\G\d+ \d+ obj\s.*?>>\s*stream(\r\n|\n)", RegexOptions.Singleline)]
    private static partial Regex StreamHead();

    [GeneratedRegex(@"\G(\r\n|\n|\r)endstream")]
    private static partial Regex StreamEnd();
}
