using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Engine.Comparison;

/// <summary>The amounts of a comparison in one currency, as far as a dated rate reaches. Without one they stay as they are, and that is said.</summary>
internal static class AmountConversion
{
    public static ImmutableArray<ComparedAmounts> Of(EntityComparison comparison, ComparisonOptions options)
    {
        var quotes = options.Currency is null ? [] : comparison.Rows.SelectMany(row => Quotes(row.Assessment)).ToList();
        return [.. comparison.Rows.Select(row => Convert(row, options, quotes))];
    }

    /// <summary>An amount at a rate, whichever way round that is quoted.</summary>
    /// <exception cref="OverflowException">The result is too large.</exception>
    public static decimal At(CurrencyRate? rate, CurrencyCode from, decimal amount) =>
        rate is null ? amount : rate.Of == from ? amount * rate.Rate : amount / rate.Rate;

    private static ComparedAmounts Convert(ComparisonRow row, ComparisonOptions options, List<CurrencyRate> quotes)
    {
        var (totals, own, asOf) = (row.Assessment.Totals, row.Assessment.Snapshot.ReportingCurrency, row.Assessment.Snapshot.AsOf);
        ComparedAmounts Unchanged(string? note) => new(row, own, totals.Assets, totals.Liabilities, null, note);
        if (options.Currency is not { } wanted || wanted == own)
            return Unchanged(null);
        var rate = Nearest(options.Rates, own, wanted, asOf)
            // A quote of a book is taken only for dates near it; a rate that was given is the user's choice.
            ?? Nearest(quotes.Where(quote => Days(quote, asOf) <= EntityComparison.RankedWithinDays), own, wanted, asOf);
        if (rate is null)
            return Unchanged($"no dated rate of {own} in {wanted} is at hand");
        try
        {
            var days = rate.AsOf.DayNumber - asOf.DayNumber;
            var note = days == 0 ? null : $"the rate is {Format.Number(Math.Abs(days))} {(Math.Abs(days) == 1 ? "day" : "days")} {(days > 0 ? "after" : "before")} the book";
            return new ComparedAmounts(row, wanted, At(rate, own, totals.Assets), totals.Liabilities is { } owed ? At(rate, own, owed) : null, rate, note);
        }
        catch (OverflowException)
        {
            return Unchanged($"the amounts are too large to convert to {wanted}");
        }
    }

    private static CurrencyRate? Nearest(IEnumerable<CurrencyRate> rates, CurrencyCode own, CurrencyCode wanted, DateOnly asOf) => rates
        .Where(rate => (rate.Of == own && rate.In == wanted) || (rate.Of == wanted && rate.In == own))
        .OrderBy(rate => Days(rate, asOf))
        .ThenBy(rate => rate.AsOf)
        .ThenBy(rate => rate.Source, StringComparer.Ordinal)
        .ThenBy(rate => rate.Rate)
        .FirstOrDefault();

    private static int Days(CurrencyRate rate, DateOnly asOf) => Math.Abs(rate.AsOf.DayNumber - asOf.DayNumber);

    private static IEnumerable<CurrencyRate> Quotes(HealthAssessment book) =>
        from quote in book.Reserve.Market.Quotes
        where quote.Price > 0m && quote.AsOf is not null
        let price = quote.Price!.Value
        let date = quote.AsOf!.Value
        let currency = CurrencyCode.TryParse(quote.Asset.Text, out var code) ? code : null
        where currency is not null && currency != book.Snapshot.ReportingCurrency
        select new CurrencyRate(
            currency, book.Snapshot.ReportingCurrency, price, date,
            $"market.csv of {book.Entity.Id} {Format.Date(book.Snapshot.AsOf)}{(quote.StatedSource is { } stated ? ": " + stated : "")}");
}
