using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Scoring.Metrics;
using static RiskAnalytics.Scoring.Regulation.Filings.FilingFigure;

namespace RiskAnalytics.Scoring.Regulation.Filings;

/// <summary>Repos and collateral swaps of up to five working days, which the template unwinds.</summary>
internal static class SecuredFigures
{
    private const int UnwindDays = 5;

    public static ImmutableArray<FilingFigure> All { get; } =
    [
        ByCurrency("secured.lending-cash", "Cash lent", "reverse repos due within 5 working days", LendingCash),
        ByCurrency("secured.funding-cash", "Cash borrowed", "fact secured_funding_cash; 0 where the book says that there is none", (context, currency) => Funding(context, currency, "secured_funding_cash")),
        ByCurrency("secured.lending-collateral", "Collateral of cash lent", "fact secured_lending_collateral; 0 where no cash is lent", (context, currency) => Lending(context, currency, "secured_lending_collateral")),
        ByCurrency("secured.lending-covered-bonds", "Covered bonds in it", "fact secured_lending_covered_bonds; 0 where no cash is lent", (context, currency) => Lending(context, currency, "secured_lending_covered_bonds")),
        ByCurrency("secured.funding-collateral", "Collateral of cash borrowed", "fact secured_funding_collateral; 0 where there is none", (context, currency) => Funding(context, currency, "secured_funding_collateral")),
        ByCurrency("secured.funding-covered-bonds", "Covered bonds in it", "fact secured_funding_covered_bonds; 0 where there is none", (context, currency) => Funding(context, currency, "secured_funding_covered_bonds")),
        ByCurrency("secured.swap-in", "Swapped in", "fact swap_collateral_in; 0 where there is none", (context, currency) => Funding(context, currency, "swap_collateral_in")),
        ByCurrency("secured.swap-in-covered-bonds", "Covered bonds in it", "fact swap_in_covered_bonds; 0 where there is none", (context, currency) => Funding(context, currency, "swap_in_covered_bonds")),
        ByCurrency("secured.swap-out", "Swapped out", "fact swap_collateral_out; 0 where there is none", (context, currency) => Funding(context, currency, "swap_collateral_out")),
        ByCurrency("secured.swap-out-covered-bonds", "Covered bonds in it", "fact swap_out_covered_bonds; 0 where there is none", (context, currency) => Funding(context, currency, "swap_out_covered_bonds")),
    ];

    /// <summary>What the unwind adds to the reserve.</summary>
    internal static Amount Adjustment(FilingContext context, string currency)
    {
        if (context.Incomplete is { } reason)
            return Amount.Missing(reason);
        var back = RegulatoryFigures.Plus(Funding(context, currency, "secured_funding_collateral"), Funding(context, currency, "swap_collateral_out"));
        return RegulatoryFigures.Less(back, RegulatoryFigures.Plus(Funding(context, currency, "secured_funding_cash"), Funding(context, currency, "swap_collateral_in")));
    }

    private static Amount LendingCash(FilingContext context, string currency)
    {
        var undated = context.LinesOf(currency).Where(line => line.Holding is { Class: AssetClass.ReverseRepoTerm, Maturity: null }).ToList();
        return undated.Count > 0
            ? Amount.Missing($"{Inputs.RowsOf(undated)} is term reverse repo without a maturity.")
            : context.Sum(currency, "reverse repos due within 5 working days", line => IsUnwound(context, line));
    }

    private static bool IsUnwound(FilingContext context, ValuedHolding line) =>
        line.Holding.Class == AssetClass.ReverseRepoOvernight
        || (line.Holding is { Class: AssetClass.ReverseRepoTerm, Maturity: { } due } && due <= context.Regulation.Calendar.Add(context.Regulation.Book.AsOf, UnwindDays));

    private static Amount Lending(FilingContext context, string currency, string fact) =>
        context.Stated(fact, currency)
        ?? (LendingCash(context, currency) is { Value: not 0m } lent
            ? Amount.Missing(lent.Reason ?? $"Cash is lent against collateral, and facts.csv does not state {fact} in {currency}.")
            : LendingCash(context, currency));

    /// <summary>As stated; 0 where the book says that nothing borrowed counts and no line is pledged.</summary>
    private static Amount Funding(FilingContext context, string currency, string fact)
    {
        if (context.Stated(fact, currency) is { } stated)
            return stated;
        var said = context.Regulation.Fact("repo_cash_and_swap_collateral_counted");
        return said is { Truth: false } && context.Regulation.Reserve.EncumberedLines.IsEmpty
            ? new Amount(0m, [new MetricInput($"{fact}, {currency}", 0m, MetricUnit.Money, $"{said.Source}: nothing borrowed is counted, and no line is pledged")], null)
            : Amount.Missing($"facts.csv does not state {fact} in {currency}, nor does the book show that there is none (repo_cash_and_swap_collateral_counted false and no pledged line).");
    }
}
