using System.Buffers.Binary;

namespace RiskAnalytics.Ingestion.Documents;

/// <summary>The checksum of zip archives, eight bytes a step: the platform reads archives without looking at it.</summary>
/// <remarks>A damaged archive often unpacks without complaint, with a digit changed here and there.</remarks>
internal static class Crc32
{
    private const int Slices = 8;
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = MakeTable();

    /// <summary>The checksum of the bytes so far and these; it starts with 0.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        var crc = ~checksum;
        for (; bytes.Length >= Slices; bytes = bytes[Slices..])
        {
            var one = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var two = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = At(7, one) ^ At(6, one >> 8) ^ At(5, one >> 16) ^ At(4, one >> 24)
                ^ At(3, two) ^ At(2, two >> 8) ^ At(1, two >> 16) ^ At(0, two >> 24);
        }

        foreach (var value in bytes)
            crc = At(0, crc ^ value) ^ (crc >> 8);
        return ~crc;
    }

    private static uint At(int slice, uint value) => Table[(slice << 8) + (int)(value & 0xFF)];

    private static uint[] MakeTable()
    {
        var table = new uint[Slices << 8];
        for (uint i = 0; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            table[i] = crc;
        }

        for (var i = 256; i < table.Length; i++)
            table[i] = table[(int)(table[i - 256] & 0xFF)] ^ (table[i - 256] >> 8);
        return table;
    }
}
