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

    [Test]
    public void Run_NamedBooks_ShowsEachAsItsOwnRow()
    {
        var run = CommandLine.Run("compare", _books.PathTo("acme", "2024-04-12"), _books.PathTo("acme", "2024-03-12") + "/", _books.Issuer, "--format", "csv");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var rows = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).Select(cells => (cells[3], cells[6])).ToList();
        Assert.That(rows, Is.EquivalentTo(new[] { ("acme", "2024-04-12"), ("acme", "2024-03-12"), ("buck", "2024-03-31") }));
    }

    [Test]
    public void Run_AllDates_ShowsEveryBook()
    {
        var run = CommandLine.Run("compare", _books.Root, "--all-dates", "--format", "json");

        using var json = System.Text.Json.JsonDocument.Parse(run.Output);
        var rows = json.RootElement.GetProperty("groups").EnumerateArray().SelectMany(g => g.GetProperty("rows").EnumerateArray()).ToList();
        Assert.That(rows, Has.Count.EqualTo(4));
        Assert.That(rows.Count(row => row.GetProperty("not_ranked_because").GetString() == "not rated"), Is.EqualTo(1));
    }

    [Test]
    public void Run_BookBesideItsFolder_ShowsTheNamedOneAndTheLatest()
    {
        var run = CommandLine.Run("compare", _books.Exchange, _books.PathTo("acme", "2024-03-12"), "--format", "csv");

        Assert.That(run.Output, Does.Contain("acme,Acme Exchange,exchange,2024-03-12").And.Contain("acme,Acme Exchange,exchange,2024-04-12"));
    }

    [TestCase("table", "txt")]
    [TestCase("csv", "csv")]
    [TestCase("json", "json")]
    public void Run_Difference_TellsWhatChanged(string format, string extension)
    {
        var run = DecimalComma.Run(() => CommandLine.Run("compare", _books.PathTo("acme", "2024-03-12"), _books.PathTo("acme", "2024-04-12"), "--difference", "--format", format));

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        TestKit.Golden.Verify($"cli/compare-difference.{extension}", WithoutHashes(run.Output));
    }

    [Test]
    public void Run_DifferenceTheOtherWay_TurnsTheSign()
    {
        var there = Difference(_books.PathTo("acme", "2024-03-12"), _books.PathTo("acme", "2024-04-12"));
        var back = Difference(_books.PathTo("acme", "2024-04-12"), _books.PathTo("acme", "2024-03-12"));

        // Ten bitcoin more at 60,000.
        Assert.That((there, back), Is.EqualTo((600000m, -600000m)));

        static decimal Difference(string before, string after)
        {
            using var json = System.Text.Json.JsonDocument.Parse(CommandLine.Run("compare", before, after, "--difference", "--format", "json").Output);
            var step = json.RootElement.GetProperty("assets").GetProperty("steps").EnumerateArray().Single();
            Assert.That(step.GetProperty("effect").GetString(), Is.EqualTo("quantity"));
            return step.GetProperty("amount").GetDecimal();
        }
    }

    [Test]
    public void Run_DifferenceWithOut_WritesPageAndTables()
    {
        var folder = Path.Combine(_books.Root, "out");

        var run = CommandLine.Run("compare", _books.PathTo("acme", "2024-03-12"), _books.PathTo("acme", "2024-04-12"), "--difference", "--out", folder);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(
            Directory.EnumerateFiles(Path.Combine(folder, "acme", "2024-03-12-to-2024-04-12")).Select(Path.GetFileName),
            Is.EquivalentTo(new[] { "difference.pdf", "difference.png", "difference.json", "difference.csv" }));
    }

    [Test]
    public void Run_Out_WritesTheComparison()
    {
        var folder = Path.Combine(_books.Root, "out-comparison");

        var run = CommandLine.Run("compare", _books.Root, "--all-dates", "--out", folder, "--format", "html");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(Directory.EnumerateFiles(folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "comparison.pdf", "comparison.png", "comparison.csv", "comparison.json", "comparison.html" }));
    }

    [Test]
    public void Run_DifferenceOfARestatedBook_IsRestatement()
    {
        _books.CopyBook("acme", "2024-04-12", "acme/2024-04-12b");
        _books.Write("books/acme/2024-04-12b/holdings.csv", "asset,class,quantity,custodian_class,encumbered\nBTC,bitcoin,105,self,false\nETH,ether,1000,self,false\nUSDT,stablecoin,4990000,self,false\nACM,own-token,1000000,self,false\n");
        try
        {
            var run = CommandLine.Run("compare", _books.PathTo("acme", "2024-04-12"), _books.PathTo("acme", "2024-04-12b"), "--difference");

            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Output, Does.Contain("restatement: another book of the same date: USDT"));
        }
        finally
        {
            Directory.Delete(_books.PathTo("acme", "2024-04-12b"), recursive: true);
        }
    }

    [Test]
    public void Run_AgainstAnotherPolicy_ShowsBothAndTheNumbers()
    {
        var shipped = File.ReadAllText(Repository.PathTo("data/policies/default.json"));
        var node = System.Text.Json.Nodes.JsonNode.Parse(shipped, documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        node["version"] = "strict";
        var policy = _books.Write("strict.json", node.ToJsonString());

        var run = CommandLine.Run("compare", _books.PathTo("acme", "2024-04-12"), "--against", policy);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("under default 1.0").And.Contain("under default strict").And.Contain("do not differ in any number"));
    }

    [Test]
    public void Run_PeersAndCurrency_StandUnderTheRanking()
    {
        var run = CommandLine.Run("compare", _books.PathTo("buck", "2024-03-31"), "--peers", _books.Root, "--currency", "EUR", "--rate", "USD=0.92@2024-03-28,ECB");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("1 USD = 0.92 EUR on 2024-03-28, ECB").And.Contain("the rate is 3 days before the book"));
        Assert.That(run.Output, Does.Contain("buck 2024-03-31 beside its peers: no other entity of the profile has a book within 31 days"));
    }

    [TestCase("--difference --against p.json", "exclude each other")]
    [TestCase("--difference --peers x", "--peers has no meaning with --difference")]
    [TestCase("--format xlsx", "needs --out")]
    [TestCase("--difference --format html --out x", "--difference has no html")]
    [TestCase("--format words", "--format 'words' is not one of table, json, csv, pdf, png, html, xlsx")]
    [TestCase("--rate EUR=1@2024-01-01", "--rate needs --currency")]
    [TestCase("--currency DOLLAR", "--currency 'DOLLAR' is not a code of three letters")]
    [TestCase("--currency USD --rate EUR=0@2024-01-01", "is not a rate such as")]
    [TestCase("--currency USD --rate EUR=1.1", "is not a rate such as")]
    [TestCase("--currency USD --rate EUR=1,1@2024-01-01", "is not a rate such as")]
    [TestCase("--currency USD --rate USD=1@2024-01-01", "the two are the same")]
    [TestCase("--difference", "--difference needs two books of one entity, each named by its folder; this is one.")]
    [TestCase("--against no-such-file.json", "no-such-file.json")]
    public void Run_OptionsThatMakeNoSense_ExitsWith2(string options, string message)
    {
        var run = CommandLine.Run(["compare", _books.PathTo("acme", "2024-04-12"), .. options.Split(' ')]);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.Error, Does.Contain(message));
    }

    [Test]
    public void Run_DifferenceOfBooksThatDoNotCompare_ExitsWith2()
    {
        var book = _books.PathTo("acme", "2024-04-12");

        Assert.That(CommandLine.Run("compare", book, book, "--difference").Error, Does.Contain("both paths name the same one"));
        Assert.That(CommandLine.Run("compare", book, _books.PathTo("buck", "2024-03-31"), "--difference").Error, Does.Contain("acme and buck"));
        Assert.That(CommandLine.Run("compare", _books.Exchange, _books.Issuer, "--all-dates", "--against", "x").ExitCode, Is.EqualTo(2));
        Assert.That(CommandLine.Run("compare", book, _books.PathTo("acme", "2024-03-12"), _books.PathTo("buck", "2024-03-31"), "--difference").Error, Does.Contain("these are 3"));
    }

    // The hash of a book is of its files, which the test writes; it says nothing here.
    private static string WithoutHashes(string output) => System.Text.RegularExpressions.Regex.Replace(output, "\"input_sha256\": \"[0-9a-f]{64}\"", "\"input_sha256\": \"...\"");
}
