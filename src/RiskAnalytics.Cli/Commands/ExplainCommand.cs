using System.CommandLine;
using RiskAnalytics.Ingestion.Policies;
using RiskAnalytics.Scoring.Metrics;

namespace RiskAnalytics.Cli.Commands;

/// <summary><c>explain</c>: one metric, from its formula and inputs down to the score.</summary>
internal sealed class ExplainCommand : Command
{
    private readonly Terminal _terminal;
    private readonly CommonOptions _common = new();
    private readonly Argument<string> _code = new("metric") { Description = "Metric code, such as S3." };
    private readonly Argument<string[]> _books = CommonOptions.Paths("book", "A book, or a folder of books. Without it: the definition, knots and bands.", atLeast: 0);

    public ExplainCommand(Terminal terminal)
        : base("explain", "Show how a metric is made: formula, source, inputs with their origin, and the arithmetic down to the score.")
    {
        _terminal = terminal;
        Add(_code);
        Add(_books);
        _common.AddTo(this);
        HelpWithExamples.Attach(
            this,
            "riskanalytics explain S3                                  what the metric is, and its thresholds",
            "riskanalytics explain S3 data/books/tether/2021-06-30     how this book got its score",
            "riskanalytics explain C2 data/books --as-of 2024-04-12    every book of one date");
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        _common.Apply(parsed, _terminal);
        var code = parsed.GetRequiredValue(_code);
        var metric = MetricCatalog.Find(code) ?? throw new UsageException(UnknownCode(code));
        var runner = new EngineRunner(_terminal, _common);
        if (parsed.GetValue(_books) is not { Length: > 0 } books)
        {
            _terminal.Results.Write(Explanation.Of(metric.Definition, runner.ReadPolicy(parsed) ?? PolicyReader.ReadDefault()));
            return ExitCodes.Done;
        }

        var run = await runner.RunAsync(parsed, books, outputFolder: null, cancellation).ConfigureAwait(false);
        var chosen = runner.Choose(run);
        _terminal.Results.Write(string.Join('\n', chosen.Select(a => Explanation.Of(a.Metric(metric.Definition.Code), a))));
        return runner.ExitCode(parsed, chosen);
    }

    private static string UnknownCode(string code) =>
        $"There is no metric '{code}'. Metrics:\n"
        + string.Join('\n', MetricCatalog.All.Select(m => $"  {m.Definition.Code}  {m.Definition.Name}"));
}
