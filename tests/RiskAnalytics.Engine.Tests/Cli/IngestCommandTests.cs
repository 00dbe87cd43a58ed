using System.Text.Json;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Cli;

[TestFixture]
public sealed class IngestCommandTests
{
    private SampleBooks _books = null!;

    [SetUp]
    public void WriteBooks() => _books = new SampleBooks();

    [TearDown]
    public void RemoveBooks() => _books.Dispose();

    private string Out => Path.Combine(_books.Root, "out");

    [Test]
    public void Run_ABook_WritesItAgainWithTheSameResult()
    {
        var run = CommandLine.Run("ingest", _books.PathTo("acme", "2024-04-12"), "--out", Out);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("  book     acme/2024-04-12\n"));
        Assert.That(CommandLine.Run("score", Out).Output, Is.EqualTo(CommandLine.Run("score", _books.PathTo("acme", "2024-04-12")).Output));
    }

    [Test]
    public void Run_Json_HasTheKeysOfTheContract()
    {
        var run = DecimalComma.Run(() => CommandLine.Run("ingest", _books.PathTo("acme", "2024-04-12"), "--out", Out, "--format", "json"));

        using var json = JsonDocument.Parse(run.Output);
        Assert.That(
            json.RootElement[0].EnumerateObject().Select(member => member.Name),
            Is.EqualTo(new[] { "file", "sha256", "recognised", "format", "entity", "as_of", "books", "lines", "figures", "issues" }));
    }

    [Test]
    public void Run_NamedFileOfNoKnownFormat_ExitsWith2()
    {
        var run = CommandLine.Run("ingest", _books.Write("notes.csv", "a,b\n1,2\n"), "--out", Out);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("notes.csv is of no known format"));
        Assert.That(Directory.Exists(Out), Is.False);
    }

    [Test]
    public void Run_UnknownFormat_NamesTheKnownOnes()
    {
        var run = CommandLine.Run("ingest", _books.Exchange, "--as", "magic", "--out", Out);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("magic").And.Contain("issuer-composition-table"));
    }

    [Test]
    public void Run_OptionOfTheCommandsThatJudge_IsNone()
    {
        var run = CommandLine.Run("ingest", _books.Exchange, "--out", Out, "--fail-on", "watch");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("There is no option '--fail-on' here."));
    }

    [Test]
    public void Run_NoOutputFolder_IsAUsageError() =>
        Assert.That(CommandLine.Run("ingest", _books.Exchange).ExitCode, Is.EqualTo(2));

    [Test]
    public void Run_Cancelled_WritesNothing()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        var run = CommandLine.Run(cancellation.Token, "ingest", _books.Exchange, "--out", Out);

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(Directory.Exists(Out), Is.False);
    }
}
