using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace RiskAnalytics.Reporting.Drawing;

/// <summary>
/// What Skia leaves out of a PDF: bookmarks and language, appended as an incremental update, and an identity made of
/// the content where Skia takes the time. Skia writes a classic cross-reference table, which keeps this short.
/// </summary>
internal static partial class PdfFinish
{
    // One byte is one character, so places in the text are places in the file.
    private static readonly Encoding Bytes = Encoding.Latin1;

    public static byte[] Apply(byte[] pdf, string language, IReadOnlyList<Bookmark> bookmarks)
    {
        byte[] steady = WithSteadyIdentity(WithHexIdentity(WithUniversalTime(pdf)));
        return [.. steady, .. Update(Bytes.GetString(steady), language, bookmarks)];
    }

    // Skia adds the time zone of the machine to a date that is meant in universal time; both forms have one length.
    private static byte[] WithUniversalTime(byte[] pdf)
    {
        string text = Bytes.GetString(pdf);
        text = InfoDate().Replace(text, "$1+00'00'");
        text = XmpDate().Replace(text, "$1+00:00");
        return Bytes.GetBytes(text);
    }

    // Skia writes the identity as raw characters where that happens to be shorter than digits, about once in twenty files.
    // It stands behind the cross-reference table, so its length moves nothing that the table points to.
    private static byte[] WithHexIdentity(byte[] pdf)
    {
        string text = Bytes.GetString(pdf);
        int start = text.LastIndexOf("/ID [", StringComparison.Ordinal);
        int end = text.LastIndexOf("]>>", StringComparison.Ordinal);
        string digits = new('0', 32);
        return start < 0 || end < start ? pdf : Bytes.GetBytes($"{text[..start]}/ID [<{digits}> <{digits}>{text[end..]}");
    }

    private static byte[] WithSteadyIdentity(byte[] pdf)
    {
        string text = Bytes.GetString(pdf);
        List<Group> places = [];
        foreach (Match match in FileIdentity().Matches(text))
        {
            places.Add(match.Groups[1]);
            places.Add(match.Groups[2]);
        }

        foreach (Match match in XmpIdentity().Matches(text))
        {
            places.Add(match.Groups[1]);
        }

        byte[] steady = [.. pdf];
        foreach (Group place in places)
        {
            for (int i = place.Index; i < place.Index + place.Length; i++)
            {
                steady[i] = steady[i] == (byte)'-' ? (byte)'-' : (byte)'0';
            }
        }

        string digest = Convert.ToHexStringLower(SHA256.HashData(steady));
        foreach (Group place in places)
        {
            int next = 0;
            for (int i = place.Index; i < place.Index + place.Length; i++)
            {
                if (steady[i] != (byte)'-')
                {
                    steady[i] = (byte)digest[next++ % digest.Length];
                }
            }
        }

        return steady;
    }

    private static byte[] Update(string text, string language, IReadOnlyList<Bookmark> bookmarks)
    {
        int startXref = Number(LastMatch(StartXref(), text));
        string trailer = LastMatch(Trailer(), text).Groups[1].Value;
        int root = Number(RootEntry().Match(trailer));
        int size = Number(SizeEntry().Match(trailer));
        string catalog = Dictionary(text, root);
        List<int> pages = [];
        Collect(text, Number(PagesEntry().Match(catalog)), pages);

        var objects = new List<(int Number, string Body)>();
        string added = $" /Lang ({language}) /ViewerPreferences << /DisplayDocTitle true >>";
        if (bookmarks.Count > 0)
        {
            int first = size + 1;
            added += Invariant($" /Outlines {size} 0 R /PageMode /UseOutlines");
            objects.Add((size, OutlineRoot(bookmarks, first)));
            for (int i = 0; i < bookmarks.Count; i++)
            {
                objects.Add((first + i, OutlineItem(text, bookmarks, i, size, pages)));
            }

            size += bookmarks.Count + 1;
        }

        objects.Insert(0, (root, catalog[..catalog.LastIndexOf(">>", StringComparison.Ordinal)] + added + " >>"));

        var update = new StringBuilder("\n");
        var xref = new StringBuilder("xref\n");
        foreach ((int number, string body) in objects)
        {
            int offset = checked(text.Length + update.Length);
            xref.Append(Invariant($"{number} 1\n{offset:D10} 00000 n \n"));
            update.Append(Invariant($"{number} 0 obj\n{body}\nendobj\n"));
        }

        int place = checked(text.Length + update.Length);
        string rest = PrevEntry().Replace(SizeEntry().Replace(trailer, ""), "");
        update.Append(xref).Append(Invariant($"trailer\n<< /Size {size} /Prev {startXref} {rest.Trim()} >>\nstartxref\n{place}\n%%EOF\n"));
        return Bytes.GetBytes(update.ToString());
    }

