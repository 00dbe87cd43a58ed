namespace RiskAnalytics.Ingestion.Documents;

/// <summary>A stream for reading that must give as many bytes as its file claims: an archive may lie about the size of what it unpacks to, a file may still grow.</summary>
/// <param name="inner">Where the bytes come from; closed with this stream.</param>
/// <param name="length">How many bytes there must be.</param>
/// <param name="name">What to call the file in messages.</param>
/// <param name="owner">The archive that the bytes are unpacked from, closed with it; null for a plain file.</param>
/// <param name="checksum">The CRC-32 that the bytes must have, looked at when the last one has been read; null when none is known.</param>
internal sealed class BoundedStream(Stream inner, long length, string name, IDisposable? owner = null, uint? checksum = null) : Stream
{
    private long _position;
    private uint _checksum;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = inner.Read(buffer);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw IngestionException.For(name, "file-unreadable", "the file is damaged: it cannot be unpacked or read to its end", null, e);
        }

        _position += read;
        if (_position > length || (read == 0 && !buffer.IsEmpty && _position < length))
            throw OfOtherLength();
        if (checksum is null)
            return read;

        _checksum = Crc32.Append(_checksum, buffer[..read]);
        return read > 0 || buffer.IsEmpty || _checksum == checksum
            ? read
            : throw IngestionException.For(name, "file-unreadable", "the file is damaged: what it unpacks to does not have the checksum that the archive states");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private IngestionException OfOtherLength() => owner is null
        ? IngestionException.For(name, "file-unreadable", "the file changed its length while it was read")
        : _position > length
            ? IngestionException.For(name, "archive-bomb", FormattableString.Invariant($"the file unpacks to more than the {length} bytes that its archive states"))
            : IngestionException.For(name, "file-unreadable", FormattableString.Invariant($"the file unpacks to {_position} bytes where its archive states {length}"));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            owner?.Dispose();
        }

        base.Dispose(disposing);
    }
}
