using System.CommandLine;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Engine;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Cli.Commands;

/// <summary><c>score</c>: the assessment of every book found, on standard output.</summary>
internal sealed class ScoreCommand : Command
{
    private readonly Terminal _terminal;
    private readonly CommonOptions _common = new();
    private readonly Argument<string[]> _books = CommonOptions.Paths("books", "Books, or folders of books at any depth.");
    private readonly Option<string> _format = CommonOptions.Format("table", "json", "csv");

    public ScoreCommand(Terminal terminal)
        : base("score", "Assess every book found and print the result.")
    {
        _terminal = terminal;
        Add(_books);
        Add(_format);
        _common.AddTo(this);
        HelpWithExamples.Attach(
            this,
            "riskanalytics score data/books                                     every shipped book, one row each",
            "riskanalytics score data/books/tether --format csv > tether.csv    its history for a spreadsheet",
            "riskanalytics score data/books/okx/2024-04-12 --format json        everything known of one book",
            "riskanalytics score data/books --fail-on critical --quiet          exit code 1 when one is critical");
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var runner = new EngineRunner(_terminal, _common);
        var run = await runner.RunAsync(parsed, parsed.GetRequiredValue(_books), outputFolder: null, cancellation, all => Wanted(all, parsed.GetValue(_common.AsOf))).ConfigureAwait(false);
        var wanted = Wanted(run, parsed.GetValue(_common.AsOf));
        runner.TellIssues(wanted);
        switch (parsed.GetValue(_format))
        {
            case "json":
                _terminal.Results.Write(AssessmentJson.Of(wanted));
                break;
            case "csv":
                _terminal.Results.Write(ScoresCsv.Of(wanted));
                break;
            default:
                _terminal.Print(ScoreTable.Of(wanted));
                break;
        }

        return runner.ExitCode(parsed, run, wanted);
    }

    private static List<HealthAssessment> Wanted(EngineRun run, DateOnly? asOf) =>
        [.. run.Assessments.Where(a => asOf is not { } date || a.Snapshot.AsOf == date)];
}
