using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Ingestion.Policies;

namespace RiskAnalytics.Cli.Commands;

/// <summary>The options that the commands share.</summary>
internal sealed class CommonOptions
{
    public Option<FileInfo?> Policy { get; } = new("--policy")
    {
        Description = "Policy file with class table, knots, weights and caps. Default: the built-in policy.",
        HelpName = "file",
    };

    public Option<FileInfo?> Rules { get; } = new("--rules")
    {
        Description = "Table of regulatory rules with the columns of the built-in one.",
        HelpName = "file",
    };

    public Option<string[]> Regimes { get; } = ManyOf(
        "--regime", $"Test the rules of this regime instead of those the book names; one of {string.Join(", ", RuleTableReader.Regimes)}. May be given several times.", "code", RuleTableReader.Regimes);

    public Option<DateOnly?> AsOf { get; } = Date("--as-of", "Which book: only the one with this as-of date.");

    public Option<DateOnly?> EvaluatedOn { get; } =
        Date("--evaluated-on", "The day to which the age of a book is counted. Default: its publication date.");

    public Option<string> FailOn { get; } =
        Choice(
            "--fail-on",
            "Exit with 1 when an overall band is this or worse: critical, unhealthy or watch; or when an entity is worse than in the book before: worse.",
            "word", "critical", "unhealthy", "watch", "worse");

    public Option<bool> NoOverrides { get; } = new("--no-overrides") { Description = "Plain figures: leave out the corrections in overrides.csv." };

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "Only results, warnings and errors." };

    public Option<bool> NoProgress { get; } = new("--no-progress") { Description = "No progress line (there is none unless on a terminal)." };

    /// <summary>Adds the options to a command, after its own; a command that judges nothing has no use for most of them.</summary>
    public void AddTo(Command command, bool judges = true)
    {
        foreach (var option in judges ? new Option[] { Policy, Rules, Regimes, AsOf, EvaluatedOn, FailOn, NoOverrides, Quiet, NoProgress } : [Quiet, NoProgress])
        {
            command.Add(option);
        }
    }

    /// <summary>Tells the terminal what it may show.</summary>
    public void Apply(ParseResult parsed, Terminal terminal) => terminal.Configure(parsed.GetValue(Quiet), parsed.GetValue(NoProgress));

    /// <summary>Whether a deterioration fails the run.</summary>
    public bool FailsOnWorse(ParseResult parsed) => parsed.GetValue(FailOn) == "worse";

    /// <summary>The mildest band that fails the run; null without <c>--fail-on</c>, or with <c>worse</c>.</summary>
    public Band? FailBand(ParseResult parsed) => parsed.GetValue(FailOn) switch
    {
        "watch" => Band.Watch,
        "unhealthy" => Band.Unhealthy,
        "critical" => Band.Critical,
        _ => null,
    };

    /// <summary>The option <c>--format</c> of commands that print.</summary>
    public static Option<string> Format(params string[] formats) =>
        Choice("--format", $"{formats[0]} (default){string.Concat(formats[1..^1].Select(f => ", " + f))} or {formats[^1]}.", "format", formats);

    /// <summary>The option <c>--issuers</c> of commands that look through what is held.</summary>
    public static Option<string[]> Issuers() => new("--issuers")
    {
        Description = "Books, or folders of books, of the issuers of what is held: they are looked through, not judged. May be given several times.",
        HelpName = "folder",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>An option that takes one of a few words.</summary>
    public static Option<string> Choice(string name, string description, string helpName, params string[] words)
    {
        var option = new Option<string>(name) { Description = description, HelpName = helpName };
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !words.Contains(result.Tokens[0].Value))
            {
                result.AddError($"{name} '{result.Tokens[0].Value}' is not one of {string.Join(", ", words)}.");
            }
        });
        return option;
    }

    /// <summary>An option that takes several of a few words, each once or more.</summary>
    public static Option<string[]> ManyOf(string name, string description, string helpName, IReadOnlyCollection<string> words)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = helpName, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
        option.CompletionSources.Add([.. words]);
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !words.Contains(token.Value)))
                result.AddError($"{name} '{token.Value}' is not one of {string.Join(", ", words)}.");
        });
        return option;
    }

    /// <summary>An argument that takes paths, and says so when an option with a slip in it ends up among them.</summary>
    public static Argument<string[]> Paths(string name, string description, int atLeast = 1)
    {
        var argument = new Argument<string[]>(name) { Description = description, Arity = new ArgumentArity(atLeast, 100_000) };
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => t.Value.StartsWith('-')))
            {
                result.AddError($"There is no option '{token.Value}' here.");
            }
        });
        return argument;
    }

    /// <summary>An option that takes a date.</summary>
    public static Option<DateOnly?> Date(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "date",
        CustomParser = ParseDate,
    };

    private static DateOnly? ParseDate(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        result.AddError($"'{text}' is not a date such as 2024-04-12.");
        return null;
    }
}
