using System.Security.Cryptography;

namespace RiskAnalytics.Ingestion.Documents;

/// <summary>Hashes a stream while somebody else reads it, so that a file of hundreds of megabytes is read once.</summary>
/// <param name="inner">Where the bytes come from; closed with this stream.</param>
/// <param name="atEnd">Told the SHA-256 when the last byte has been read.</param>
internal sealed class HashingStream(Stream inner, Action<string> atEnd) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool _isTold;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _hash.AppendData(buffer[..read]);
        if (read == 0 && !buffer.IsEmpty && !_isTold)
        {
            _isTold = true;
            atEnd(Convert.ToHexStringLower(_hash.GetHashAndReset()));
        }

        return read;
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
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
