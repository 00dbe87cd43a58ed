using System.Collections.Immutable;
using System.Reflection;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Calendars;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Policies;
using RiskAnalytics.Scoring.Assessment;
using RiskAnalytics.Scoring.Regulation;
using RiskAnalytics.Scoring.Stress;
using RiskAnalytics.Scoring.Trend;

namespace RiskAnalytics.Engine;

/// <summary>
/// The pipeline: ingest, value, score, assess, report. A run reads books from folders and leaves nothing behind but the files it
/// is asked to write. One engine may serve several threads.
/// </summary>
/// <example>
/// <code>
/// var engine = new RiskEngine();
/// var run = await engine.RunAsync(["data/books"], "reports");
/// foreach (var entity in run.Entities)
///     Console.WriteLine($"{entity.Chosen.Entity.Name}: {entity.Chosen.Grade}, {entity.Chosen.Verdict}");
/// </code>
/// </example>
public sealed class RiskEngine
{
    private readonly EngineOptions _options;
    private readonly ScoringPolicy _policy;
    private readonly ImmutableArray<RegulatoryRule> _rules;

    /// <summary>An engine with the given options; null takes the defaults.</summary>
    /// <exception cref="ArgumentException">A rule of the table names a metric that does not exist.</exception>
    public RiskEngine(EngineOptions? options = null)
    {
        _options = options ?? new EngineOptions();
        _policy = _options.Policy ?? PolicyReader.ReadDefault();
        _rules = _options.Rules ?? RuleTableReader.ReadDefault();
        if (_options.Rules is { } own && string.Join("; ", RuleEngine.UnknownMetrics(own)) is { Length: > 0 } unknown)
            throw new ArgumentException(unknown, nameof(options));
    }

