using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Fetch;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reconciliation;
using RiskAnalytics.Ingestion.Sources;

namespace RiskAnalytics.Ingestion.Combining;

/// <summary>Turns published files into reserve books on disk, and tells file by file what was recognised and what was wrong.</summary>
public static class Ingestor
{
    private const int DeepestLevel = 16;

    /// <summary>Reads files and folders, and writes every book found.</summary>
    /// <param name="inputs">Files, or folders whose files are all tried.</param>
    /// <param name="outputRoot">The folder of all books; created when a book is written.</param>
    /// <param name="options">How; null takes the defaults.</param>
    /// <param name="cancellation">Ends the run; no half-written book is left.</param>
    /// <returns>One report per file, in ordinal order of their paths; the files inside an archive each have one.</returns>
    /// <exception cref="IngestionException">An input does not exist, the format is unknown, or the output cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static ImmutableArray<IngestReport> Run(
        IReadOnlyList<string> inputs, string outputRoot, IngestOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentException.ThrowIfNullOrWhiteSpace(outputRoot);
        options ??= new IngestOptions();

        var forced = options.Format is null ? null : FindSource(options.Format);
        var reports = new SortedDictionary<string, IngestReport>(StringComparer.Ordinal);
        var documents = Open(inputs, outputRoot, options.MostFiles, reports);
        var all = documents.Select(d => d.Document).OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        foreach (var document in all)
        {
            document.Neighbours = all;
            document.GivenAsOf = options.AsOf;
            document.Cancellation = cancellation;
        }

        foreach (var file in options.Fetched)
        {
            foreach (var document in all.Where(d => IsOf(file, d.Path)))
                document.FetchedAsOf = (file.AsOf, file.Day is null ? "the day on which it was fetched" : "the day that was asked for");
        }

        var readings = new List<DocumentReading>();
        var asked = documents.Where(d => d.IsInput).Select(d => d.Document).ToList();
        foreach (var (done, document) in asked.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            if (options.Progress is { } progress)
            {
                progress.Report(new IngestProgress(done, asked.Count, document.Name));
                document.Progress = new ByteProgress(document, progress, done, asked.Count);
            }

            if (Read(document, forced, reports) is { } reading)
                readings.Add(reading);
            document.Release();
        }

