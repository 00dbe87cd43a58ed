using System.CommandLine;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Engine;
using RiskAnalytics.Ingestion.Policies;
using RiskAnalytics.Scoring.Assessment.Rules;
using RiskAnalytics.Scoring.Metrics;
using RiskAnalytics.Scoring.Stress;

namespace RiskAnalytics.Cli.Commands;

/// <summary><c>explain</c>: one metric, cap or flag, or the final score, down to the arithmetic.</summary>
internal sealed class ExplainCommand : Command
{
    private readonly Terminal _terminal;
    private readonly CommonOptions _common = new();
    private readonly Argument<string> _code = new("code") { Description = "Code of a metric (S3), cap (K4), flag (F1) or rule (MICA-54-A), id of a figure or of a fact (own_funds), or the word final; facts lists all facts." };
    private readonly Argument<string[]> _books = CommonOptions.Paths("book", "A book, or a folder of books. Without it: the definition and its limits.", atLeast: 0);

    private readonly Option<string[]> _issuers = CommonOptions.Issuers();

    public ExplainCommand(Terminal terminal)
        : base("explain", "Show how a metric, cap, flag, figure or the final score is made, down to the arithmetic.")
    {
        _terminal = terminal;
        Add(_code);
        Add(_books);
        Add(_issuers);
        _common.AddTo(this);
        HelpWithExamples.Attach(
            this,
            "riskanalytics explain S3                                  what the metric is, and its thresholds",
            "riskanalytics explain S3 data/books/tether/2021-06-30     how this book got its score",
            "riskanalytics explain K4 data/books/okx/2024-04-12        whether a cap applies, and why",
            "riskanalytics explain final data/books/okx/2024-04-12     from the pillars to grade and band",
            "riskanalytics explain MICA-54-A data/books/eurc           what a rule asks for, and what became of it",
            "riskanalytics explain facts                               what facts.csv may state",
            "riskanalytics explain stress.reverse.uniform data/books/tether/2025-12-31   a figure of the stress test",
            "riskanalytics explain C2 data/books --as-of 2024-04-12    every book of one date");
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        _common.Apply(parsed, _terminal);
        var code = parsed.GetRequiredValue(_code);
        var (define, derive) = Find(code);
        var runner = new EngineRunner(_terminal, _common);
        if (parsed.GetValue(_books) is not { Length: > 0 } books)
        {
            _terminal.Print(define(runner.ReadPolicy(parsed) ?? PolicyReader.ReadDefault()));
            return ExitCodes.Done;
        }

        var stress = FigureCatalog.Find(code) is null || code.StartsWith("regulation.", StringComparison.OrdinalIgnoreCase) ? null : StandardStress.Options;
        var run = await runner.RunAsync(parsed, books, outputFolder: null, cancellation, stress: stress, issuers: parsed.GetValue(_issuers)).ConfigureAwait(false);
        var chosen = runner.Choose(run);
        _terminal.Print(string.Join('\n', chosen.Select(derive)));
        return runner.ExitCode(parsed, chosen);
    }

    /// <summary>What a code means, and how one book comes to it.</summary>
    private static (Func<ScoringPolicy, string> Define, Func<HealthAssessment, string> Derive) Find(string code)
    {
        if (MetricCatalog.Find(code)?.Definition is { } metric)
        {
            return (policy => Explanation.Of(metric, policy), assessment => Explanation.Of(assessment.Metric(metric.Code), assessment));
        }

        if (RuleExplanation.Find(code) is { } rule)
        {
            return (policy => RuleExplanation.Of(rule, policy), assessment => RuleExplanation.Of(rule, assessment));
        }

        if (RegulatoryExplanation.Find(code) is { } regulatory)
        {
            return (_ => RegulatoryExplanation.Of(regulatory), assessment => RegulatoryExplanation.Of(regulatory, assessment));
        }

        if (FactCatalog.Find(code.ToLowerInvariant()) is { } fact)
        {
            return (_ => FactExplanation.Of(fact), assessment => FactExplanation.Of(fact, assessment));
        }

        if (code.Equals(FactExplanation.Word, StringComparison.OrdinalIgnoreCase))
        {
            return (_ => FactExplanation.All(), _ => FactExplanation.All());
        }

        if (FigureCatalog.Find(code) is { } figure)
        {
            return (_ => FigureExplanation.Of(figure), assessment => FigureExplanation.Of(code, figure, assessment));
        }

        return code.Equals(FinalExplanation.Word, StringComparison.OrdinalIgnoreCase)
            ? (FinalExplanation.Of, FinalExplanation.Of)
            : throw new UsageException(UnknownCode(code));
    }

    private static string UnknownCode(string code)
    {
        var head = $"There is no metric, cap, flag, rule, fact or figure '{SafeText.OneLine(code)}'.";
        // A code with the beginning of a rule is meant to be one: its neighbours help more than every other code does.
        var rules = code.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash
            ? RuleTableReader.ReadDefault().Where(rule => rule.Id.StartsWith(code[..(dash + 1)], StringComparison.OrdinalIgnoreCase)).Select(rule => rule.Id).ToList()
            : [];
        return rules.Count > 0 ? $"{head} Rules that begin like it: {string.Join(", ", rules)}." : $"{head} {AllCodes()}";
    }

    private static string AllCodes() =>
        "Metrics:\n"
        + Listed(MetricCatalog.All.Select(metric => (metric.Definition.Code, metric.Definition.Name)))
        + "Caps:\n" + Listed(RuleCatalog.All.Where(RuleExplanation.IsCap).Select(rule => (rule.Code, rule.Condition)))
        + "Flags:\n" + Listed(RuleCatalog.All.Where(rule => !RuleExplanation.IsCap(rule)).Select(rule => (rule.Code, rule.Condition)))
        + "Stress, liquidity, trend and rules (behind a colon, of what: market.days-to-liquidate:BTC):\n"
        + string.Concat(FigureExplanation.Listed.Select(row => $"  {row.Id}  {row.Name}\n"))
        + "All of them:\n" + $"  {FinalExplanation.Word}  from the pillars to grade and band\n  {FactExplanation.Word}  the list of what facts.csv may state";

    private static string Listed(IEnumerable<(string Code, string Name)> rows) => string.Concat(rows.Select(row => $"  {row.Code,-3} {row.Name}\n"));
}
