using System.Collections.Frozen;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Scoring.Assessment;
using RiskAnalytics.Scoring.Comparison;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.Comparison;

[TestFixture]
public sealed class PolicyDifferencesTests
{
    private static readonly ReserveBook Book = AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 1000m).Owes("BTC", 900m).Book;

    [Test]
    public void Of_AnotherHaircut_NamesTheNumberAndWhatItDoes()
    {
        var bitcoin = DefaultPolicy.Value.Classes[AssetClass.Bitcoin];
        var strict = DefaultPolicy.Value with
        {
            Version = "strict",
            Classes = DefaultPolicy.Value.Classes.ToDictionary(c => c.Key, c => c.Key == AssetClass.Bitcoin ? bitcoin with { HaircutFree = 0.9m } : c.Value).ToFrozenDictionary(),
        };

        var difference = PolicyDifferences.Of(Under(DefaultPolicy.Value), Under(strict));

        Assert.That(difference.Numbers.Select(n => (n.Name, n.After)), Is.EqualTo(new[] { ("classes.bitcoin.haircut.free", "0.9") }));
        // 900 in kind without a haircut and 100 free at 90% off, over 900 owed.
        Assert.That(difference.Result.Metrics.Single(m => m.Code == "S3").ValueAfter, Is.EqualTo(910m / 900m).Within(0.000000000001m));
        Assert.That(difference.Result.Metrics.Single(m => m.Code == "S1").Change, Is.Zero);
    }

    [Test]
    public void Of_ThePolicyItself_DiffersInNothing()
    {
        var difference = PolicyDifferences.Of(Under(DefaultPolicy.Value), Under(DefaultPolicy.Value));

        Assert.That(difference.Numbers, Is.Empty);
        Assert.That(difference.Result.Scores.All(score => score.ScoreBefore == score.ScoreAfter), Is.True);
    }

    [Test]
    public void Of_EveryNumberOfThePolicy_IsSeen()
    {
        var parameters = DefaultPolicy.Value.Parameters.ToDictionary(p => p.Key, p => p.Value with { Value = p.Value.Value + 0.001m }).ToFrozenDictionary();
        var other = Under(DefaultPolicy.Value);
        other = other with { Reserve = other.Reserve with { Policy = DefaultPolicy.Value with { Parameters = parameters } } };

        var difference = PolicyDifferences.Of(Under(DefaultPolicy.Value), other);

        Assert.That(difference.Numbers.Select(n => n.Name), Is.EqualTo(PolicyParameters.All.Select(name => "parameters." + name)));
    }

    [Test]
    public void Of_TwoBooks_Throws()
    {
        var other = Assessor.Assess(AReserve.OfExchange().On(AReserve.AsOf.AddDays(1)).Book, DefaultPolicy.Value, new AssessmentOptions("test", null));

        Assert.That(() => PolicyDifferences.Of(Under(DefaultPolicy.Value), other), Throws.ArgumentException);
    }

    private static Core.Assessment.HealthAssessment Under(ScoringPolicy policy) => Assessor.Assess(Book, policy, new AssessmentOptions("test", null));
}
