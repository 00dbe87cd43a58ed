using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Cli;

[TestFixture]
public sealed class CompareCommandTests
{
    private SampleBooks _books = null!;

    [OneTimeSetUp]
    public void WriteBooks() => _books = new SampleBooks();

    [OneTimeTearDown]
    public void RemoveBooks() => _books.Dispose();

    [TestCase("table", "txt")]
    [TestCase("csv", "csv")]
    public void Run_TwoProfiles_RanksWithinEach(string format, string extension)
    {
        var run = DecimalComma.Run(() => CommandLine.Run("compare", _books.Root, "--format", format));

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        TestKit.Golden.Verify($"cli/compare.{extension}", run.Output);
    }

    [Test]
    public void Run_Json_HoldsTheWholeAssessments()
    {
        var run = CommandLine.Run("compare", _books.Root, "--format", "json");

        using var json = System.Text.Json.JsonDocument.Parse(run.Output);
        var row = json.RootElement.GetProperty("groups")[0].GetProperty("rows")[0];
        Assert.That(row.GetProperty("rank").GetInt32(), Is.EqualTo(1));
        Assert.That(row.GetProperty("assessment").GetProperty("entity").GetProperty("id").GetString(), Is.EqualTo("acme"));
    }
}
