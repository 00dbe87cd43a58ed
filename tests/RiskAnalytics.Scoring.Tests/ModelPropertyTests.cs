using CsCheck;
using NUnit.Framework;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Assessment;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests;

/// <summary>What must hold for every book: section 9 of the scoring model.</summary>
[TestFixture]
public sealed class ModelPropertyTests
{
    private const int Books = 500;

    /// <summary>Splits and scales round in the last digits of a decimal, never in one that matters.</summary>
    private const decimal Rounding = 1e-9m;

    [Test]
    public void Score_BetterValue_NeverScoresLower([ValueSource(typeof(ScoringPolicy), nameof(ScoringPolicy.MetricCodes))] string metric)
    {
        var knots = DefaultPolicy.Value.Metrics[metric].Knots;
        var (low, high) = (Math.Min(knots[0], knots[^1]), Math.Max(knots[0], knots[^1]));
        var value = Gen.Int[-100_000, 1_100_000].Select(i => low + ((high - low) * i / 1_000_000m));

        Gen.Select(value, value).Sample((a, b) =>
        {
            var isBetter = knots[^1] > knots[0] ? b >= a : b <= a;
            return !isBetter || ScoreFunction.Score(b, knots) >= ScoreFunction.Score(a, knots);
        });
    }

    [Test]
    public void Score_ExactlyAtAKnot_TakesTheBetterBand([ValueSource(typeof(ScoringPolicy), nameof(ScoringPolicy.MetricCodes))] string metric)
    {
        var knots = DefaultPolicy.Value.Metrics[metric].Knots;

        Assert.That(knots.Select(k => ScoreFunction.Score(k, knots)), Is.EqualTo(ScoringPolicy.KnotScores));
        Assert.That(knots.Select(k => ScoringPolicy.BandOf(ScoreFunction.Score(k, knots))), Is.EqualTo(new[] { Band.Critical, Band.Unhealthy, Band.Watch, Band.Healthy, Band.Healthy }));
    }

    [Test]
    public void Assess_PermutedLines_ChangeNothing() =>
        Holds(Gen.Select(RandomBooks.Any, Gen.Int[0, int.MaxValue]), pair =>
        {
            var (book, seed) = pair;
            var shuffled = book.WithHoldings([.. book.Book.Snapshot.Holdings.OrderBy(h => HashCode.Combine(h.Row * 7919, seed))]);
            return Same(book.Assess(), shuffled.Assess());
        });

    [Test]
    public void Assess_SplitLine_ChangesNothing() =>
        Holds(Gen.Select(RandomBooks.Any, Gen.Int[1, 99]), pair =>
        {
            var (book, percent) = pair;
            var first = book.Book.Snapshot.Holdings[0];
            var part = first.ReportedValue!.Value * percent / 100m;
            var split = book.WithHoldings([first with { ReportedValue = part }, .. book.Book.Snapshot.Holdings.Skip(1), first with { ReportedValue = first.ReportedValue - part }]);
            return Same(book.Assess(), split.Assess());
        });

    [Test]
    public void Assess_AllAmountsTimesAConstant_ChangesNothing() =>
        Holds(Gen.Select(RandomBooks.Any, Gen.Int[1, 100_000]), pair =>
        {
            var (book, factor) = (pair.Item1, pair.Item2 / 100m);
            return Same(book.Assess(), Times(book, factor).Assess());
        });

    [Test]
    public void Assess_OtherReportingCurrency_ChangesNothing() =>
        Holds(RandomBooks.Exchanges, book =>
        {
            var euros = Times(book, .9m);
            euros = euros with { Book = euros.Book with { Snapshot = euros.Book.Snapshot with { ReportingCurrency = CurrencyCode.Parse("EUR") } } };
            return Same(book.Assess(), euros.Assess());
        });

    [Test]
    public void Assess_Caps_OnlyLower() =>
        Holds(RandomBooks.Any, book =>
        {
            var result = book.Assess();
            return result.FinalScore is null || result.RawScore is null
                || (result.FinalScore <= result.RawScore && result.Caps.All(c => c.Limit is null || result.FinalScore <= c.Limit));
        });

    [Test]
    public void Assess_PointsLost_SumToWhatIsMissing() =>
        Holds(RandomBooks.Any, book =>
        {
            var result = book.Assess();
            return result.RawScore is not { } raw || Math.Abs(result.PointsLost.Sum(p => p.Points) - (100m - raw)) < Rounding;
        });

