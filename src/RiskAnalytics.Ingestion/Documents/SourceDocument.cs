using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Documents;

/// <summary>One published file with what lies beside it: enough to recognise its format and to read it, in memory or as a stream.</summary>
/// <remarks>Only the first bytes are held until a source asks for more, so a folder may hold files of any size.</remarks>
public sealed partial class SourceDocument
{
    private const int HeadBytes = 64 << 10;
    private const int LargestPage = 32 << 20;
    private const int MostHeadLines = 256;

    private readonly ReadLimits _limits;
    private readonly string _filePath;
    private readonly string? _entry;
    private readonly byte[] _head;
    private readonly bool _isWholeInHead;
    private readonly Lazy<ImmutableArray<string>> _columns;
    private readonly Lazy<ImmutableArray<string>> _headLines;
    private SourceFile? _file;
    private string? _sha256;
    private (bool IsRead, JsonElement? Root, DataIssue? Fault) _json;

    private SourceDocument(string filePath, string? entry, byte[] head, long length, DocumentKind kind, ReadLimits limits)
    {
        _filePath = filePath;
        _entry = entry;
        _head = head;
        _limits = limits;
        _isWholeInHead = length == head.Length;
        Path = entry is null ? filePath : $"{filePath}/{entry}";
        Name = System.IO.Path.GetFileName(entry ?? filePath);
        Folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) ?? "";
        Length = length;
        Kind = kind;
        _columns = new Lazy<ImmutableArray<string>>(() => Kind == DocumentKind.Text ? [.. CsvTable.Header(HeadText, _limits)] : []);
        _headLines = new Lazy<ImmutableArray<string>>(ReadHeadLines);
    }

    /// <summary>Where the file was found; a file inside an archive stands below the archive's own path.</summary>
    public string Path { get; }

    /// <summary>The file name.</summary>
    public string Name { get; }

    /// <summary>The archive that the file stands in, by its path; null when it stands on its own.</summary>
    public string? PackedIn => _entry is null ? null : _filePath;

    /// <summary>Its size in bytes, unpacked.</summary>
    public long Length { get; }

    /// <summary>What the file is by its first bytes.</summary>
    public DocumentKind Kind { get; }

    /// <summary>SHA-256 of the whole file, 64 lower-case hexadecimal digits.</summary>
    /// <exception cref="IngestionException">The file cannot be read to its end.</exception>
    public string Sha256 => _sha256 ??= HashOfAll();

    /// <summary>Whether the file is JSON.</summary>
    public bool IsJson => Kind == DocumentKind.Json;

    /// <summary>The names in the first row of a table, trimmed and in lower case; empty when the file is no table.</summary>
    public ImmutableArray<string> Columns => _columns.Value;

    /// <summary>The as-of date that the user gives for documents that state none.</summary>
    public DateOnly? GivenAsOf { get; internal set; }

    /// <summary>The as-of date of a fetched document that states none, and where it comes from, such as <c>the day on which it was fetched</c>.</summary>
    internal (DateOnly Date, string Origin)? FetchedAsOf { get; set; }

    /// <summary>The first lines of a text, at most 256, without surrounding spaces, blank ones included; empty for other kinds.</summary>
    internal ImmutableArray<string> HeadLines => _headLines.Value;

    /// <summary>Whether the text opens as an HTML page does, such as those that servers send in place of a file that is gone.</summary>
    internal bool IsHtml => Kind == DocumentKind.Text && HtmlPattern().IsMatch(Encoding.UTF8.GetString(_head.AsSpan(0, Math.Min(_head.Length, 1024))));

    /// <summary>The root of a JSON file, or null when it is no JSON that can be read; <see cref="JsonFault"/> then says why.</summary>
    internal JsonElement? Json
    {
        get
        {
            if (!_json.IsRead)
                _json = ReadJson();
            return _json.Root;
        }
    }

    /// <summary>Why a JSON file cannot be read, or null.</summary>
    internal DataIssue? JsonFault => Json is null ? _json.Fault : null;

    /// <summary>The whole file in memory.</summary>
    /// <exception cref="IngestionException">The file is too large for that, or no UTF-8 text.</exception>
    internal SourceFile File => _file ??= SourceFile.Of(Path, ReadAll(_limits.FileBytes), _limits);

    /// <summary>The folder it stands in, as a full path; for a file inside an archive one below the archive's own path.</summary>
    public string Folder { get; }

    /// <summary>Whether the run was asked to read the file; otherwise it only lies beside one that is read.</summary>
    internal bool IsInput { get; set; }

    /// <summary>All files of the run and those beside them, in ordinal order of their paths.</summary>
    internal IReadOnlyList<SourceDocument> Neighbours { get; set; } = [];

    /// <summary>The other files of the same folder or archive.</summary>
    internal IEnumerable<SourceDocument> SameFolder => Neighbours.Where(n => n != this && n.Folder == Folder);

    /// <summary>The end of the run, for sources that read for long.</summary>
    internal CancellationToken Cancellation { get; set; }

    /// <summary>Told how many bytes of a long file have been read.</summary>
    internal IProgress<long>? Progress { get; set; }

    private ReadOnlyMemory<byte> HeadText
    {
        get
        {
            var text = _head.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? _head.AsMemory(Encoding.UTF8.Preamble.Length) : _head.AsMemory();
            // A head that is cut ends with the last whole line.
            var end = _isWholeInHead ? text.Length : text.Span.LastIndexOf((byte)'\n') + 1;
            return text[..end];
        }
    }

    /// <summary>Opens a file that is no archive.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The document, without any other beside it.</returns>
    /// <exception cref="IngestionException">The file cannot be read, or is of a kind that holds no figures.</exception>
    public static SourceDocument Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var log = new IssueLog();
        var all = OpenAll(path, log);
        return all.Length == 1 ? all[0] : throw new IngestionException(all.IsEmpty
            ? log.ToImmutable()
            : [.. log.ToImmutable(), new DataIssue(IssueSeverity.Error, "archive", "the file is an archive of several files", System.IO.Path.GetFileName(path))]);
    }

    /// <summary>Opens a file, or each file inside an archive. What is refused inside becomes an error of the log.</summary>
    /// <exception cref="IngestionException">The file cannot be read.</exception>
    internal static ImmutableArray<SourceDocument> OpenAll(string path, IssueLog log, ReadLimits? limits = null)
    {
        limits ??= ReadLimits.Published;
        SourceFile.RefuseWithoutLength(path);
        var (head, length) = SourceFile.Reading(path, () =>
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            return (HeadOf(stream), stream.Length);
        });

        if (!Archive.IsZip(head))
            return [Of(path, null, head, length, limits)];
        if (Archive.IsWorkbook(path, limits))
            return [new SourceDocument(path, null, head, length, DocumentKind.Workbook, limits)];

        var documents = ImmutableArray.CreateBuilder<SourceDocument>();
        foreach (var entry in Archive.Entries(path, limits, log))
        {
            try
            {
                using var stream = Archive.Open(path, entry);
                documents.Add(Of(path, entry, HeadOf(stream), stream.Length, limits));
            }
            catch (IngestionException e)
            {
                foreach (var fault in e.Faults)
                    log.Add(fault);
            }
        }

        if (documents.Count == 0)
            log.Error("archive-empty", System.IO.Path.GetFileName(path), null, null, "the archive holds no file that can be read");
        return documents.DrainToImmutable();
    }

    /// <summary>A file that is held in memory and is no archive.</summary>
    /// <param name="path">Where it would stand.</param>
    /// <param name="bytes">The whole file.</param>
    /// <exception cref="IngestionException">The bytes are of a kind that holds no figures, or an archive.</exception>
    internal static SourceDocument FromBytes(string path, byte[] bytes) => Of(path, null, bytes, bytes.Length, ReadLimits.Published);

    /// <summary>Whether the table has all of the given columns.</summary>
    /// <param name="columns">Column names in lower case.</param>
    public bool HasColumns(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (!Columns.Contains(column))
                return false;
        }

        return true;
    }

    /// <summary>Where a figure stands in this document, as the <c>source</c> cell of a book says it: <c>page.json, $.audit.reserveBalances.BTC</c>.</summary>
    /// <param name="place">The place: a row, a JSON path, a page.</param>
    public string Cite(string place) => $"{Name}, {place}";

    /// <summary>Where a figure stands in a row of this document.</summary>
    /// <param name="row">The line of the file, the first is 1.</param>
    public string Cite(int row) => string.Create(CultureInfo.InvariantCulture, $"{Name}, row {row}");

    /// <summary>The date in the file name or in that of its archive, such as <c>20260316</c> or <c>2026-03-16</c>; null when there is none.</summary>
    internal DateOnly? DateInName()
    {
        foreach (var name in new[] { Name, System.IO.Path.GetFileName(_filePath) })
        {
            foreach (Match match in DatePattern().Matches(name))
            {
                if (DateOnly.TryParseExact($"{match.Groups[1].Value}-{match.Groups[2].Value}-{match.Groups[3].Value}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                    return date;
            }
        }

        return null;
    }

    /// <summary>The edition that the file name states, such as 2 for <c>..._V2.zip</c>; null when it states none.</summary>
    internal int? RevisionInName() => RevisionIn(Name) ?? RevisionIn(System.IO.Path.GetFileName(_filePath));

    /// <summary>The edition that a file name states, counted from 1; null when it states none.</summary>
    internal static int? RevisionIn(string fileName)
    {
        var match = RevisionPattern().Match(System.IO.Path.GetFileNameWithoutExtension(fileName));
        return match.Success && int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is var number and > 0 ? number : null;
    }

    /// <summary>
    /// The as-of date of a document: what it states, else what the user gives, else the day for which it was fetched, else the date in
    /// its name with a warning. Without any of them an error says so and there is no date.
    /// </summary>
    internal DateOnly? AsOf(DateOnly? stated, IssueLog log)
    {
        if (stated is not null)
            return stated;
        if (GivenAsOf is not null)
            return GivenAsOf;
        if (FetchedAsOf is var (day, origin))
        {
            log.Info("as-of-fetch", Name, null, null, $"the document states no as-of date; {Format.Date(day)}, {origin}, stands for it");
            return day;
        }

        if (DateInName() is { } named)
        {
            log.Warning("as-of-from-name", Name, null, null, $"the document states no as-of date; {Format.Date(named)} in its file name stands for it");
            return named;
        }

        log.Error("no-as-of", Name, null, null, "the document states no as-of date and has none in its file name, so it makes no book; give it with --as-of");
        return null;
    }

    /// <summary>The first table with all of the given columns: in the same folder, else among the other files of the run; or null.</summary>
    internal SourceDocument? FindBeside(params ReadOnlySpan<string> columns)
    {
        foreach (var other in SameFolder.Concat(Neighbours.Where(n => n.Folder != Folder)))
        {
            if (other.HasColumns(columns))
                return other;
        }

        return null;
    }

    internal RawTable ReadTable(IssueLog log) => CsvTable.Read(File, _limits, log);

    /// <summary>The bytes from the start, for files that are not held in memory. Read to its end, the stream also gives the hash.</summary>
    /// <exception cref="IngestionException">The file cannot be opened.</exception>
    public Stream OpenStream() => new HashingStream(OpenRaw(), hash => _sha256 ??= hash);

    /// <summary>All bytes, for kinds that are no text.</summary>
    /// <exception cref="IngestionException">The file is too large for that.</exception>
    internal byte[] ReadAll() => ReadAll(_limits.FileBytes);

    /// <summary>Lets go of what was read, so that a long run holds one file at a time.</summary>
    internal void Release()
    {
        if (_isWholeInHead)
            return;
        _file = null;
        _json = default;
    }

    private static SourceDocument Of(string path, string? entry, byte[] head, long length, ReadLimits limits)
    {
        var name = System.IO.Path.GetFileName(entry ?? path);
        if (head.AsSpan().StartsWith("%PDF"u8))
            return new SourceDocument(path, entry, head, length, DocumentKind.Pdf, limits);
        if (head.AsSpan().StartsWith("PAR1"u8))
            return new SourceDocument(path, entry, head, length, DocumentKind.Parquet, limits);
        if (Archive.IsZip(head))
            throw IngestionException.For(name, "archive-in-archive", "the file is an archive or a workbook inside an archive; unpack the outer one first");

        SourceFile.RefuseOtherThanText(name, head, isWhole: length == head.Length);
        var text = head.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? head.AsSpan(Encoding.UTF8.Preamble.Length) : head;
        var first = text.TrimStart(" \t\r\n"u8);
        var isJson = first.StartsWith("{"u8) || first.StartsWith("["u8);
        return new SourceDocument(path, entry, head, length, isJson ? DocumentKind.Json : DocumentKind.Text, limits);
    }

    private static byte[] HeadOf(Stream stream)
    {
        var head = new byte[HeadBytes];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        // A packed file is checked at its end, so the end is read where it is near.
        if (read == stream.Length)
            stream.ReadByte();
        return read == head.Length ? head : head[..read];
    }

    private Stream OpenRaw()
    {
        if (_isWholeInHead)
            return new MemoryStream(_head, writable: false);
        if (Length > _limits.StreamBytes)
            throw IngestionException.For(Name, "file-too-large", string.Create(CultureInfo.InvariantCulture, $"the file has {Length} bytes; at most {_limits.StreamBytes} are read"));
        return _entry is null
            ? SourceFile.Reading(_filePath, () => new BoundedStream(new FileStream(_filePath, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16), Length, Name))
            : Archive.Open(_filePath, _entry);
    }

    private byte[] ReadAll(int largest)
    {
        if (_isWholeInHead)
            return _head;
        if (Length > largest)
            throw IngestionException.For(Name, "file-too-large", string.Create(CultureInfo.InvariantCulture, $"the file has {Length} bytes; at most {largest} are read"));

        using var stream = OpenStream();
        var bytes = new byte[Length];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length && stream.ReadByte() < 0
            ? bytes
            : throw IngestionException.For(Name, "file-unreadable", "the file changed its length while it was read");
    }

    private string HashOfAll()
    {
        if (_isWholeInHead)
            return Convert.ToHexStringLower(SHA256.HashData(_head));
        using var stream = OpenStream();
        stream.CopyTo(Stream.Null, 1 << 16);
        return _sha256!;
    }

    /// <summary>The JSON inside a script element of an HTML page, found by its id; null when there is none, or it cannot be read.</summary>
    internal JsonElement? JsonInPage(string scriptId)
    {
        if (!IsHtml || Length > LargestPage)
            return null;

        try
        {
            var page = File.Text;
            var at = page.Span.IndexOf(Encoding.UTF8.GetBytes($"id=\"{scriptId}\""));
            if (at < 0)
                return null;
            var from = at + page.Span[at..].IndexOf((byte)'>') + 1;
            var length = page.Span[from..].IndexOf("</script"u8);
            return from > at && length > 0
                ? JsonText.ParseAny(SourceFile.Of(Path, page.Slice(from, length).ToArray(), _limits with { LineBytes = int.MaxValue }), _limits)
                : null;
        }
        catch (IngestionException)
        {
            return null;
        }
    }

    private (bool IsRead, JsonElement? Root, DataIssue? Fault) ReadJson()
    {
        if (Kind != DocumentKind.Json)
            return (true, null, null);
        try
        {
            return (true, JsonText.ParseAny(SourceFile.Of(Path, ReadAll(_limits.JsonBytes), _limits with { LineBytes = int.MaxValue }), _limits), null);
        }
        catch (IngestionException e)
        {
            return (true, null, e.Faults[0]);
        }
    }

    private ImmutableArray<string> ReadHeadLines()
    {
        if (Kind != DocumentKind.Text)
            return [];
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var line in Encoding.UTF8.GetString(HeadText.Span).EnumerateLines())
        {
            if (lines.Count == MostHeadLines)
                break;
            lines.Add(line.Trim().ToString());
        }

        return lines.DrainToImmutable();
    }

    [GeneratedRegex(@"(?<!\d)(20[0-4]\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?=([01]\d|2[0-3])([0-5]\d){0,2}(?!\d)|(?!\d))", RegexOptions.CultureInvariant)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"^[\s\uFEFF]*(<\?xml[^>]*>\s*)?(<!--[^>]*>\s*)?<(!doctype\s+html|html|head)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex HtmlPattern();

    [GeneratedRegex(@"[_\-. ][vV](\d{1,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex RevisionPattern();
}
