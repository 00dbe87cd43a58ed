using System.Text;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle;

/// <summary>Reads a tree file line by line in constant memory. Only printable ASCII is accepted, since a hidden character could be read in two ways.</summary>
internal sealed class LineReader : IDisposable
{
    private const int LongestLine = 2048;

    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[64 << 10];
    private readonly StringBuilder _line = new();
    private int _at;
    private int _length;
    private bool _isStarted;

    public LineReader(Stream stream) => _stream = stream;

    /// <summary>The number of the line read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The next line; null at the end. The last line may end without a line feed.</summary>
    /// <exception cref="ProofFormatException">A line is too long, empty, or has a character that no tree has.</exception>
    public string? Next()
    {
        _line.Clear();
        var isEnded = false;
        var hasReturn = false;
        while (!isEnded && Byte() is var read and >= 0)
        {
            if (read == '\n')
                isEnded = true;
            else if (hasReturn)
                throw At(Number + 1, "a carriage return inside the line", "one before a line feed only");
            else if (read == '\r')
                hasReturn = true;
            else if (read is < ' ' or > '~')
                throw At(Number + 1, "a character that is no printable ASCII", "hex digits, figures and signs");
            else if (_line.Length == LongestLine)
                throw At(Number + 1, FormattableString.Invariant($"more than {LongestLine} characters"), "a shorter line");
            else
                _line.Append((char)read);
        }

        if (!isEnded && _line.Length == 0 && !hasReturn)
            return null;
        Number++;
        return _line.Length > 0 ? _line.ToString() : throw At(Number, "an empty line", "a node");
    }

    /// <summary>The error for a line of another form.</summary>
    public static ProofFormatException At(long line, string found, string expected) => new(FormattableString.Invariant($"line {line}"), found, expected);

    public void Dispose() => _stream.Dispose();

    private int Byte()
    {
        if (_at == _length)
        {
            _length = _stream.Read(_buffer);
            _at = 0;
            if (!_isStarted && _buffer.AsSpan(0, _length).StartsWith("\uFEFF"u8))
                _at = 3;
            _isStarted = true;
            if (_at >= _length)
                return -1;
        }

        return _buffer[_at++];
    }
}
