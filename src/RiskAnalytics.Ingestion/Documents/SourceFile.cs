using System.Globalization;
using System.Security.Cryptography;
using System.Text.Unicode;

namespace RiskAnalytics.Ingestion.Documents;

/// <summary>One input file held in memory: read once, so that the hash belongs to the very bytes that are parsed.</summary>
internal sealed class SourceFile
{
    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    private readonly byte[] _bytes;

    private SourceFile(string path, byte[] bytes)
    {
        Path = path;
        Name = System.IO.Path.GetFileName(path);
        _bytes = bytes;
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>Where the file was found.</summary>
    public string Path { get; }

    /// <summary>The file name, for messages.</summary>
    public string Name { get; }

    /// <summary>SHA-256 of the whole file, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>The UTF-8 text, without byte order mark.</summary>
    public ReadOnlyMemory<byte> Text =>
        _bytes.AsSpan().StartsWith(Utf8Mark) ? _bytes.AsMemory(Utf8Mark.Length) : _bytes;

    /// <summary>Reads a table file.</summary>
    /// <exception cref="IngestionException">The file is missing, too large, empty, or no UTF-8 text.</exception>
    public static SourceFile OpenTable(string path, ReadLimits limits)
    {
        var file = Open(path, limits.FileBytes);
        file.RefuseOverlongLine(limits.LineBytes);
        return file;
    }

    /// <summary>Reads a JSON file.</summary>
    /// <exception cref="IngestionException">The file is missing, too large, empty, or no UTF-8 text.</exception>
    public static SourceFile OpenJson(string path, ReadLimits limits) => Open(path, limits.JsonBytes);

    /// <summary>A file of the data folder that this library carries.</summary>
    public static SourceFile OpenCarried(string name)
    {
        using var stream = typeof(SourceFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The library carries no file {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new SourceFile(name, bytes);
    }

    /// <summary>The line, counted from 1, on which a byte of <see cref="Text"/> stands.</summary>
    public int LineAt(int offset) => LineAt(Text.Span, offset);

    /// <summary>A file whose bytes were read before.</summary>
    /// <exception cref="IngestionException">The bytes are no UTF-8 text, or a line is too long.</exception>
    internal static SourceFile Of(string path, byte[] bytes, ReadLimits limits)
    {
        var file = new SourceFile(path, bytes);
        RefuseOtherThanText(file.Name, bytes, isWhole: true);
        file.RefuseOverlongLine(limits.LineBytes);
        return file;
    }

    /// <summary>Reads, and tells in words what the system says when it cannot.</summary>
    /// <exception cref="IngestionException">The file cannot be read.</exception>
    internal static T Reading<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw IngestionException.For(System.IO.Path.GetFileName(path), "file-unreadable", $"the file cannot be read: {Reason(e)}", cause: e);
        }
    }

    private static SourceFile Open(string path, int largest)
    {
        var name = System.IO.Path.GetFileName(path);
        RefuseWithoutLength(path);
        var bytes = Reading(path, () =>
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > largest)
            {
                throw IngestionException.For(name, "file-too-large", string.Create(CultureInfo.InvariantCulture,
                    $"the file has {stream.Length} bytes; at most {largest} are read"));
            }

            // A device or a file that still grows reports a length that is not its own, so the count is checked while reading.
            var all = new byte[stream.Length];
            stream.ReadExactly(all);
            return all;
        });