    private static string OutlineRoot(IReadOnlyList<Bookmark> bookmarks, int first)
    {
        int last = 0;
        for (int i = 0; i < bookmarks.Count; i++)
        {
            last = bookmarks[i].Level == 0 ? i : last;
        }

        return Invariant($"<< /Type /Outlines /First {first} 0 R /Last {first + last} 0 R /Count {bookmarks.Count(b => b.Level == 0)} >>");
    }

    private static string OutlineItem(string text, IReadOnlyList<Bookmark> bookmarks, int index, int outlines, List<int> pages)
    {
        int first = outlines + 1;
        Bookmark item = bookmarks[index];
        int parent = index - 1;
        while (parent >= 0 && bookmarks[parent].Level >= item.Level)
        {
            parent--;
        }

        string body = Invariant($"<< /Title <{Utf16Hex(item.Title)}> /Parent {(parent < 0 ? outlines : first + parent)} 0 R");
        int previous = index - 1;
        while (previous > parent && bookmarks[previous].Level != item.Level)
        {
            previous--;
        }

        if (previous > parent)
        {
            body += Invariant($" /Prev {first + previous} 0 R");
        }

        int end = index + 1;
        int children = 0;
        int lastChild = 0;
        while (end < bookmarks.Count && bookmarks[end].Level > item.Level)
        {
            if (bookmarks[end].Level == item.Level + 1)
            {
                children++;
                lastChild = end;
            }

            end++;
        }

        if (end < bookmarks.Count && bookmarks[end].Level == item.Level)
        {
            body += Invariant($" /Next {first + end} 0 R");
        }

        if (children > 0)
        {
            // A negative count: closed until the reader opens it.
            body += Invariant($" /First {first + index + 1} 0 R /Last {first + lastChild} 0 R /Count {-children}");
        }

        int page = pages[item.Page];
        float height = float.Parse(MediaBox().Match(Dictionary(text, page)).Groups[1].Value, NumberStyles.Float, CultureInfo.InvariantCulture);
        return body + Invariant($" /Dest [{page} 0 R /XYZ 0 {MathF.Min(MathF.Floor(height), MathF.Round(height - item.Top))} null] >>");
    }

    private static void Collect(string text, int node, List<int> pages)
    {
        string body = Dictionary(text, node);
        Match kids = Kids().Match(body);
        if (!kids.Success)
        {
            pages.Add(node);
            return;
        }

        foreach (Match kid in Reference().Matches(kids.Groups[1].Value))
        {
            Collect(text, Number(kid), pages);
        }
    }

    private static string Dictionary(string text, int number)
    {
        string head = Invariant($"\n{number} 0 obj\n");
        int start = text.IndexOf(head, StringComparison.Ordinal);
        if (start < 0)
        {
            throw new InvalidOperationException($"The PDF has no object {Invariant($"{number}")}.");
        }

        start += head.Length;
        return text[start..text.IndexOf("\nendobj", start, StringComparison.Ordinal)];
    }

    private static Match LastMatch(Regex pattern, string text)
    {
        MatchCollection matches = pattern.Matches(text);
        return matches.Count > 0 ? matches[^1] : throw new InvalidOperationException("The PDF has no trailer.");
    }

    private static int Number(Match match) =>
        match.Success
            ? int.Parse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("The PDF has another structure than expected.");

    private static string Utf16Hex(string title) => "FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(title));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(@"/ID\s*\[\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\]")]
    private static partial Regex FileIdentity();

    [GeneratedRegex(@"uuid:([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})")]
    private static partial Regex XmpIdentity();

    [GeneratedRegex(@"(D:\d{14})[+-]\d\d'\d\d'")]
    private static partial Regex InfoDate();

    [GeneratedRegex(@"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)[+-]\d\d:\d\d")]
    private static partial Regex XmpDate();

    [GeneratedRegex(@"startxref\s+(\d+)")]
    private static partial Regex StartXref();

    [GeneratedRegex(@"trailer\s*<<(.*?)>>\s*startxref", RegexOptions.Singleline)]
    private static partial Regex Trailer();

    [GeneratedRegex(@"/Root\s+(\d+) 0 R")]
    private static partial Regex RootEntry();

    [GeneratedRegex(@"/Size\s+(\d+)")]
    private static partial Regex SizeEntry();

    [GeneratedRegex(@"/Prev\s+(\d+)")]
    private static partial Regex PrevEntry();

    [GeneratedRegex(@"/Pages\s+(\d+) 0 R")]
    private static partial Regex PagesEntry();

    [GeneratedRegex(@"/Kids\s*\[([^\]]*)\]")]
    private static partial Regex Kids();

    [GeneratedRegex(@"(\d+) 0 R")]
    private static partial Regex Reference();

    [GeneratedRegex(@"/MediaBox\s*\[\s*\S+\s+\S+\s+\S+\s+([0-9.]+)\s*\]")]
    private static partial Regex MediaBox();
}
