using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace RiskAnalytics.Reporting.Tests.Pdf;

/// <summary>
/// Makes a broken twin of a sound PDF: bytes exchanged for as many others, or objects written anew behind the end by an
/// incremental update (ISO 32000-1, 7.5.6), so that the file stays readable and has the one fault only.
/// </summary>
internal static partial class PdfTwin
{
    /// <summary>Exchanges a text for one of the same length everywhere, so that every place in the file stays.</summary>
    public static byte[] Patch(byte[] pdf, string old, string now)
    {
        var text = Encoding.Latin1.GetString(pdf);
        Assert.That(now, Has.Length.EqualTo(old.Length), "a patch keeps the length");
        Assert.That(text.Contains(old, StringComparison.Ordinal), $"the file has {old}");
        return Encoding.Latin1.GetBytes(text.Replace(old, now, StringComparison.Ordinal));
    }

    /// <summary>Writes the first object that contains a text anew, with one text exchanged for another.</summary>
    public static byte[] Exchange(byte[] pdf, string having, string old, string now) => Change(pdf, having, body => body.Replace(old, now, StringComparison.Ordinal));

    /// <summary>Writes the first object that contains a text anew, with entries added to its dictionary.</summary>
    public static byte[] Add(byte[] pdf, string having, string entries) =>
        Change(pdf, having, body => body.LastIndexOf(">>", StringComparison.Ordinal) is var end && end >= 0 ? $"{body[..end]} {entries} {body[end..]}" : body);

    public static byte[] Change(byte[] pdf, string having, Func<string, string> change)
    {
        var (number, body) = Objects(pdf).First(pair => pair.Value.Contains(having, StringComparison.Ordinal));
        var changed = change(body);
        Assert.That(changed != body, "the twin differs");
        return Update(pdf, number, changed);
    }

    /// <summary>Writes the stream that a name points to anew, unpacked and changed.</summary>
    public static byte[] Stream(byte[] pdf, string name, Func<string, string> change)
    {
        var number = int.Parse(Regex.Match(string.Join('\n', Objects(pdf).Values), $@"/{name} (\d+) 0 R").Groups[1].Value, CultureInfo.InvariantCulture);
        var body = Objects(pdf)[number];
        var start = body.IndexOf("stream\n", StringComparison.Ordinal);
        var length = int.Parse(LengthEntry().Match(body).Groups[1].Value, CultureInfo.InvariantCulture);
        var content = Encoding.Latin1.GetBytes(body.Substring(start + "stream\n".Length, length));
        var head = body[..start];
        if (head.Contains("/FlateDecode", StringComparison.Ordinal))
        {
            using var packed = new ZLibStream(new MemoryStream(content), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            packed.CopyTo(unpacked);
            content = unpacked.ToArray();
        }

        var old = Encoding.Latin1.GetString(content);
        var now = change(old);
        Assert.That(now != old, "the twin differs");
        head = LengthEntry().Replace(head.Replace("/Filter /FlateDecode", "", StringComparison.Ordinal), FormattableString.Invariant($"/Length {now.Length}"));
        return Update(pdf, number, $"{head}stream\n{now}\nendstream");
    }

    /// <summary>Puts one more object into the file, which nothing points to.</summary>
    public static byte[] New(byte[] pdf, string body) => Update(pdf, Objects(pdf).Keys.Max() + 1, body);

    /// <summary>Puts one more entry into the trailer.</summary>
    public static byte[] Trailer(byte[] pdf, string entry) => Update(pdf, Objects(pdf).Keys.Max() + 1, "null", entry);

    /// <summary>A byte of a text as a big-endian number of four.</summary>
    public static string Number(uint value) => string.Concat((char)(value >> 24), (char)((value >> 16) & 255), (char)((value >> 8) & 255), (char)(value & 255));

    private static Dictionary<int, string> Objects(byte[] pdf)
    {
        var newest = new Dictionary<int, string>();
        foreach (Match found in OneObject().Matches(Encoding.Latin1.GetString(pdf)))
            newest[int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)] = found.Groups[2].Value;
        return newest;
    }

    private static byte[] Update(byte[] pdf, int number, string body, string entry = "")
    {
        var text = Encoding.Latin1.GetString(pdf);
        var size = Math.Max(Objects(pdf).Keys.Max(), number) + 1;
        var trailer = Replaced().Replace(LastTrailer().Matches(text)[^1].Groups[1].Value, "").Trim();
        var added = FormattableString.Invariant($"{number} 0 obj\n{body}\nendobj\n");
        var table = FormattableString.Invariant($"xref\n{number} 1\n{text.Length:D10} 00000 n \n");
        var end = FormattableString.Invariant(
            $"trailer\n<< {trailer} {entry} /Size {size} /Prev {LastTable().Matches(text)[^1].Groups[1].Value} >>\nstartxref\n{text.Length + added.Length}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text + added + table + end);
    }

    [GeneratedRegex(@"(?<=[\r\n])(\d+) 0 obj\n(.*?)\nendobj", RegexOptions.Singleline)]
    private static partial Regex OneObject();

    [GeneratedRegex(@"trailer\s*<<(.*?)>>\s*startxref", RegexOptions.Singleline)]
    private static partial Regex LastTrailer();

    [GeneratedRegex(@"/(Prev|Size)\s+\d+")]
    private static partial Regex Replaced();

    [GeneratedRegex(@"startxref\s+(\d+)")]
    private static partial Regex LastTable();

    [GeneratedRegex(@"/Length (\d+)")]
    private static partial Regex LengthEntry();
}
