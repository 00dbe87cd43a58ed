using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace RiskAnalytics.Ingestion.Tests.Hostile;

/// <summary>One entry of a zip archive written by hand, so that its headers can say what no honest program writes.</summary>
internal sealed record ZipEntryBytes(string Name, byte[] Content)
{
    public ZipEntryBytes(string name, string content)
        : this(name, Encoding.UTF8.GetBytes(content))
    {
    }

    /// <summary>The unpacked size that the headers state; null for the true one.</summary>
    public uint? StatedLength { get; init; }

    /// <summary>The checksum that the headers state; null for the true one.</summary>
    public uint? StatedCrc { get; init; }

    public ushort Flags { get; init; } = 0x0800;

    /// <summary>0 = stored, 8 = deflated; others are kinds that cannot be read.</summary>
    public ushort Method { get; init; } = 8;

    /// <summary>The mode bits of a Unix file, such as those of a link.</summary>
    public uint ExternalAttributes { get; init; }

    /// <summary>True to point to the bytes of the entry before this one.</summary>
    public bool IsOverlapping { get; init; }
}

/// <summary>Writes archives byte by byte.</summary>
internal static class ZipBytes
{
    public static byte[] Of(params ZipEntryBytes[] entries)
    {
        using var file = new MemoryStream();
        using var directory = new MemoryStream();
        uint offset = 0;
        byte[] packed = [];
        foreach (var entry in entries)
        {
            var name = Encoding.UTF8.GetBytes(entry.Name);
            if (!entry.IsOverlapping)
            {
                offset = (uint)file.Position;
                packed = entry.Method == 8 ? Deflated(entry.Content) : entry.Content;
                Header(file, 0x04034b50, entry, packed, name);
                file.Write(name);
                file.Write(packed);
            }

            Header(directory, 0x02014b50, entry, packed, name, offset);
            directory.Write(name);
        }

        var end = new byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)entries.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)entries.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)directory.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), (uint)file.Position);
        file.Write(directory.ToArray());
        file.Write(end);
        return file.ToArray();
    }

    /// <summary>The checksum of zip archives, by its definition, bit by bit.</summary>
    public static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320u;
        }

        return ~crc;
    }

    private static void Header(MemoryStream stream, uint signature, ZipEntryBytes entry, byte[] packed, byte[] name, uint? offset = null)
    {
        Number(signature, 4);
        if (offset is not null)
            Number(0x0314, 2);
        Number(20, 2);
        Number(entry.Flags, 2);
        Number(entry.Method, 2);
        Number(0, 2);
        Number(0x21, 2);
        Number(entry.StatedCrc ?? Crc(entry.Content), 4);
        Number((uint)packed.Length, 4);
        Number(entry.StatedLength ?? (uint)entry.Content.Length, 4);
        Number((uint)name.Length, 2);
        Number(0, 2);
        if (offset is not { } at)
            return;
        Number(0, 2);
        Number(0, 2);
        Number(0, 2);
        Number(entry.ExternalAttributes, 4);
        Number(at, 4);

        void Number(uint value, int bytes)
        {
            for (var i = 0; i < bytes; i++)
                stream.WriteByte((byte)((value >> (8 * i)) & 0xFF));
        }
    }

    private static byte[] Deflated(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest))
            deflate.Write(content);
        return packed.ToArray();
    }
}
