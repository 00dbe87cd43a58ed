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
    public void Of_OneProfile_PutsTheBestFirstAndEqualsByTheirIds()
    {
        var better = Named(_issuer, "z-better") with { FinalScore = _issuer.FinalScore + 1m };
        var equal = Named(_issuer, "a-equal");

        var rows = EntityComparison.Of([_issuer, better, equal]).Rows;

        Assert.That(rows.Select(r => (r.Rank, r.Assessment.Entity.Id)), Is.EqualTo(new (int?, string)[] { (1, "z-better"), (2, "a-equal"), (3, "buck") }));
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
        Assert.That(row.Rank, reason is null ? Is.EqualTo(2) : Is.Null);
    }

    [Test]
    public void Of_TwoPolicies_Throws()
    {
        var other = _issuer with { Reserve = _issuer.Reserve with { Policy = PolicyReader.ReadDefault() with { Version = "2.0" } } };

        Assert.That(() => EntityComparison.Of([_issuer, other]), Throws.ArgumentException.With.Message.Contains("default 1.0, default 2.0"));
    }

    [Test]
    public void Of_Nothing_Throws() => Assert.That(() => EntityComparison.Of([]), Throws.ArgumentException);

    private static HealthAssessment Named(HealthAssessment assessment, string id) => assessment with
    {
        Reserve = assessment.Reserve with { Snapshot = assessment.Snapshot with { Entity = assessment.Entity with { Id = id } } },
    };

    private static HealthAssessment AsOf(HealthAssessment assessment, DateOnly date) => assessment with
    {
        Reserve = assessment.Reserve with { Snapshot = assessment.Snapshot with { AsOf = date } },
    };
}
