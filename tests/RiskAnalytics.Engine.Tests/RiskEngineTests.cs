using Microsoft.Data.Analysis;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;

namespace RiskAnalytics.Engine.Tests;

[TestFixture]
public sealed class RiskEngineTests
{
    private SampleBooks _books = null!;

    [SetUp]
    public void WriteBooks() => _books = new SampleBooks();

    [TearDown]
    public void RemoveBooks() => _books.Dispose();

    [Test]
    public async Task RunAsync_InFiveLines_JudgesEveryEntity()
    {
        var engine = new RiskEngine();
        var run = await engine.RunAsync([_books.Root]);
        var lines = new List<string>();
        foreach (var entity in run.Entities)
            lines.Add($"{entity.Id} {entity.Chosen.Grade}");

        Assert.That(lines, Is.EqualTo(new[] { "acme A", "buck B" }));
        Assert.That(run.Files, Is.Empty);
        Assert.That(run.Failures, Is.Empty);
    }

    [Test]
    public async Task RunAsync_NewestBookNotRated_ChoosesTheLatestThatIs()
    {
        var run = await new RiskEngine().RunAsync([_books.Issuer]);

        var entity = run.Entities.Single();
        Assert.That(entity.Chosen.Snapshot.AsOf, Is.EqualTo(new DateOnly(2024, 3, 31)));
        Assert.That(entity.Newer.Select(a => a.Snapshot.AsOf), Is.EqualTo(new[] { new DateOnly(2024, 4, 30) }));
    }

    [Test]
    public async Task RunAsync_AsOfABookNotRated_ChoosesItAllTheSame()
    {
        var run = await new RiskEngine(new EngineOptions { AsOf = new DateOnly(2024, 4, 30) }).RunAsync([_books.Issuer]);

        Assert.That(run.Entities.Single().Chosen.Snapshot.AsOf, Is.EqualTo(new DateOnly(2024, 4, 30)));
        Assert.That(run.Entities.Single().Chosen.IsRated, Is.False);
    }

    [Test]
    public async Task RunAsync_AsOf_LeavesNewerBooksOut()
    {
        var run = await new RiskEngine(new EngineOptions { AsOf = new DateOnly(2024, 3, 12) }).RunAsync([_books.Root]);

        Assert.That(run.Assessments.Select(a => (a.Entity.Id, a.Snapshot.AsOf)), Is.EqualTo(new[] { ("acme", new DateOnly(2024, 3, 12)) }));
    }

    [Test]
    public async Task RunAsync_EvaluatedLongAfter_CountsTheAgeOfEveryBookToThatDay()
    {
        var run = await new RiskEngine(new EngineOptions { EvaluatedOn = new DateOnly(2025, 4, 12) }).RunAsync([_books.Exchange]);

        // An older book must not stand in for a newer one as if it were still fresh.
        Assert.That(run.Assessments.Select(a => a.AgeDays), Is.EqualTo(new int?[] { 396, 365 }));
    }

    [Test]
    public async Task RunAsync_SeveralBooks_GivesTheChosenOneItsTrend()
    {
        var run = await new RiskEngine().RunAsync([_books.Exchange]);

        var entity = run.Entities.Single();
        Assert.That(entity.Chosen.Drift!.Figures.Single(f => f.Id == "trend.score-change").Value, Is.Positive);
        Assert.That(entity.Chosen.Drift.IsWorse, Is.False);
        Assert.That((await new RiskEngine().RunAsync([_books.PathTo("acme", "2024-03-12")])).Entities.Single().Chosen.Drift, Is.Null, "a first book has no trend");
    }

    [Test]
    public async Task RunAsync_EvaluatedLongAfter_ComparesWithTheEarlierBookAsItWasPublished()
    {
        _books.CopyToDate("acme", "2024-04-12", "2024-05-12");

        // Both books are too old by then for more than 69 points; only the newest is judged by that day.
        var run = await new RiskEngine(new EngineOptions { EvaluatedOn = new DateOnly(2024, 7, 1) }).RunAsync([_books.Exchange]);

        var drift = run.Entities.Single().Chosen.Drift!;
        Assert.That(drift.Alerts.Select(alert => alert.Code), Does.Contain("worse-result").And.Contain("new-binding-cap"));
        Assert.That(drift.WorseBecause, Does.StartWith("K8 now holds the final score at 69.0 on 2024-05-12, where no cap did on 2024-04-12"));
    }

    [Test]
    public async Task RunAsync_EvaluatedOn_KeepsTheHistoryAsItWasPublished()
    {
        var run = await new RiskEngine(new EngineOptions { EvaluatedOn = new DateOnly(2024, 6, 1) }).RunAsync([_books.Exchange]);

        var previous = run.Entities.Single().Chosen.Published.Previous!;
        var published = (await new RiskEngine().RunAsync([_books.Exchange])).Entities.Single().Chosen.Published.Previous!;
        Assert.That(previous, Is.EqualTo(published));
    }

    [Test]
    public async Task RunAsync_Progress_IsToldOfEveryBookInOrder()
    {
        var told = new Recorder();

        await new RiskEngine(new EngineOptions { Progress = told }).RunAsync([_books.Exchange]);

        Assert.That(told.Steps.Select(step => (step.Done, step.Total)), Is.EqualTo(new[] { (0, 2), (1, 2) }));
    }

    [Test]
    public void Assess_BookMadeOfFrames_IsJudgedLikeAFile()
    {
        var holdings = new DataFrame(
            new StringDataFrameColumn("asset", ["USD", "USD"]),
            new StringDataFrameColumn("class", ["treasury-bill", "deposit-gsib"]),
            new DecimalDataFrameColumn("value", [800m, 250m]));
        var liabilities = new DataFrame(new StringDataFrameColumn("asset", ["BUCK"]), new DecimalDataFrameColumn("value", [1000m]));
        var entity = new ReportingEntity
        {
            Id = "buck",
            Name = "Buck",
            Kind = EntityKind.StablecoinIssuer,
            Token = new TokenProfile(AssetSymbol.Parse("BUCK"), CurrencyCode.Parse("USD"), null, null, null),
        };
        var book = BookReader.FromFrames(entity, new DateOnly(2024, 4, 30), CurrencyCode.Parse("USD"), holdings, liabilities);

        var assessment = new RiskEngine().Assess([book]).Single();

        Assert.That(assessment.Totals.Surplus, Is.EqualTo(50m));
        Assert.That(assessment.Metric("S1").Value, Is.EqualTo(1.05m));
        Assert.That(assessment.Band, Is.EqualTo(Band.Critical), "nothing shows the liabilities (K7)");
    }

    private sealed class Recorder : IProgress<EngineProgress>
    {
        public List<EngineProgress> Steps { get; } = [];

        public void Report(EngineProgress value) => Steps.Add(value);
    }
}
