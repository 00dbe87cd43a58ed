using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Regulation.Metrics;

namespace RiskAnalytics.Scoring.Regulation.Disclosures;

/// <summary>The monthly page in the style of MiCA Article 30. It is a duty of asset-referenced tokens; for an e-money token it is voluntary.</summary>
internal static class MicaArt30
{
    public const string Id = "mica-art-30";

    private const int MostNames = 20;

    private static readonly FigureDefinition Age = Of("age", "Age of the figures", MetricUnit.Days, "publication or evaluation date - as-of date");
    private static readonly FigureDefinition Count = Of("circulation.count", "Tokens in circulation", MetricUnit.Count, "sum of the quantities in liabilities.csv");
    private static readonly FigureDefinition Frozen = Of("circulation.frozen", "Frozen tokens", MetricUnit.Count, "as stated in facts.csv");
    private static readonly FigureDefinition AtPeg = Of("circulation.value", "Value of the tokens at peg", MetricUnit.Money, "L");
    private static readonly FigureDefinition Value = Of("reserve.value", "Reserve at market value", MetricUnit.Money, "R, unencumbered lines");
    private static readonly FigureDefinition Surplus = Of("reserve.surplus", "Surplus", MetricUnit.Money, "R - L");

    /// <summary>The figures of its own; the others are those of rules.</summary>
    public static ImmutableArray<FigureDefinition> Definitions { get; } = [Age, Count, Frozen, AtPeg, Value, Surplus];

    public static DisclosureDocument Build(RegulatoryContext context, RegulatoryReport rules, string regime)
    {
        var lines = new DisclosureLines(context);
        var book = context.Book;
        var isEmt = context.Token?.MicaType != "art";
        // Article 58 puts the reserve regime of asset-referenced tokens in the place of safeguarding, and Article 54 with it.
        var isSafeguarded = isEmt && !UnderArticle58(context);
        lines.Head();
        lines.Figure("identity.age", AgeOf(context), true, "MICA-30-A");

        lines.Figure("circulation.count", CountOf(context));
        lines.Table(
            "circulation.by-chain", ["network", "tokens"],
            (book.Liabilities ?? []).Where(row => row.Chain?.Network is not null && row.Quantity is not null)
                .GroupBy(row => row.Chain!.Network!, StringComparer.OrdinalIgnoreCase).OrderBy(chain => chain.Key, StringComparer.Ordinal)
                .Select(chain => ImmutableArray.Create(DisclosureCell.Of(chain.Key), DisclosureCell.Of(chain.Sum(row => row.Quantity!.Value), MetricUnit.Count))),
            "liabilities.csv", "The rows of liabilities.csv name no network.");
        lines.Figure("circulation.frozen", FactMetrics.Number(Frozen, context, "frozen_tokens", number => number));
        lines.Figure("circulation.value", RegulatoryFigures.Of(AtPeg, null, RegulatoryFigures.Claims(context)));

        var reserve = RegulatoryFigures.Reserve(context);
        lines.Figure("reserve.value", RegulatoryFigures.Of(Value, null, reserve));
        lines.Fact("reserve.valuation-method", "valuation_method", true, "MICA-36-I");
        PriceDates(lines, context);
        lines.Figure("reserve.coverage", CoverageMetrics.Coverage.Test(context, null!).First().Figure, true, "MICA-36-C");
        lines.Figure("reserve.surplus", RegulatoryFigures.Of(Surplus, null, RegulatoryFigures.Less(reserve, RegulatoryFigures.Claims(context))));

        lines.Composition("composition.by-type", "type", line => Codes.Of(line.Holding.Class));
        lines.Composition("composition.by-currency", "currency", line => line.Holding.Asset.Text);
        lines.Composition("composition.by-maturity", "maturity", line => Residual.Bucket(line, context));
        lines.Composition("composition.by-counterparty", "counterparty", Residual.Counterparty, MostNames);
        lines.Composition("custody.by-custodian", "custodian", Residual.Custodian, MostNames);
        lines.Composition("custody.by-country", "country", line => Residual.Country(line, context));

        Deposits(lines, context, isEmt, isSafeguarded);
        lines.Figure("eligibility.invested", (isSafeguarded ? EligibilityMetrics.ToRemainder : EligibilityMetrics.ToInvested).Test(context, null!).First().Figure, true, isSafeguarded ? "MICA-54-B" : "MICA-38-A");
        lines.Figure("eligibility.currency", isEmt
            ? EligibilityMetrics.MismatchOfRemainder.Test(context, null!).First().Figure
            : Figure.WithoutValue(EligibilityMetrics.MismatchOfRemainder.Definition, null, MetricStatus.NotApplicable, "A basket references several currencies; its deposits are tested currency by currency."), isEmt, "MICA-54-C");
        lines.Figure("eligibility.look-through", EligibilityMetrics.FundsEligible.Test(context, null!).First().Figure, true, "MICA-38-B");

        Audits(lines, context, rules, !isEmt);
        lines.Fact("events.material", "material_events", true, "MICA-30-C");
        lines.RulesWithoutVerdict(rules);

        return new DisclosureDocument { Id = Id, Regime = regime, Snapshot = book, IsVoluntary = isEmt, Items = lines.ToImmutable() };
    }

