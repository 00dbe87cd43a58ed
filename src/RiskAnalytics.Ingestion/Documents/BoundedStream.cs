namespace RiskAnalytics.Ingestion.Documents;

/// <summary>A stream for reading that must not give more bytes than its file claims: an archive may lie about the size of what it unpacks to.</summary>
/// <param name="inner">Where the bytes come from; closed with this stream.</param>
/// <param name="length">The most bytes.</param>
/// <param name="name">What to call the file in messages.</param>
/// <param name="owner">What else is closed with it.</param>
internal sealed class BoundedStream(Stream inner, long length, string name, IDisposable? owner = null) : Stream
{
    private long _position;

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
        return _position <= length
            ? read
            : throw IngestionException.For(name, "archive-bomb", FormattableString.Invariant($"the file unpacks to more than the {length} bytes that its archive states"));
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

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
