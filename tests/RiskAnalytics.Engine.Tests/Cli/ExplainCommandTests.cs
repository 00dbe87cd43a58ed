using RiskAnalytics.Core.Policies;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Cli;

[TestFixture]
public sealed class ExplainCommandTests
{
    private SampleBooks _books = null!;

    [OneTimeSetUp]
    public void WriteBooks() => _books = new SampleBooks();

    [OneTimeTearDown]
    public void RemoveBooks() => _books.Dispose();

    [TestCase("S3", "acme", "2024-04-12", TestName = "ratio between two knots")]
    [TestCase("L4", "buck", "2024-03-31", TestName = "lower is safer")]
    [TestCase("S2", "buck", "2024-03-31", TestName = "not applicable")]
    [TestCase("S1", "buck", "2024-04-30", TestName = "not disclosed")]
    [TestCase("K1", "acme", "2024-03-12", TestName = "cap that binds")]
    [TestCase("K4", "acme", "2024-04-12", TestName = "cap that does not apply")]
    [TestCase("F4", "acme", "2024-04-12", TestName = "flag that was evaluated")]
    [TestCase("F6", "acme", "2024-04-12", TestName = "flag that was not evaluated")]
    [TestCase("final", "acme", "2024-03-12", TestName = "chain to a score under a cap")]
    [TestCase("final", "buck", "2024-03-31", TestName = "chain to a band worse than the grade")]
    [TestCase("final", "buck", "2024-04-30", TestName = "chain to no rating")]
    public void Run_Book_ShowsTheWayToTheScore(string code, string entity, string date)
    {
        var run = DecimalComma.Run(() => CommandLine.Run("explain", code, _books.PathTo(entity, date)));

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        TestKit.Golden.Verify($"cli/explain-{code}-{entity}-{date}.txt", run.Output);
    }

    [Test]
    public void Run_NoBook_ShowsTheDefinitionAndItsThresholds() => TestKit.Golden.Verify("cli/explain-S3.txt", CommandLine.Run("explain", "s3").Output);

    [TestCase("K8")]
    [TestCase("F1")]
    [TestCase("final")]
    public void Run_RuleWithoutABook_ShowsItsConditionAndSteps(string code) =>
        TestKit.Golden.Verify($"cli/explain-{code}.txt", CommandLine.Run("explain", code.ToLowerInvariant()).Output);

    [Test]
    public void Run_UnknownCode_ListsTheCodes()
    {
        var run = CommandLine.Run("explain", "S9");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output, Is.Empty);
        foreach (var code in ScoringPolicy.MetricCodes.AddRange(ScoringPolicy.CapCodes).AddRange(Enumerable.Range(1, 9).Select(i => FormattableString.Invariant($"F{i}"))))
        {
            Assert.That(run.Error, Does.Contain($"  {code,-3} "));
        }
    }
}