        RefuseOtherThanText(name, bytes, isWhole: true);
        return new SourceFile(path, bytes);
    }

    /// <summary>Pipes and devices have no length. They are not opened: a pipe waits until somebody writes to it, a device never ends.</summary>
    internal static void RefuseWithoutLength(string path)
    {
        var named = new FileInfo(path);
        var file = Reading(path, () => named.ResolveLinkTarget(returnFinalTarget: true)) as FileInfo ?? named;
        if (file.Exists && file.Length == 0)
        {
            throw IngestionException.For(named.Name, "file-empty", "the file is empty, or it is a pipe or a device and no file that can be read");
        }
    }

    private static string Reason(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => "access is denied, or it is a folder",
        EndOfStreamException => "it became shorter while it was read",
        _ => "the system reports an error",
    };

    /// <summary>Refuses bytes that are no UTF-8 text; of the beginning of a file the last, cut character is not looked at.</summary>
    /// <exception cref="IngestionException">The bytes are something else.</exception>
    internal static void RefuseOtherThanText(string name, ReadOnlySpan<byte> all, bool isWhole)
    {
        var text = all.StartsWith(Utf8Mark) ? all[Utf8Mark.Length..] : all;
        if (text.Trim(" \t\r\n"u8).IsEmpty)
            throw IngestionException.For(name, "file-empty", "the file is empty");
        if (all.StartsWith("PK\u0003\u0004"u8))
            throw IngestionException.For(name, "file-not-text", "the file is a zip archive or a spreadsheet, not text; unpack it or save it as CSV");
        if (all.StartsWith("%PDF"u8))
            throw IngestionException.For(name, "file-not-text", "the file is a PDF, not text");
        if (PackerOf(all) is { } packer)
            throw IngestionException.For(name, "file-compressed", $"the file is compressed with {packer}; unpack it first");
        if (OtherKindOf(all) is { } kind)
            throw IngestionException.For(name, "file-not-text", $"the file is {kind}, which is not read; figures are read from text, PDF, .xlsx and Parquet");
        if (all.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || all.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            || all.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
        {
            throw IngestionException.For(name, "wrong-encoding", "the file is UTF-16 or UTF-32 text; save it as UTF-8");
        }

        var nul = text.IndexOf((byte)0);
        if (nul >= 0)
        {
            throw IngestionException.For(name, "nul-byte",
                "the file holds a NUL byte, so it is binary or UTF-16 text; save it as UTF-8 text", LineAt(text, nul));
        }

        if (Utf8.IsValid(text) || (!isWhole && FirstInvalid(text) > text.Length - 4))
            return;

        throw IngestionException.For(name, "wrong-encoding",
            "the file is not UTF-8 text (perhaps Latin-1 or Windows-1252); save it as UTF-8", LineAt(text, FirstInvalid(text)));
    }

    private static string? PackerOf(ReadOnlySpan<byte> all) =>
        all.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? "gzip (.gz)"
        : all.StartsWith("BZh"u8) && all.Length > 3 && all[3] is >= (byte)'1' and <= (byte)'9' ? "bzip2 (.bz2)"
        : all.StartsWith((ReadOnlySpan<byte>)[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) ? "xz (.xz)"
        : all.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]) ? "Zstandard (.zst)"
        : all.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) ? "7-Zip (.7z)"
        : all.StartsWith("Rar!\u001a"u8) ? "RAR (.rar)"
        : null;

    private static string? OtherKindOf(ReadOnlySpan<byte> all) =>
        all.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? "an old Excel or Word file (.xls, .doc)"
        : all.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || all.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "a picture"
        : null;

    private static int LineAt(ReadOnlySpan<byte> text, int offset) => text[..offset].Count((byte)'\n') + 1;

    /// <summary>The offset of the first byte that is not UTF-8.</summary>
    private static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        var offset = 0;
        while (System.Text.Rune.DecodeFromUtf8(text[offset..], out _, out var used) == System.Buffers.OperationStatus.Done)
            offset += used;
        return offset;
    }

    private void RefuseOverlongLine(int longest)
    {
        var rest = Text.Span;
        for (var line = 1; rest.Length > longest; line++)
        {
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0 || end > longest)
            {
                throw IngestionException.For(Name, "line-too-long", string.Create(CultureInfo.InvariantCulture,
                    $"a line is longer than {longest} bytes"), line);
            }

            var isPair = rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n';
            rest = rest[(end + (isPair ? 2 : 1))..];
        }
    }
}
