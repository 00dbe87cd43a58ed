using System.Globalization;

namespace RiskAnalytics.Engine.Tests.Cli;

/// <summary>A book with errors in it is judged, but never in silence.</summary>
[TestFixture]
public sealed class IssueTests
{
    private SampleBooks _books = null!;

    [SetUp]
    public void WriteBooks() => _books = new SampleBooks();

    [TearDown]
    public void RemoveBooks() => _books.Dispose();

    private string Book => _books.PathTo("acme", "2024-04-12");

    [TestCase("score")]
    [TestCase("compare")]
    [TestCase("explain", "S1")]
    [TestCase("report")]
    public void Run_BookWithErrors_NamesThemOnStandardErrorAndExitsWith0(params string[] command)
    {
        Append("BTC,bitcoin,many,self,false\nETH,ether,-5,self,false\n");

        var run = CommandLine.Run([.. command, Book, .. OutOf(command)]);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error.Split('\n'), Is.EqualTo(new[]
        {
            "acme 2024-04-12: holdings.csv, row 6, column quantity: Found 'many', expected a number with a decimal point, such as 1234.5.",
            "acme 2024-04-12: holdings.csv, row 6, column value: The row has no amount that can be read and is left out.",
            "acme 2024-04-12: holdings.csv, row 7, column quantity: Found '-5', but only a settlement line may be negative; the line is left out.",
            "acme 2024-04-12: 3 errors in the book; 2 rows were left out, the figures miss them.",
            "",
        }));
    }

    [Test]
    public void Run_ManyErrors_TellsTenAndCountsTheRest()
    {
        Append(string.Concat(Enumerable.Range(0, 120).Select(i => string.Create(CultureInfo.InvariantCulture, $"BTC,bitcoin,-{i + 1},self,false\n"))));

        var lines = CommandLine.Run("score", Book).Error.TrimEnd('\n').Split('\n');

        Assert.That(lines, Has.Length.EqualTo(12));
        Assert.That(lines[10], Is.EqualTo("acme 2024-04-12: and 110 more; `ingest` lists them all"));
        Assert.That(lines[11], Is.EqualTo("acme 2024-04-12: 120 errors in the book; 120 rows were left out, the figures miss them."));
    }

    [Test]
    public void Run_Warnings_AreOneLine()
    {
        Append("BTC,bitcoin,\"1,234\",self,false\nETH,ether,\"1,235\",self,false\n");

        Assert.That(CommandLine.Run("score", Book).Error, Is.EqualTo("acme 2024-04-12: 2 warnings (thousands-assumed); see `score --format json`.\n"));
    }

    [Test]
    public void Run_Quiet_SaysNothing()
    {
        Append("BTC,bitcoin,many,self,false\n");

        Assert.That(CommandLine.Run("score", Book, "--quiet").Error, Is.Empty);
    }

    private void Append(string rows) => File.AppendAllText(Path.Combine(Book, "holdings.csv"), rows);

    private string[] OutOf(string[] command) => command[0] == "report" ? ["--out", Path.Combine(_books.Root, "reports")] : [];
}
