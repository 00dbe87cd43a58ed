using CsCheck;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Scoring.Comparison;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.Comparison;

[TestFixture]
public sealed class BookDifferencePropertyTests
{
    /// <summary>Two books of one firm, of one kind, on two dates or on one; some lines with units, some books partial.</summary>
    private static readonly Gen<(AReserve Before, AReserve After)> Pairs =
        from exchange in Gen.Bool
        from before in exchange ? RandomBooks.Exchanges : RandomBooks.Issuers
        from after in exchange ? RandomBooks.Exchanges : RandomBooks.Issuers
        from days in Gen.Int[0, 2]
        from units in Gen.Int[1, 1_000_000].Array[16]
        from parts in Gen.Int[0, 5]
        select (WithUnits(before, units, parts == 0), WithUnits(after.On(AReserve.AsOf.AddDays(days * 15)), [.. units.Reverse()], parts == 1));

    [Test]
    public void Of_AnyTwoBooks_AddsUpToTheChangeExactly() => Pairs.Sample(
        pair =>
        {
            var difference = BookDifferences.Of(pair.Before.Assess(), pair.After.Assess());

            BookDifferencesTests.AssertAddsUp(difference);
            Assert.That(difference.Keys.Sum(key => key.Held.Change), Is.EqualTo(difference.Assets.Change));
            Assert.That(difference.Assets.Before, Is.EqualTo(difference.Before.Totals.Assets).Within(0.000001m));
            Assert.That(difference.Assets.After, Is.EqualTo(difference.After.Totals.Assets).Within(0.000001m));
        },
        seed: "0000GJ6zYyV4", iter: 300, threads: 1);

    [Test]
    public void Of_SwappedBooks_NegatesEveryStep() => Pairs.Sample(
        pair =>
        {
            var (one, other) = (pair.Before.Assess(), pair.After.Assess());
            var (there, back) = (BookDifferences.Of(one, other), BookDifferences.Of(other, one));

            foreach (var (bridge, reverse) in new[] { (there.Assets, back.Assets), (there.Liabilities, back.Liabilities), (there.Coverage, back.Coverage) })
                Assert.That(Amounts(bridge, 1m), Is.EqualTo(Amounts(reverse, -1m)));
            foreach (var key in there.Keys)
                Assert.That(Amounts(key.Held, 1m), Is.EqualTo(Amounts(back.Keys.Single(k => k.Asset == key.Asset).Held, -1m)));
        },
        seed: "0000GJ6zYyV4", iter: 300, threads: 1);

    [Test]
    public void Of_ABookAndItsCopy_HasNoSteps() => RandomBooks.Any.Sample(
        book =>
        {
            var difference = BookDifferences.Of(book.Assess(), book.Assess());

            Assert.That(difference.Assets.Steps.Concat(difference.Liabilities.Steps).Concat(difference.Coverage.Steps), Is.Empty);
            Assert.That(difference.Result.Metrics.All(metric => metric.ValueBefore == metric.ValueAfter), Is.True);
        },
        seed: "0000GJ6zYyV4", iter: 100, threads: 1);

    [Test]
    public void Of_LinesInAnotherOrder_IsTheSame() => Pairs.Sample(
        pair =>
        {
            var difference = BookDifferences.Of(pair.Before.Assess(), pair.After.Assess());
            var turned = BookDifferences.Of(Turned(pair.Before).Assess(), Turned(pair.After).Assess());

            Assert.That(Amounts(turned.Assets, 1m), Is.EqualTo(Amounts(difference.Assets, 1m)));
            Assert.That(Amounts(turned.Liabilities, 1m), Is.EqualTo(Amounts(difference.Liabilities, 1m)));
        },
        seed: "0000GJ6zYyV4", iter: 100, threads: 1);

    private static AReserve WithUnits(AReserve book, int[] units, bool isPartial)
    {
        var lines = book.Book.Snapshot.Holdings;
        return book.WithHoldings([.. lines.Select((line, i) => i % 3 == 0 ? line : line with { Quantity = units[i % units.Length] / 1000m })])
            .Entity(e => e with { Partial = isPartial ? "some lines" : null });
    }

    private static AReserve Turned(AReserve book) => book.WithHoldings([.. book.Book.Snapshot.Holdings.Reverse()]);

    private static (DifferenceEffect, decimal)[] Amounts(ValueBridge bridge, decimal sign) => [.. bridge.Steps.Select(step => (step.Effect, sign * step.Amount))];
}
