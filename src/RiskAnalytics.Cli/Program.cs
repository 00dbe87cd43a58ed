using System.CommandLine;
using System.CommandLine.Invocation;
using RiskAnalytics.Cli.Commands;
using RiskAnalytics.Ingestion.Fetch;

namespace RiskAnalytics.Cli;

/// <summary>The entrance: the list of commands, usage errors, and what an exception becomes.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => RunAsync(args, Terminal.OfProcess());

    /// <summary>Runs one command line and returns the exit code.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="terminal">Where text goes.</param>
    /// <param name="time">The clock, for fetching alone; null takes that of the system.</param>
    /// <param name="cancellation">Stops the run.</param>
    internal static async Task<int> RunAsync(string[] args, Terminal terminal, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        // Not a RootCommand: that one takes its name from whatever process it runs in.
        var root = new Command("riskanalytics", "Judges the quality of a reserve: what it holds, how concentrated and liquid it is, and how far it covers what is owed.")
        {
            new VersionOption(),
            new ReportCommand(terminal),
            new ScoreCommand(terminal),
            new IngestCommand(terminal, time ?? TimeProvider.System),
            new CompareCommand(terminal),
            new VerifyCommand(terminal, time ?? TimeProvider.System),
            new StressCommand(terminal),
            new DiscloseCommand(terminal),
            new BacktestCommand(terminal),
            new ExplainCommand(terminal),
        };

        HelpWithExamples.Attach(
            root,
            "riskanalytics report data/books --out reports    the health report of every entity, and a comparison",
            "riskanalytics score data/books                   the same as a table",
            "riskanalytics verify my-book okx_por.csv         check signatures and proofs, and keep the results in the book",
            "riskanalytics stress my-book                     what empties the surplus, and what can be paid by when",
            "riskanalytics disclose my-book --regime mica-emt the disclosures of a regime, each line filled or with what is missing",
            "riskanalytics explain S3 my-book                 how a figure came about");

        try
        {
            var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction || (parsed.Action is null && args.Length == 0))
            {
                return ReportUsage(parsed, root, terminal);
            }

            var configuration = new InvocationConfiguration
            {
                Output = terminal.Results,
                Error = terminal.Messages,
                EnableDefaultExceptionHandler = false,
            };
            return await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
        }
        catch (UsageException bad)
        {
            terminal.Error(bad.Message);
            return ExitCodes.BadInput;
        }
        catch (FetchException failed)
        {
            terminal.Error(failed.Message);
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException)
        {
            terminal.Error("Cancelled. Files that were finished stay; none is half-written.");
            return ExitCodes.Failed;
        }
#pragma warning disable CA1031 // The last line of defence: whatever it is, the caller learns of it by the exit code.
        catch (Exception fault)
        {
            terminal.Error($"The program failed: {fault}");
            return ExitCodes.Failed;
        }
#pragma warning restore CA1031
        finally
        {
            terminal.Finish();
        }
    }

    private static int ReportUsage(ParseResult parsed, Command root, Terminal terminal)
    {
        var command = parsed.CommandResult.Command;
        if (command == root)
        {
            var names = string.Join(", ", root.Subcommands.Select(c => c.Name));
            terminal.Error(parsed.UnmatchedTokens.Count > 0
                ? $"There is no command or option '{parsed.UnmatchedTokens[0]}'. Commands: {names}."
                : $"Name a command: {names}.");
            terminal.Note($"See {root.Name} --help.");
        }
        else
        {
            foreach (var error in parsed.Errors)
            {
                terminal.Error(error.Message);
            }

            terminal.Note($"See {root.Name} {command.Name} --help.");
        }

        return ExitCodes.BadInput;
    }
}
