using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace RiskAnalytics.Cli.Commands;

/// <summary>The options that every command takes.</summary>
internal sealed class CommonOptions
{
    public static readonly string[] Bands = ["critical", "unhealthy", "watch"];

    public Option<FileInfo?> Policy { get; } = new("--policy")
    {
        Description = "Policy file with class table, knots, weights and caps. Default: the built-in policy.",
        HelpName = "file",
    };

    public Option<DateOnly?> AsOf { get; } = Date("--as-of", "Which book: only the one with this as-of date.");

    public Option<DateOnly?> EvaluatedOn { get; } =
        Date("--evaluated-on", "The day to which the age of a book is counted. Default: its publication date.");

    public Option<string?> FailOn { get; } = new("--fail-on")
    {
        Description = "Exit with 1 when an overall band is as bad as this or worse: critical, unhealthy, watch.",
        HelpName = "band",
    };

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "Only results, warnings and errors." };

    public Option<bool> NoProgress { get; } = new("--no-progress") { Description = "No progress line (there is none unless on a terminal)." };

    public CommonOptions() => FailOn.AcceptOnlyFromAmong(Bands);

    /// <summary>Adds the options to a command, after its own.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Policy, AsOf, EvaluatedOn, FailOn, Quiet, NoProgress })
        {
            command.Add(option);
        }
    }

    private static Option<DateOnly?> Date(string name, string description) => new(name)
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
