using System.CommandLine;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Cli.Commands;

/// <summary><c>compare</c>: entities side by side, by their latest books that can be rated.</summary>
internal sealed class CompareCommand : Command
{
    private readonly Terminal _terminal;
    private readonly CommonOptions _common = new();
    private readonly Argument<string[]> _books = CommonOptions.Paths("books", "Books, or folders of books at any depth.");
    private readonly Option<string> _format = CommonOptions.Format("table", "json", "csv");

    public CompareCommand(Terminal terminal)
        : base("compare", "Put entities side by side, ranked within their profile.")
    {
        _terminal = terminal;
        Add(_books);
        Add(_format);
        _common.AddTo(this);
        HelpWithExamples.Attach(
            this,
            "riskanalytics compare data/books                                    every shipped entity",
            "riskanalytics compare data/books/tether data/books/usdc             two issuers, each by its latest book",
            "riskanalytics compare data/books --as-of 2025-12-31 --format csv    one date, for a spreadsheet");
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var runner = new EngineRunner(_terminal, _common);
        var run = await runner.RunAsync(parsed, parsed.GetRequiredValue(_books), outputFolder: null, cancellation).ConfigureAwait(false);
        var chosen = runner.Choose(run);
        var comparison = EntityComparison.Of(chosen);
        switch (parsed.GetValue(_format))
        {
            case "json":
                _terminal.Results.Write(ComparisonJson.Of(comparison));
                break;
            case "csv":
                _terminal.Results.Write(ComparisonCsv.Of(comparison));
                break;
            default:
                _terminal.Print(ComparisonTable.Of(comparison));
                break;
        }

        return runner.ExitCode(parsed, chosen);
    }
}
