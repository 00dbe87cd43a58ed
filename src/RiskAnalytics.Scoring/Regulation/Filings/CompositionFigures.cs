using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using static RiskAnalytics.Scoring.Regulation.Filings.FilingFigure;

namespace RiskAnalytics.Scoring.Regulation.Filings;

/// <summary>The reserve by currency and type of asset.</summary>
internal static class CompositionFigures
{
    public static ImmutableArray<FilingFigure> All { get; } =
    [
        ByCurrency("reserve.after-unwind", "Reserve after unwind", "unadjusted reserve + unwind adjustment", (context, currency) => RegulatoryFigures.Plus(Unadjusted(context, currency), SecuredFigures.Adjustment(context, currency))),
        ByCurrency("reserve.unadjusted", "Unadjusted reserve", "sum of the unencumbered lines of the currency", Unadjusted),
        ByCurrency("reserve.at-market", "Reserve at market value", "lines of the currency other than deposits and cash, which count at nominal value",
            (context, currency) => context.Sum(currency, "all but deposits", line => FilingContext.TypeOf(line) != ReserveType.Deposit)),
        ByCurrency("reserve.unwind-adjustment", "Unwind adjustment", "collateral of secured funding - cash of secured funding + swap outflow - swap inflow; a reverse repo stands at the cash lent, which its unwind returns, so it changes nothing", SecuredFigures.Adjustment),
        ByCurrency("reserve.referenced", "Referenced assets", "A_c, fact amount_referenced in the currency; L for an e-money token", (context, currency) => context.Referenced(currency)),
        Of("reserve.over-collateralisation", "Over-collateralisation", MetricUnit.Change, "(unadjusted reserve - A_c) / A_c by currency", (context, definition) => context.Currencies.Select(currency =>
            FilingCell.Of(FilingContext.CurrencyKey(currency), RegulatoryFigures.Quotient(definition, currency, RegulatoryFigures.Less(Unadjusted(context, currency), context.Referenced(currency)), context.Referenced(currency)))),
            "EBA/RTS/2024/10 Art 6; ITS 2024/2902 dp3296031"),
        None("reserve.cash-on-hand", "Cash on hand", "cash on hand"),
        Lines("reserve.deposits", "Deposits at credit institutions", "lines of class deposit-gsib and deposit-bank", ReserveType.Deposit),
        Lines("reserve.central-bank", "Central bank assets", "lines of class central-bank-cash", ReserveType.CentralBank),
        ByCurrency("reserve.government", "General government assets", "lines of class treasury-bill, government-bond and reverse repo (cash lent against government paper) less what facts.csv states of regional, public sector and multilateral issuers",
            (context, currency) => Less(context, currency, ReserveType.Government, "reserve_regional_government", "reserve_public_sector", "reserve_multilateral")),
        Part("reserve.regional-government", "Regional and local government", "reserve_regional_government", AssetClass.GovernmentBond),
        Part("reserve.public-sector", "Public sector entities", "reserve_public_sector", AssetClass.GovernmentBond),
        ByCurrency("reserve.credit-institutions", "Credit institution paper", "commercial paper and bonds of banks less reserve_covered_bonds",
            (context, currency) => Less(context, currency, ReserveType.CreditInstitution, "reserve_covered_bonds")),
        Part("reserve.multilateral", "Multilateral development banks", "reserve_multilateral", AssetClass.GovernmentBond),
        Part("reserve.covered-bonds", "Extremely high quality covered bonds", "reserve_covered_bonds", AssetClass.CorporateBond),
        Lines("reserve.funds", "UCITS and fund units", "lines of money market funds, tokenised ones among them", ReserveType.Fund),
        None("reserve.crypto-instruments", "Crypto-assets that are financial instruments", "crypto-assets that are financial instruments"),
        None("reserve.other-instruments", "Other instruments", "other instruments on the referenced assets"),
        ByCurrency("reserve.commodities", "Commodities", "gold + other metals and commodities", (context, currency) =>
            context.NoneOf(currency, "commodities") is { Value: null } missing ? missing : context.Sum(currency, "commodities", line => FilingContext.TypeOf(line) is ReserveType.Gold or ReserveType.OtherPrecious)),
        Lines("reserve.gold", "Gold", "lines of class gold in XAU", ReserveType.Gold),
        Lines("reserve.other-precious", "Other precious metals", "lines of class gold in XAG, XPT or XPD", ReserveType.OtherPrecious),
        None("reserve.base-metals", "Base metals", "base metals"),
        None("reserve.grain", "Grain", "grain"),
        None("reserve.softs", "Softs", "softs"),
        None("reserve.livestock", "Livestock", "livestock"),
        None("reserve.energy", "Energy", "energy commodities"),
    ];

    /// <summary>All unencumbered lines of a currency.</summary>
    internal static Amount Unadjusted(FilingContext context, string currency) => context.Sum(currency, "unencumbered lines", _ => true);

    private static FilingFigure Lines(string id, string name, string formula, ReserveType type) =>
        ByCurrency(id, name, formula, (context, currency) => context.Sum(currency, name, line => FilingContext.TypeOf(line) == type));

    private static FilingFigure None(string id, string name, string type) =>
        ByCurrency(id, name, "0 where the book is whole and no line may be of the type", (context, currency) => context.NoneOf(currency, type));

    /// <summary>What the class of a line does not tell: as stated, 0 where no line may hold it, else missing.</summary>
    private static FilingFigure Part(string id, string name, string fact, AssetClass held) =>
        ByCurrency(id, name, $"fact {fact} in the currency; 0 where no line may hold it", (context, currency) =>
            context.Incomplete is { } reason ? Amount.Missing(reason)
            : context.Stated(fact, currency)
            ?? (context.LinesOf(currency).Any(line => line.Holding.Class == held && FilingContext.TypeOf(line) is not null)
                ? Amount.Missing($"Lines of class {Codes.Of(held)} may hold it: facts.csv would have to state {fact} in {currency}, 0 where there is none.")
                : context.NoneOf(currency, name.ToLowerInvariant())));

    private static Amount Less(FilingContext context, string currency, ReserveType type, params string[] facts) =>
        facts.Select(fact => context.Stated(fact, currency)).OfType<Amount>()
            .Aggregate(context.Sum(currency, "lines of the type", line => FilingContext.TypeOf(line) == type), RegulatoryFigures.Less);
}