    /// <summary>The version of the engine, as every assessment names it.</summary>
    public static string Version { get; } =
        typeof(RiskEngine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Reads, values, scores, assesses and, where asked, stresses every book under the paths, and reports on each entity when a folder is given.</summary>
    /// <param name="paths">Books, or folders of books at any depth.</param>
    /// <param name="outputFolder">Where the reports go; null writes none.</param>
    /// <param name="cancellationToken">Stops between books and between files; no file is left half-written.</param>
    /// <returns>What was found. A book that cannot be read is among the failures, and the rest goes on.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="IOException">A report cannot be written.</exception>
    public Task<EngineRun> RunAsync(IEnumerable<string> paths, string? outputFolder = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => Run([.. paths], outputFolder, cancellationToken), cancellationToken);

    /// <summary>Values, scores and assesses the books of one entity, which need not come from files.</summary>
    /// <param name="books">The books of one entity. Of two books of one date neither is history of the other.</param>
    /// <returns>One assessment a book, oldest first; each knows the ones before it.</returns>
    /// <exception cref="ArgumentException">The books are of several entities.</exception>
    public ImmutableArray<HealthAssessment> Assess(IEnumerable<ReserveBook> books)
    {
        var oldestFirst = books.OrderBy(book => book.Snapshot.AsOf).ToList();
        var history = oldestFirst.DistinctBy(book => book.Snapshot.AsOf).ToList();
        var options = new AssessmentOptions(Version, _options.EvaluatedOn);
        if (_options.EvaluatedOn is null && history.Count == oldestFirst.Count)
        {
            return [.. Assessor.AssessHistory(history, _policy, options).Select(Regulate)];
        }

        // The evaluation date counts for the book that is judged, while its history stays what it was when it was published.
        return
        [
            .. oldestFirst.Select(book =>
                Assessor.AssessHistory(history.Where(earlier => earlier.Snapshot.AsOf < book.Snapshot.AsOf).Append(book), _policy, options)[^1]).Select(Regulate),
        ];
    }

    /// <summary>The assessment with what the rules say, under the regimes asked for or else those the book names; without any it stays as it is.</summary>
    private HealthAssessment Regulate(HealthAssessment assessment)
    {
        var regimes = _options.Regimes.IsEmpty ? assessment.Entity.Regimes : _options.Regimes;
        return regimes.IsEmpty ? assessment : assessment with { Regulation = RuleEngine.Evaluate(assessment.Reserve, regimes, _rules, RegimeCalendars.Of) };
    }

    private EngineRun Run(ImmutableArray<string> paths, string? outputFolder, CancellationToken cancellationToken)
    {
        var named = paths.Select(BookShelf.FolderOf).ToList();
        var shelf = BookShelf.Read(paths, _options, cancellationToken);                       // ingest
        var entities = shelf.Entities.Select(books => Judge(books, named)).ToImmutableArray(); // value, score, assess
        var run = _options.Stress is null
            ? new EngineRun { Entities = entities, Failures = shelf.Failures }
            : Stressed(entities, shelf, cancellationToken);                                   // stress, look through
        return outputFolder is null ? run : run with                                          // report
        {
            Files = ReportFolder.Write(run, outputFolder, _options.Formats, _options.Progress, cancellationToken),
        };
    }

    /// <summary>Stresses the chosen book of each entity; the books of all others, and those named for it, are what it may look through.</summary>
    private EngineRun Stressed(ImmutableArray<EntityRun> entities, BookShelf shelf, CancellationToken cancellationToken)
    {
        var named = BookShelf.Read(_options.IssuerPaths, _options with { AsOf = null, Progress = null }, cancellationToken);
        var issuers = shelf.Entities.Concat(named.Entities).SelectMany(books => books).ToImmutableArray();
        var stressed = ImmutableArray.CreateBuilder<EntityRun>(entities.Length);
        foreach (var entity in entities)
        {
            _options.Progress?.Report(new EngineProgress(stressed.Count, entities.Length, "stressing " + entity.Chosen.Entity.Name));
            var others = issuers.Where(book => book.Snapshot.Entity.Id != entity.Id);
            var report = StressTester.Run(entity.Chosen, _options.Stress! with { Issuers = [.. _options.Stress!.Issuers, .. others] }, cancellationToken);
            stressed.Add(entity with { Chosen = entity.Chosen with { Stress = report } });
        }

        return new EngineRun { Entities = stressed.MoveToImmutable(), Failures = [.. shelf.Failures, .. named.Failures] };
    }

    private EntityRun Judge(ImmutableArray<ReserveBook> books, List<string> named)
    {
        var history = Assess(books);
        // Of several books of one date the first stands for all; the others are named, since no one of them is better.
        var candidates = history.Where(a => _options.AsOf is not { } date || a.Snapshot.AsOf == date).ToList();
        var chosen = candidates.Where(a => a.IsRated).MaxBy(a => a.Snapshot.AsOf) ?? candidates.MaxBy(a => a.Snapshot.AsOf)!;
        var chosenPlace = history.IndexOf(chosen);
        var book = books[chosenPlace];
        if (history.Any(earlier => earlier.Snapshot.AsOf < chosen.Snapshot.AsOf))
            chosen = chosen with { Drift = TrendAnalysis.Of([.. Before(chosen, books, history), chosen]) };
        var twins = books.Where(other => other != book && other.Snapshot.AsOf == book.Snapshot.AsOf);
        return new EntityRun(
            history,
            chosen,
            [.. twins.Select(twin => new BookFailure(
                twin.Location,
                $"A second book of {chosen.Entity.Id} as of {Format.Date(book.Snapshot.AsOf)}, beside {book.Location}. Name only one of them."))])
        {
            Named =
            [
                .. history.Select((a, place) => (Assessment: place == chosenPlace ? chosen : a, Name: named.IndexOf(BookShelf.FolderOf(books[place].Location))))
                    .Where(a => a.Name >= 0).OrderBy(a => a.Name).Select(a => a.Assessment),
            ],
        };
    }

    /// <summary>The books before the chosen one as they were judged when they were published, one a date: their age on the evaluation date is no trend.</summary>
    private ImmutableArray<HealthAssessment> Before(HealthAssessment chosen, ImmutableArray<ReserveBook> books, ImmutableArray<HealthAssessment> history) =>
        _options.EvaluatedOn is null
            ? [.. history.Where(a => a.Snapshot.AsOf < chosen.Snapshot.AsOf).DistinctBy(a => a.Snapshot.AsOf)]
            : Assessor.AssessHistory(
                books.Where(book => book.Snapshot.AsOf < chosen.Snapshot.AsOf).DistinctBy(book => book.Snapshot.AsOf), _policy, new AssessmentOptions(Version, null));
}
