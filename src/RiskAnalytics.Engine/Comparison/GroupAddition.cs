using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Engine.Comparison;

/// <summary>
/// Adds up the entities of a group, as far as they can be added: of one date, in one currency, whole, each once. A member's token in another
/// member's reserve is an asset of the one and a debt of the other, so it leaves both sides.
/// </summary>
internal static class GroupAddition
{
    public static ImmutableArray<GroupTotal> Of(ImmutableArray<ComparedAmounts> amounts) =>
    [
        .. amounts.Where(a => a.Row.Assessment.Entity.Group is not null)
            .GroupBy(a => a.Row.Assessment.Entity.Group!, StringComparer.Ordinal)
            .Where(group => group.Select(a => a.Row.Assessment.Entity.Id).Distinct().Count() > 1)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Add(group.Key, [.. group.OrderBy(a => a.Row.Assessment.Entity.Id, StringComparer.Ordinal).ThenBy(a => a.Row.Assessment.Snapshot.AsOf)])),
    ];

    private static GroupTotal Add(string group, List<ComparedAmounts> members)
    {
        var books = members.ConvertAll(member => member.Row.Assessment);
        var dates = books.Select(book => book.Snapshot.AsOf).Distinct().ToList();
        var currencies = members.Select(member => member.Currency).Distinct().ToList();
        GroupTotal Total(decimal? assets, decimal? owed, decimal? coverage, decimal inner, string? reason) => new(
            group, [.. members.Select(member => member.Row)], dates.Count == 1 ? dates[0] : null, currencies.Count == 1 ? currencies[0] : null, assets, owed, coverage, inner, reason);

        if (WhyNot(members, books, dates, currencies) is { } reason)
            return Total(null, null, null, 0m, reason);
        try
        {
            var inner = members.Sum(member => Converted(member, Inner(member.Row.Assessment, books)));
            var assets = members.Sum(member => member.Assets) - inner;
            if (books.Find(book => book.Totals.Liabilities is null) is { } unknown)
                return Total(assets, null, null, inner, $"what {unknown.Entity.Id} owes is not known");
            var owed = members.Sum(member => member.Liabilities!.Value) - inner;
            if (owed <= 0m)
                return Total(assets, owed, null, inner, "nothing is owed outside the group");
            var clean = members.Sum(member => Converted(member, member.Row.Assessment.Totals.CleanAssets)) - inner;
            return Total(assets, owed, clean / owed, inner, null);
        }
        catch (OverflowException)
        {
            return Total(null, null, null, 0m, "the sums are too large");
        }
    }

    private static string? WhyNot(List<ComparedAmounts> members, List<HealthAssessment> books, List<DateOnly> dates, List<CurrencyCode> currencies)
    {
        if (books.GroupBy(book => book.Entity.Id).FirstOrDefault(entity => entity.Count() > 1) is { } twice)
            return $"{twice.Key} stands with several books, which would count it more than once";
        if (dates.Count > 1)
            return $"the dates differ: {string.Join(", ", books.Select(book => $"{book.Entity.Id} {Format.Date(book.Snapshot.AsOf)}"))}";
        if (currencies.Count > 1)
            return $"the currencies differ: {string.Join(", ", members.Select(member => $"{member.Row.Assessment.Entity.Id} {member.Currency}"))}";
        if (books.Find(book => book.Entity.Partial is not null) is { } partial)
            return $"the book of {partial.Entity.Id} is partial";
        return books.Where(book => book.Entity.Token is not null).GroupBy(book => book.Entity.Token!.Symbol).FirstOrDefault(token => token.Count() > 1) is { } shared
            ? $"{string.Join(" and ", shared.Select(book => book.Entity.Id))} owe the same token, {shared.Key}"
            : null;
    }

    /// <summary>What a member holds of the tokens of the others, free of pledges and counted as clean.</summary>
    private static decimal Inner(HealthAssessment book, List<HealthAssessment> books)
    {
        var others = books.Where(other => other != book)
            .SelectMany(other => other.Entity.OwnAssets.Concat(other.Entity.Token is { } token ? [token.Symbol] : []))
            .ToHashSet();
        return book.Reserve.Lines.Where(line => others.Contains(line.Holding.Asset)).Sum(line => line.Value);
    }

    private static decimal Converted(ComparedAmounts member, decimal amount) =>
        AmountConversion.At(member.Rate, member.Row.Assessment.Snapshot.ReportingCurrency, amount);
}