    private static FigureDefinition Of(string id, string name, MetricUnit unit, string formula) => new($"disclosure.{Id}.{id}", name, unit, formula, "checklist of a monthly disclosure in the style of MiCA Art 30(1)");

    private static Figure AgeOf(RegulatoryContext context)
    {
        if ((context.EvaluatedOn ?? context.Book.Disclosures.PublishedOn) is not { } day || day < context.Book.AsOf)
            return Figure.WithoutValue(Age, null, MetricStatus.MissingInput, "Neither an evaluation date nor a publication date on or after the as-of date is known.");
        var days = day.DayNumber - context.Book.AsOf.DayNumber;
        return Figure.Computed(Age, null, days, [new MetricInput($"as of {Format.Date(context.Book.AsOf)}, {Format.Date(day)}", days, MetricUnit.Days, "entity.json; evaluation or publication date")]);
    }

    private static Figure CountOf(RegulatoryContext context)
    {
        var rows = context.Book.Liabilities ?? [];
        return rows.IsEmpty || rows.Any(row => row.Quantity is null)
            ? Figure.WithoutValue(Count, null, MetricStatus.MissingInput, "liabilities.csv does not give the quantity of every token outstanding.")
            : Figure.Computed(Count, null, rows.Sum(row => row.Quantity!.Value), [new MetricInput("quantities", rows.Sum(row => row.Quantity!.Value), MetricUnit.Count, "liabilities.csv, column quantity")]);
    }

    private static void PriceDates(DisclosureLines lines, RegulatoryContext context)
    {
        var dates = context.Reserve.Market.Quotes.Where(quote => quote.AsOf is not null && context.Reserve.Lines.Any(line => line.Holding.Asset == quote.Asset)).Select(quote => quote.AsOf!.Value).Distinct().Order().ToList();
        lines.Text(
            "reserve.price-date",
            dates.Count > 0 ? string.Join(", ", dates.Select(Format.Date)) : context.Reserve.Lines.Any(line => line.Holding.ReportedValue is not null) ? $"values as reported by the issuer as of {Format.Date(context.Book.AsOf)}" : null,
            dates.Count > 0 ? "market.csv, column as_of" : "holdings.csv, column value", "market.csv gives no date of its prices.");
    }

    /// <summary>The audits of the reserve; one that binds only significant e-money tokens is "none" for the others, as in the calendar.</summary>
    private static void Audits(DisclosureLines lines, RegulatoryContext context, RegulatoryReport rules, bool isRequired)
    {
        if (rules.Find("MICA-36-E") is null && context.Fact("last_reserve_audit") is null)
        {
            foreach (var id in new[] { "audit.last", "audit.next-due", "audit.summary", "audit.report" })
                lines.None(id, "The audits of Article 36 do not bind this token.", "regulatory-rules.csv", isRequired, "MICA-36-E");
            return;
        }

        lines.Fact("audit.last", "last_reserve_audit", isRequired, "MICA-36-E");
        lines.Text("audit.next-due", ReserveAuditCalendar.NextAudit(context) is { } due ? Format.Date(due) : null, "last_reserve_audit in facts.csv, six months later", RegulatoryContext.FactMissing("last_reserve_audit"), isRequired, "MICA-36-E");
        lines.Fact("audit.summary", "audit_summary_url", isRequired, "MICA-30-B");
        lines.Fact("audit.report", "audit_report_url", isRequired, "MICA-30-B");
    }

    private static bool UnderArticle58(RegulatoryContext context) => context.Token?.IsSignificant == true || context.Fact("authority_extended")?.Truth == true;

    /// <summary>The deposit share has two bases, and the reserve is neither.</summary>
    private static void Deposits(DisclosureLines lines, RegulatoryContext context, bool isEmt, bool isSafeguarded)
    {
        lines.Figure("deposits.to-funds-received", isSafeguarded
            ? DepositMetrics.ToFundsReceived.Test(context, null!).First().Figure
            : Figure.WithoutValue(
                DepositMetrics.ToFundsReceived.Definition, null, MetricStatus.NotApplicable,
                isEmt ? "Article 58 puts Articles 36 to 38 in the place of safeguarding for this token; the base is the amount referenced." : "Article 54 is for e-money tokens; the base for this token is the amount referenced."), isSafeguarded, "MICA-54-A");
        foreach (var test in DepositMetrics.ToAmountReferenced.Test(context, null!))
            lines.Figure(test.Figure.Subject is { } currency ? $"deposits.to-amount-referenced.{currency}" : "deposits.to-amount-referenced", test.Figure, !isSafeguarded, "MICA-36-D", "MICA-45-B");
        lines.Text(
            "deposits.floor",
            isEmt && UnderArticle58(context) ? "60% of the amount referenced in each currency (Art 45(7)(b))"
                : isEmt ? "30% of funds received (Art 54(a))" + (context.Token?.IsSignificant is null ? "; whether the token is significant is not stated" : "")
                : context.Token?.IsSignificant is { } significant ? significant ? "60% of the amount referenced in each currency (Art 45(7)(b))" : "30% of the amount referenced in each currency (Art 36(4)(d))" : null,
            "regulatory-rules.csv", "The book does not say whether the token is significant (entity.json, token.significant).");
    }
}
