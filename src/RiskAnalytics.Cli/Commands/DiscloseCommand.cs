using System.CommandLine;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Engine;
using RiskAnalytics.Ingestion;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Cli.Commands;

/// <summary><c>disclose</c>: the documents that a regime asks for, from a book.</summary>
internal sealed class DiscloseCommand : Command
{
    private readonly Terminal _terminal;
    private readonly CommonOptions _common = new();
    private readonly FilingOfDisclose _filing;
    private readonly Argument<string[]> _books = CommonOptions.Paths("book", "A book, or a folder of books: the latest of each entity that can be rated, or the one of --as-of.", atLeast: 0);
    private readonly Option<string[]> _formats = CommonOptions.ManyOf("--format", "pdf, csv or json; xbrl-csv writes the supervisory package of MiCA Article 22. May be given several times. Default: the first three.", "format", [.. DisclosureFiles.Formats, FilingFiles.FormatWord]);
    private readonly Option<string> _out = new("--out") { Description = "Folder for the documents; made when it is missing.", HelpName = "folder", DefaultValueFactory = _ => "reports" };
    private readonly Option<string?> _wording = new("--wording") { Description = "Folder with wording files of your own, such as mica-art-30.en.json.", HelpName = "folder" };
    private readonly Option<string> _language = new("--language") { Description = "Language of the wording.", HelpName = "code", DefaultValueFactory = _ => "en" };

    public DiscloseCommand(Terminal terminal)
        : base("disclose", "Write the disclosures of a regime: PDF, CSV and JSON, each line filled, \"none\" or with what is missing.")
    {
        _terminal = terminal;
        _filing = new FilingOfDisclose(terminal);
        Add(_books);
        Add(_formats);
        Add(_out);
        Add(_wording);
        Add(_language);
        _filing.AddTo(this);
        _common.AddTo(this);
        HelpWithExamples.Attach(
            this,
            "riskanalytics disclose data/books/eurc --regime mica-emt --evaluated-on 2026-03-20    the MiCA page and the audit calendar",
            "riskanalytics disclose data/books/tether --regime genius --format pdf                 the GENIUS composition report",
            "riskanalytics disclose my-book --regime mica-art --wording my-words                   in the words of counsel",
            "riskanalytics disclose data/examples/alpen-basket-art --format xbrl-csv               the supervisory package",
            "riskanalytics disclose --check package.zip                                            whether a package is sound");
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var books = parsed.GetValue(_books) ?? [];
        if (_filing.ToCheck(parsed) is { Length: > 0 } packages)
        {
            return books.Length == 0
                ? _filing.Check(packages, cancellation)
                : throw new UsageException("--check looks at packages only: name the books in a run of their own.");
        }

        if (books.Length == 0)
            throw new UsageException("Required argument missing for command: 'disclose'. Name a book, or a package with --check.");
        var regimes = parsed.GetValue(_common.Regimes) ?? [];
        foreach (var regime in regimes.Where(regime => !DisclosureFiles.Regimes.Contains(regime)))
            throw new UsageException($"There are no documents for {regime}; there are some for {string.Join(", ", DisclosureFiles.Regimes)}.");
        OutputFolder.RefuseWhatIsNone(parsed.GetRequiredValue(_out));
        var runner = new EngineRunner(_terminal, _common);
        var run = await runner.RunAsync(parsed, books, outputFolder: null, cancellation).ConfigureAwait(false);
        var chosen = runner.Choose(run);
        foreach (var assessment in chosen)
            Disclose(parsed, assessment, cancellation);
        return runner.ExitCode(parsed, chosen);
    }

    private void Disclose(ParseResult parsed, HealthAssessment assessment, CancellationToken cancellation)
    {
        if (Formats(parsed).Contains(FilingFiles.FormatWord))
            _filing.Write(parsed, assessment, parsed.GetRequiredValue(_out));
        if (Formats(parsed).All(format => format == FilingFiles.FormatWord))
            return;
        var regimes = (assessment.Regulation?.Regimes ?? []).Where(DisclosureFiles.Regimes.Contains).ToList();
        if (regimes.Count == 0)
            throw new UsageException($"{assessment.Entity.Id} names no regime with documents (entity.json, regimes); choose one with --regime: {string.Join(", ", DisclosureFiles.Regimes)}.");
        // Two regimes may ask for a document of one kind, such as the calendar: each has files of its own.
        foreach (var kind in regimes.SelectMany(regime => DisclosureFiles.Build(assessment, regime)).GroupBy(document => document.Id))
        {
            foreach (var document in kind)
                Write(parsed, document, kind.Count() > 1 ? $"{document.Id}-{document.Regime}" : document.Id, cancellation);
        }

        var broken = assessment.Regulation!.With(RuleVerdict.Broken).Select(outcome => outcome.Rule.Id).ToList();
        if (broken.Count > 0)
            _terminal.Print($"  {assessment.Entity.Id}: {Format.Number(broken.Count)} {(broken.Count == 1 ? "rule is" : "rules are")} broken, which the documents show by their figures only: {string.Join(", ", broken)}. See `explain {broken[0]}`.\n");
    }

    private void Write(ParseResult parsed, DisclosureDocument document, string name, CancellationToken cancellation)
    {
        var folder = parsed.GetRequiredValue(_out);
        try
        {
            var wording = WordingReader.For(document, parsed.GetRequiredValue(_language), parsed.GetValue(_wording));
            foreach (var file in DisclosureFiles.Write(document, wording, folder, Formats(parsed).Where(DisclosureFiles.Formats.Contains), name, cancellation))
                _terminal.Print(SafeText.OneLine(file) + "\n");
            _terminal.Print(SafeText.OneLine(Summary(document, wording)) + "\n");
        }
        catch (IngestionException refused)
        {
            throw new UsageException(refused.Message);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw OutputFolder.CannotBeWritten(folder, failure.Message);
        }
    }

    private IReadOnlyCollection<string> Formats(ParseResult parsed) => parsed.GetValue(_formats) is { Length: > 0 } asked ? asked : DisclosureFiles.Formats;

    private static string Summary(DisclosureDocument document, DisclosureWording wording)
    {
        var missing = document.Missing.Select(wording.Label).ToList();
        var count = Enum.GetValues<DisclosureState>().Select(state => $"{Format.Number(document.Items.Count(item => item.State == state))} {Format.Word(state).Replace('_', ' ')}");
        return $"  {wording.Title}{(document.IsVoluntary ? ", voluntary" : "")}: {string.Join(", ", count)}. "
            + (missing.Count == 0 ? "Complete." : $"Draft, {Format.Number(missing.Count)} required missing: {string.Join(", ", missing)}.");
    }
}