    [Test]
    public void Assess_OwnTokensBeyondWhatIsOwed_NeverRaiseTheScore() =>
        Holds(Gen.Select(RandomBooks.Exchanges, Gen.Long[1, 1_000_000_000]), pair =>
        {
            var (book, amount) = (pair.Item1, pair.Item2 / 100m);
            // A shortfall in own tokens is a debt like any other: the property is about what exceeds it.
            var owed = (book.Book.Snapshot.Liabilities ?? []).Where(l => l.Asset.Text == "OWN").Sum(l => l.ReportedValue ?? 0m);
            var held = book.Book.Snapshot.Holdings.Where(h => h.Asset.Text == "OWN").Sum(h => h.ReportedValue ?? 0m);
            if (held < owed)
            {
                return true;
            }

            // The new line is as slow and as evident as the old one, so that it adds own tokens and nothing else.
            var own = book.Book.Snapshot.Holdings.FirstOrDefault(h => h.Asset.Text == "OWN");
            var more = book.Holds("OWN", AssetClass.OwnToken, amount, h => h with { HasLineEvidence = own?.HasLineEvidence, UnbondingDays = own?.UnbondingDays });
            var (before, after) = (book.Assess(), more.Assess());
            return after.RawScore <= before.RawScore + Rounding && NotAbove(after.FinalScore, before.FinalScore);
        });

    [Test]
    public void Assess_TreasuryBillsFromOutside_NeverLowerTheScore() =>
        Holds(Gen.Select(RandomBooks.Exchanges, Gen.Int[1, 100]), pair =>
        {
            var (book, percent) = pair;
            // As many as already stand among the ten largest, so that the tail does not grow by them.
            var total = book.Book.Snapshot.Holdings.Sum(h => h.ReportedValue!.Value);
            var (before, after) = (book.Assess(), book.Holds("USD", AssetClass.TreasuryBill, total * (.1m + (percent / 100m))).Assess());
            return NotAbove(before.FinalScore, after.FinalScore);
        });

    [Test]
    public void Assess_LineMarkedAsDisclosed_NeverLowersTheScore() =>
        Holds(RandomBooks.Exchanges, book =>
        {
            var evident = book.WithHoldings([.. book.Book.Snapshot.Holdings.Select((h, i) => i == 0 ? h with { HasLineEvidence = true } : h)]);
            return NotAbove(book.Assess().FinalScore, evident.Assess().FinalScore);
        });

    [Test]
    public void Assess_AnyFigures_NeverThrowAndStayInRange() =>
        Holds(Gen.Select(RandomBooks.Any, Gen.Int[-20, 20], Gen.Int[-20, 20], Gen.Int[-20, 20]), set =>
        {
            var (book, a, b, c) = set;
            var odd = book
                .Holds("ODD", AssetClass.SmallAltcoin, Power(a)).Owes("ODD", Power(b))
                .Holds("USD", AssetClass.Settlement, -Power(c)).Quoted("ODD", Power(b), Power(c), Power(a));
            var result = odd.Assess();
            return result.Metrics.All(m => m.Score is null or (>= 0m and <= 100m))
                && result.Metrics.All(m => (m.Status == MetricStatus.Computed) == (m.Value is not null))
                && result.Metrics.All(m => m.Status == MetricStatus.Computed || !string.IsNullOrEmpty(m.Result.Reason))
                && result.RawScore is null or (>= 0m and <= 100m)
                && result.Verdict.EndsWith('.');
        });

    [Test]
    public void Compute_EveryMetricWithAValue_NamesItsInputs() =>
        Holds(RandomBooks.Any, book => book.Assess().Metrics
            .Where(m => m.Status == MetricStatus.Computed)
            .All(m => m.Result.Inputs.Length > 0 && m.Result.Inputs.All(i => i.Name.Length > 0 && i.Source.Length > 0)));

    private static void Holds<T>(Gen<T> books, Func<T, bool> property) => books.Sample(property, iter: Books, threads: 1);

    private static AReserve Times(AReserve book, decimal factor) => book with
    {
        Book = book.Book with
        {
            Snapshot = book.Book.Snapshot with
            {
                Holdings = [.. book.Book.Snapshot.Holdings.Select(h => h with { ReportedValue = h.ReportedValue * factor })],
                Liabilities = [.. (book.Book.Snapshot.Liabilities ?? []).Select(l => l with { ReportedValue = l.ReportedValue * factor })],
            },
        },
    };

    private static bool Same(HealthAssessment a, HealthAssessment b) =>
        Near(a.FinalScore, b.FinalScore) && Near(a.RawScore, b.RawScore) && a.Band == b.Band && a.Grade == b.Grade
        && a.Metrics.Zip(b.Metrics).All(p => p.First.Status == p.Second.Status && Near(p.First.Score, p.Second.Score));

    private static bool Near(decimal? a, decimal? b) => a is null ? b is null : b is not null && Math.Abs(a.Value - b.Value) < Rounding;

    /// <summary>Not rated is no score: the property is about scores that are there.</summary>
    private static bool NotAbove(decimal? low, decimal? high) => low is null || high is null || low <= high + Rounding;

    private static decimal Power(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < Math.Abs(exponent); i++)
        {
            power = exponent > 0 ? power * 10m : power / 10m;
        }

        return power;
    }
}
