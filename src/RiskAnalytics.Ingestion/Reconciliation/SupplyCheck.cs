using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>What is owed in the token against the tokens in circulation that another document counts.</summary>
internal static class SupplyCheck
{
    /// <summary>The two are counted at different hours: so much of a difference says little.</summary>
    private const decimal LargestDrift = 0.001m;

    private const string Code = "supply-differs";

    public static ReconciliationCheck Check { get; } = new(Code, "What is owed in the token is the number of tokens in circulation.", Find);

    private static IEnumerable<DataIssue> Find(CheckContext context)
    {
        if (context.Snapshot.Entity.Token is not { } token)
            yield break;

        var rows = (context.Snapshot.Liabilities ?? []).Where(r => r.Asset == token.Symbol).ToList();
        var price = LineValue.PriceOf(context.Book, token.Symbol);
        foreach (var figure in context.Stated(StatedKind.Supply).Where(f => f.Subject is null || f.Subject == token.Symbol.Text))
        {
            var units = rows.Count == 0 ? null : rows.Aggregate((decimal?)0m, (sum, r) => sum + (r.Quantity ?? r.ReportedValue / price));
            if (units is not { } owed || owed == figure.Value)
                continue;

            var difference = figure.Value - owed;
            var isDrift = Math.Abs(difference) <= LargestDrift * owed;
            // Other debts than the tokens may stand among the liabilities, so only a count beyond them is a contradiction.
            var severity = !isDrift && difference > 0 ? IssueSeverity.Warning : IssueSeverity.Info;
            var remark = isDrift ? " So little may lie between two hours of one day." : difference < 0 ? " Other debts, or tokens that count as not issued, may explain it." : "";
            yield return Words.Finding(severity, Code, figure,
                $"The book owes {Words.Units(owed)} {token.Symbol}, but {Words.Units(figure.Value)} are in circulation ({Words.Place(figure)}): "
                + $"{Words.Units(Math.Abs(difference))} {(difference > 0 ? "more" : "less")}.{remark} The book counts. {context.Effect(owed: context.Owed + (difference * price))}");
        }
    }
}
