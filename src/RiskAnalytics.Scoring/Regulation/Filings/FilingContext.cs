using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics;
using RiskAnalytics.Scoring.Regulation.Metrics;

namespace RiskAnalytics.Scoring.Regulation.Filings;

/// <summary>What the figures of a filing are computed from: the book by currency and by type of asset.</summary>
public sealed class FilingContext
{
    private readonly ImmutableArray<(CurrencyCode Currency, Amount Amount)> _referenced;

    /// <summary>Sorts the lines of a book.</summary>
    public FilingContext(RegulatoryContext regulation)
    {
        Regulation = regulation;
        _referenced = [.. DepositMetrics.AmountsReferenced(regulation), .. Metals(regulation)];
        Currencies =
        [
            .. regulation.Reserve.Lines.Select(line => line.Holding.Asset.ToString()).Where(IsCurrency)
                .Concat(_referenced.Select(pair => pair.Currency.ToString()).Where(IsCurrency)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        Counterparties = CounterpartyRow.All(this);
    }

    /// <summary>The book with its facts.</summary>
    public RegulatoryContext Regulation { get; }

    /// <summary>The currencies, metals among them, in which the reserve is held or which the token references, by their letters.</summary>
    public ImmutableArray<string> Currencies { get; }

    /// <summary>The counterparties by currency and instrument, largest first.</summary>
    internal ImmutableArray<CounterpartyRow> Counterparties { get; }

    /// <summary>Why no sum over lines is the whole; null when all amounts are in the book.</summary>
    public string? Incomplete =>
        Regulation.Book.Entity.Partial is { } partial ? $"The book is partial, so sums over its lines are not the whole: {partial}"
        : Regulation.Reserve.Unpriced is [var first, ..] ? $"{Place(first)} has no price, so sums over the lines are not the whole."
        : Regulation.Book.Holdings.FirstOrDefault(line => !line.IsLoaded) is { } silent ? $"{Place(silent)} has no amount, so sums over the lines are not the whole."
        : null;

    /// <summary>The unencumbered lines of a currency.</summary>
    public IEnumerable<ValuedHolding> LinesOf(string currency) => Regulation.Reserve.Lines.Where(line => line.Holding.Asset.ToString() == currency);

    /// <summary>The key of a currency.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> CurrencyKey(string currency) => [KeyValuePair.Create("CUA", "eba_CU:" + currency)];

    /// <summary>Whether the symbol of a line is a currency or a metal of ISO 4217.</summary>
    public static bool IsCurrency(string symbol) => Iso4217.Contains(symbol);

    /// <summary>The type that the class of a line tells; null when the table has no row that it surely belongs to.</summary>
    internal static ReserveType? TypeOf(ValuedHolding line) => line.Holding.Class switch
    {
        AssetClass.DepositBank or AssetClass.DepositGsib => ReserveType.Deposit,
        AssetClass.CentralBankCash => ReserveType.CentralBank,
        AssetClass.TreasuryBill or AssetClass.GovernmentBond or AssetClass.ReverseRepoOvernight or AssetClass.ReverseRepoTerm => ReserveType.Government,
        AssetClass.MmfGovernment or AssetClass.MmfPrime or AssetClass.TokenisedGovernmentFund => ReserveType.Fund,
        AssetClass.CommercialPaperA1 or AssetClass.CommercialPaperA2 or AssetClass.CommercialPaperOther or AssetClass.CorporateBond
            when line.Holding.Counterparty.Class is PartyClass.Bank or PartyClass.Gsib => ReserveType.CreditInstitution,
        AssetClass.Gold when line.Holding.Asset.ToString() == "XAU" => ReserveType.Gold,
        AssetClass.Gold when line.Holding.Asset.ToString() is "XAG" or "XPT" or "XPD" => ReserveType.OtherPrecious,
        _ => null,
    };

    /// <summary>Lines that no row of the composition takes.</summary>
    internal IEnumerable<ValuedHolding> Unplaced =>
        Regulation.Reserve.Lines.Where(line => TypeOf(line) is null || !IsCurrency(line.Holding.Asset.ToString()));

    /// <summary>The value of the lines of a currency that a test takes; 0 where the book shows that it has none.</summary>
    internal Amount Sum(string currency, string name, Func<ValuedHolding, bool> counts)
    {
        if (Incomplete is { } reason)
            return Amount.Missing(reason);
        ImmutableArray<ValuedHolding> lines = [.. LinesOf(currency).Where(counts)];
        var value = lines.Sum(line => line.Value);
        return new Amount(value, [new MetricInput($"{name}, {currency}", value, MetricUnit.Money, lines.IsEmpty ? "no such line in holdings.csv" : Inputs.RowsOf(lines))], null);
    }

    /// <summary>An explicit 0 for a type that no class of a line names, unless some line does not say what it is.</summary>
    internal Amount NoneOf(string currency, string type)
    {
        if (Incomplete is { } reason)
            return Amount.Missing(reason);
        ImmutableArray<ValuedHolding> silent =
        [
            .. Regulation.Reserve.Lines.Where(line =>
                line.Holding.Class is AssetClass.Other or AssetClass.MixedBondsFundsMetals && (line.Holding.Asset.ToString() is var asset && (asset == currency || !IsCurrency(asset)))),
        ];
        return silent.IsEmpty
            ? new Amount(0m, [new MetricInput($"{type}, {currency}", 0m, MetricUnit.Money, "the book is whole and none of its lines is of this type")], null)
            : Amount.Missing($"{Inputs.RowsOf(silent)} may hold {type}: their class does not say what they are.");
    }

    /// <summary>A fact stated in a currency, in the base currency; null when it is not stated.</summary>
    internal Amount? Stated(string id, string currency)
    {
        var stated = Regulation.Book.Facts.Where(fact => fact.Id == id && fact.Unit == currency).MaxBy(fact => fact.AsOf ?? DateOnly.MinValue);
        return stated is not { Number: { } number } || !CurrencyCode.TryParse(currency, out var code) ? null
            : Regulation.Convert(new Amount(number, [new MetricInput($"{id} in {currency}", number, MetricUnit.Money, stated.Source.ToString())], null), code, Regulation.Book.ReportingCurrency);
    }

    /// <summary>The amount referenced in a currency, in the base currency.</summary>
    internal Amount Referenced(string currency) =>
        _referenced.FirstOrDefault(pair => pair.Currency.ToString() == currency).Amount
        ?? (_referenced.IsEmpty
            ? Amount.Missing(RegulatoryContext.FactMissing("amount_referenced"))
            : new Amount(0m, [new MetricInput($"A_c, amount referenced in {currency}", 0m, MetricUnit.Money, "facts.csv states what the token references, and this is not among it")], null));

    private static IEnumerable<(CurrencyCode Currency, Amount Amount)> Metals(RegulatoryContext context)
    {
        foreach (var fact in context.Book.Facts.Where(fact => fact.Id == "amount_referenced" && fact.Unit is "XAU" or "XAG" or "XPT" or "XPD").GroupBy(fact => fact.Unit))
        {
            var newest = fact.MaxBy(one => one.AsOf ?? DateOnly.MinValue)!;
            if (newest is { Id: "amount_referenced", Number: { } number } && CurrencyCode.TryParse(newest.Unit, out var metal))
                yield return (metal, context.Convert(new Amount(number, [new MetricInput($"A_c, amount referenced in {metal}", number, MetricUnit.Money, newest.Source.ToString())], null), metal, context.Book.ReportingCurrency));
        }
    }

    private static string Place(Holding line) => line.Row > 0 ? FormattableString.Invariant($"holdings.csv row {line.Row}") : "A line";
}
