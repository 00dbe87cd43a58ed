using System.IO.Compression;
using System.Text;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Tests.Sources;

/// <summary>Damages a file in the ways in which files are damaged, and in those in which somebody damages them on purpose; the same seed gives the same bytes.</summary>
internal static class Mutation
{
    private static readonly string[] Numbers =
    [
        "0", "-1", "-0.0000001", "1e400", "1e-400", "1e28", "7e28", "79228162514264337593543950335", "79228162514264337593543950336", "-79228162514264337593543950335",
        "0.0000000000000000000000000001", "123456789012345678901234567890123456789012345678901234567890", "1,234.5", "1.234,5", "NaN", "Infinity", "-", "%", "1e", "0x10", "1_000", "１２", "--5", "(5)",
        "2147483648", "9223372036854775808", "1712937600000000", "9999999999999", "253402300800", "2024-02-31", "0001-01-01", "9999-12-31", "00000000", "null", "true",
    ];

    private static readonly string[] Texts =
    [
        "", "null", "*", " ", "币安", "\u202eabc", "=1+1", "N/A", "—", "\\ud800", "\\u0000", "é", "😀", "USD", "EUR", "BTC", "btc ", "'", "\"", "\"\"", "a,b", "a\nb", "../../x", "true", "{}", "[]", "%", "&amp;", "<x>",
    ];

    private static readonly string[] Marks = ["{", "}", "[", "]", ",", ":", ";", "\t", "\n", "\r\n", "\r", "\"", "'", "-", "+", ".", "e", "%", "#", "&a", "*a", "|", "<", ">", "=", "\\", "(", ")", "\0", "\ufeff", "  "];

    private static readonly byte[][] Damage = [[0xFF], [0xC3, 0x28], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0x80], [0xC0, 0x80], [0xFF, 0xFE]];

    /// <summary>The damaged bytes.</summary>
    public static byte[] Of(byte[] good, int seed)
    {
        var random = new Random(seed);
        // Damage inside an archive is found by its checksum; so that the readers see it too, most is done before packing.
        if (Archive.IsZip(good) && random.Next(4) > 0)
            return Repacked(good, random);

        var bytes = good;
        for (var times = random.Next(1, 5); times > 0; times--)
            bytes = Once(bytes, random);
        return bytes;
    }

    private static byte[] Repacked(byte[] good, Random random)
    {
        using var from = new ZipArchive(new MemoryStream(good));
        using var packed = new MemoryStream();
        using (var to = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            var chosen = random.Next(from.Entries.Count);
            for (var i = 0; i < from.Entries.Count; i++)
            {
                using var content = new MemoryStream();
                using (var entry = from.Entries[i].Open())
                    entry.CopyTo(content);
                var bytes = content.ToArray();
                for (var times = i == chosen ? random.Next(1, 5) : 0; times > 0; times--)
                    bytes = Once(bytes, random);
                using var written = to.CreateEntry(from.Entries[i].FullName, CompressionLevel.Fastest).Open();
                written.Write(bytes);
            }
        }

        return packed.ToArray();
    }

    private static byte[] Once(byte[] bytes, Random random)
    {
        if (bytes.Length == 0)
            return Bytes(Any(Texts, random));

        var at = random.Next(bytes.Length);
        var length = random.Next(1, Math.Min(bytes.Length - at, random.Next(4) == 0 ? 4000 : 40) + 1);
        switch (random.Next(18))
        {
            case 0:
                return Replaced(bytes, at, 1, [(byte)random.Next(256)]);
            case 1:
                return Replaced(bytes, at, 1, [(byte)(bytes[at] ^ (1 << random.Next(8)))]);
            case 2:
                return bytes[..at];
            case 3:
                return Replaced(bytes, at, length, []);
            case 4:
                return Replaced(bytes, at, 0, bytes[at..(at + length)]);
            case 5:
                return Replaced(bytes, at, 0, Repeated(bytes[at..(at + length)], random.Next(2, length > 100 ? 10 : 200)));
            case 6:
                return Replaced(bytes, random.Next(bytes.Length), 0, bytes[at..(at + length)]);
            case 7:
                return Replaced(bytes, at, 0, Bytes(Any(Marks, random)));
            case 8:
                return Replaced(bytes, at, 1, Bytes(Any(Marks, random)));
            case 9:
                return Replaced(bytes, at, 0, Damage[random.Next(Damage.Length)]);
            case 10 or 11 or 12:
                return InRun(bytes, at, IsOfNumber, Bytes(Any(Numbers, random)));
            case 13:
                return InRun(bytes, at, IsOfWord, Bytes(Any(Texts, random)));
            case 14:
                return InQuotes(bytes, at, random.Next(2) == 0 ? Bytes("null") : Bytes($"\"{Any(Texts, random)}\""));
            case 15:
                return WithLineTwice(bytes, at);
            case 16:
                return Replaced(bytes, at, 0, Bytes(new string(random.Next(2) == 0 ? '[' : '9', random.Next(50, 3000))));
            default:
                return InRun(bytes, at, IsOfWord, Bytes(new string('x', random.Next(8) == 0 ? 70_000 : random.Next(60, 300))));
        }
    }

    private static byte[] WithLineTwice(byte[] bytes, int at)
    {
        var start = Array.LastIndexOf(bytes, (byte)'\n', at) + 1;
        var end = Array.IndexOf(bytes, (byte)'\n', at) + 1;
        return end <= start ? bytes : Replaced(bytes, end, 0, bytes[start..end]);
    }

    /// <summary>Replaces the next run of characters of a kind.</summary>
    private static byte[] InRun(byte[] bytes, int at, Func<byte, bool> isOfKind, byte[] by)
    {
        var start = Array.FindIndex(bytes, at, b => isOfKind(b));
        if (start < 0)
            return bytes;
        var end = Array.FindIndex(bytes, start, b => !isOfKind(b));
        return Replaced(bytes, start, (end < 0 ? bytes.Length : end) - start, by);
    }

    private static byte[] InQuotes(byte[] bytes, int at, byte[] by)
    {
        var start = Array.IndexOf(bytes, (byte)'"', at);
        var end = start < 0 ? -1 : Array.IndexOf(bytes, (byte)'"', start + 1);
        return end < 0 ? bytes : Replaced(bytes, start, end + 1 - start, by);
    }

    private static byte[] Replaced(byte[] bytes, int at, int length, byte[] by) => [.. bytes.AsSpan(0, at), .. by, .. bytes.AsSpan(at + length)];

    private static byte[] Repeated(byte[] slice, int times) => [.. Enumerable.Repeat(slice, times).SelectMany(s => s)];

    private static bool IsOfNumber(byte b) => b is (>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'-';

    private static bool IsOfWord(byte b) => b is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z') or (byte)'_';

    private static T Any<T>(T[] choices, Random random) => choices[random.Next(choices.Length)];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
