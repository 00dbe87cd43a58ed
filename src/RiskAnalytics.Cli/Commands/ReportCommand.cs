using System.CommandLine;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Engine;

namespace RiskAnalytics.Cli.Commands;

/// <summary><c>report</c>: the health report of each entity and one comparison, as files.</summary>
internal sealed class ReportCommand : Command
{
    private readonly Terminal _terminal;
    private readonly CommonOptions _common = new();
    private readonly Argument<string[]> _books = CommonOptions.Paths("books", "Books, or folders of books at any depth.");
    private readonly Option<string> _out = new("--out")
    {
        Description = "Folder for the reports; made when it is missing.",
        HelpName = "folder",
        DefaultValueFactory = _ => "reports",
    };

    private readonly Option<string[]> _formats = CommonOptions.ManyOf(
        "--format", "A format beside the standard ones: html or xlsx. May be given several times.", "format", ["pdf", "png", "json", "csv", "html", "xlsx"]);

    private readonly Option<string[]> _issuers = CommonOptions.Issuers();

    public ReportCommand(Terminal terminal)
        : base("report", "Write the health report of each entity: PDF, PNG, JSON and CSV; for several entities a comparison too.")
    {
        _terminal = terminal;
        Add(_books);
        Add(_out);
        Add(_formats);
        Add(_issuers);
        _common.AddTo(this);
        HelpWithExamples.Attach(
            this,
            "riskanalytics report data/books --out reports                every shipped entity, and the comparison",
            "riskanalytics report data/books/tether --as-of 2021-06-30    one date, with the earlier books as its history",
            "riskanalytics report my-book --format html --format xlsx     a page and a workbook beside the standard files",
            "riskanalytics report my-book --policy my-policy.json         another policy");
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var runner = new EngineRunner(_terminal, _common);
        OutputFolder.RefuseWhatIsNone(parsed.GetRequiredValue(_out));
        EngineRun run;
        try
        {
            run = await runner.RunAsync(parsed, parsed.GetRequiredValue(_books), parsed.GetRequiredValue(_out), cancellation, stress: StandardStress.Options, issuers: parsed.GetValue(_issuers), formats: parsed.GetValue(_formats)).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw OutputFolder.CannotBeWritten(parsed.GetRequiredValue(_out), failure.Message);
        }

        var chosen = runner.Choose(run);
        foreach (var assessment in chosen)
        {
            var origin = BandOrigin.Pillars(assessment);
            var grade = assessment.Grade is { } letter
                ? $"{letter} {ScoreTable.Points(assessment.FinalScore)}, {Format.Word(assessment.Band)}{(origin.Length > 0 ? $" ({origin})" : "")}"
                : "not rated";
            _terminal.Print(SafeText.OneLine($"{assessment.Entity.Name}, {Format.Date(assessment.Snapshot.AsOf)}: {grade}. {assessment.Verdict}") + "\n");
        }

        foreach (var file in run.Files)
        {
            _terminal.Print(SafeText.OneLine(file) + "\n");
        }

        return runner.ExitCode(parsed, chosen);
    }
}
