using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Engine;
using RiskAnalytics.Ingestion;
using RiskAnalytics.Ingestion.Scenarios;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Cli.Commands;

/// <summary><c>stress</c>: scenarios, reverse stress, liquidity, a simulated run and the look-through of a book.</summary>
internal sealed class StressCommand : Command
{
    private const int MostPaths = 10_000_000;

    private readonly Terminal _terminal;
    private readonly CommonOptions _common = new();
    private readonly Argument<string[]> _books = CommonOptions.Paths("book", "A book, or a folder of books: the latest of each entity that can be rated is stressed.");
    private readonly Option<string[]> _scenario = new("--scenario")
    {
        Description = "Id of a shipped scenario, or a scenario file of your own. May be given several times. Default: every shipped one.",
        HelpName = "id or file",
    };

    private readonly Option<int> _paths = Number("--paths", "Paths of the run simulation.", "number", 100_000, 1, MostPaths);
    private readonly Option<ulong> _seed = new("--seed") { Description = "Seed of the run simulation; the same seed gives the same figures.", HelpName = "number", DefaultValueFactory = _ => 1 };
    private readonly Option<int?> _days = new("--days") { Description = "Days of the run simulation. Default: 30, the policy's.", HelpName = "number" };
    private readonly Option<string[]> _issuers = CommonOptions.Issuers();
    private readonly Option<bool> _nearest = new("--nearest-correlation") { Description = "Let the nearest valid correlation matrix stand for one that is not positive semidefinite." };
    private readonly Option<string> _format = CommonOptions.Format("table", "json");
    private readonly Option<string?> _out = new("--out") { Description = "Folder for stress.json and stress.png of each entity. Default: none is written.", HelpName = "folder" };

    public StressCommand(Terminal terminal)
        : base("stress", "Stress a book: liquidity, scenarios, what would empty the surplus, a simulated run, and what the reserve rests on.")
    {
        _terminal = terminal;
        _days.Validators.Add(result => RefuseOutside(result, "--days", 0, 366));
        foreach (var symbol in new Symbol[] { _books, _scenario, _paths, _seed, _days, _issuers, _nearest, _format, _out })
        {
            if (symbol is Argument argument)
                Add(argument);
            else
                Add((Option)symbol);
        }

        _common.AddTo(this);
        HelpWithExamples.Attach(
            this,
            "riskanalytics stress data/books/tether/2025-12-31                               everything, as tables",
            "riskanalytics stress data/books/okx --issuers data/books/tether --issuers data/books/usdc   look through what it holds",
            "riskanalytics stress my-book --scenario usdc-2023-03 --scenario my-scenario.json",
            "riskanalytics stress my-book --paths 1000000 --seed 7 --format json > stress.json",
            "riskanalytics stress my-book --out reports                                      stress.json and stress.png");
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var runner = new EngineRunner(_terminal, _common);
        var options = StandardStress.Options with
        {
            Scenarios = Scenarios(parsed),
            Paths = parsed.GetValue(_paths),
            Seed = parsed.GetValue(_seed),
            Days = parsed.GetValue(_days),
            UseNearestCorrelation = parsed.GetValue(_nearest),
        };
        if (parsed.GetValue(_out) is { } folder)
            OutputFolder.RefuseWhatIsNone(folder);

        var run = await runner.RunAsync(parsed, parsed.GetRequiredValue(_books), outputFolder: null, cancellation, stress: options, issuers: parsed.GetValue(_issuers)).ConfigureAwait(false);
        var chosen = runner.Choose(run);
        if (parsed.GetValue(_format) == "json")
            _terminal.Results.Write(StressJson.Of(chosen));
        else
            _terminal.Print(string.Join('\n', chosen.Select(StressText.Of)));

        if (parsed.GetValue(_out) is { } place)
            Write(chosen, place, cancellation);
        return runner.ExitCode(parsed, chosen);
    }

    private void Write(IReadOnlyList<HealthAssessment> chosen, string folder, CancellationToken cancellation)
    {
        try
        {
            foreach (var file in StressFiles.Write(chosen, folder, cancellation))
                _terminal.Note(SafeText.OneLine(file));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw OutputFolder.CannotBeWritten(folder, failure.Message);
        }
    }

    /// <summary>The scenarios asked for, in the order given; a file wins over an id.</summary>
    private ImmutableArray<Scenario> Scenarios(ParseResult parsed)
    {
        var shipped = StandardStress.Options.Scenarios;
        if (parsed.GetValue(_scenario) is not { Length: > 0 } named)
            return shipped;
        var scenarios = named.Select(Find).ToImmutableArray();
        return scenarios.Select(s => s.Id).Distinct(StringComparer.Ordinal).Count() == scenarios.Length
            ? scenarios
            : throw new UsageException("Two of the scenarios have one id; each result is told by its id.");

        Scenario Find(string name)
        {
            if (shipped.FirstOrDefault(s => s.Id.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known && !File.Exists(name))
                return known;
            if (!File.Exists(name))
                throw new UsageException($"There is no scenario and no file '{SafeText.OneLine(name)}'. Shipped scenarios:\n" + string.Concat(shipped.Select(s => $"  {s.Id,-28} {s.Name}\n")).TrimEnd('\n'));
            try
            {
                return ScenarioReader.Read(name);
            }
            catch (Exception refused) when (refused is IngestionException or IOException or UnauthorizedAccessException)
            {
                throw new UsageException($"{SafeText.OneLine(name)}: {refused.Message}");
            }
        }
    }

    private static Option<int> Number(string name, string description, string helpName, int value, int smallest, int largest)
    {
        var option = new Option<int>(name) { Description = description, HelpName = helpName, DefaultValueFactory = _ => value };
        option.Validators.Add(result => RefuseOutside(result, name, smallest, largest));
        return option;
    }

    private static void RefuseOutside(System.CommandLine.Parsing.OptionResult result, string name, int smallest, int largest)
    {
        if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && (number < smallest || number > largest))
            result.AddError($"{name} {result.Tokens[0].Value}: expected a number from {Format.Number(smallest)} to {Format.Number(largest)}.");
    }
}
