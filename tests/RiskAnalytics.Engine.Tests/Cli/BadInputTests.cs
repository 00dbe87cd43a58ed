using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace RiskAnalytics.Engine.Tests.Cli;

/// <summary>
/// The whole way with input that is wrong: either the book is refused with exit code 2 and its place, or it is assessed with an
/// issue that names the place. Never a crash (3), never a silent pass.
/// </summary>
[TestFixture]
public sealed class BadInputTests
{
    private const string Holdings = "holdings.csv";

    private SampleBooks _books = null!;

    [SetUp]
    public void WriteBooks() => _books = new SampleBooks();

    [TearDown]
    public void RemoveBooks() => _books.Dispose();

    private string Book => _books.PathTo("acme", "2024-04-12");

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case("empty file", "");
        yield return Case("missing required column", "asset,quantity\nBTC,1\n");
        yield return Case("duplicated header", "asset,class,value,value\nBTC,bitcoin,1,2\n");
        yield return Case("NUL byte", "asset,class,value\nBTC,bit\0coin,1\n");
        yield return Case("single line of 10 MB", "asset,class,value\n" + new string('x', 10_000_000));
        yield return new TestCaseData(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("asset,class,value\n")).ToArray()).SetArgDisplayNames("UTF-16");
        yield return new TestCaseData(Encoding.Latin1.GetBytes("asset,class,value,instrument\nBTC,bitcoin,1,Zürich\n")).SetArgDisplayNames("Latin-1");
        yield return new TestCaseData(Zip()).SetArgDisplayNames("zip renamed to csv");

        static TestCaseData Case(string name, string text) => new TestCaseData(Encoding.UTF8.GetBytes(text)).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Refused))]
    public void Score_HoldingsThatCannotBeRead_ExitsWith2AndNamesTheFile(byte[] holdings)
    {
        File.WriteAllBytes(Path.Combine(Book, Holdings), holdings);

        var run = CommandLine.Run("score", Book, "--format", "json");

        Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain(Holdings));
    }

    [TestCase("BTC,bitcoin,105,,-5,false", 2, TestName = "negative value")]
    [TestCase("BTC,bitcoin,-105,,,false", 2, TestName = "negative quantity")]
    [TestCase("BTC,bitcoin,1e400,,,false", 2, TestName = "1e400")]
    [TestCase("BTC,bitcoin,\"1.234,5\",,,false", 2, TestName = "decimal comma")]
    [TestCase("BTC,bitcoins,105,,,false", 2, TestName = "unknown class")]
    [TestCase("BTC,bitcoin,105,60000,1,false", 2, TestName = "value against quantity times price")]
    [TestCase("BTC,treasury-bill,105,,,false,2024-02-31", 2, TestName = "31 February")]
    [TestCase("BTC,bitcoin,\"1,234\",,,false", 2, TestName = "thousands separator that may be a decimal comma")]
    [TestCase("XYZ,small-altcoin,105,,,false", 2, TestName = "no price")]
    [TestCase("BTC,bitcoin,105,,,false\nBTC,bitcoin,105,,,false", 3, TestName = "duplicate line")]
    public void Score_RowThatIsWrong_SaysWhereAndGoesOn(string row, int place)
    {
        File.WriteAllText(Path.Combine(Book, Holdings), "asset,class,quantity,price,value,encumbered,maturity\n" + row + "\nETH,ether,1000,,,false\n");

        using var json = JsonDocument.Parse(Scored().Output);

        var issues = json.RootElement.GetProperty("issues").EnumerateArray().Where(issue => issue.GetProperty("severity").GetString() != "info");
        Assert.That(issues.Select(issue => (issue.GetProperty("file").GetString(), Row(issue))), Does.Contain((Holdings, place)));

        static int? Row(JsonElement issue) => issue.GetProperty("row").ValueKind == JsonValueKind.Null ? null : issue.GetProperty("row").GetInt32();
    }

    [TestCase("asset,class,value\n", TestName = "header only")]
    [TestCase("asset,class,quantity\nQQQ,small-altcoin,5\n", TestName = "no price at all")]
    public void Score_NothingOfValue_IsNotRatedOrCriticalButNeverSound(string holdings)
    {
        File.WriteAllText(Path.Combine(Book, Holdings), holdings);

        using var json = JsonDocument.Parse(Scored().Output);

        Assert.That(json.RootElement.GetProperty("band").GetString(), Is.AnyOf("not_rated", "critical"));
    }

    [Test]
    public void Score_LiabilitiesOfZero_HasNoRatioAndSaysWhy()
    {
        File.WriteAllText(Path.Combine(Book, "liabilities.csv"), "asset,quantity\nBTC,0\n");

        using var json = JsonDocument.Parse(Scored().Output);

        var ratio = json.RootElement.GetProperty("metrics")[0];
        Assert.That(ratio.GetProperty("status").GetString(), Is.EqualTo("undefined"));
        Assert.That(ratio.GetProperty("value").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void Score_PublishedBeforeTheAsOfDate_IsAnIssue()
    {
        File.WriteAllText(Path.Combine(Book, "disclosures.json"), """{"published_on": "2024-04-11"}""");

        Assert.That(Scored().Output, Does.Contain("published-before-as-of"));
    }

    [Test]
    public void ScoreCsv_NameThatWouldRunAsAFormula_IsText()
    {
        var entity = Path.Combine(Book, "entity.json");
        File.WriteAllText(entity, File.ReadAllText(entity).Replace("Acme Exchange", "=HYPERLINK(1)", StringComparison.Ordinal));

        Assert.That(CommandLine.Run("score", Book, "--format", "csv").Output, Does.Contain(",'=HYPERLINK(1),"));
    }

    private CommandLine Scored()
    {
        var run = CommandLine.Run("score", Book, "--format", "json");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return run;
    }

    private static byte[] Zip()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            archive.CreateEntry(Holdings);
        }

        return stream.ToArray();
    }
}
