using Microsoft.Data.Analysis;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Backtest;
using RiskAnalytics.Engine.Backtest;
using RiskAnalytics.Engine.Frames;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Frames;

/// <summary>The frames of a stressed book and of a back-test carry the figures of their reports.</summary>
[TestFixture]
public sealed class StressFramesTests
{
    private HealthAssessment _stressed = null!;

    [OneTimeSetUp]
    public async Task Stress()
    {
        var run = await new RiskEngine(new EngineOptions { Stress = StandardStress.Options with { Paths = 200 } }).RunAsync([Repository.PathTo("data/books/usdc-svb")]);
        _stressed = run.Entities[0].Chosen;
    }

    [Test]
    public void ToScenarioFrame_EveryScenario_HasItsFiguresAndTheChangeOfTheScore()
    {
        var frame = new[] { _stressed }.ToScenarioFrame();

        var scenarios = _stressed.Stress!.Scenarios;
        Assert.That(frame["scenario"].Cast<string>(), Is.EqualTo(scenarios.Select(s => s.Scenario.Id)));
        Assert.That(frame["coverage"].Cast<decimal?>(), Is.EqualTo(scenarios.Select(s => s.Coverage.Value)));
        Assert.That(frame["change"].Cast<decimal?>(), Is.EqualTo(scenarios.Select(s => s.FinalScore.Value - _stressed.FinalScore)));
    }

    [Test]
    public void ToLadderFrame_FiveSteps_AreSharesOfWhatIsOwed()
    {
        var frame = new[] { _stressed }.ToLadderFrame();

        Assert.That(frame["by"].Cast<string>(), Is.EqualTo(new[] { "1h", "1d", "5d", "30d", "later" }));
        Assert.That((decimal?)frame["share_of_owed"][0] * _stressed.Totals.Liabilities, Is.EqualTo((decimal?)frame["available"][0]).Within(0.01m));
    }

    [Test]
    public void Frames_BookThatWasNotStressed_HaveNoRows()
    {
        HealthAssessment[] plain = [_stressed with { Stress = null }];

        DataFrame[] frames = [plain.ToScenarioFrame(), plain.ToLadderFrame(), plain.ToWaterfallFrame(), plain.ToExposureFrame()];
        Assert.That(frames.Select(frame => frame.Rows.Count), Is.All.Zero);
    }

    [Test]
    public void ToWaterfallFrame_NobodyLeft_HasNoCoverageAndNoZero()
    {
        var frame = new[] { _stressed }.ToWaterfallFrame();

        var last = (int)frame.Rows.Count - 1;
        Assert.That(frame["paid_share"][last], Is.EqualTo(1m));
        Assert.That(frame["coverage"][last], Is.Null);
    }

    [Test]
    public void ToExposureFrame_Shares_AreLargestFirst()
    {
        var shares = new[] { _stressed }.ToExposureFrame()["share"].Cast<decimal?>().ToList();

        Assert.That(shares, Is.Not.Empty.And.Ordered.Descending);
    }

    [Test]
    public void ToFigureFrame_FigureWithoutValue_IsNullAndHasItsReason()
    {
        var frame = _stressed.Stress!.Figures.ToFigureFrame();

        var missing = _stressed.Stress.Figures.Count(figure => figure.Value is null);
        Assert.That(missing, Is.Positive);
        Assert.That(frame["value"].NullCount, Is.EqualTo(missing));
        Assert.That(frame.Rows.Where(row => row[3] is null).Select(row => row[5]), Is.All.Not.Null);
    }

    [Test]
    public async Task ToCaseFrame_AndFlags_AreThoseOfTheReport()
    {
        var (report, _) = await new Backtester().RunAsync([Repository.PathTo("data/books/alameda")]);

        var cases = report.ToCaseFrame();
        var alameda = cases.Filter(cases["id"].ElementwiseEquals("alameda"));
        Assert.That(alameda["lead_days"][0], Is.EqualTo(9m), "2 to 11 November 2022");
        Assert.That(alameda["kind"][0], Is.EqualTo("failure"));
        Assert.That(cases["kind"].Cast<string>().Count(kind => kind == "control"), Is.EqualTo(report.Controls.Length));
        var flags = report.ToFlagFrame();
        BacktestFlag[] expected = [.. report.Cases.Concat(report.Controls).Concat(report.Others).SelectMany(one => one.Flags)];
        Assert.That(flags["code"].Cast<string>(), Is.EqualTo(expected.Select(flag => flag.Code)));
    }
}
