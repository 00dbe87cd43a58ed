using CsCheck;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.TestKit;
using static RiskAnalytics.Scoring.Tests.Regulation.Ruled;

namespace RiskAnalytics.Scoring.Tests.Regulation;

/// <summary>What holds of the outcomes of any book.</summary>
[TestFixture]
public sealed class RulePropertyTests
{
    private static readonly string[] Regimes = ["mica-art", "mica-emt", "genius", "nydfs", "hkma", "mas", "uk", "uae", "jp", "basel", "sec-2a7", "mmfr"];

    /// <summary>The table as law in force, with its scopes.</summary>
    private static readonly RegulatoryRule[] Rules = [.. Table.Select(rule => rule.InForce() with { Scopes = rule.Scopes })];

    /// <summary>An issuer with some of the facts, each of a sane value.</summary>
    private static readonly Gen<AReserve> Books =
        from book in RandomBooks.Issuers
        from stated in Gen.Bool.Array[FactCatalog.All.Length]
        from significant in Gen.Bool
        select FactCatalog.All.Where((_, i) => stated[i]).Aggregate(
            book.Token(token => token with { IsSignificant = significant }).Knows("Name 1", BankClass.GSii, 1_000_000m).Quoted("EUR", 1.25m).Quoted("GBP", 1.25m).Quoted("SGD", .75m), State);

    [Test]
    public void Outcomes_OrderOfLines_DoesNotMatter() =>
        Gen.Select(Books, Gen.Int).Sample(
            (book, seed) =>
            {
                var mixed = book.WithHoldings([.. book.Book.Snapshot.Holdings.OrderBy(line => (line.Row * 7919 ^ seed) % 101)]);

                return Verdicts(book).SequenceEqual(Verdicts(mixed));
            },
            iter: 100);

    [Test]
    public void Outcomes_AllAmountsScaled_KeepTheirRatios() =>
        Books.Sample(
            book =>
            {
                var scaled = book.WithHoldings([.. book.Book.Snapshot.Holdings.Select(line => line with { ReportedValue = line.ReportedValue * 4m })]).With(b => b with
                {
                    Snapshot = b.Snapshot with
                    {
                        Liabilities = [.. b.Snapshot.Liabilities!.Value.Select(row => row with { ReportedValue = row.ReportedValue * 4m })],
                        Facts = [.. b.Snapshot.Facts.Select(fact => FactCatalog.Find(fact.Id)!.Unit == MetricUnit.Money ? fact with { Number = fact.Number * 4m } : fact)],
                        Parties = [.. b.Snapshot.Parties.Select(party => party with { TotalAssets = party.TotalAssets * 4m })],
                    },
                });

                return Ratios(book).SequenceEqual(Ratios(scaled));
            },
            iter: 100);

    [Test]
    public void Outcomes_AFactMore_NeverUnsettleARuleThatIsKept() =>
        Gen.Select(Books, Gen.Int[0, FactCatalog.All.Length - 1]).Sample(
            (book, i) =>
            {
                var before = book.Report(Regimes, Rules);
                var after = State(book, FactCatalog.All[i]).Report(Regimes, Rules);

                return before.Outcomes.All(outcome => outcome.Verdict != RuleVerdict.Met || after.Find(outcome.Rule.Id)?.Verdict is not RuleVerdict.NotEvaluated);
            },
            iter: 200);

    [Test]
    public void Outcomes_OfAnyBook_AreHonest() =>
        Books.Sample(
            book =>
            {
                foreach (var outcome in book.Report(Regimes, Rules).Outcomes)
                {
                    Assert.That(outcome.Reason, Does.EndWith(".").And.Not.Contain("..").And.Not.Contain(" ."), outcome.Rule.Id);
                    if (outcome.Rule.Kind is not (RuleKind.Limit or RuleKind.Deadline))
                        Assert.That(outcome.Verdict, Is.EqualTo(RuleVerdict.Informative).Or.EqualTo(RuleVerdict.NotEvaluated), outcome.Rule.Id);
                    if (outcome.Verdict == RuleVerdict.Met)
                        Assert.That(outcome.Value, Is.Not.Null, outcome.Rule.Id);
                }
            },
            iter: 100);

    [Test]
    public void Outcomes_OfTheTableAsItIs_BreakOnlyWhatBinds() =>
        Books.Sample(
            book => book.Report(Regimes).Outcomes.All(outcome =>
                outcome.Verdict is RuleVerdict.Informative or RuleVerdict.NotEvaluated
                || (outcome.Rule is { IsVerified: true, Force: RuleForce.Law or RuleForce.Guideline, Kind: RuleKind.Limit or RuleKind.Deadline } && !(outcome.Rule.InForceFrom > AsOf.AddDays(10)))),
            iter: 100);

    /// <summary>A fact on the newest row; all days are the as-of date, so that none lies before another.</summary>
    private static AReserve State(AReserve book, FactDefinition fact) => fact.Kind switch
    {
        FactKind.Date => book.States(fact.Id, AsOf),
        FactKind.Truth => book.States(fact.Id, true),
        FactKind.Text => book.States(fact.Id, "stated"),
        _ => book.States(fact.Id, fact.Unit == MetricUnit.Share ? .01m : 1_000m, fact.Unit == MetricUnit.Money ? "USD" : null),
    };

    private static IEnumerable<(string, RuleVerdict, decimal?)> Verdicts(AReserve book) =>
        book.Report(Regimes, Rules).Outcomes.Select(outcome => (outcome.Rule.Id, outcome.Verdict, outcome.Value is { } value ? decimal.Round(value, 18) : (decimal?)null));

    private static IEnumerable<(string, RuleVerdict, decimal?)> Ratios(AReserve book) =>
        book.Report(Regimes, Rules).Outcomes
            .Where(outcome => outcome.Figure?.Definition.Unit is MetricUnit.Ratio or MetricUnit.Share or MetricUnit.Change && outcome.Rule.Id is not "MICA-35-A" and not "SG-G" and not "MICA-43-C")
            .Select(outcome => (outcome.Rule.Id, outcome.Verdict, outcome.Value is { } value ? decimal.Round(value, 18) : (decimal?)null));
}
