using Microsoft.Data.Analysis;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Engine.Frames;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Frames;

[TestFixture]
public sealed class AssessmentFramesTests
{
    private List<HealthAssessment> _assessments = null!;

    [OneTimeSetUp]
    public async Task Assess()
    {
        using var books = new SampleBooks();
        var run = await new RiskEngine().RunAsync([books.Root]);
        _assessments = [.. run.Assessments];
    }

    [Test]
    public void ToScoreFrame_FourBooks_HasARowForEach()
    {
        var frame = _assessments.ToScoreFrame();

        Assert.That(frame.Rows.Count, Is.EqualTo(4));
        Assert.That(frame["entity"].Cast<string>(), Is.EqualTo(new[] { "acme", "acme", "buck", "buck" }));
        Assert.That(frame["final_score"][1], Is.EqualTo(_assessments[1].FinalScore));
        Assert.That(frame["final_score"][3], Is.Null, "a book that is not rated has no score, never 0");
    }

    [Test]
    public void ToMetricFrame_FourBooks_HasTwentyRowsForEach()
    {
        var frame = _assessments.ToMetricFrame();

        Assert.That(frame.Rows.Count, Is.EqualTo(80));
        var coverage = frame.Filter(frame["code"].ElementwiseEquals("S3"));
        Assert.That(coverage["value"].Cast<decimal?>(), Is.EqualTo(_assessments.Select(a => a.Metric("S3").Value)));
    }

    [Test]
    public void ToHoldingFrame_Values_SumToTheTotalAssets()
    {
        var frame = _assessments.Take(1).ToHoldingFrame();

        Assert.That(frame["value"].Cast<decimal?>().Sum(), Is.EqualTo(_assessments[0].Totals.Assets));
        Assert.That(frame["share"].Cast<decimal?>().Sum(), Is.EqualTo(1m).Within(1e-20m));
    }

    [Test]
    public void ToConcentrationFrame_FourKindsOfNames_AreRows()
    {
        var frame = _assessments.Take(1).ToConcentrationFrame();

        Assert.That(frame["by"].Cast<string>(), Is.EqualTo(new[] { "asset", "issuer", "custodian", "network" }));
        Assert.That(frame["hhi"][0], Is.EqualTo(_assessments[0].Concentration.ByAsset!.Hhi));
    }

    [Test]
    public void ToCoverageFrame_AmountsOwedThatWereNotLoaded_HaveNoRatio()
    {
        var okx = new RiskEngine().Assess([BookReader.Read(Repository.PathTo("data/books/okx/2024-04-12"))]);

        var frame = okx.ToCoverageFrame();

        Assert.That(frame["owed"].Cast<decimal?>().Count(owed => owed is not null), Is.EqualTo(8), "the rows of liabilities.csv with a quantity");
        Assert.That(frame.Filter(frame["asset"].ElementwiseEquals("FIL"))["ratio"][0], Is.Null);
        Assert.That(frame.Filter(frame["asset"].ElementwiseEquals("OKB"))["ratio"][0], Is.EqualTo(207_125_651m / 207_022_765m).Within(1e-12m));
    }

    [Test]
    public void ToClassFrame_Shares_SumToOne() =>
        Assert.That(_assessments.Take(1).ToClassFrame()["share"].Cast<decimal?>().Sum(), Is.EqualTo(1m).Within(1e-20m));

    [Test]
    public void ToMarkFrame_Marks_AreCapsThatApplyAndFlagsThatAreNotCleared()
    {
        var frame = _assessments.ToMarkFrame();

        Assert.That(frame.Rows.Count, Is.EqualTo(_assessments.Sum(a => a.Caps.Length + a.Flags.Count(flag => flag.Raised is not false))));
        Assert.That(frame["message"].Cast<string?>(), Has.All.Not.Null);
    }

    [Test]
    public void Frames_Figures_StayDecimal()
    {
        DataFrame[] frames =
            [_assessments.ToScoreFrame(), _assessments.ToMetricFrame(), _assessments.ToHoldingFrame(), _assessments.ToConcentrationFrame()];

        Assert.That(frames.SelectMany(f => f.Columns).Select(c => c.DataType), Has.None.EqualTo(typeof(double)).And.None.EqualTo(typeof(float)));
        Assert.That(frames.SelectMany(f => f.Columns).OfType<DecimalDataFrameColumn>(), Is.Not.Empty);
    }

    [Test]
    public void Frames_NoAssessment_HaveTheColumnsAndNoRow()
    {
        var none = Enumerable.Empty<HealthAssessment>();

        Assert.That(none.ToMetricFrame().Rows.Count, Is.Zero);
        Assert.That(none.ToMetricFrame().Columns.Select(c => c.Name), Is.EqualTo(_assessments.ToMetricFrame().Columns.Select(c => c.Name)));
    }
}
