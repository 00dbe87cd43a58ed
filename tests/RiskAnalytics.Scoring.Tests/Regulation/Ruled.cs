using System.Collections.Immutable;
using RiskAnalytics.Core.Calendars;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Policies;
using RiskAnalytics.Scoring.Regulation;
using RiskAnalytics.Scoring.Valuation;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.Regulation;

/// <summary>Books with facts and parties, and the rules of the carried table judged on them.</summary>
internal static class Ruled
{
    public static readonly DateOnly AsOf = AReserve.AsOf;

    public static ImmutableArray<RegulatoryRule> Table => RuleTableReader.ReadDefault();

    public static RegulatoryRule Rule(string id) => Table.Single(rule => rule.Id == id);

    /// <summary>The rule as law in force that was seen, looked at in its first regime whatever the token: only so does every limit give a verdict.</summary>
    public static RegulatoryRule InForce(this RegulatoryRule rule) => rule with
    {
        IsVerified = true,
        Force = RuleForce.Law,
        InForceFrom = null,
        Scopes = [new RuleScope(rule.Scopes[0].Regime, [])],
    };

    public static RuleOutcome Judged(this AReserve book, RegulatoryRule rule, DateOnly? evaluatedOn = null, string? regime = null) =>
        book.Report([regime ?? rule.Scopes[0].Regime], [rule], evaluatedOn).Outcomes.Single();

    public static RuleOutcome InForce(this AReserve book, string id, DateOnly? evaluatedOn = null) => book.Judged(Rule(id).InForce(), evaluatedOn);

    public static RegulatoryReport Report(this AReserve book, IEnumerable<string> regimes, IEnumerable<RegulatoryRule>? rules = null, DateOnly? evaluatedOn = null) =>
        RuleEngine.Evaluate(Valuator.Value(book.Book, DefaultPolicy.Value, evaluatedOn), regimes, rules ?? Table, RegimeCalendars.Of);

    public static AReserve States(this AReserve book, string id, decimal number, string? unit = null, DateOnly? asOf = null) =>
        book.With(new BookFact { Id = id, Number = number, Unit = unit, AsOf = asOf, Source = Row(book) });

    public static AReserve States(this AReserve book, string id, DateOnly day) => book.With(new BookFact { Id = id, Date = day, Source = Row(book) });

    public static AReserve States(this AReserve book, string id, bool truth) => book.With(new BookFact { Id = id, Truth = truth, Source = Row(book) });

    public static AReserve States(this AReserve book, string id, string text) => book.With(new BookFact { Id = id, Text = text, Source = Row(book) });

    /// <summary>A bank or other party that parties.csv describes.</summary>
    public static AReserve Knows(this AReserve book, string name, BankClass? cls = null, decimal? totalAssets = null, string? group = null) =>
        book.With(b => b with { Snapshot = b.Snapshot with { Parties = b.Snapshot.Parties.Add(new PartyProfile { Name = name, BankClass = cls, TotalAssets = totalAssets, Group = group, Source = new SourceRef("parties.csv") }) } });

    public static AReserve Token(this AReserve book, Func<TokenProfile, TokenProfile> change) => book.Entity(entity => entity with { Token = change(entity.Token!) });

    public static AReserve Partial(this AReserve book) => book.Entity(entity => entity with { Partial = "the bank accounts are missing" });

    public static AReserve Deposits(this AReserve book, decimal value, string? bank = null, string currency = "USD", DateOnly? maturity = null) =>
        book.Holds(currency, AssetClass.DepositBank, value, line => line with { Counterparty = bank is null ? Party.Silent : new Party(bank, PartyClass.Bank), Maturity = maturity });

    public static AReserve Bills(this AReserve book, decimal value, int? days = null, string currency = "USD", string? custodian = null) =>
        book.Holds(currency, AssetClass.TreasuryBill, value, line => line with
        {
            Maturity = days is { } count ? AsOf.AddDays(count) : null,
            Custodian = custodian is null ? line.Custodian : new Party(custodian, PartyClass.Csd),
        });

    public static AReserve Bonds(this AReserve book, decimal value, string? issuer = null, int? days = null) =>
        book.Holds("USD", AssetClass.CorporateBond, value, line => line with { Counterparty = issuer is null ? Party.Silent : new Party(issuer, PartyClass.Corporate), Maturity = days is { } count ? AsOf.AddDays(count) : null });

    private static AReserve With(this AReserve book, BookFact fact) => book.With(b => b with { Snapshot = b.Snapshot with { Facts = b.Snapshot.Facts.Add(fact) } });

    private static SourceRef Row(AReserve book) => new("facts.csv", FormattableString.Invariant($"row {book.Book.Snapshot.Facts.Length + 2}"));
}
