using System.CommandLine;
using RiskAnalytics.Ingestion;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Sources;

namespace RiskAnalytics.Cli.Commands;

/// <summary><c>ingest</c>: native files to reserve books on disk.</summary>
internal sealed class IngestCommand : Command
{
    private readonly Terminal _terminal;
    private readonly CommonOptions _common = new();
    private readonly Argument<string[]> _files = CommonOptions.Paths("files", "Files, or folders whose files are all tried.");
    private readonly Option<string?> _as = new("--as")
    {
        Description = "Read every file as this format instead of recognising it: "
            + string.Join(", ", SourceCatalog.All.Select(source => source.Code)) + ".",
        HelpName = "format",
    };

    private readonly Option<string> _out = new("--out") { Description = "Folder for the books; made when it is missing.", HelpName = "folder", Required = true };
    private readonly Option<string> _format = CommonOptions.Format("table", "json");

    public IngestCommand(Terminal terminal)
        : base("ingest", "Turn native files into reserve books, and print what was recognised and every issue.")
    {
        _terminal = terminal;
        Add(_files);
        Add(_as);
        Add(_out);
        Add(_format);
        _common.AddTo(this, judges: false);
        HelpWithExamples.Attach(
            this,
            "riskanalytics ingest data/reference --out books                           every table that is recognised",
            "riskanalytics ingest table.csv --as issuer-composition-table --out books  a table whose format is known",
            "riskanalytics ingest my-book --out checked --format json                  what is wrong with a book, for a program");
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        _common.Apply(parsed, _terminal);
        OutputFolder.RefuseWhatIsNone(parsed.GetRequiredValue(_out));
        var inputs = parsed.GetRequiredValue(_files);
        try
        {
            var reports = await Task.Run(
                () => Ingestor.Run(inputs, parsed.GetRequiredValue(_out), new IngestOptions { Format = parsed.GetValue(_as), Progress = new FileProgress(_terminal) }, cancellation),
                cancellation).ConfigureAwait(false);
            if (parsed.GetValue(_format) == "json")
            {
                _terminal.Results.Write(IngestText.Json(reports));
            }
            else
            {
                _terminal.Print(IngestText.Table(reports));
            }

            return ExitCode(inputs, reports);
        }
        catch (Exception refused) when (refused is IngestionException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException(refused.Message);
        }
    }

    /// <summary>Files that nobody named may be of no known format; a named one may not, and something must be recognised.</summary>
    private int ExitCode(string[] inputs, IReadOnlyCollection<IngestReport> reports)
    {
        var named = inputs.Where(File.Exists).Select(Path.GetFullPath).ToHashSet();
        var refused = reports.Where(report => !report.Recognised && named.Contains(Path.GetFullPath(report.File))).ToList();
        foreach (var report in refused)
        {
            _terminal.Error($"{SafeText.OneLine(IngestText.Shown(report.File))} is of no known format, or cannot be read.");
        }

        if (!reports.Any(report => report.Recognised))
        {
            _terminal.Error("Nothing was recognised.");
        }

        return refused.Count > 0 || !reports.Any(report => report.Recognised) ? ExitCodes.BadInput : ExitCodes.Done;
    }

    private sealed class FileProgress(Terminal terminal) : IProgress<string>
    {
        private int _done;

        public void Report(string value) => terminal.Progress(++_done, value);
    }
}
