using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources;

/// <summary>Turns native files into reserve books on disk, and tells file by file what was recognised and what was wrong.</summary>
public static class Ingestor
{
    private const int DeepestLevel = 16;
    private const int MostFiles = 10_000;

    /// <summary>Reads files and folders, and writes every book found.</summary>
    /// <param name="inputs">Files, or folders whose files are all tried.</param>
    /// <param name="outputRoot">The folder of all books; created when a book is written.</param>
    /// <param name="format">The code of the format to read every file as; null to recognise each by its content.</param>
    /// <param name="progress">Told the name of each file before it is read.</param>
    /// <param name="cancellation">Ends the run between two books; no half-written book is left.</param>
    /// <returns>One report per file, in ordinal order of the inputs' paths.</returns>
    /// <exception cref="IngestionException">An input does not exist, the format is unknown, or the output cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static ImmutableArray<IngestReport> Run(
        IReadOnlyList<string> inputs, string outputRoot, string? format = null, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentException.ThrowIfNullOrWhiteSpace(outputRoot);

        var forced = format is null ? null : FindSource(format);
        var reports = new SortedDictionary<string, IngestReport>(StringComparer.Ordinal);
        var documents = Open(inputs, reports);
        var all = documents.Select(d => d.File).OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        foreach (var file in all)
            file.Neighbours = all;

        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        var companions = new List<(SourceDocument Companion, SourceDocument Of, string Format)>();
        foreach (var document in documents.Where(d => d.IsInput))
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(document.File.Name);
            var source = forced ?? SourceCatalog.All.FirstOrDefault(s => s.Recognises(document.File));
            reports[document.File.Path] = source is null
                ? NotRecognised(document.File)
                : Ingest(document.File, source, outputRoot, written, companions, cancellation);
        }

        foreach (var (companion, of, code) in companions)
        {
            if (reports.TryGetValue(companion.Path, out var report) && !report.Recognised)
                reports[companion.Path] = Companion(companion, of, code);
        }

        return [.. reports.Values];
    }

    private static IReserveSource FindSource(string format) =>
        SourceCatalog.All.FirstOrDefault(s => s.Code == format)
        ?? throw new IngestionException([new DataIssue(IssueSeverity.Error, "unknown-format",
            $"found {Cell.Quote(format)}, expected one of {string.Join(", ", SourceCatalog.All.Select(s => s.Code))}")]);

    /// <summary>Opens the inputs and the files beside them; those that are no text get a report at once.</summary>
    private static List<(SourceDocument File, bool IsInput)> Open(IReadOnlyList<string> inputs, SortedDictionary<string, IngestReport> reports)
    {
        // A file is read once, however often it is named, and told by the name it was given.
        var asked = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in inputs.SelectMany(FilesOf))
            asked.TryAdd(Path.GetFullPath(file), file);

        var beside = asked.Keys.Select(f => Path.GetDirectoryName(f)!).Distinct(StringComparer.Ordinal)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", ListOptions(isRecursive: false)))
            .Where(f => !asked.ContainsKey(f))
            .Order(StringComparer.Ordinal);

        var documents = new List<(SourceDocument, bool)>();
        foreach (var (path, isInput) in asked.Values.Select(f => (f, true)).Concat(beside.Select(f => (f, false))))
        {
            try
            {
                documents.Add((SourceDocument.Open(path), isInput));
            }
            catch (IngestionException e)
            {
                // A file beside that nobody asked for is nobody's fault.
                if (isInput)
                    reports[path] = new IngestReport { File = path, Issues = e.Faults };
            }
        }

        return documents;
    }

    private static IEnumerable<string> FilesOf(string input)
    {
        if (File.Exists(input))
            return [input];
        if (!Directory.Exists(input))
            throw IngestionException.For(Path.GetFileName(input), "file-unreadable", $"there is no file or folder {Cell.Quote(input)}");

        var files = Directory.EnumerateFiles(input, "*", ListOptions(isRecursive: true)).Take(MostFiles + 1).ToList();
        return files.Count <= MostFiles
            ? files
            : throw IngestionException.For(Path.GetFileName(input), "too-many-files", FormattableString.Invariant($"the folder has more than {MostFiles} files"));
    }

    private static EnumerationOptions ListOptions(bool isRecursive) => new()
    {
        RecurseSubdirectories = isRecursive,
        MaxRecursionDepth = DeepestLevel,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
        IgnoreInaccessible = true,
    };

    private static IngestReport Ingest(
        SourceDocument document,
        IReserveSource source,
        string outputRoot,
        Dictionary<string, string> written,
        List<(SourceDocument Companion, SourceDocument Of, string Format)> companions,
        CancellationToken cancellation)
    {
        SourceReading reading;
        try
        {
            reading = source.Read(document);
        }
        catch (IngestionException e)
        {
            return new IngestReport { File = document.Path, Sha256 = document.Sha256, Recognised = true, Format = source.Code, Issues = e.Faults };
        }

        companions.AddRange(reading.Companions.Select(c => (c, document, source.Code)));
        var issues = reading.Issues.ToBuilder();
        var folders = ImmutableArray.CreateBuilder<string>();
        foreach (var book in reading.Books)
        {
            cancellation.ThrowIfCancellationRequested();
            issues.AddRange(book.Issues);
            var folder = BookWriter.FolderOf(book.Snapshot);
            if (!written.TryAdd(folder, document.Name))
            {
                issues.Add(new DataIssue(IssueSeverity.Error, "duplicate-book",
                    $"the book {folder} was already made from {Cell.Quote(written[folder])}; the earlier one stands", document.Name));
                continue;
            }

            BookWriter.Write(book, outputRoot);
            folders.Add(folder);
        }

        var ids = reading.Books.Select(b => b.Snapshot.Entity.Id).Distinct().ToList();
        var dates = reading.Books.Select(b => b.Snapshot.AsOf).Distinct().ToList();
        return new IngestReport
        {
            File = document.Path,
            Sha256 = document.Sha256,
            Recognised = true,
            Format = source.Code,
            Entity = ids.Count == 1 ? ids[0] : null,
            AsOf = dates.Count == 1 ? dates[0] : null,
            Books = folders.DrainToImmutable(),
            Lines = reading.Lines,
            Figures = reading.Books.Sum(Figures),
            Issues = issues.DrainToImmutable(),
        };
    }

    /// <summary>How many amounts and prices a book states.</summary>
    private static int Figures(ReserveBook book) =>
        book.Snapshot.Holdings.Sum(h => Count(h.Quantity) + Count(h.Price) + Count(h.ReportedValue))
        + (book.Snapshot.Liabilities?.Sum(l => Count(l.Quantity) + Count(l.ReportedValue) + Count(l.GrossQuantity)) ?? 0)
        + book.Market.Quotes.Sum(q => Count(q.Price) + Count(q.MarketCap) + Count(q.CirculatingSupply) + Count(q.Volume24h)
            + Count(q.Depth2PctDown) + Count(q.VolatilityDaily) + Count(q.Spread));

    private static int Count(decimal? figure) => figure is null ? 0 : 1;

    private static IngestReport NotRecognised(SourceDocument document) => new()
    {
        File = document.Path,
        Sha256 = document.Sha256,
        Issues =
        [
            new DataIssue(IssueSeverity.Info, "not-recognised",
                $"the content is of none of the known formats: {string.Join(", ", SourceCatalog.All.Select(s => s.Code))}", document.Name),
        ],
    };

    private static IngestReport Companion(SourceDocument companion, SourceDocument of, string format) => new()
    {
        File = companion.Path,
        Sha256 = companion.Sha256,
        Recognised = true,
        Format = format,
        Issues = [new DataIssue(IssueSeverity.Info, "companion", $"the file was read together with {Cell.Quote(of.Name)}", companion.Name)],
    };
}
