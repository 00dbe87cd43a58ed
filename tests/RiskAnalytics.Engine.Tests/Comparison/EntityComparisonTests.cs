using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Ingestion.Policies;

namespace RiskAnalytics.Engine.Tests.Comparison;

[TestFixture]
public sealed class EntityComparisonTests
{
    private HealthAssessment _exchange = null!;
    private HealthAssessment _issuer = null!;
    private HealthAssessment _notRated = null!;

    [OneTimeSetUp]
    public async Task Assess()
    {
        using var books = new SampleBooks();
        var assessments = (await new RiskEngine().RunAsync([books.Root])).Assessments.ToList();
        (_exchange, _issuer, _notRated) = (assessments[1], assessments[2], assessments[3]);
    }

    [Test]
    public void Of_TwoProfiles_RanksWithinEach()
    {
        var comparison = EntityComparison.Of([_issuer, _exchange]);

        Assert.That(comparison.Groups.Select(g => g.HasExchangeProfile), Is.EqualTo(new[] { true, false }));
        Assert.That(comparison.Rows.Select(r => r.Rank), Is.EqualTo(new int?[] { 1, 1 }));
    }

    [Test]
    public void Of_EqualScores_ShareARankAndTheNextOneIsSkipped()
    {
        var better = Named(_issuer, "z-better") with { FinalScore = _issuer.FinalScore + 1m };
        var worse = Named(_issuer, "b-worse") with { FinalScore = _issuer.FinalScore - 0.0000001m };
        var equal = Named(_issuer, "a-equal");

        var rows = EntityComparison.Of([_issuer, worse, better, equal]).Rows;

        Assert.That(
            rows.Select(r => (r.Rank, r.IsTied, r.Assessment.Entity.Id)),
            Is.EqualTo(new (int?, bool, string)[] { (1, false, "z-better"), (2, true, "a-equal"), (2, true, "buck"), (4, false, "b-worse") }));
    }

    [Test]
    public void Of_AnyOrder_IsTheSameRanking()
    {
        HealthAssessment[] books =
        [
            _exchange, _issuer, Named(_issuer, "a-equal"), AsOf(_issuer, _issuer.Snapshot.AsOf.AddDays(-1)), AsOf(_issuer, _issuer.Snapshot.AsOf.AddDays(-40)), _notRated,
            _issuer with { InputSha256 = "0" },
        ];

        var expected = Ranking(EntityComparison.Of(books));

        Assert.That(Ranking(EntityComparison.Of([.. books.Reverse()])), Is.EqualTo(expected));
        Assert.That(Ranking(EntityComparison.Of([.. books.OrderBy(b => b.Snapshot.AsOf)])), Is.EqualTo(expected));
    }

    [Test]
    public void Of_OneEntityOnSeveralDates_RanksOnlyThoseInTheWindow()
    {
        var before = AsOf(_issuer, _issuer.Snapshot.AsOf.AddDays(-30));
        var old = AsOf(_issuer, _issuer.Snapshot.AsOf.AddDays(-365));

        var rows = EntityComparison.Of([old, before, _issuer]).Rows;

        Assert.That(rows.Select(r => r.Rank), Is.EqualTo(new int?[] { 1, 1, null }));
        Assert.That(rows.Last().NotRankedReason, Is.EqualTo("365 days before the newest"));
    }

    [Test]
    public void Incomplete_PartialBookWithLowConfidence_SaysEach()
    {
        var partial = _issuer with
        {
            Confidence = Confidence.Low,
            Reserve = _issuer.Reserve with { Snapshot = _issuer.Snapshot with { Entity = _issuer.Entity with { Partial = "half of it" } } },
        };
        partial = partial with { Pillars = [.. partial.Pillars.Select(p => p with { IsComplete = p.Pillar != Core.Metrics.Pillar.Solvency })] };

        var row = EntityComparison.Of([partial]).Rows.Single();

        Assert.That(row.Incomplete, Is.EqualTo(new[] { "partial book", "solvency incomplete", "low confidence" }));
        Assert.That(row.Rank, Is.EqualTo(1));
    }

    [Test]
    public void Of_NotRated_IsShownLastWithoutARank()
    {
        var last = EntityComparison.Of([Named(_notRated, "a"), _issuer]).Rows.Last();

        Assert.That((last.Rank, last.NotRankedReason), Is.EqualTo(((int?)null, "not rated")));
    }

    [TestCase(31, null)]
    [TestCase(32, "32 days before the newest")]
    public void Of_OlderBook_IsRankedWithin31Days(int daysBefore, string? reason)
    {
        var older = AsOf(Named(_issuer, "older"), _issuer.Snapshot.AsOf.AddDays(-daysBefore));

        var row = EntityComparison.Of([_issuer, older]).Rows.Single(r => r.Assessment.Entity.Id == "older");

        Assert.That(row.NotRankedReason, Is.EqualTo(reason));
        // It is the same book on another day, so the scores are equal.
        Assert.That((row.Rank, row.IsTied), Is.EqualTo(reason is null ? ((int?)1, true) : (null, false)));
    }

    [Test]
    public void Of_TwoPolicies_Throws()
    {
        var other = _issuer with { Reserve = _issuer.Reserve with { Policy = PolicyReader.ReadDefault() with { Version = "2.0" } } };

        Assert.That(() => EntityComparison.Of([_issuer, other]), Throws.ArgumentException.With.Message.Contains("default 1.0, default 2.0"));
    }

    [Test]
    public void Of_Nothing_Throws() => Assert.That(() => EntityComparison.Of([]), Throws.ArgumentException);

    private static (int?, bool, string, DateOnly, string)[] Ranking(EntityComparison comparison) =>
        [.. comparison.Rows.Select(r => (r.Rank, r.IsTied, r.Assessment.Entity.Id, r.Assessment.Snapshot.AsOf, r.Assessment.InputSha256))];

    private static HealthAssessment Named(HealthAssessment assessment, string id) => assessment with
    {
        Reserve = assessment.Reserve with { Snapshot = assessment.Snapshot with { Entity = assessment.Entity with { Id = id } } },
    };

    private static HealthAssessment AsOf(HealthAssessment assessment, DateOnly date) => assessment with
    {
        Reserve = assessment.Reserve with { Snapshot = assessment.Snapshot with { AsOf = date } },
    };
}
