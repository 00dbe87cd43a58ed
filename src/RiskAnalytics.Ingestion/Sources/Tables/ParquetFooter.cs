using System.Buffers.Binary;

namespace RiskAnalytics.Ingestion.Sources.Tables;

/// <summary>
/// Looks whether the footer of a Parquet file is whole before the reader sees it: on some broken ones the reader never ends.
/// The footer is one structure of the Thrift compact protocol.
/// </summary>
/// <remarks>Apache Thrift, "Thrift Compact protocol encoding"; Apache Parquet, "File Format".</remarks>
internal ref struct ParquetFooter
{
    private const int TailBytes = 8;
    private const int DeepestLevel = 32;

    private ReadOnlySpan<byte> _rest;
    private bool _isBroken;

    private ParquetFooter(ReadOnlySpan<byte> footer) => _rest = footer;

    /// <summary>Whether the footer is a structure that ends where it says.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> file)
    {
        if (file.Length < TailBytes || !file.EndsWith("PAR1"u8))
            return false;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(file[^TailBytes..]);
        if (length > file.Length - TailBytes)
            return false;

        var footer = new ParquetFooter(file.Slice(file.Length - TailBytes - (int)length, (int)length));
        footer.SkipStructure(1);
        return !footer._isBroken && footer._rest.IsEmpty;
    }

    private void SkipStructure(int depth)
    {
        while (!_isBroken && Byte() is var header && header != 0)
        {
            if (header >> 4 == 0)
                Number();
            // A truth value of a structure stands in its header.
            if ((header & 0x0F) is not (1 or 2))
                SkipValue(header & 0x0F, depth);
        }
    }

    private void SkipValue(int type, int depth)
    {
        if (_isBroken || depth > DeepestLevel)
        {
            _isBroken = true;
            return;
        }

        switch (type)
        {
            case 1 or 2 or 3:
                Byte();
                break;
            case 4 or 5 or 6:
                Number();
                break;
            case 7:
                Bytes(8);
                break;
            case 8:
                Bytes(Number());
                break;
            case 9 or 10:
                var header = Byte();
                SkipValues(header >> 4 == 15 ? Number() : (ulong)(header >> 4), header & 0x0F, 0, depth + 1);
                break;
            case 11:
                var count = Number();
                var types = count == 0 ? 0 : Byte();
                SkipValues(count, types >> 4, types & 0x0F, depth + 1);
                break;
            case 12:
                SkipStructure(depth + 1);
                break;
            default:
                _isBroken = true;
                break;
        }
    }

    /// <summary>Every value takes a byte at least, so a count beyond what is left ends at once.</summary>
    private void SkipValues(ulong count, int type, int second, int depth)
    {
        _isBroken |= count > (ulong)_rest.Length;
        for (ulong i = 0; i < count && !_isBroken; i++)
        {
            SkipValue(type, depth);
            if (second != 0)
                SkipValue(second, depth);
        }
    }

    private int Byte()
    {
        if (_rest.IsEmpty)
        {
            _isBroken = true;
            return 0;
        }

        var value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    private void Bytes(ulong count)
    {
        if (count > (ulong)_rest.Length)
            _isBroken = true;
        else
            _rest = _rest[(int)count..];
    }

    private ulong Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if ((next & 0x80) == 0)
                return value;
        }

        _isBroken = true;
        return 0;
    }
}
