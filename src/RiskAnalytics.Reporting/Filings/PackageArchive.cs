using System.IO.Compression;

namespace RiskAnalytics.Reporting.Filings;

/// <summary>The files of a zip from anywhere, read into memory within bounds: nothing is unpacked to disk.</summary>
internal static class PackageArchive
{
    private const long LargestZip = 16 << 20;
    private const int LargestFile = 8 << 20;
    private const int LargestTotal = 32 << 20;
    private const int MostEntries = 64;
    private const int DeepestPath = 3;
    private const int SmallFile = 1 << 20;
    private const int LargestRatio = 100;
    private const int UnixLink = 0xA000;
    private const int UnixKinds = 0xF000;

    /// <summary>The files by their path in the zip.</summary>
    /// <exception cref="PackageUnreadableException">The file is no zip, or cannot be read.</exception>
    public static SortedDictionary<string, byte[]> Read(string path, FaultList faults)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (file.Length > LargestZip)
            {
                faults.Add("zip-size", Path.GetFileName(path), FormattableString.Invariant($"{file.Length} bytes"), FormattableString.Invariant($"at most {LargestZip}"));
                return [];
            }

            using var archive = new ZipArchive(file, ZipArchiveMode.Read);
            return Read(archive, Path.GetFileName(path), file.Length, faults);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new PackageUnreadableException($"{Path.GetFileName(path)} is no zip archive that can be read: {e.Message}", e);
        }
    }

    private static SortedDictionary<string, byte[]> Read(ZipArchive archive, string zip, long size, FaultList faults)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        if (archive.Entries.Count > MostEntries)
        {
            faults.Add("zip-entries", zip, FormattableString.Invariant($"{archive.Entries.Count} entries"), FormattableString.Invariant($"at most {MostEntries}"));
            return files;
        }

        if (archive.Entries.Aggregate(Int128.Zero, (sum, entry) => sum + entry.CompressedLength) > size)
        {
            faults.Add("entry-overlap", zip, "entries that lie over each other", "each packed byte once");
            return files;
        }

        var (names, total) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), 0L);
        foreach (var entry in archive.Entries)
        {
            if (!names.Add(entry.FullName))
                faults.Add("entry-twice", entry.FullName, "a second entry of this name", "each name once");
            else if (Fault(entry) is var (code, found, expected))
                faults.Add(code, entry.FullName, found, expected);
            else if (!entry.FullName.EndsWith('/') && Bytes(entry, ref total, faults) is { } bytes)
                files.Add(entry.FullName, bytes);
        }

        return files;
    }

    private static (string Code, string Found, string Expected)? Fault(ZipArchiveEntry entry)
    {
        var parts = entry.FullName.TrimEnd('/').Split('/');
        if (parts.Any(part => part is "" or "." or "..") || entry.FullName.Any(sign => sign is '\\' or ':' || char.IsControl(sign)))
            return ("entry-path", entry.FullName, "a path that stays inside the package, with / between its parts");
        if (parts.Length > DeepestPath)
            return ("entry-depth", entry.FullName, "a folder with META-INF and reports, and files in those");
        if (((entry.ExternalAttributes >> 16) & UnixKinds) == UnixLink)
            return ("entry-link", "a symbolic link", "a file");
        if (entry.IsEncrypted)
            return ("entry-encrypted", "an encrypted file", "a plain file");
        if (entry.Length > LargestFile)
            return ("entry-size", FormattableString.Invariant($"{entry.Length} bytes"), FormattableString.Invariant($"at most {LargestFile}"));
        return entry.Length > SmallFile && entry.Length / Math.Max(1, entry.CompressedLength) > LargestRatio
            ? ("entry-ratio", FormattableString.Invariant($"{entry.CompressedLength} bytes that unpack to {entry.Length}"), FormattableString.Invariant($"at most {LargestRatio} to 1"))
            : null;
    }

    /// <summary>What an entry really unpacks to: its stated length and checksum may be lies.</summary>
    private static byte[]? Bytes(ZipArchiveEntry entry, ref long total, FaultList faults)
    {
        var buffer = new byte[entry.Length + 1];
        int read;
        try
        {
            using var stream = entry.Open();
            read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            faults.Add("entry-damaged", entry.FullName, "bytes that cannot be unpacked", "a whole file");
            return null;
        }

        total += read;
        if (read != entry.Length || Checksum(buffer.AsSpan(0, read)) != entry.Crc32)
            faults.Add("entry-damaged", entry.FullName, "other bytes than the zip states", "a file of the stated length and checksum");
        else if (total > LargestTotal)
            faults.Add("zip-total", entry.FullName, FormattableString.Invariant($"{total} bytes in all"), FormattableString.Invariant($"at most {LargestTotal}"));
        else
            return buffer[..read];
        return null;
    }

    /// <summary>CRC-32 as in the format of zip archives: the platform reads them without looking at it.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = ~0u;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
