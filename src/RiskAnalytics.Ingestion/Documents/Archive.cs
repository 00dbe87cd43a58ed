using System.Collections.Immutable;
using System.IO.Compression;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Documents;

/// <summary>The files inside a zip archive, read in place: nothing is unpacked to disk, so no name in it can reach anywhere.</summary>
internal static class Archive
{
    private const long SmallBytes = 16 << 20;

    /// <summary>What a packed file of no bytes may have: the mark of its end.</summary>
    private const int EmptyPacked = 16;

    /// <summary>Whether the first bytes are those of a zip archive.</summary>
    public static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    /// <summary>Whether a zip archive is an Excel workbook.</summary>
    /// <exception cref="IngestionException">The archive is damaged or too large.</exception>
    public static bool IsWorkbook(string path, ReadLimits limits) =>
        With(path, limits, archive => archive.GetEntry("xl/workbook.xml") is not null && archive.GetEntry("[Content_Types].xml") is not null);

    /// <summary>The names of the files inside, in ordinal order; those that are refused become errors of the log.</summary>
    /// <exception cref="IngestionException">The archive is damaged or too large.</exception>
    public static ImmutableArray<string> Entries(string path, ReadLimits limits, IssueLog log) => With(path, limits, archive =>
    {
        var file = Path.GetFileName(path);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            if (entry.FullName.EndsWith('/'))
                continue;
            if (!IsInside(entry.FullName))
                Refuse("archive-path", "its name leads out of the archive");
            else if (IsHidden(entry.FullName))
                continue;
            else if (entry.Length == 0 && entry.CompressedLength <= EmptyPacked)
                log.Info("file-empty", file, null, null, $"the file {Cell.Quote(entry.FullName)} inside is empty");
            else if (IsBomb(entry, limits))
                Refuse("archive-bomb", FormattableString.Invariant($"it unpacks to {entry.Length} bytes from {entry.CompressedLength}, which no table of figures does, or is larger than {limits.StreamBytes} bytes"));
            else if (entry.IsEncrypted)
                Refuse("archive-encrypted", "it is encrypted");
            else if (!names.Add(entry.FullName))
                Refuse("archive-twice", "the archive has another file of this name, which counts");

            void Refuse(string code, string reason) => log.Error(code, file, null, null, $"the file {Cell.Quote(entry.FullName)} inside is not read: {reason}");
        }

        return names.ToImmutableArray();
    });

    /// <summary>One file inside, as a stream that ends at its stated length; closing it closes the archive.</summary>
    /// <exception cref="IngestionException">The archive is damaged.</exception>
    public static Stream Open(string path, string entryName)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            var archive = new ZipArchive(file, ZipArchiveMode.Read);
            // The archive has changed since it was listed when the file is not in it any more.
            var entry = archive.GetEntry(entryName) ?? throw new InvalidDataException();
            return new BoundedStream(entry.Open(), entry.Length, Path.GetFileName(entryName), archive, entry.Crc32);
        }
        catch (Exception e) when (IsDamage(e))
        {
            file?.Dispose();
            throw Damaged(path, e);
        }
    }

    private static T With<T>(string path, ReadLimits limits, Func<ZipArchive, T> read)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            if (archive.Entries.Count > limits.ArchiveEntries)
            {
                throw IngestionException.For(Path.GetFileName(path), "archive-too-large",
                    FormattableString.Invariant($"the archive holds {archive.Entries.Count} files; at most {limits.ArchiveEntries} are read"));
            }

            RefuseOverlapping(archive, path, limits);
            return read(archive);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(path, e);
        }
    }

    /// <summary>Several entries may point to the same packed bytes, so that each looks modest and all together are a bomb.</summary>
    private static void RefuseOverlapping(ZipArchive archive, string path, ReadLimits limits)
    {
        var packed = archive.Entries.Aggregate(Int128.Zero, (sum, entry) => sum + entry.CompressedLength);
        var unpacked = archive.Entries.Aggregate(Int128.Zero, (sum, entry) => sum + entry.Length);
        var size = new FileInfo(path).Length;
        if (packed > size && unpacked > SmallBytes)
        {
            throw IngestionException.For(Path.GetFileName(path), "archive-bomb", FormattableString.Invariant(
                $"the archive states {packed} packed bytes and has {size}, so its files lie over each other and unpack to {unpacked} bytes; it is not read"));
        }
    }

    private static bool IsDamage(Exception e) =>
        e is InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    private static IngestionException Damaged(string path, Exception? cause) =>
        IngestionException.For(Path.GetFileName(path), "archive-unreadable", "the zip archive is damaged or of a kind that cannot be read", null, cause);

    private static bool IsInside(string name) =>
        !name.StartsWith('/') && !name.Contains('\\') && !name.Contains(':') && !name.Any(char.IsControl)
        && !name.Split('/').Any(part => part is "" or "." or "..");

    /// <summary>What an operating system adds to an archive; in folders such files are passed over too.</summary>
    private static bool IsHidden(string name) => name.StartsWith("__MACOSX/", StringComparison.Ordinal) || name.Split('/').Any(part => part[0] == '.');

    private static bool IsBomb(ZipArchiveEntry entry, ReadLimits limits) =>
        entry.Length > limits.StreamBytes
        || (entry.Length > SmallBytes && entry.Length / Math.Max(1, entry.CompressedLength) > limits.LargestPacking);
}
