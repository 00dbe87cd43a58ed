using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Regulation;

/// <summary>Whether the conditions of a rule hold for a book: true, false, or not known with what is missing.</summary>
/// <param name="Holds">Null when the book does not say.</param>
/// <param name="Missing">What the book would have to say; null when it says it.</param>
internal sealed record RuleConditions(bool? Holds, string? Missing)
{
    /// <summary>The conditions of one scope.</summary>
    public static RuleConditions Of(RuleScope scope, RegulatoryContext context)
    {
        var all = scope.Conditions.Select(condition => Of(condition, context)).ToList();
        return all.Find(one => one.Holds == false) ?? all.Find(one => one.Holds is null) ?? new RuleConditions(true, null);
    }

    /// <summary>Whether a currency is official in a Member State of the European Union on a day.</summary>
    /// <remarks>Source: Treaty accession acts and the euro changeovers; Bulgaria has used the euro since 2026-01-01.</remarks>
    public static bool IsOfficialInEurope(CurrencyCode currency, DateOnly day) => currency.ToString() switch
    {
        "EUR" or "CZK" or "DKK" or "HUF" or "PLN" or "RON" or "SEK" => true,
        "BGN" => day < new DateOnly(2026, 1, 1),
        "HRK" => day < new DateOnly(2023, 1, 1),
        _ => false,
    };

    private static RuleConditions Of(string condition, RegulatoryContext context) => condition switch
    {
        "significant" => Significant(context, wanted: true),
        "not-significant" => Significant(context, wanted: false),
        "foreign-currency" => context.Token?.PegCurrency is { } peg
            ? new RuleConditions(!IsOfficialInEurope(peg, context.Book.AsOf), null)
            : new RuleConditions(null, "The book does not say which currency the token references (entity.json, token.peg_currency)."),
        "extended" => new RuleConditions(IsExtended(context), null),
        "not-extended" => new RuleConditions(!IsExtended(context), null),
        _ => throw new ArgumentException($"No condition is called '{condition}'; there are {string.Join(", ", RuleScope.Known)}.", nameof(condition)),
    };

    /// <summary>An authority's decision is an exception that the book states; silence is none.</summary>
    private static bool IsExtended(RegulatoryContext context) => context.Fact("authority_extended")?.Truth == true;

    private static RuleConditions Significant(RegulatoryContext context, bool wanted) =>
        context.Token?.IsSignificant is { } significant
            ? new RuleConditions(significant == wanted, null)
            : new RuleConditions(null, "The book does not say whether the token is significant (entity.json, token.significant).");
}
