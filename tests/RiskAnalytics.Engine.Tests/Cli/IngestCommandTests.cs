using System.Text.Json;
using RiskAnalytics.Ingestion.Sources;
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

    private const string Audit = """{"audit":{"liabilityBalances":{"BTC":"100"},"reserveBalances":{"BTC":"105"}}}""";

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
    public void Run_UnknownFormat_NamesTheNearest()
    {
        var run = CommandLine.Run("ingest", _books.Exchange, "--as", "okx-audit", "--out", Out);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("'okx-audit', which is no format").And.Contain("okx-audit-json"));
    }

    [Test]
    public void Run_OptionOfTheCommandsThatJudge_IsNone()
    {
        var run = CommandLine.Run("ingest", _books.Exchange, "--out", Out, "--fail-on", "watch");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("There is no option '--fail-on' here."));
    }

    [Test]
    public void Run_NoOutputFolder_IsAUsageError()
    {
        var run = CommandLine.Run("ingest", _books.Exchange);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, "error: Option '--out' is required.\n")));
    }

    [Test]
    public void Run_NoFiles_IsAUsageError()
    {
        var run = CommandLine.Run("ingest", "--out", Out);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, "error: Name files or folders, or a provider with --from.\n")));
    }

    [Test]
    public void Run_Formats_ListsEachOnceAndNothingElse()
    {
        var run = CommandLine.Run("ingest", "--formats");

        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(lines.Where(line => !line.StartsWith(' ')).Skip(1).Select(line => line.Split(' ')[0]), Is.EqualTo(SourceCatalog.All.Select(source => source.Code)));
        Assert.That(lines.Select(line => line.Length), Has.All.LessThan(240));
    }

    [Test]
    public void Run_FormatsAsJson_SaysWhatTheCatalogueSays()
    {
        using var json = JsonDocument.Parse(CommandLine.Run("ingest", "--formats", "--format", "json").Output);

        Assert.That(
            json.RootElement.EnumerateArray().Select(f => string.Join('|', f.EnumerateObject().Select(m => $"{m.Name}={m.Value}"))),
            Is.EqualTo(SourceCatalog.All.Select(s => $"format={s.Code}|description={s.Description}|rhythm={s.Rhythm}|traps={s.Traps}")));
    }

    [Test]
    public void Run_AsOf_DatesAFileThatStatesNone()
    {
        var file = _books.Write("audit.json", Audit);

        var run = CommandLine.Run("ingest", file, "--as-of", "2024-04-12", "--out", Out);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(Directory.Exists(Path.Combine(Out, "okx", "2024-04-12")));
    }

    [Test]
    public void Run_ManyFiles_HasOneAlignedLineForEach()
    {
        for (var number = 1; number <= 60; number++)
        {
            _books.Write($"many/{new string('d', number)}/{new string('f', 61 - number)}{number}.json", Audit);
        }

        var run = CommandLine.Run("ingest", Path.Combine(_books.Root, "many"), "--as-of", "2024-04-12", "--out", Out);

        var table = run.Output.Split("\n\n")[0].Split('\n');
        Assert.That(table, Has.Length.EqualTo(61));
        Assert.That(table.Select(line => line.IndexOf(line == table[0] ? "FORMAT" : "okx-audit-json", StringComparison.Ordinal)).Distinct(), Has.Exactly(1).Items);
        Assert.That(table.Select(line => line.Length), Has.All.LessThan(140));
        Assert.That(run.Output, Does.Contain("\n60 files: 60 recognised, 1 book, "));
    }

    [Test]
    public void Run_IssuesOfAFile_TellTheGravestFirst()
    {
        var book = _books.PathTo("acme", "2024-04-12");
        File.WriteAllText(Path.Combine(book, "holdings.csv"), "asset,class,quantity,price,colour\nBTC,bitcoin,105,60000,red\nETH,ether,\"1,234\",3000,\nXRP,small-altcoin,x,1,\n");

        var run = CommandLine.Run("ingest", book, "--out", Out);

        var block = run.Output.Split("\n\n").Single(text => text.Split('\n')[0].EndsWith("/entity.json", StringComparison.Ordinal) && !text.StartsWith("FILE", StringComparison.Ordinal));
        var words = block.Split('\n').Skip(1).Select(line => line.Trim().Split(' ')[0]).Where(word => word.Length > 0).ToList();
        Assert.That(words.Distinct(), Is.EqualTo(new[] { "book", "error", "warning", "info" }), block);
        Assert.That(words, Is.EqualTo(words.OrderBy(word => Array.IndexOf(["book", "error", "warning", "info"], word))));
    }

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
