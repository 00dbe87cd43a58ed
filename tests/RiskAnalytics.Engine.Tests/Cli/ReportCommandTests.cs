using System.Security.Cryptography;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Cli;

[TestFixture]
public sealed class ReportCommandTests
{
    private SampleBooks _books = null!;

    [SetUp]
    public void WriteBooks() => _books = new SampleBooks();

    [TearDown]
    public void RemoveBooks() => _books.Dispose();

    private string Out => Path.Combine(_books.Root, "reports");

    private IEnumerable<string> Written() => Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Out, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private List<string> Hashes() =>
        [.. Written().Select(name => $"{name} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Out, name))))}")];

    [Test]
    public void Run_SeveralEntities_WritesEveryReportAndTheComparison()
    {
        var run = CommandLine.Run("report", _books.Root, "--out", Out);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(Written(), Is.EqualTo(new[]
        {
            "acme/2024-04-12/assessment.json", "acme/2024-04-12/findings.csv", "acme/2024-04-12/health.pdf", "acme/2024-04-12/health.png",
            "buck/2024-03-31/assessment.json", "buck/2024-03-31/findings.csv", "buck/2024-03-31/health.pdf", "buck/2024-03-31/health.png",
            "comparison.csv", "comparison.pdf", "comparison.png",
        }));
        Assert.That(Written().Select(name => new FileInfo(Path.Combine(Out, name)).Length), Is.All.GreaterThan(0));
        TestKit.Golden.Verify("cli/report.txt", run.Output.Replace(Out, "reports", StringComparison.Ordinal).Replace('\\', '/'));
    }

    [Test]
    public void Run_NewerBookNotRated_NamesItOnStandardError()
    {
        var run = CommandLine.Run("report", _books.Issuer, "--out", Out);

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Error, Does.Contain("buck: the book as of 2024-04-30 is newer but not rated: "));
    }

    [Test]
    public void Run_Quiet_KeepsRemarksBack() =>
        Assert.That(CommandLine.Run("report", _books.Issuer, "--out", Out, "--quiet").Error, Is.Empty);

    [Test]
    public void Run_OneEntity_WritesNoComparison()
    {
        CommandLine.Run("report", _books.Exchange, "--out", Out, "--as-of", "2024-03-12");

        Assert.That(Written(), Has.None.StartsWith("comparison").And.Some.StartsWith("acme/2024-03-12/"));
    }

    [Test]
    public void Run_TwoBooksOfOneDate_ReportsTheFirstNamesTheSecondAndExitsWith2()
    {
        _books.CopyBook("acme", "2024-04-12", "acme/copy");

        var run = CommandLine.Run("report", _books.Exchange, "--out", Out);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("A second book of acme as of 2024-04-12"));
        Assert.That(Written(), Has.Some.StartsWith("acme/2024-04-12/"));
    }

    [Test]
    public void Run_Twice_WritesTheSameBytes()
    {
        CommandLine.Run("report", _books.Root, "--out", Out);
        var first = Hashes();

        DecimalComma.Run(() => CommandLine.Run("report", _books.Root, "--out", Out));

        Assert.That(Hashes(), Is.EqualTo(first));
    }

    [Test]
    public void Run_FolderCannotBeWritten_ExitsWith2AndSaysWhere()
    {
        var inTheWay = _books.Write("reports", "a file where the folder should be");

        var run = CommandLine.Run("report", _books.Exchange, "--out", inTheWay);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain($"The folder {inTheWay} cannot be written: a file has this name."));
    }

    [Test]
    public void Run_FileAmongTheParentsOfTheFolder_ExitsWith2AndNamesIt()
    {
        var inTheWay = _books.Write("file", "");

        var run = CommandLine.Run("report", _books.Exchange, "--out", Path.Combine(inTheWay, "below"));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain($"cannot be written: {inTheWay} is a file."));
    }

    [Test]
    public void Run_PartialBook_NamesTheNewestWholeOne()
    {
        var entity = Path.Combine(_books.PathTo("acme", "2024-04-12"), "entity.json");
        File.WriteAllText(entity, File.ReadAllText(entity).Replace("\"kind\"", "\"partial\": \"four lines of ten\", \"kind\"", StringComparison.Ordinal));

        var run = CommandLine.Run("report", _books.Exchange, "--out", Out);

        Assert.That(run.Error, Does.Contain("acme: the book as of 2024-04-12 is partial; the newest whole one is 2024-03-12, see --as-of\n"));
    }

    [Test]
    public void Run_EvaluatedBeforeTheBook_ExitsWith2AndWritesNothing()
    {
        var run = CommandLine.Run("report", _books.Exchange, "--out", Out, "--evaluated-on", "2024-04-11");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Is.EqualTo("error: --evaluated-on 2024-04-11 is before the as-of date of the book, acme 2024-04-12.\n"));
        Assert.That(Directory.Exists(Out), Is.False);
    }

    [Test]
    public void Run_Cancelled_LeavesNoHalfWrittenFile()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        var run = CommandLine.Run(cancellation.Token, "report", _books.Exchange, "--out", Out);

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.Contain("Cancelled"));
        Assert.That(Directory.Exists(Out), Is.False);
    }

    [Test]
    public void Run_IdThatLeavesTheFolder_IsRefused()
    {
        using var books = new SampleBooks();
        books.Write("books/evil/entity.json", """{"id": "../../x", "name": "x", "kind": "exchange", "as_of": "2024-01-01", "reporting_currency": "USD"}""");
        books.Write("books/evil/holdings.csv", "asset,class,value\nBTC,bitcoin,1\n");

        var run = CommandLine.Run("report", Path.Combine(books.Root, "books", "evil"), "--out", Path.Combine(books.Root, "a", "b", "reports"));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("entity.json").And.Contain("id"));
        Assert.That(Directory.Exists(Path.Combine(books.Root, "a")), Is.False);
    }
}
