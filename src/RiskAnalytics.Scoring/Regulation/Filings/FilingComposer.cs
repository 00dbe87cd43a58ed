using System.Collections.Immutable;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics;

namespace RiskAnalytics.Scoring.Regulation.Filings;

/// <summary>Computes the supervisory tables of a token. What cannot be computed is named, never guessed and never 0.</summary>
public static class FilingComposer
{
    private const int LongestToken = 40;

    /// <summary>The tables of a book, or why there are none.</summary>
    /// <param name="regulation">The book with its facts.</param>
    /// <param name="tables">Which datapoint takes which figure.</param>
    /// <exception cref="ArgumentException">The tables name a figure that does not exist.</exception>
    public static FilingReport Compose(RegulatoryContext regulation, FilingTables tables)
    {
        if (string.Join("; ", FilingFigureCatalog.UnknownFigures(tables)) is { Length: > 0 } unknown)
            throw new ArgumentException(unknown, nameof(tables));
        var (book, module) = (regulation.Book, tables.Modules[0]);
        if (Refusal(regulation) is { } reason)
            return new FilingReport { RefusedBecause = reason, Module = module, Subject = "", Country = "", AsOf = book.AsOf, Parameters = [], Indicators = [], Values = [], Missing = [] };
        var context = new FilingContext(regulation);
        var (values, missing) = Values(context, tables);
        missing.AddRange(CounterpartyFigures.WithoutRow(context));
        missing.AddRange(context.Unplaced.Select(line =>
            $"Q_03.01, {Inputs.RowsOf([line])}: {Codes.Of(line.Holding.Class)} in {line.Holding.Asset} has no row in the composition, so its {Format.Exact(line.Value)} {book.ReportingCurrency} is not placed."));
        var subject = $"{regulation.Fact("lei")!.Text!.Trim().ToUpperInvariant()}-{regulation.Fact("token_identifier")!.Text!.Trim()}";
        return new FilingReport
        {
            RefusedBecause = null,
            Module = module,
            Subject = subject,
            Country = regulation.Fact("home_country")!.Text!.Trim().ToUpperInvariant(),
            AsOf = book.AsOf,
            Parameters =
            [
                KeyValuePair.Create("entityID", $"rs:{subject}.IND"),
                KeyValuePair.Create("refPeriod", Format.Date(book.AsOf)),
                KeyValuePair.Create("baseCurrency", $"iso4217:{book.ReportingCurrency}"),
                KeyValuePair.Create("decimalsInteger", "0"),
                KeyValuePair.Create("decimalsMonetary", "2"),
                KeyValuePair.Create("decimalsPercentage", "6"),
                KeyValuePair.Create("decimalsDecimal", "2"),
            ],
            Indicators = [.. module.Templates.Select(template => Indicator(template, values, tables))],
            Values = values.ToImmutable(),
            Missing = missing.ToImmutable(),
            Notes = Notes(book),
        };
    }

    /// <summary>Why a book gets no package; null when it gets one.</summary>
    private static string? Refusal(RegulatoryContext regulation)
    {
        var (book, token) = (regulation.Book, regulation.Token);
        if (token?.MicaType is not { } type)
            return $"{book.Entity.Name} issues no token that entity.json calls an asset-referenced token or an e-money token (token.mica_type), and Article 22 of MiCA asks reports of their issuers only.";
        if (type == "emt" && token.PegCurrency is null)
            return "The book does not say which currency the e-money token references (entity.json, token.peg_currency); Article 58(3) of MiCA extends Article 22 to those in a currency that is official in no Member State.";
        if (type == "emt" && RuleConditions.IsOfficialInEurope(token.PegCurrency!, book.AsOf))
            return $"{token.Symbol} is an e-money token in {token.PegCurrency}, an official currency of a Member State: Article 22 of MiCA asks reports of asset-referenced tokens, and Article 58(3) extends it only to e-money tokens in other currencies.";
        List<string> faults = [];
        Need("lei", Lei.IsValid, "20 letters and digits with correct check digits (ISO 17442)");
        Need("token_identifier", text => text.Length <= LongestToken && text.All(char.IsAsciiLetterOrDigit), "letters and digits, such as a digital token identifier");
        Need("home_country", text => text.Length == 2 && text.All(char.IsAsciiLetter), "two letters (ISO 3166)");
        return faults.Count == 0 ? null : "The name of the package and its entity cannot be made: " + string.Join(" ", faults);

        void Need(string fact, Func<string, bool> isGood, string expected)
        {
            if (regulation.Fact(fact) is not { Text: { } text } stated)
                faults.Add(RegulatoryContext.FactMissing(fact));
            else if (!isGood(fact == "lei" ? text.Trim().ToUpperInvariant() : text.Trim()))
                faults.Add($"{stated.Source}: {fact} is '{text.Trim()}'; expected {expected}.");
        }
    }

    private static (ImmutableArray<FilingValue>.Builder Values, ImmutableArray<string>.Builder Missing) Values(FilingContext context, FilingTables tables)
    {
        var (values, missing) = (ImmutableArray.CreateBuilder<FilingValue>(), ImmutableArray.CreateBuilder<string>());
        foreach (var datapoint in tables.Datapoints)
        {
            var figure = FilingFigureCatalog.Find(datapoint.Figure)!;
            foreach (var cell in figure.Cells(context, figure.Definition))
            {
                if (cell.Missing is { } reason)
                    missing.Add($"{datapoint.Table} {datapoint.Datapoint} ({datapoint.Label}){string.Concat(cell.Keys.Select(key => ", " + key.Value))}: {reason}");
                else if (cell.Figure?.Value is < 0m and var value && !datapoint.MayBeNegative)
                    missing.Add($"{datapoint.Table} {datapoint.Datapoint} ({datapoint.Label}){string.Concat(cell.Keys.Select(key => ", " + key.Value))}: the figure is {Format.Exact(value)}, below 0, which cannot be.");
                else
                    values.Add(new FilingValue(datapoint.Table, datapoint.Datapoint, cell.Keys, cell.Figure, cell.Text));
            }
        }

        return (values, missing);
    }

    private static FilingIndicator Indicator(string template, IEnumerable<FilingValue> values, FilingTables tables) =>
        values.Any(value => FilingDatapoint.TemplateOf(value.Table) == template) ? new FilingIndicator(template, true, null)
        : new FilingIndicator(template, false, tables.NotReported.GetValueOrDefault(template, "none of its datapoints could be computed"));

    private static ImmutableArray<string> Notes(ReserveSnapshot book) =>
    [
        "The EBA taxonomy itself was not consulted: datapoints and layout are those of the reference table of this project.",
        "Unconfirmed: the value type of dp3296033 (written as true or false), and which member stands for all currencies, so there is no sheet of all currencies.",
        .. book.AsOf is { Month: 3, Day: 31 } or { Month: 6, Day: 30 } or { Month: 9, Day: 30 } or { Month: 12, Day: 31 }
            ? Array.Empty<string>()
            : [$"The reference date {Format.Date(book.AsOf)} is not the end of a quarter."],
    ];
}
