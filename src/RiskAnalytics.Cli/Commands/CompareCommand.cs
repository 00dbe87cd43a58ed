using System.CommandLine;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Engine;
using RiskAnalytics.Engine.Comparison;
using RiskAnalytics.Reporting.Renderers;
using RiskAnalytics.Scoring.Comparison;

namespace RiskAnalytics.Cli.Commands;

/// <summary><c>compare</c>: entities and dates side by side, two books of one entity, or one book under two policies.</summary>
internal sealed class CompareCommand : Command
{
    private readonly Terminal _terminal;
    private readonly CommonOptions _common = new();
    private readonly CompareOptions _own = new();
    private readonly Argument<string[]> _books = CommonOptions.Paths("books", "Books, or folders of books at any depth.");
    private readonly Option<string> _format = CommonOptions.Choice(
        "--format", "table (default), json or csv on standard output; pdf, png, html or xlsx among the files of --out.", "format", ["table", "json", "csv", .. CompareOptions.FileFormats]);

    public CompareCommand(Terminal terminal)
        : base("compare", "Put entities and dates side by side, ranked within their profile; or say what changed between two books, or under another policy.")
    {
        _terminal = terminal;
        Add(_books);
        Add(_format);
        _own.AddTo(this, _format);
        _common.AddTo(this);
        HelpWithExamples.Attach(
            this,
            "riskanalytics compare data/books                                    every shipped entity",
            "riskanalytics compare data/books/tether data/books/usdc             two issuers, each by its latest book",
            "riskanalytics compare data/books --as-of 2025-12-31 --format csv    one date, for a spreadsheet",
            "riskanalytics compare data/books/okx --all-dates                    every book of one entity",
            "riskanalytics compare data/books/eurc data/books/usdc --currency USD --rate EUR=1.18@2026-02-27,ECB",
            "riskanalytics compare data/books/tether/2025-12-31 --peers data/books",
            "riskanalytics compare data/books --out reports --format html        the comparison as files, with a page for the browser",
            "riskanalytics compare data/books/tether/2025-09-30 data/books/tether/2025-12-31 --difference --out reports",
            "riskanalytics compare data/books/tether/2025-12-31 --against my-policy.json");
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var rates = _own.ReadRates(parsed);
        if (parsed.GetValue(_own.Out) is { } folder)
            OutputFolder.RefuseWhatIsNone(folder);
        var runner = new EngineRunner(_terminal, _common);
        var paths = parsed.GetRequiredValue(_books);
        var run = await runner.RunAsync(parsed, paths, outputFolder: null, cancellation, found => Rows(parsed, found)).ConfigureAwait(false);
        var rows = Rows(parsed, run);
        if (rows.SequenceEqual(run.Entities.Select(entity => entity.Chosen)))
            runner.Choose(run);
        else
            runner.TellIssues(rows);

        if (parsed.GetValue(_own.Difference))
        {
            PrintDifference(parsed, rows, cancellation);
        }
        else if (parsed.GetValue(_own.Against) is { } other)
        {
            await PrintPoliciesAsync(parsed, runner, paths, rows, other, cancellation).ConfigureAwait(false);
        }
        else
        {
            var peers = parsed.GetValue(_own.Peers) is { Length: > 0 } folders
                ? (await runner.RunBesideAsync(parsed, folders, null, null, cancellation).ConfigureAwait(false)).Assessments
                : null;
            var comparison = Comparer.Compare(rows, new ComparisonOptions { Currency = parsed.GetValue(_own.Currency), Rates = rates, Peers = peers is null ? null : [.. peers] });
            Print(parsed, () => ComparisonTable.Of(comparison), () => ComparisonJson.Of(comparison), () => ComparisonCsv.Of(comparison));
            Write(parsed, place => ComparisonFiles.Write(comparison, place, [parsed.GetValue(_format) ?? ""], cancellation));
        }

        return rows.TrueForAll(row => run.Entities.Any(entity => ReferenceEquals(entity.Chosen, row)))
            ? runner.ExitCode(parsed, rows)
            : runner.ExitCode(parsed, run, rows);
    }

    /// <summary>Every book that was named itself; of a folder the book of each entity that can be rated, or with <c>--all-dates</c> all.</summary>
    private List<HealthAssessment> Rows(ParseResult parsed, EngineRun run) =>
    [
        .. run.Entities.SelectMany(entity =>
            parsed.GetValue(_common.AsOf) is not null || (entity.Named.IsEmpty && !parsed.GetValue(_own.AllDates)) ? [entity.Chosen]
            : parsed.GetValue(_own.AllDates) ? entity.History.Select(book => book.Snapshot.AsOf == entity.Chosen.Snapshot.AsOf && book.InputSha256 == entity.Chosen.InputSha256 ? entity.Chosen : book)
            // Where a folder brought further books of the entity, its latest stands beside those that were named.
            : entity.Named.Length < entity.History.Length ? entity.Named.Append(entity.Chosen).Distinct()
            : entity.Named),
    ];

    private void PrintDifference(ParseResult parsed, List<HealthAssessment> rows, CancellationToken cancellation)
    {
        var paths = parsed.GetRequiredValue(_books).Select(Path.GetFullPath).Select(Path.TrimEndingDirectorySeparator).ToList();
        if (paths.Count == 2 && paths[0] == paths[1])
            throw new UsageException("--difference needs two books; both paths name the same one.");
        if (rows.Count != 2)
            throw new UsageException($"--difference needs two books of one entity, each named by its folder; {(rows.Count == 1 ? "this is one" : $"these are {Format.Number(rows.Count)}")}.");
        if (BookDifferences.WhyNot(rows[0], rows[1]) is { } reason)
            throw new UsageException(reason);
        var difference = BookDifferences.Of(rows[0], rows[1]);
        Print(parsed, () => DifferenceText.Of(difference), () => DifferenceJson.Of(difference), () => DifferenceCsv.Of(difference));
        Write(parsed, place => ComparisonFiles.Write(difference, place, cancellation));
    }

    private async Task PrintPoliciesAsync(ParseResult parsed, EngineRunner runner, string[] paths, List<HealthAssessment> rows, FileInfo other, CancellationToken cancellation)
    {
        if (rows.Count != 1)
            throw new UsageException($"--against needs one book; these are {Format.Number(rows.Count)}.");
        var second = await runner.RunBesideAsync(parsed, paths, EngineRunner.ReadPolicy(other), parsed.GetValue(_common.AsOf), cancellation).ConfigureAwait(false);
        var twin = second.Assessments.First(book => book.Snapshot.AsOf == rows[0].Snapshot.AsOf && book.InputSha256 == rows[0].InputSha256);
        var difference = PolicyDifferences.Of(rows[0], twin);
        Print(parsed, () => DifferenceText.Of(difference), () => DifferenceJson.Of(difference), () => DifferenceCsv.Of(difference));
        Write(parsed, place => ComparisonFiles.Write(difference, place, cancellation));
    }

    private void Print(ParseResult parsed, Func<string> table, Func<string> json, Func<string> csv)
    {
        switch (parsed.GetValue(_format))
        {
            case "json":
                _terminal.Results.Write(json());
                break;
            case "csv":
                _terminal.Results.Write(csv());
                break;
            default:
                _terminal.Print(table());
                break;
        }
    }

    private void Write(ParseResult parsed, Func<string, IEnumerable<string>> write)
    {
        if (parsed.GetValue(_own.Out) is not { } folder)
            return;
        try
        {
            foreach (var file in write(folder))
                _terminal.Note(SafeText.OneLine(file));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw OutputFolder.CannotBeWritten(folder, failure.Message);
        }
    }
}
