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
    public void Run_Book_ShowsTheWayToTheScore(string code, string entity, string date)
    {
        var run = DecimalComma.Run(() => CommandLine.Run("explain", code, _books.PathTo(entity, date)));

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        TestKit.Golden.Verify($"cli/explain-{code}-{entity}-{date}.txt", run.Output);
    }

    [Test]
    public void Run_NoBook_ShowsTheDefinitionAndItsThresholds() => TestKit.Golden.Verify("cli/explain-S3.txt", CommandLine.Run("explain", "s3").Output);

    [Test]
    public void Run_UnknownCode_ListsTheCodes()
    {
        var run = CommandLine.Run("explain", "S9");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output, Is.Empty);
        foreach (var code in ScoringPolicy.MetricCodes)
        {
            Assert.That(run.Error, Does.Contain($"  {code}  "));
        }
    }
}
