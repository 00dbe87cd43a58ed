using System.Text.Json;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Cli;

[TestFixture]
public sealed class ScoreCommandTests
{
    private SampleBooks _books = null!;

    [OneTimeSetUp]
    public void WriteBooks() => _books = new SampleBooks();

    [OneTimeTearDown]
    public void RemoveBooks() => _books.Dispose();

    [TestCase("table", "txt")]
    [TestCase("csv", "csv")]
    [TestCase("json", "json")]
    public void Run_FolderOfBooks_PrintsEveryBook(string format, string extension)
    {
        var run = CommandLine.Run("score", _books.Root, "--format", format);

        Assert.That(run.Error, Is.EqualTo("buck 2024-04-30: 1 warning (liability-not-loaded); see `score --format json`.\n"));
        Assert.That(run.ExitCode, Is.Zero);
        TestKit.Golden.Verify($"cli/score.{extension}", run.Output);
    }

    [Test]
    public void Run_Regime_CountsItsRulesBelowTheTable()
    {
        var book = Repository.PathTo("data/examples/alpen-basket-art/2026-06-30");

        Assert.That(CommandLine.Run("score", book, "--regime", "hkma").Output, Does.Match("\nRules, see `explain <rule> <book>`:\nalpen-basket-art 2026-06-30: hkma: [0-9]+ met, [0-9]+ broken(?: \\([^)]+\\))?, [0-9]+ informative, [0-9]+ not evaluated\n$"));
    }

    [TestCase("table")]
    [TestCase("csv")]
    [TestCase("json")]
    public void Run_UnderADecimalComma_PrintsTheSame(string format)
    {
        var there = DecimalComma.Run(() => CommandLine.Run("score", _books.Root, "--format", format));

        Assert.That(there, Is.EqualTo(CommandLine.Run("score", _books.Root, "--format", format)));
    }

    [Test]
    public void Run_OneBookAsJson_IsOneObject()
    {
        var run = CommandLine.Run("score", _books.PathTo("acme", "2024-04-12"), "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.That(json.RootElement.GetProperty("schema").GetString(), Is.EqualTo("riskanalytics/assessment/1"));
    }

    [Test]
    public void Run_Json_HasTheKeysOfTheContractInItsOrder()
    {
        using var json = JsonDocument.Parse(CommandLine.Run("score", _books.PathTo("acme", "2024-04-12"), "--format", "json").Output);
        var root = json.RootElement;

        Assert.That(Keys(root), Is.EqualTo(
            "schema entity as_of published_on policy engine_version input_sha256 totals metrics pillars raw_score final_score grade band confidence "
            + "rated published sensitivity caps flags findings points_lost remedies assets concentration shares regulatory verifications issues stress trend documents overrides"));
        Assert.That(Keys(root.GetProperty("totals")), Is.EqualTo("assets liabilities clean_assets surplus matched stressed_value encumbered"));
        Assert.That(Keys(root.GetProperty("metrics")[0]), Is.EqualTo("code id name value unit status reason score band scored formula source inputs"));
        Assert.That(Keys(root.GetProperty("metrics")[0].GetProperty("inputs")[0]), Is.EqualTo("name value source"));
        Assert.That(Keys(root.GetProperty("pillars")[0]), Is.EqualTo("id score band worst_metric complete"));
        Assert.That(Keys(root.GetProperty("published")), Is.EqualTo("grade band held previous"));
        Assert.That(Keys(root.GetProperty("sensitivity")[0]), Is.EqualTo("set final_score grade band"));
        Assert.That(Keys(root.GetProperty("flags")[0]), Is.EqualTo("code raised message evidence"));
        Assert.That(Keys(root.GetProperty("points_lost")[0]), Is.EqualTo("metric points"));
        Assert.That(Keys(root.GetProperty("assets")[0]), Is.EqualTo("asset assets liabilities ratio share class"));
        Assert.That(Keys(root.GetProperty("concentration")), Is.EqualTo("by_asset by_issuer by_custodian by_network"));
        Assert.That(
            Keys(root.GetProperty("concentration").GetProperty("by_asset")),
            Is.EqualTo("n cr1 cr5 cr10 hhi normalised_hhi effective_number entropy theil gini label"));
        Assert.That(Keys(root.GetProperty("shares")), Is.EqualTo("stablecoin btc eth btc_eth_stablecoin own_token other top10"));
        Assert.That(Keys(root.GetProperty("verifications")[0]), Is.EqualTo("kind outcome claimed observed message subject verified_value_share does_not_show"));

        static string Keys(JsonElement element) => string.Join(' ', element.EnumerateObject().Select(member => member.Name));
    }

    [Test]
    public void Run_AsOf_PrintsThatDateWithItsHistoryBehindIt()
    {
        var run = CommandLine.Run("score", _books.Exchange, "--as-of", "2024-04-12", "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.That(json.RootElement.GetProperty("as_of").GetString(), Is.EqualTo("2024-04-12"));
        Assert.That(json.RootElement.GetProperty("published").GetProperty("previous").GetProperty("as_of").GetString(), Is.EqualTo("2024-03-12"));
    }

    [Test]
    public void Run_AsOfThatNoBookHas_SaysSo()
    {
        var run = CommandLine.Run("score", _books.Exchange, "--as-of", "2020-01-01");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Is.EqualTo("error: No book is as of 2020-01-01.\n"));
    }

    [Test]
    public void Run_OneBrokenBookAmongGoodOnes_PrintsTheOthersAndExitsWith2()
    {
        using var books = new SampleBooks();
        books.Write("books/acme/2024-05-12/entity.json", """{"id": "acme", "name": "Acme Exchange", "kind": "exchange"}""");
        books.Write("books/acme/2024-05-12/holdings.csv", "asset,class,value\n");

        var run = CommandLine.Run("score", books.Root);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output, Does.Contain("2024-04-12"));
        Assert.That(run.Error, Does.Contain(Path.Combine("acme", "2024-05-12")).And.Contain("entity.json").And.Contain("as_of"));
    }