        Write(readings, outputRoot, reports, cancellation);
        MentionCompanions(readings, reports);
        MentionAddresses(options.Fetched, reports);
        return [.. reports.Values];
    }

    private static IReserveSource FindSource(string format) =>
        SourceCatalog.All.FirstOrDefault(s => s.Code == format)
        ?? throw new IngestionException([new DataIssue(IssueSeverity.Error, "unknown-format",
            $"found {Cell.Quote(format)}, which is no format; nearest: {Nearest.To(format, [.. SourceCatalog.All.Select(s => s.Code)])}")]);

    /// <summary>Opens the inputs and the files beside them; those that cannot be read get a report at once.</summary>
    private static List<(SourceDocument Document, bool IsInput)> Open(IReadOnlyList<string> inputs, string outputRoot, int mostFiles, SortedDictionary<string, IngestReport> reports)
    {
        // A file is read once, however often it is named, and told by the name it was given.
        var asked = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in inputs.SelectMany(input => FilesOf(input, outputRoot, mostFiles)))
            asked.TryAdd(Path.GetFullPath(file), file);

        var beside = asked.Keys.Select(f => Path.GetDirectoryName(f)!).Distinct(StringComparer.Ordinal)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", ListOptions(isRecursive: false)))
            .Where(f => !asked.ContainsKey(f))
            .Order(StringComparer.Ordinal);

        var documents = new List<(SourceDocument, bool)>();
        foreach (var (path, isInput) in asked.Values.Select(f => (f, true)).Concat(beside.Select(f => (f, false))))
        {
            var log = new IssueLog();
            try
            {
                foreach (var document in SourceDocument.OpenAll(path, log))
                {
                    document.IsInput = isInput;
                    documents.Add((document, isInput));
                }
            }
            catch (IngestionException e)
            {
                foreach (var fault in e.Faults)
                    log.Add(fault);
            }

            // A file beside that nobody asked for is nobody's fault.
            if (isInput && log.ToImmutable() is { IsEmpty: false } faults)
                reports[path] = new IngestReport { File = path, Issues = faults };
        }

        return documents;
    }

    /// <summary>The files of an input. Books that an earlier run wrote below it are no input: they would stand against the files they were made from.</summary>
    internal static IEnumerable<string> FilesOf(string input, string? outputRoot, int mostFiles)
    {
        if (File.Exists(input))
            return [input];
        if (!Directory.Exists(input))
            throw IngestionException.For(Path.GetFileName(input), "file-unreadable", $"there is no file or folder {Cell.Quote(input)}");

        var output = outputRoot is null ? null : FolderOf(outputRoot);
        var isAround = output is not null && output != FolderOf(input) && output.StartsWith(FolderOf(input), StringComparison.Ordinal);
        var files = Directory.EnumerateFiles(input, "*", ListOptions(isRecursive: true))
            .Where(file => !isAround || !Path.GetFullPath(file).StartsWith(output!, StringComparison.Ordinal))
            .Take(mostFiles + 1)
            .ToList();
        return files.Count <= mostFiles
            ? files
            : throw IngestionException.For(Path.GetFileName(input), "too-many-files", FormattableString.Invariant($"the folder has more than {mostFiles} files"));
    }

    private static string FolderOf(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) + Path.DirectorySeparatorChar;

    private static EnumerationOptions ListOptions(bool isRecursive) => new()
    {
        RecurseSubdirectories = isRecursive,
        MaxRecursionDepth = DeepestLevel,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
        IgnoreInaccessible = true,
    };

    private static DocumentReading? Read(SourceDocument document, IReserveSource? forced, SortedDictionary<string, IngestReport> reports)
    {
        IReserveSource? source = null;
        try
        {
            // A format that is named comes before the others, but a file without its structure would make it read what is not there.
            source = forced is null ? SourceCatalog.All.FirstOrDefault(s => s.Recognises(document)) : forced.Recognises(document) ? forced : null;
            if (source is not null)
                return new DocumentReading(document, source, source.Read(document));
            reports[document.Path] = forced is null || document.JsonFault is not null ? NotRecognised(document) : NotOfFormat(document, forced);
        }
        catch (IngestionException e)
        {
            // A file may go away, or turn out damaged, before its format is known.
            reports[document.Path] = new IngestReport { File = document.Path, Sha256 = HashOf(document), Recognised = source is not null, Format = source?.Code, Issues = e.Faults };
        }

        return null;
    }

    private static void Write(List<DocumentReading> readings, string outputRoot, SortedDictionary<string, IngestReport> reports, CancellationToken cancellation)
    {
        var drafts = readings.SelectMany(r => r.Reading.Books.Select(b => new DraftBook(WithEdition(b, r), r.Document, r.Source.Code, r.Reading.IsSupporting, r.Reading.IsFinal))).ToList();
        var books = BookAssembly.Assemble(
            drafts, [.. readings.SelectMany(r => r.Reading.Market)], [.. readings.SelectMany(r => r.Reading.Supply)],
            [.. readings.SelectMany(r => r.Reading.Liabilities)]);

        var folders = readings.ToDictionary(r => r.Document, _ => new List<string>());
        var issues = readings.ToDictionary(r => r.Document, r => r.Reading.Issues.ToList());
        var figures = readings.ToDictionary(r => r.Document, r => r.Reading.Market.Sum(m => Figures(m.Quote)) + r.Reading.Supply.Length);
        var countOfBooks = readings.ToDictionary(r => r.Document, r => r.Reading.Books.Length);
        ReserveBook? previous = null;
        foreach (var book in books)
        {
            cancellation.ThrowIfCancellationRequested();
            var document = book.Chosen.Document;
            var existing = ExistingBook.Join(book, outputRoot);
            var written = existing.Editions[^1];
            if (existing.IsNewest || existing.Editions.Any(e => Revisions.DocumentOf(e) == Revisions.DocumentOf(book.Book)))
            {
                BookWriter.Write(written, outputRoot, [.. existing.Editions[..^1]]);
                folders[document].Add(BookWriter.FolderOf(written.Snapshot));
            }

            figures[document] += Figures(book.Book);
            issues[document].AddRange([.. book.Book.Issues, .. existing.Issues]);
            if (existing.IsNewest)
            {
                // Who reads one month a run has the month before in the output folder.
                var before = previous?.Snapshot.Entity.Id == written.Snapshot.Entity.Id ? previous : ExistingBook.Before(written.Snapshot, outputRoot);
                var findings = Reconciler.Check(written, before, existing.Editions.Length > 1 ? existing.Editions[^2] : null);
                // A table of many reports is one file: each finding says which report it means.
                issues[document].AddRange(countOfBooks[document] == 1
                    ? findings
                    : findings.Select(f => f with { Message = $"{written.Snapshot.Entity.Id} {Format.Date(written.Snapshot.AsOf)}: {f.Message}" }));
            }
            else if (book.Chosen.IsSupporting)
            {
                issues[document].AddRange(Reconciler.Compare(written, book.Book, written.Snapshot.Documents[0].File, document.Name));
            }

            foreach (var other in book.Others)
                issues[other.Document].AddRange([.. other.Book.Issues, .. NotUsed(book, other)]);
            foreach (var (copy, of) in book.Copies)
                issues[copy.Document].Add(Repeated(copy, of));
            previous = written;
        }

        foreach (var reading in readings)
        {
            var document = reading.Document;
            var ids = reading.Reading.Books.Select(b => b.Snapshot.Entity.Id).Append(reading.Reading.Entity).OfType<string>().Distinct().ToList();
            var dates = reading.Reading.Books.Select(b => (DateOnly?)b.Snapshot.AsOf).Append(reading.Reading.AsOf).Where(d => d is not null).Distinct().ToList();
            reports[document.Path] = new IngestReport
            {
                File = document.Path,
                Sha256 = HashOf(document),
                Recognised = true,
                Format = reading.Source.Code,
                Entity = ids.Count == 1 ? ids[0] : null,
                AsOf = dates.Count == 1 ? dates[0] : null,
                Books = [.. folders[document]],
                Lines = reading.Reading.Lines,
                Figures = figures[document],
                Issues = [.. issues[document]],
            };
        }
    }

    /// <summary>The book with the edition that the name of the file states, where the content states none.</summary>
    private static ReserveBook WithEdition(ReserveBook book, DocumentReading reading) => reading.Reading.IsFinal
        ? book
        : book with { Snapshot = book.Snapshot with { Revision = book.Snapshot.Revision ?? reading.Document.RevisionInName() } };

    private static ImmutableArray<DataIssue> NotUsed(AssembledBook book, DraftBook other) => other.IsFinal && book.Chosen.IsFinal
        ? [new DataIssue(IssueSeverity.Error, "duplicate-book",
            $"The book {BookWriter.FolderOf(other.Book.Snapshot)} was already made from {Cell.Quote(book.Chosen.Document.Name)}; the earlier one stands.", other.Document.Name)]
        : Reconciler.Compare(book.Book, other.Book, book.Chosen.Document.Name, other.Document.Name);

    private static DataIssue Repeated(DraftBook copy, DraftBook of) => copy.Document == of.Document
        ? new DataIssue(IssueSeverity.Warning, "date-twice", $"The document states {BookWriter.FolderOf(copy.Book.Snapshot)} more than once; the first counts.", copy.Document.Name)
        : new DataIssue(IssueSeverity.Info, "same-document", $"The file has the same bytes as {Cell.Quote(of.Document.Name)}, which counts.", copy.Document.Name);

    /// <summary>How many amounts and prices a book states.</summary>
    private static int Figures(ReserveBook book) =>
        book.Snapshot.Holdings.Sum(h => Count(h.Quantity) + Count(h.Price) + Count(h.ReportedValue))
        + (book.Snapshot.Liabilities?.Sum(l => Count(l.Quantity) + Count(l.ReportedValue) + Count(l.GrossQuantity)) ?? 0)
        + book.Market.Quotes.Sum(Figures) + book.Snapshot.Stated.Length;

    private static int Figures(Core.Market.MarketQuote q) =>
        Count(q.Price) + Count(q.MarketCap) + Count(q.CirculatingSupply) + Count(q.Volume24h) + Count(q.Depth2PctDown) + Count(q.VolatilityDaily) + Count(q.Spread)
        + q.HaircutTiers.Length;

    private static int Count(decimal? figure) => figure is null ? 0 : 1;

    /// <summary>The hash of a file that is perhaps damaged; one that cannot be read to its end has none.</summary>
    private static string? HashOf(SourceDocument document)
    {
        try
        {
            return document.Sha256;
        }
        catch (IngestionException)
        {
            return null;
        }
    }

    private static IngestReport NotOfFormat(SourceDocument document, IReserveSource forced) => new()
    {
        File = document.Path,
        Sha256 = HashOf(document),
        Issues = [new DataIssue(IssueSeverity.Error, "other-format", $"The file does not have the structure of the format {forced.Code} that was named.", document.Name)],
    };

    private static IngestReport NotRecognised(SourceDocument document) => new()
    {
        File = document.Path,
        Sha256 = HashOf(document),
        Issues =
        [
            document.JsonFault ?? (document.IsHtml
                ? new DataIssue(IssueSeverity.Warning, "html-page",
                    "The file is an HTML page, perhaps a message of the web server in place of the document; download the document itself.", document.Name)
                : new DataIssue(IssueSeverity.Info, "not-recognised",
                    $"The content is of none of the {SourceCatalog.All.Length} known formats.", document.Name)),
        ],
    };

    private static void MentionCompanions(List<DocumentReading> readings, SortedDictionary<string, IngestReport> reports)
    {
        foreach (var reading in readings)
        {
            foreach (var companion in reading.Reading.Companions)
            {
                if (!reports.TryGetValue(companion.Path, out var report))
                    continue;
                var mention = new DataIssue(IssueSeverity.Info, "companion", $"The file was read together with {Cell.Quote(reading.Document.Name)}.", companion.Name);
                if (!report.Recognised)
                    reports[companion.Path] = new IngestReport { File = companion.Path, Sha256 = HashOf(companion), Recognised = true, Format = reading.Source.Code, Issues = [mention] };
            }
        }
    }

    /// <summary>Whether a document is a fetched file, or stands inside it: what an archive holds lies below its path.</summary>
    private static bool IsOf(FetchedFile file, string path) => path == file.Path || path.StartsWith(file.Path + "/", StringComparison.Ordinal);

    private static void MentionAddresses(ImmutableArray<FetchedFile> fetched, SortedDictionary<string, IngestReport> reports)
    {
        foreach (var file in fetched)
        {
            var mention = new DataIssue(IssueSeverity.Info, "fetched", string.Create(CultureInfo.InvariantCulture,
                $"Fetched from {file.Url} on {file.FetchedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC{(file.IsFromCache ? ", by an earlier run" : "")}; SHA-256 {file.Sha256}."), Path.GetFileName(file.Path));
            foreach (var path in reports.Keys.Where(k => IsOf(file, k)).ToList())
                reports[path] = reports[path] with { Issues = [.. reports[path].Issues, mention] };
        }
    }

    private sealed record DocumentReading(SourceDocument Document, IReserveSource Source, SourceReading Reading);

    /// <summary>Tells how far a long file is, in percent.</summary>
    private sealed class ByteProgress(SourceDocument document, IProgress<IngestProgress> progress, int done, int total) : IProgress<long>
    {
        private long _told = -1;

        public void Report(long value)
        {
            var percent = document.Length == 0 ? 100 : value * 100 / document.Length;
            if (percent <= _told)
                return;
            _told = percent;
            progress.Report(new IngestProgress(done, total, document.Name, (int)percent));
        }
    }
}
