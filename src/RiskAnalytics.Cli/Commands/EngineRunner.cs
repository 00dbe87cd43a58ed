using System.CommandLine;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Engine;
using RiskAnalytics.Ingestion;
using RiskAnalytics.Ingestion.Policies;

namespace RiskAnalytics.Cli.Commands;

/// <summary>What report, score, compare and explain share: the engine by the common options, failures on standard error, the exit code.</summary>
internal sealed class EngineRunner(Terminal terminal, CommonOptions options)
{
    private int _exitCode = ExitCodes.Done;

    /// <summary>Runs the engine as the options say and tells what failed.</summary>
    /// <exception cref="UsageException">The policy is refused, or nothing at all could be assessed.</exception>
    public async Task<EngineRun> RunAsync(ParseResult parsed, string[] paths, string? outputFolder, CancellationToken cancellation)
    {
        options.Apply(parsed, terminal);
        var engine = new RiskEngine(new EngineOptions
        {
            Policy = ReadPolicy(parsed),
            AsOf = parsed.GetValue(options.AsOf),
            EvaluatedOn = parsed.GetValue(options.EvaluatedOn),
            Progress = new ProgressLine(terminal),
        });
        var run = await engine.RunAsync(paths, outputFolder, cancellation).ConfigureAwait(false);
        Tell(run.Failures);

        if (run.Entities.IsEmpty)
        {
            throw new UsageException(run.Failures.IsEmpty && parsed.GetValue(options.AsOf) is { } date
                ? $"No book is as of {Format.Date(date)}."
                : "Nothing could be assessed.");
        }

        return run;
    }

    /// <summary>The policy that <c>--policy</c> names; null without it.</summary>
    public ScoringPolicy? ReadPolicy(ParseResult parsed)
    {
        if (parsed.GetValue(options.Policy) is not { } file)
        {
            return null;
        }

        try
        {
            return PolicyReader.Read(file.FullName);
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
            foreach (var newer in entity.Newer)
            {
                terminal.Note($"{entity.Id}: the book as of {Format.Date(newer.Snapshot.AsOf)} is newer but not rated: {newer.NotRatedReason}");
            }
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

    /// <summary>The exit code: bad input before a band that was reached, since a figure that is missing cannot be acted on.</summary>
    public int ExitCode(ParseResult parsed, IEnumerable<HealthAssessment> judged)
    {
        if (options.FailBand(parsed) is not { } limit)
        {
            return _exitCode;
        }

        foreach (var assessment in judged)
        {
            var book = $"{assessment.Entity.Id} as of {Format.Date(assessment.Snapshot.AsOf)}";
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

    private void Tell(IEnumerable<BookFailure> failures)
    {
        foreach (var failure in failures)
        {
            terminal.Error($"{failure.Location}: {failure.Message}");
            _exitCode = ExitCodes.BadInput;
        }
    }

    /// <summary>Reports at once and in order; <see cref="Progress{T}"/> would do it on another thread.</summary>
    private sealed class ProgressLine(Terminal terminal) : IProgress<EngineProgress>
    {
        public void Report(EngineProgress value) => terminal.Progress(value.Done, value.Total, value.What);
    }
}