    [Test]
    public void Run_TwoBooksOfOneDate_PrintsBothWithoutMakingOneTheHistoryOfTheOther()
    {
        using var books = new SampleBooks();
        books.CopyBook("acme", "2024-04-12", "acme/copy");

        var run = CommandLine.Run("score", books.Exchange, "--as-of", "2024-04-12", "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(json.RootElement.GetArrayLength(), Is.EqualTo(2));
        foreach (var book in json.RootElement.EnumerateArray())
        {
            Assert.That(book.GetProperty("published").GetProperty("previous").GetProperty("as_of").GetString(), Is.EqualTo("2024-03-12"));
        }
    }

    [Test]
    public void Run_OnePathNamedTwice_ReadsItOnce()
    {
        var run = CommandLine.Run("score", _books.Exchange, _books.PathTo("acme", "2024-04-12"));

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run, Is.EqualTo(CommandLine.Run("score", _books.Exchange)));
    }

    [Test]
    public void Run_EvaluatedBeforeOneOfSeveralBooks_WarnsOfIt()
    {
        var run = CommandLine.Run("score", _books.Exchange, "--evaluated-on", "2024-04-01");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Error, Does.Contain("warning: --evaluated-on 2024-04-01 is before the as-of date of acme 2024-04-12: "));
    }

    [Test]
    public void Run_FileGivenAsBook_SaysToNameTheFolder()
    {
        var run = CommandLine.Run("score", Path.Combine(_books.PathTo("acme", "2024-04-12"), "holdings.csv"));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("is a file; name the folder that holds it"));
    }

    [Test]
    public void Run_Csv_RoundsAmountsToCentsAndAllElseToTenDecimals()
    {
        var cells = CommandLine.Run("score", _books.Root, "--format", "csv").Output.Split('\n').Skip(1).SelectMany(line => line.Split(','));

        Assert.That(cells.Where(cell => decimal.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out _)).Select(cell => cell[(cell.IndexOf('.', StringComparison.Ordinal) + 1)..].Length), Is.All.LessThanOrEqualTo(10));
    }

    [Test]
    public void Run_FailOn_ExitsWith1AndNamesTheBook()
    {
        var run = CommandLine.Run("score", _books.Exchange, "--fail-on", "critical");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("acme as of 2024-03-12 is critical."));
    }

    [Test]
    public void Run_FailOnABandThatNoBookReaches_ExitsWith0() =>
        Assert.That(CommandLine.Run("score", _books.PathTo("acme", "2024-04-12"), "--fail-on", "critical").ExitCode, Is.Zero);

    [Test]
    public void Run_FailOnWithABookNotRated_Warns()
    {
        var run = CommandLine.Run("score", _books.PathTo("buck", "2024-04-30"), "--fail-on", "critical");

        Assert.That(run.Error, Does.Contain("warning: buck as of 2024-04-30 is not rated, so --fail-on cannot judge it"));
    }

    [Test]
    public void Run_FailOnWorse_TakesTheNewestBookOfAnEntityOnly()
    {
        // March is critical and April sound: nothing is worse, although March itself is bad.
        Assert.That(CommandLine.Run("score", _books.Exchange, "--fail-on", "worse").ExitCode, Is.Zero);

        using var books = new SampleBooks();
        books.CopyToDate("acme", "2024-03-12", "2024-05-12");
        var run = CommandLine.Run("score", books.Exchange, "--fail-on", "worse");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Match(@"warning: acme as of 2024-05-12 is worse than before\. A \d\d\.\d, \w+ on 2024-04-12 became F \d+\.\d, critical on 2024-05-12\."));
    }

    [Test]
    public void Run_FailOnWorseWithAFirstBook_SaysThatThereIsNothingToCompare()
    {
        var run = CommandLine.Run("score", _books.PathTo("acme", "2024-03-12"), "--fail-on", "worse");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Error, Does.Contain("warning: acme as of 2024-03-12 is the first book, so --fail-on worse has nothing to compare it with."));
    }

    [Test]
    public void Run_FailOnWorseWithANewerBookNotRated_NamesIt()
    {
        var run = CommandLine.Run("score", _books.Issuer, "--fail-on", "worse");

        Assert.That(run.Error, Does.Contain("buck: the book as of 2024-04-30 is newer but not rated"));
    }

    [Test]
    public void Run_PolicyWithFaults_NamesThemAllAndExitsWith2()
    {
        using var books = new SampleBooks();
        var policy = File.ReadAllText(Repository.PathTo("data/policies/default.json"))
            .Replace("\"knots\": [0.85, 0.95, 0.98, 0.995, 1.02]", "\"knots\": [0.85, 0.98, 0.95, 0.995, 1.02]", StringComparison.Ordinal)
            .Replace("\"solvency\": { \"weight\": 30", "\"solvency\": { \"weight\": 31", StringComparison.Ordinal);

        var run = CommandLine.Run("score", books.Exchange, "--policy", books.Write("policy.json", policy));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain("S3").And.Contain("pillars"));
    }
}
