using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Calendars;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Regulation;

/// <summary>What regulatory figures are computed from: the valued book, its facts and parties, and the day on which dates are judged.</summary>
/// <param name="Reserve">The valued book. R of the rules is <see cref="ValuedReserve.Assets"/>: unencumbered lines at market value.</param>
/// <param name="EvaluatedOn">The day on which deadlines and ages are judged; null when neither an option nor the book gives one.</param>
/// <param name="Calendar">The working days of the regime.</param>
public sealed record RegulatoryContext(ValuedReserve Reserve, DateOnly? EvaluatedOn, WorkingDays Calendar)
{
    /// <summary>The book.</summary>
    public ReserveSnapshot Book => Reserve.Snapshot;

    /// <summary>The token; null for exchanges and other firms.</summary>
    public TokenProfile? Token => Book.Entity.Token;

    /// <summary>What the book states under an id; null when it is silent.</summary>
    /// <exception cref="ArgumentException">No fact has the id: facts stand in <see cref="FactCatalog"/>.</exception>
    public BookFact? Fact(string id) =>
        FactCatalog.Find(id) is null ? throw new ArgumentException($"No fact has the id '{id}'.", nameof(id)) : Book.Fact(id);

    /// <summary>The sentence that names a missing fact.</summary>
    public static string FactMissing(string id) => $"The book does not state {id} in facts.csv ({FactCatalog.Find(id)!.Meaning.TrimEnd('.')}).";

    /// <summary>An amount of a fact in a currency, with the inputs that led to it.</summary>
    /// <param name="id">A fact whose unit is money.</param>
    /// <param name="currency">The currency wanted.</param>
    public Amount MoneyFact(string id, CurrencyCode currency)
    {
        if (Fact(id) is not { Number: { } number } fact)
            return Amount.Missing(FactMissing(id));
        var name = $"{id}, {FactCatalog.Find(id)!.Name.ToLowerInvariant()}";
        var (said, unitOf) = Told(name, fact.Unit);
        var input = new MetricInput(said, number, unitOf, fact.StatedSource is { } stated ? $"{fact.Source}; {stated}" : fact.Source.ToString());
        if (fact.Unit is null)
            return Convert(new Amount(number, [input], null), Book.ReportingCurrency, currency);
        return CurrencyCode.TryParse(fact.Unit, out var unit)
            ? Convert(new Amount(number, [input], null), unit!, currency)
            : Amount.Missing($"{fact.Source}: {id} is money, and '{fact.Unit}' is no currency.");
    }

    /// <summary>Name and unit of an amount as an input: one in another currency than the book's carries it in its name, since readers print money in the book's.</summary>
    internal (string Name, MetricUnit Unit) Told(string name, string? currency) =>
        currency is null || currency == Book.ReportingCurrency.ToString() ? (name, MetricUnit.Money) : ($"{name} in {currency}", MetricUnit.Count);

    /// <summary>An amount in another currency, by the dated quote of the book; the same amount when the currencies agree.</summary>
    public Amount Convert(Amount amount, CurrencyCode from, CurrencyCode to)
    {
        if (amount.Value is not { } value || from == to)
            return amount;
        var rates = ImmutableArray.CreateBuilder<MetricInput>();
        foreach (var (currency, isDivisor) in new[] { (from, false), (to, true) })
        {
            if (currency == Book.ReportingCurrency)
                continue;
            if (!AssetSymbol.TryParse(currency.ToString(), out var symbol) || Reserve.Market.Find(symbol!) is not { Price: > 0m and var price } quote)
                return Amount.Missing($"An amount in {from} is needed in {to}, and market.csv has no quote of {currency} in {Book.ReportingCurrency}.");
            var day = quote.AsOf is { } asOf ? " of " + Format.Date(asOf) : "";
            rates.Add(new MetricInput($"{currency} in {Book.ReportingCurrency}{day}", price, MetricUnit.Ratio, quote.Source.ToString()));
            try
            {
                value = isDivisor ? value / price : value * price;
            }
            catch (OverflowException)
            {
                return Amount.Missing($"An amount in {from} is too large to be told in {to}.");
            }
        }

        return new Amount(value, [.. amount.Inputs, .. rates], null);
    }
}
