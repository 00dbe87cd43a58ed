using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.CrossReference;
using UglyToad.PdfPig.Tokens;

namespace RiskAnalytics.Reporting.Tests.Pdf;

/// <summary>A PDF as its bytes and as the objects that PdfPig reads out of them.</summary>
internal sealed class PdfFile : IDisposable
{
    private readonly PdfDocument _document;

    public PdfFile(byte[] pdf)
    {
        Bytes = pdf;
        Text = Encoding.Latin1.GetString(pdf);
        _document = PdfDocument.Open(pdf);
        Objects = _document.Structure.CrossReferenceTable.ObjectOffsets.Keys
            .OrderBy(key => key.ObjectNumber)
            .ToDictionary(key => key, key => _document.Structure.GetObject(key).Data);
        Dictionaries = [.. Objects.Values.SelectMany(Inside)];
        Places = _document.Structure.CrossReferenceTable.ObjectOffsets.ToDictionary(pair => pair.Key, pair => checked((int)pair.Value.Value1));
        Pages = [.. _document.GetPages()];
    }

    public byte[] Bytes { get; }

    /// <summary>The bytes, one character each: places in the text are places in the file.</summary>
    public string Text { get; }

    /// <summary>Every object that the cross-reference tables list, the newest of each number.</summary>
    public IReadOnlyDictionary<IndirectReference, IToken> Objects { get; }

    /// <summary>Where each object starts.</summary>
    public IReadOnlyDictionary<IndirectReference, int> Places { get; }

    public IReadOnlyList<Page> Pages { get; }

    public TrailerDictionary Trailer => _document.Structure.Trailer;

    public DictionaryToken Catalog => _document.Structure.Catalog.CatalogDictionary;

    public DictionaryToken Info => AsDictionary(Trailer.Info) ?? Nothing;

    /// <summary>Every dictionary of the file, those of streams and those inside others too.</summary>
    public IReadOnlyList<DictionaryToken> Dictionaries { get; }

    public IEnumerable<StreamToken> Streams => Objects.Values.OfType<StreamToken>();

    private static DictionaryToken Nothing { get; } = new(new Dictionary<NameToken, IToken>());

    /// <summary>What a dictionary has under a name, followed to the object; null when it has nothing there or something else.</summary>
    public T? Find<T>(DictionaryToken dictionary, string name)
        where T : class, IToken => dictionary.TryGet(NameToken.Create(name), out IToken token) ? Resolve(token) as T : null;

    public string? Name(DictionaryToken dictionary, string name) => Find<NameToken>(dictionary, name)?.Data;

    public double? Number(DictionaryToken dictionary, string name) => Find<NumericToken>(dictionary, name)?.Double;

    /// <summary>A dictionary that may be that of a stream.</summary>
    public DictionaryToken? Part(DictionaryToken dictionary, string name) => dictionary.TryGet(NameToken.Create(name), out IToken token) ? AsDictionary(token) : null;

    public DictionaryToken? AsDictionary(IToken? token) => Resolve(token) switch
    {
        DictionaryToken found => found,
        StreamToken stream => stream.StreamDictionary,
        _ => null,
    };

    public IEnumerable<IToken> All(DictionaryToken dictionary, string name) => (Find<ArrayToken>(dictionary, name)?.Data ?? []).Select(token => Resolve(token)!);

    /// <summary>The text of a string, whichever way it is written.</summary>
    public string? String(DictionaryToken dictionary, string name) => Find<IToken>(dictionary, name) switch
    {
        StringToken text => text.Data,
        HexToken { Bytes: [0xFE, 0xFF, ..] } hex => Encoding.BigEndianUnicode.GetString(hex.Bytes.ToArray()[2..]),
        HexToken hex => Encoding.Latin1.GetString(hex.Bytes.ToArray()),
        _ => null,
    };

    public byte[] Decode(StreamToken stream) => stream.Decode(_document.Structure.FilterProvider, _document.Structure.TokenScanner).ToArray();

    public IToken? Resolve(IToken? token)
    {
        // A chain of references longer than this is a circle.
        for (var i = 0; i < 10 && token is IndirectReferenceToken reference; i++)
            token = Objects.GetValueOrDefault(reference.Data);
        return token;
    }

    public static bool Has(DictionaryToken dictionary, string name) => dictionary.ContainsKey(NameToken.Create(name));

    public void Dispose() => _document.Dispose();

    private static IEnumerable<DictionaryToken> Inside(IToken token) => token switch
    {
        DictionaryToken dictionary => dictionary.Data.Values.SelectMany(Inside).Prepend(dictionary),
        StreamToken stream => Inside(stream.StreamDictionary),
        ArrayToken array => array.Data.SelectMany(Inside),
        _ => [],
    };
}
