using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Scoring.Metrics;
using static RiskAnalytics.Scoring.Regulation.Filings.FilingFigure;

namespace RiskAnalytics.Scoring.Regulation.Filings;

/// <summary>The reserve by counterparty: the 20 largest of each currency and instrument, and what stands beyond them.</summary>
internal static class CounterpartyFigures
{
    private const string NoLei = "parties.csv gives no LEI, and without one the row has no key";

    public static ImmutableArray<FilingFigure> All { get; } =
    [
        Of("counterparty.value", "Value held with the counterparty", MetricUnit.Money, "sum of the lines of the counterparty, by currency and instrument; the 20 largest",
            (context, definition) => context.Incomplete is { } reason ? [FilingCell.Without([], reason)] : Named(context, row => FilingCell.Of(row.Keys, Value(definition, row)))),
        Of("counterparty.name", "Name of the counterparty", MetricUnit.Count, "name of the counterparty in holdings.csv", (context, _) => Named(context, row => Name(row.Name!) is { } name
            ? FilingCell.Of(row.Keys, name)
            : FilingCell.Without(row.Keys, "The name starts with a sign that a spreadsheet or xBRL-CSV would take for a formula or a special value."))),
        Of("counterparty.class", "Class of the counterparty", MetricUnit.Count, "bank_class of parties.csv; not applicable to what is no bank", (context, _) => Named(context, Class)),
        Of("counterparty.deposit-to-assets", "Deposit over total assets of the bank", MetricUnit.Share, "deposits of the row / total_assets of parties.csv",
            (context, definition) => Named(context, row => DepositToAssets(definition, row)).Where(cell => cell.Keys.IsEmpty || cell.Keys[1].Value.EndsWith(CounterpartyRow.Deposits, StringComparison.Ordinal)), "EBA/RTS/2024/10 Art 5; ITS 2024/2902 dp3296032"),
        Remainder("remainder.deposits", "Deposits beyond the top 20", row => row.Instrument == CounterpartyRow.Deposits),
        ByCurrency("remainder.derivatives", "Derivatives beyond the top 20", "0 where the book is whole and no line may be a derivative", (context, currency) => context.NoneOf(currency, "derivatives")),
        Remainder("remainder.securities", "Securities and fund units beyond the top 20", row => row.Instrument != CounterpartyRow.Deposits),
    ];

    /// <summary>The counterparties among the largest that have no row of their own, each once with the reason.</summary>
    internal static IEnumerable<string> WithoutRow(FilingContext context) =>
        context.Counterparties.Where(row => row.Rank <= CounterpartyRow.Named && row.Profile?.Lei is null)
            .Select(row => $"Q_03.02.a, {row.Subject}, {Inputs.RowsOf(row.Lines)}: {(row.Name is null ? "the line names no counterparty" : NoLei)}.");

    /// <summary>The largest counterparties, where the book is whole: among the lines of a part nobody knows which they are.</summary>
    private static IEnumerable<FilingCell> Named(FilingContext context, Func<CounterpartyRow, FilingCell> cell) =>
        context.Incomplete is not null ? [] : context.Counterparties.Where(row => row.Rank <= CounterpartyRow.Named && row.Profile?.Lei is not null).Select(cell);

    private static Figure Value(FigureDefinition definition, CounterpartyRow row) =>
        Figure.Computed(definition, row.Subject, row.Value, [new MetricInput(row.Name!, row.Value, MetricUnit.Money, Inputs.RowsOf(row.Lines))]);

    private static string? Name(string name)
    {
        var clean = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return clean.Length == 0 || clean[0] is '=' or '+' or '-' or '@' or '#' || clean.Any(char.IsControl) ? null : clean;
    }

    private static FilingCell Class(CounterpartyRow row) => row.Profile!.BankClass switch
    {
        BankClass.GSii => FilingCell.Of(row.Keys, "eba_qOR:qx2011"),
        BankClass.OSii => FilingCell.Of(row.Keys, "eba_qOR:qx2012"),
        BankClass.Large => FilingCell.Of(row.Keys, "eba_qOR:qx2157"),
        BankClass.NotLarge => FilingCell.Of(row.Keys, "eba_qOR:qx2158"),
        _ when row.Instrument is CounterpartyRow.GovernmentSecurities or CounterpartyRow.FundUnits && row.Lines.All(line => line.Holding.Counterparty.Class is not (PartyClass.Bank or PartyClass.Gsib)) =>
            FilingCell.Of(row.Keys, "eba_qOR:qx0"),
        _ => FilingCell.Without(row.Keys, $"parties.csv gives no bank_class of {row.Name}."),
    };

    private static FilingCell DepositToAssets(FigureDefinition definition, CounterpartyRow row) => FilingCell.Of(row.Keys, row.Profile!.TotalAssets is { } assets
        ? RegulatoryFigures.Quotient(definition, row.Subject,
            new Amount(row.Value, [new MetricInput("D_b, deposits of the row", row.Value, MetricUnit.Money, Inputs.RowsOf(row.Lines))], null),
            new Amount(assets, [new MetricInput("TA_b, total assets", assets, MetricUnit.Money, row.Profile.Source.ToString())], null))
        : Figure.WithoutValue(definition, row.Subject, MetricStatus.MissingInput, $"parties.csv gives no total_assets of {row.Name}."));

    private static FilingFigure Remainder(string id, string name, Func<CounterpartyRow, bool> counts) =>
        ByCurrency(id, name, "sum of the lines of all counterparties beyond the 20 largest of each instrument", (context, currency) =>
        {
            if (context.Incomplete is { } reason)
                return Amount.Missing(reason);
            ImmutableArray<CounterpartyRow> beyond = [.. context.Counterparties.Where(row => row.Currency == currency && row.Rank > CounterpartyRow.Named && counts(row))];
            var value = beyond.Sum(row => row.Value);
            var source = beyond.IsEmpty ? "there are no more than 20 of each instrument" : Inputs.RowsOf(beyond.SelectMany(row => row.Lines));
            return new Amount(value, [new MetricInput($"beyond rank 20, {currency}", value, MetricUnit.Money, source)], null);
        });
}
