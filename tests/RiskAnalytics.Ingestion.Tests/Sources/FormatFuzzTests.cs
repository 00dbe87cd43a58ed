using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Sources;

/// <summary>
/// Every good fixture of every format, damaged a thousand times: each time it ends in books or in issues, in time and in memory.
/// <c>RISKANALYTICS_FUZZ_ROUNDS</c> sets another number of rounds a file, <c>RISKANALYTICS_FUZZ_FIRST</c> the first one: with 1 and the
/// round that a failure names, that round is repeated alone.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class FormatFuzzTests
{
    private const int OrdinaryRounds = 1_000;
    private const int WholeRunEvery = 50;
    private const int MostFaults = 5;
    private const long MostBytesOfARound = 512 << 20;

    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan NeverEnds = TimeSpan.FromSeconds(60);

    /// <summary>Formats without a file in the folder of fixtures, and why.</summary>
    private static readonly Dictionary<string, string> WithoutFixture = new()
    {
        ["canonical-book"] = "it is our own form, read from a folder; FuzzTests damages it",
        ["issuer-composition-table"] = "it is a table we compile ourselves; its fixtures stand in Fixtures/sources",
        ["okx-reported-table"] = "it is a table we compile ourselves; its golden book is made from data/reference",
    };

    private static string Fixtures => Repository.PathTo("tests/RiskAnalytics.Ingestion.Tests/Fixtures");

    private static IEnumerable<TestCaseData> GoodFiles() => new[] { "formats", "sources" }
        .Select(folder => Path.Combine(Fixtures, folder)).Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        .Where(file => Path.GetFileName(file) is not ("entity.json" or "README.md" or "holdings.csv" or "liabilities.csv"))
        .Select(file => Path.GetRelativePath(Fixtures, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)
        .Select(file => new TestCaseData(file).SetArgDisplayNames(file));

    // Red on a branch that has the catalogue line of a format but not yet its fixture: the fixture comes with the source.
    [Test]
    public void Fixtures_OfEveryFormatOfTheCatalogue_Stand()
    {
        var folder = Path.Combine(Fixtures, "formats");
        var known = !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .SelectMany(file => SourceDocument.OpenAll(file, new IssueLog()))
            .SelectMany(document => SourceCatalog.All.Where(s => s.Recognises(document)))
            .Select(s => s.Code).ToHashSet();

        Assert.That(SourceCatalog.All.Select(s => s.Code).Except(known).Except(WithoutFixture.Keys), Is.Empty, "formats without a good file in Fixtures/formats");
        Assert.That(WithoutFixture.Keys, Is.SubsetOf(SourceCatalog.All.Select(s => s.Code)));
    }

    [TestCaseSource(nameof(GoodFiles))]
    public void AnyDamage_EndsInBooksOrIssues(string file)
    {
        var rounds = Setting("RISKANALYTICS_FUZZ_ROUNDS") ?? OrdinaryRounds;
        var first = Setting("RISKANALYTICS_FUZZ_FIRST") ?? 0;
        using var bench = new Bench(Path.Combine(Fixtures, file));
        var current = first;
        var clock = Stopwatch.StartNew();
        var watch = Stopwatch.StartNew();
        var work = Task.Factory.StartNew(
            () =>
            {
                for (var round = first; round < first + rounds && bench.Faults.Count < MostFaults; round++)
                {
                    Volatile.Write(ref current, round);
                    watch.Restart();
                    bench.Round(round);
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        while (!work.Wait(TimeSpan.FromMilliseconds(500)))
            Assert.That(watch.Elapsed, Is.LessThan(NeverEnds), $"{file}, round {Volatile.Read(ref current)} does not end");
        Assert.That(bench.Faults.Values, Is.Empty, $"{file}: the number of a round is its seed");
        TestContext.Out.WriteLine(FormattableString.Invariant($"{file}: {rounds} rounds in {clock.Elapsed.TotalSeconds:0.0} s"));
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>One fixture with the files beside it, and folders for whole runs.</summary>
    private sealed class Bench : IDisposable
    {
        private readonly string _path;
        private readonly byte[] _good;
        private readonly ImmutableArray<SourceDocument> _beside;
        private readonly TemporaryFolder _input = new();
        private readonly TemporaryFolder _output = new();

        public Bench(string path)
        {
            _path = path;
            _good = File.ReadAllBytes(path);
            var neighbours = Directory.GetFiles(Path.GetDirectoryName(path)!).Where(f => f != path).Order(StringComparer.Ordinal).ToList();
            _beside = [.. neighbours.SelectMany(f => SourceDocument.OpenAll(f, new IssueLog()))];
            foreach (var file in neighbours)
                File.Copy(file, Path.Combine(_input.Path, Path.GetFileName(file)));
        }

        public void Round(int round)
        {
            var bytes = Mutation.Of(_good, round);
            try
            {
                // A round that is slow once may have met a busy machine; one that is slow twice is slow.
                if (Timed(round, bytes) > LongestRound && Timed(round, bytes) is var second && second > LongestRound)
                    throw new TimeoutException($"It takes {second}.");
            }
            catch (Exception e)
            {
                // One fault shows in many rounds; the place where it shows tells them apart.
                var place = string.Join('\n', (e.StackTrace ?? "").Split('\n').Where(l => l.Contains("RiskAnalytics", StringComparison.Ordinal)).Take(4));
                Faults.TryAdd(e.GetType().Name + place, FormattableString.Invariant($"round {round} ends in {e.GetType().Name}: {e.Message}\n{place}\n"));
            }
        }

        /// <summary>What went wrong, by kind and place.</summary>
        public SortedDictionary<string, string> Faults { get; } = new(StringComparer.Ordinal);

        public void Dispose()
        {
            _input.Dispose();
            _output.Dispose();
        }

        private TimeSpan Timed(int round, byte[] bytes)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var clock = Stopwatch.StartNew();
            ReadAll(bytes);
            if (round % WholeRunEvery == 0)
                RunAll(bytes);
            var taken = GC.GetAllocatedBytesForCurrentThread() - allocated;
            return taken < MostBytesOfARound ? clock.Elapsed : throw new InsufficientMemoryException(FormattableString.Invariant($"It takes {taken} bytes."));
        }

        private void ReadAll(byte[] bytes)
        {
            var log = new IssueLog();
            ImmutableArray<SourceDocument> documents;
            try
            {
                documents = Archive.IsZip(bytes) ? SourceDocument.OpenAll(_input.Write(Path.GetFileName(_path), bytes), log) : [SourceDocument.FromBytes(_path, bytes)];
            }
            catch (IngestionException e)
            {
                Check(e.Faults);
                return;
            }

            Check(log.ToImmutable());
            IReadOnlyList<SourceDocument> all = [.. documents, .. _beside];
            foreach (var document in documents)
            {
                document.Neighbours = all;
                // All that recognise it, not the first only: a user may name the format.
                foreach (var source in SourceCatalog.All.Where(s => s.Recognises(document)))
                    Read(source, document);
            }
        }

        private static void Read(IReserveSource source, SourceDocument document)
        {
            if (source is CanonicalBookSource)
                return;
            try
            {
                var reading = source.Read(document);
                Check(reading.Issues);
                foreach (var book in reading.Books)
                {
                    Check(book.Issues);
                    BookWriter.Files(book);
                }
            }
            catch (IngestionException e)
            {
                Check(e.Faults);
            }
        }

        private void RunAll(byte[] bytes)
        {
            var file = _input.Write(Path.GetFileName(_path), bytes);
            foreach (var old in Directory.GetDirectories(_output.Path))
                Directory.Delete(old, recursive: true);

            var reports = Ingestor.Run([file], _output.Path);

            if (!reports.Any(r => r.File.StartsWith(file, StringComparison.Ordinal)))
                throw new InvalidOperationException("The file has no report.");
            foreach (var report in reports)
                Check(report.Issues);
            foreach (var book in BookFinder.Find(_output.Path))
                Check(BookReader.Read(book));
        }

        private static void Check(ReserveBook book) => Check(book.Issues);

        private static void Check(ImmutableArray<DataIssue> issues)
        {
            foreach (var issue in issues)
            {
                if (issue.Message.Length > 1_500 || issue.Message.Any(char.IsControl))
                    throw new InvalidOperationException($"An issue is no sentence for people: {issue.Code}: {issue.Message}");
            }
        }
    }
}
