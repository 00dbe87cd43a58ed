using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Cli.Commands;

/// <summary>The options of <c>compare</c> beside the common ones.</summary>
internal sealed class CompareOptions
{
    /// <summary>Formats that are files, never standard output.</summary>
    public static ImmutableArray<string> FileFormats { get; } = ["pdf", "png", "html", "xlsx"];

    public Option<bool> AllDates { get; } = new("--all-dates") { Description = "Every book of each entity as its own row. Default: the latest that can be rated, and every book that is named itself." };

    public Option<bool> Difference { get; } = new("--difference") { Description = "What changed from the first book named to the second, and what the change is put down to." };

    public Option<FileInfo?> Against { get; } = new("--against") { Description = "One book under the policy and under this other policy file.", HelpName = "file" };

    public Option<string[]> Peers { get; } = new("--peers")
    {
        Description = "Books, or folders of books, for reference columns: median, best and worst of the profile within 31 days. May be given several times.",
        HelpName = "folder",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public Option<CurrencyCode?> Currency { get; } = new("--currency")
    {
        Description = "One currency for all amounts, by a dated rate. Default: the currency of each book.",
        HelpName = "code",
        CustomParser = ParseCurrency,
    };

    public Option<string[]> Rates { get; } = new("--rate")
    {
        Description = "A rate for --currency: EUR=1.0837@2025-12-31,source (one EUR in that currency). May be given several times. Default: the dated quotes in market.csv.",
        HelpName = "rate",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public Option<string?> Out { get; } = new("--out") { Description = "Folder for the files: the comparison, or the difference, as pictures and tables. Default: none is written.", HelpName = "folder" };

    public void AddTo(Command command, Option<string> format)
    {
        foreach (var option in new Option[] { AllDates, Difference, Against, Peers, Currency, Rates, Out })
            command.Add(option);
        command.Validators.Add(result =>
        {
            bool Has(Option option) => result.GetResult(option) is { Implicit: false };
            if (Has(Difference) && Has(Against))
                result.AddError("--difference and --against exclude each other: the one compares two books, the other two policies.");
            foreach (var option in new Option[] { Peers, Currency, AllDates }.Where(o => (Has(Difference) || Has(Against)) && Has(o)))
                result.AddError($"{option.Name} has no meaning with {(Has(Difference) ? Difference.Name : Against.Name)}.");
            var word = result.GetResult(format) is { Tokens.Count: 1 } given ? given.Tokens[0].Value : "table";
            if (FileFormats.Contains(word) && !Has(Out))
                result.AddError($"--format {word} is a file: it needs --out, the folder it goes to.");
            if (word is "html" or "xlsx" && (Has(Difference) || Has(Against)))
                result.AddError($"{(Has(Difference) ? Difference.Name : Against.Name)} has no {word}: it is written as json and csv{(Has(Difference) ? ", pdf and png" : "")}.");
            if (Has(Rates) && !Has(Currency))
                result.AddError("--rate needs --currency, which says what the rate is in.");
        });
    }

    /// <summary>The rates given, in the currency asked for.</summary>
    /// <exception cref="UsageException">One is not written as it should be.</exception>
    public ImmutableArray<CurrencyRate> ReadRates(ParseResult parsed) =>
        parsed.GetValue(Currency) is { } currency ? [.. (parsed.GetValue(Rates) ?? []).Select(text => ReadRate(text, currency))] : [];

    private static CurrencyRate ReadRate(string text, CurrencyCode currency)
    {
        var refused = new UsageException($"--rate '{SafeText.OneLine(text)}' is not a rate such as EUR=1.0837@2025-12-31,ECB: a currency, a number above 0, the date of the rate, and where it came from if you like.");
        var halves = text.Split('=', 2);
        var at = halves.Length == 2 ? halves[1].Split('@', 2) : [];
        var day = at.Length == 2 ? at[1].Split(',', 2) : [];
        if (day.Length == 0
            || !CurrencyCode.TryParse(halves[0], out var of)
            || !decimal.TryParse(at[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) || rate <= 0m
            || !DateOnly.TryParseExact(day[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw refused;
        if (of == currency)
            throw new UsageException($"--rate '{SafeText.OneLine(text)}' gives {of} in {currency}: the two are the same.");
        return new CurrencyRate(of, currency, rate, date, day.Length == 2 && day[1].Trim().Length > 0 ? SafeText.OneLine(day[1].Trim()) : "given on the command line");
    }

    private static CurrencyCode? ParseCurrency(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (CurrencyCode.TryParse(text, out var code))
            return code;
        result.AddError($"--currency '{text}' is not a code of three letters such as EUR.");
        return null;
    }
}
