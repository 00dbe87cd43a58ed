using System.CommandLine;
using RiskAnalytics.Ingestion;
using RiskAnalytics.Ingestion.Combining;

namespace RiskAnalytics.Cli.Commands;

/// <summary><c>ingest</c>: native files to reserve books on disk.</summary>
internal sealed class IngestCommand : Command
{
    private readonly Terminal _terminal;
    private readonly CommonOptions _common = new();
    private readonly FetchOfIngest _fetch;
    private readonly Argument<string[]> _files = CommonOptions.Paths("files", "Files, or folders whose files are all tried. Not needed with --from.", atLeast: 0);
    private readonly Option<string?> _as = new("--as")
    {
        Description = "Read every file as this format instead of recognising it; --formats lists them.",
        HelpName = "format",
    };

    private readonly Option<DateOnly?> _asOf = CommonOptions.Date("--as-of", "The as-of date of files that state none.");
    private readonly Option<string?> _out = new("--out") { Description = "Folder for the books; made when it is missing. Always needed, but with --formats.", HelpName = "folder" };
    private readonly Option<string> _format = CommonOptions.Format("table", "json");
    private readonly Option<bool> _formats = new("--formats") { Description = "List every format that can be read, its rhythm and its traps, and do nothing else." };

    public IngestCommand(Terminal terminal, TimeProvider time)
        : base("ingest", "Turn native files into reserve books, and print what was recognised and every issue.")
    {
        _terminal = terminal;
        _fetch = new FetchOfIngest(terminal, time);
        Add(_files);
        Add(_as);
        Add(_asOf);
        Add(_out);
        _fetch.AddTo(this);
        Add(_formats);
        Add(_format);
        _common.AddTo(this, judges: false);
        HelpWithExamples.AttachWith(
            this,
            FetchOfIngest.Providers(),
            "riskanalytics ingest downloads --out books                                everything in a folder that is recognised",
            "riskanalytics ingest table.csv --as issuer-composition-table --out books  a table whose format is known",
            "riskanalytics ingest my-book --out checked --format json                  what is wrong with a book, for a program",
            "riskanalytics ingest --from defillama okx --out books                     what an exchange holds, fetched",
            "riskanalytics ingest downloads --from coingecko bitcoin --out books       files, with a price fetched for them",
            "riskanalytics ingest --formats                                            the formats");
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        _common.Apply(parsed, _terminal);
        var isJson = parsed.GetValue(_format) == "json";
        if (parsed.GetValue(_formats))
        {
            _terminal.Results.Write(isJson ? FormatsText.Json() : FormatsText.Table());
            return ExitCodes.Done;
        }

        var named = parsed.GetRequiredValue(_files);
        if (named.Length == 0 && !_fetch.IsAsked(parsed))
        {
            throw new UsageException("Name files or folders, or a provider with --from.");
        }

        var output = parsed.GetValue(_out) ?? throw new UsageException("Option '--out' is required.");
        OutputFolder.RefuseWhatIsNone(output);
        try
        {
            var fetched = await _fetch.RunAsync(parsed, cancellation).ConfigureAwait(false);
            string[] inputs = [.. named, .. fetched.Select(file => file.Path)];
            var options = new IngestOptions
            {
                Format = parsed.GetValue(_as),
                AsOf = parsed.GetValue(_asOf),
                Fetched = [.. fetched],
                Progress = new FileProgress(_terminal),
            };
            var reports = await Task.Run(() => Ingestor.Run(inputs, output, options, cancellation), cancellation).ConfigureAwait(false);
            if (isJson)
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

    private sealed class FileProgress(Terminal terminal) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) =>
            terminal.Progress(value.Done + 1, value.Total, value.Percent is { } percent ? FormattableString.Invariant($"{value.File} {percent}%") : value.File);
    }
}
