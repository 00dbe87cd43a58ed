using System.CommandLine;
using RiskAnalytics.Engine;
using RiskAnalytics.Engine.Backtest;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Cli.Commands;

/// <summary><c>backtest</c>: which alarm was raised first, and how long before the outcome.</summary>
internal sealed class BacktestCommand : Command
{
    private readonly Terminal _terminal;
    private readonly CommonOptions _common = new();
    private readonly Argument<string[]> _folder = CommonOptions.Paths("folder", "Books, or folders of books at any depth, with those of the cases among them.");
    private readonly Option<string> _format = CommonOptions.Format("table", "json");
    private readonly Option<string?> _out = new("--out") { Description = "Folder for backtest.json and backtest.png. Default: none is written.", HelpName = "folder" };

    public BacktestCommand(Terminal terminal)
        : base("backtest", "Judge dated books and published cases in the order of their publication, and show what was flagged before the outcome.")
    {
        _terminal = terminal;
        Add(_folder);
        Add(_format);
        Add(_out);
        foreach (var option in new Option[] { _common.Policy, _common.NoOverrides, _common.Quiet, _common.NoProgress })
            Add(option);
        HelpWithExamples.Attach(
            this,
            "riskanalytics backtest data/books                                 the table of the README",
            "riskanalytics backtest data/books --policy my-policy.json         what another policy would have said",
            "riskanalytics backtest data/books --out reports                   backtest.json and backtest.png");
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        _common.Apply(parsed, _terminal);
        if (parsed.GetValue(_out) is { } place)
            OutputFolder.RefuseWhatIsNone(place);
        var tester = new Backtester(new EngineOptions
        {
            Policy = new EngineRunner(_terminal, _common).ReadPolicy(parsed),
            ApplyOverrides = !parsed.GetValue(_common.NoOverrides),
            Progress = new ProgressLine(_terminal),
        });
        var (report, failures) = await tester.RunAsync(parsed.GetRequiredValue(_folder), cancellation).ConfigureAwait(false);
        if (report.Books == 0)
            throw new UsageException(failures.IsEmpty ? "No book here." : $"{SafeText.OneLine(failures[0].Location)}: {failures[0].Message}");

        if (parsed.GetValue(_format) == "json")
            _terminal.Results.Write(BacktestJson.Of(report));
        else
            _terminal.Print(BacktestText.Of(report));

        if (parsed.GetValue(_out) is { } folder)
        {
            try
            {
                foreach (var file in BacktestFiles.Write(report, folder, cancellation))
                    _terminal.Note(SafeText.OneLine(file));
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw OutputFolder.CannotBeWritten(folder, failure.Message);
            }
        }

        return failures.IsEmpty ? ExitCodes.Done : Tell(failures);
    }

    private int Tell(IEnumerable<BookFailure> failures)
    {
        foreach (var failure in failures)
            _terminal.Error($"{SafeText.OneLine(failure.Location)}: {failure.Message}");
        return ExitCodes.BadInput;
    }

    /// <summary>Reports at once and in order.</summary>
    private sealed class ProgressLine(Terminal terminal) : IProgress<EngineProgress>
    {
        public void Report(EngineProgress value) => terminal.Progress(value.Done, value.Total, value.What);
    }
}
