using System.Collections.Immutable;
using System.Text.Json;

namespace RiskAnalytics.Verification.Proofs;

/// <summary>A file that may hold a proof, with the files that lie beside it. Its content is hostile: nothing in it is trusted, least of all a stated count.</summary>
public sealed class ProofFile : IDisposable
{
    /// <summary>The deepest nesting of JSON.</summary>
    public const int DeepestJson = 64;

    private const int HeadBytes = 64 << 10;

    private readonly Func<Stream> _open;
    private readonly Lazy<string> _sha256;
    private Lazy<ImmutableDictionary<string, ProofFile>> _folder = new(ImmutableDictionary<string, ProofFile>.Empty);
    private readonly long _mostBytes;
    private JsonDocument? _json;
    private string? _fault;
    private string? _head;

    /// <summary>A file.</summary>
    /// <param name="name">Its bare name.</param>
    /// <param name="sha256">SHA-256 of its bytes, hex.</param>
    /// <param name="open">Opens its bytes from the beginning, unpacked; may be called several times.</param>
    /// <param name="mostBytes">The largest JSON file that is held in memory.</param>
    public ProofFile(string name, string sha256, Func<Stream> open, long mostBytes = 64L << 20)
        : this(name, () => sha256, open, mostBytes)
    {
    }

    /// <summary>A file whose hash is computed when it is asked for.</summary>
    /// <param name="name">Its bare name.</param>
    /// <param name="sha256">Gives SHA-256 of its bytes, hex.</param>
    /// <param name="open">Opens its bytes from the beginning, unpacked; may be called several times.</param>
    /// <param name="mostBytes">The largest JSON file that is held in memory.</param>
    public ProofFile(string name, Func<string> sha256, Func<Stream> open, long mostBytes = 64L << 20)
    {
        Name = name;
        _sha256 = new Lazy<string>(sha256);
        _open = open;
        _mostBytes = mostBytes;
    }

    /// <summary>Its bare name.</summary>
    public string Name { get; }

    /// <summary>SHA-256 of its bytes, hex.</summary>
    public string Sha256 => _sha256.Value;

    /// <summary>The files of its folder and of the folders below it, itself included, by their path from that folder with <c>/</c>; empty when it stands alone.</summary>
    public ImmutableDictionary<string, ProofFile> Folder
    {
        get => _folder.Value;
        set => _folder = new Lazy<ImmutableDictionary<string, ProofFile>>(value);
    }

    /// <summary>True when a scheme has looked at the folder, so that its result rests on what lies there.</summary>
    public bool HasLookedAtFolder => _folder.IsValueCreated && !_folder.Value.IsEmpty;

    /// <summary>The root of its JSON; null when it is none, is too large, or names a key twice.</summary>
    public ProofJson? Json
    {
        get
        {
            if (_json is null && _fault is null)
                ParseJson();
            return _json is null ? null : new ProofJson(_json.RootElement, "$");
        }
    }

    /// <summary>Why there is no JSON; null when there is some.</summary>
    public string? JsonFault => Json is null ? _fault : null;

    /// <summary>The first 64 KiB as text, for recognition.</summary>
    public string Head
    {
        get
        {
            if (_head is null)
            {
                using var stream = _open();
                var bytes = new byte[HeadBytes];
                var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                _head = System.Text.Encoding.UTF8.GetString(bytes, 0, length).TrimStart('\uFEFF');
            }

            return _head;
        }
    }

    /// <summary>Opens the folder only when a scheme asks for it.</summary>
    public void SetFolder(Lazy<ImmutableDictionary<string, ProofFile>> folder) => _folder = folder;

    /// <summary>A stream over its bytes.</summary>
    public Stream Open() => _open();

    /// <summary>Lets go of the JSON; it is read again when it is asked for again.</summary>
    public void Dispose()
    {
        _json?.Dispose();
        _json = null;
    }

    private void ParseJson()
    {
        var first = Head.AsSpan().TrimStart();
        if (first.IsEmpty || first[0] is not ('{' or '['))
        {
            _fault = "the file is no JSON";
            return;
        }

        try
        {
            using var stream = _open();
            using var held = new MemoryStream();
            var buffer = new byte[81920];
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                if (held.Length + read > _mostBytes)
                {
                    _fault = $"the file is larger than {_mostBytes >> 20} MB";
                    return;
                }

                held.Write(buffer, 0, read);
            }

            var bytes = held.GetBuffer().AsMemory(0, (int)held.Length);
            if (bytes.Span.StartsWith("\uFEFF"u8))
                bytes = bytes[3..];
            // A key twice in one object would be read in two ways by two programs.
            _json = JsonDocument.Parse(bytes.ToArray(), new JsonDocumentOptions { MaxDepth = DeepestJson, AllowDuplicateProperties = false });
        }
        catch (JsonException bad)
        {
            _fault = bad.LineNumber is { } line ? FormattableString.Invariant($"the JSON cannot be read at line {line + 1}, byte {bad.BytePositionInLine + 1}") : "the JSON cannot be read";
        }
    }
}
