using System.Collections.Immutable;
using System.CommandLine;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Engine;
using RiskAnalytics.Ingestion;
using RiskAnalytics.Ingestion.Policies;
using RiskAnalytics.Scoring.Regulation;

namespace RiskAnalytics.Cli.Commands;

/// <summary>What report, score, compare and explain share: the engine by the common options, failures on standard error, the exit code.</summary>
internal sealed class EngineRunner(Terminal terminal, CommonOptions options)
{
    private int _exitCode = ExitCodes.Done;

    /// <summary>Runs the engine as the options say and tells what failed.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="paths">Books, or folders of books.</param>
    /// <param name="outputFolder">Where the reports go; null writes none.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <param name="judged">The books that the command shows; null = the chosen one of each entity.</param>
    /// <param name="stress">How the chosen books are stressed; null = not at all.</param>
    /// <param name="issuers">Books that are looked through; null = only those among the paths.</param>
    /// <param name="formats">Formats beside the standard ones.</param>
    /// <exception cref="UsageException">The policy is refused, or nothing at all could be assessed.</exception>
    public async Task<EngineRun> RunAsync(
        ParseResult parsed,
        string[] paths,
        string? outputFolder,
        CancellationToken cancellation,
        Func<EngineRun, IEnumerable<HealthAssessment>>? judged = null,
        StressOptions? stress = null,
        string[]? issuers = null,
        string[]? formats = null)
    {
        options.Apply(parsed, terminal);
        var engine = new RiskEngine(new EngineOptions
        {
            Policy = ReadPolicy(parsed),
            Rules = ReadRules(parsed),
            Regimes = [.. parsed.GetValue(options.Regimes) ?? []],
            Formats = [.. formats ?? []],
            AsOf = parsed.GetValue(options.AsOf),
            EvaluatedOn = parsed.GetValue(options.EvaluatedOn),
            ApplyOverrides = !parsed.GetValue(options.NoOverrides),
            Stress = stress,
            IssuerPaths = [.. issuers ?? []],
            Progress = new ProgressLine(terminal),
        });
        judged ??= run => run.Entities.Select(entity => entity.Chosen);
        if (outputFolder is not null && parsed.GetValue(options.EvaluatedOn) is not null)
        {
            // A date that cannot be meant must not leave reports behind, so it is tried without any.
            RefuseEarlyEvaluation(parsed, judged(await engine.RunAsync(paths, null, cancellation).ConfigureAwait(false)));
        }

        var run = await engine.RunAsync(paths, outputFolder, cancellation).ConfigureAwait(false);
        Tell(run.Failures);

        if (run.Entities.IsEmpty)
        {
            throw new UsageException(run.Failures.IsEmpty && parsed.GetValue(options.AsOf) is { } date
                ? $"No book is as of {Format.Date(date)}."
                : "Nothing could be assessed.");
        }

        var early = RefuseEarlyEvaluation(parsed, judged(run));
        if (early.Count > 0)
        {
            const int Named = 5;
            var rest = early.Count > Named ? $" and {Format.Number(early.Count - Named)} more" : "";
            terminal.Warn($"--evaluated-on {Format.Date(parsed.GetValue(options.EvaluatedOn)!.Value)} is before the as-of date of "
                + $"{string.Join(", ", early.Take(Named).Select(Book))}{rest}: the age of these figures counts as not known.");
        }

        return run;
    }

    /// <summary>Runs the engine over further books, or the same under another policy, and tells what failed; none at all is no error.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="paths">Books, or folders of books.</param>
    /// <param name="policy">The policy; null = that of the command line.</param>
    /// <param name="asOf">Which book; null = all.</param>
    /// <param name="cancellation">Stops the run.</param>
    public async Task<EngineRun> RunBesideAsync(ParseResult parsed, string[] paths, ScoringPolicy? policy, DateOnly? asOf, CancellationToken cancellation)
    {
        var engine = new RiskEngine(new EngineOptions
        {
            Policy = policy ?? ReadPolicy(parsed),
            Rules = ReadRules(parsed),
            Regimes = [.. parsed.GetValue(options.Regimes) ?? []],
            AsOf = asOf,
            EvaluatedOn = parsed.GetValue(options.EvaluatedOn),
            ApplyOverrides = !parsed.GetValue(options.NoOverrides),
            Progress = new ProgressLine(terminal),
        });
        var run = await engine.RunAsync(paths, null, cancellation).ConfigureAwait(false);
        Tell(run.Failures);
        return run;
    }

    /// <summary>The books judged whose as-of date lies after the evaluation date.</summary>
    /// <exception cref="UsageException">It is the only book, so the date must be a slip.</exception>
    private List<HealthAssessment> RefuseEarlyEvaluation(ParseResult parsed, IEnumerable<HealthAssessment> judged)
    {
        if (parsed.GetValue(options.EvaluatedOn) is not { } day)
        {
            return [];
        }

        var all = judged.ToList();
        var early = all.Where(assessment => assessment.Snapshot.AsOf > day).ToList();
        return early.Count > 0 && all.Count == 1
            ? throw new UsageException($"--evaluated-on {Format.Date(day)} is before the as-of date of the book, {Book(early[0])}.")
            : early;
    }

    private static string Book(HealthAssessment assessment) => $"{assessment.Entity.Id} {Format.Date(assessment.Snapshot.AsOf)}";

    /// <summary>The policy that <c>--policy</c> names; null without it.</summary>
    public ScoringPolicy? ReadPolicy(ParseResult parsed) => parsed.GetValue(options.Policy) is { } file ? ReadPolicy(file) : null;

    /// <summary>The policy in a file.</summary>
    /// <exception cref="UsageException">It is refused.</exception>
    public static ScoringPolicy ReadPolicy(FileInfo file)
    {
        try
        {
            return PolicyReader.Read(file.FullName);
        }
        catch (Exception refused) when (refused is IngestionException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file}: {refused.Message}");
        }
    }

    private ImmutableArray<RegulatoryRule>? ReadRules(ParseResult parsed)
    {
        if (parsed.GetValue(options.Rules) is not { } file)
        {
            return null;
        }

        try
        {
            var rules = RuleTableReader.Read(file.FullName);
            return string.Join("; ", RuleEngine.UnknownMetrics(rules)) is { Length: > 0 } unknown ? throw new UsageException($"{file}: {unknown}") : rules;
        }
        catch (Exception refused) when (refused is IngestionException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file}: {refused.Message}");
        }
    }

    /// <summary>The book of each entity that is to be shown; tells which newer ones are not rated, and which share its date.</summary>
    public IReadOnlyList<HealthAssessment> Choose(EngineRun run)
    {
        foreach (var entity in run.Entities)
        {
            Tell(entity.Twins);
            TellIssues([entity.Chosen]);
            TellPartial(entity);
            TellNewer(entity);
        }

        return [.. run.Entities.Select(entity => entity.Chosen)];
    }

    /// <summary>Tells what is wrong in books that were judged all the same.</summary>
    public void TellIssues(IEnumerable<HealthAssessment> judged)
    {
        foreach (var line in judged.SelectMany(IssueText.Of))
        {
            terminal.Note(line);
        }
    }

    /// <summary>The exit code of a command that shows whole histories: with <c>--fail-on worse</c> only the newest rated book of each entity counts.</summary>
    public int ExitCode(ParseResult parsed, EngineRun run, IEnumerable<HealthAssessment> judged)
    {
        if (!options.FailsOnWorse(parsed))
        {
            return ExitCode(parsed, judged);
        }

        foreach (var entity in run.Entities)
        {
            TellNewer(entity);
        }

        return ExitCode(parsed, run.Entities.Select(entity => entity.Chosen));
    }

    /// <summary>The exit code: bad input before a band that was reached, since a figure that is missing cannot be acted on.</summary>
    public int ExitCode(ParseResult parsed, IEnumerable<HealthAssessment> judged)
    {
        if (options.FailsOnWorse(parsed))
        {
            return ExitCodeOfWorse(judged);
        }

        if (options.FailBand(parsed) is not { } limit)
        {
            return _exitCode;
        }

        foreach (var assessment in judged)
        {
            var book = Named(assessment);
            if (!assessment.IsRated)
            {
                terminal.Warn($"{book} is not rated, so --fail-on cannot judge it: {assessment.NotRatedReason}");
            }
            else if (assessment.Band >= limit)
            {
                terminal.Warn($"{book} is {Format.Word(assessment.Band)}.");
                _exitCode = _exitCode == ExitCodes.Done ? ExitCodes.BandReached : _exitCode;
            }
        }

        return _exitCode;
    }

    /// <summary>A deterioration is one against the books before; the first book of an entity has none, which is said and is no failure.</summary>
    private int ExitCodeOfWorse(IEnumerable<HealthAssessment> judged)
    {
        foreach (var assessment in judged)
        {
            if (assessment.Drift is not { } drift)
            {
                terminal.Warn($"{Named(assessment)} is the first book, so --fail-on worse has nothing to compare it with.");
                continue;
            }

            if (!assessment.IsRated)
            {
                terminal.Warn($"{Named(assessment)} is not rated, so its grade cannot be compared: {assessment.NotRatedReason}");
            }

            if (drift.IsWorse)
            {
                terminal.Warn($"{Named(assessment)} is worse than before. {drift.WorseBecause}");
                _exitCode = _exitCode == ExitCodes.Done ? ExitCodes.BandReached : _exitCode;
            }
        }

        return _exitCode;
    }

    private static string Named(HealthAssessment assessment) => $"{assessment.Entity.Id} as of {Format.Date(assessment.Snapshot.AsOf)}";

    private void TellNewer(EntityRun entity)
    {
        foreach (var newer in entity.Newer)
        {
            terminal.Note($"{entity.Id}: the book as of {Format.Date(newer.Snapshot.AsOf)} is newer but not rated: {newer.NotRatedReason}");
        }
    }

    private void TellPartial(EntityRun entity)
    {
        if (entity.Chosen.Entity.Partial is null)
        {
            return;
        }

        var whole = entity.History.Where(a => a.Entity.Partial is null).MaxBy(a => a.Snapshot.AsOf);
        terminal.Note($"{entity.Id}: the book as of {Format.Date(entity.Chosen.Snapshot.AsOf)} is partial; " + (whole is null
            ? "there is no whole one among its books"
            : $"the newest whole one is {Format.Date(whole.Snapshot.AsOf)}, see --as-of"));
    }

    private void Tell(IEnumerable<BookFailure> failures)
    {
        foreach (var failure in failures)
        {
            terminal.Error($"{SafeText.OneLine(failure.Location)}: {failure.Message}");
            _exitCode = ExitCodes.BadInput;
        }
    }

    /// <summary>Reports at once and in order; <see cref="Progress{T}"/> would do it on another thread.</summary>
    private sealed class ProgressLine(Terminal terminal) : IProgress<EngineProgress>
    {
        public void Report(EngineProgress value) => terminal.Progress(value.Done, value.Total, value.What);
    }
}
