using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Books;

/// <summary>Each fixture is one file of an otherwise good book, named for its defect.</summary>
[TestFixture]
public sealed class BadInputTests
{
    private const string Warning = "Warning";
    private const string Error = "Error";

    private static string Fixtures => Repository.PathTo("tests/RiskAnalytics.Ingestion.Tests/Fixtures");

    [TestCase("holdings-empty.csv", "file-empty", null, null)]
    [TestCase("holdings-missing-column.csv", "missing-column", 1, "class")]
    [TestCase("holdings-missing-amount-columns.csv", "missing-column", 1, "quantity")]
    [TestCase("holdings-duplicated-header.csv", "duplicate-column", 1, null)]
    [TestCase("holdings-utf16.csv", "wrong-encoding", null, null)]
    [TestCase("holdings-utf16-without-mark.csv", "nul-byte", 1, null)]
    [TestCase("holdings-latin1.csv", "wrong-encoding", 2, null)]
    [TestCase("holdings-nul-bytes.csv", "nul-byte", 2, null)]
    [TestCase("holdings-zip.csv", "file-not-text", null, null)]
    [TestCase("disclosures-broken.json", "bad-json", 2, null)]
    [TestCase("entity-id-outside.json", "bad-id", null, "id")]
    [TestCase("entity-id-absolute.json", "bad-id", null, "id")]
    [TestCase("entity-issuer-without-token.json", "bad-value", null, "token")]
    [TestCase("entity-duplicated-key.json", "bad-json", null, null)]
    [TestCase("entity-too-deep.json", "bad-json", 1, null)]
    public void Read_FileThatCannotBeUsed_IsRefusedWithItsPlace(string fixture, string code, int? row, string? column)
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<IngestionException>(() => BookReader.Read(BookWith(fixture, folder)))!;

        Assert.That(error.Faults.Select(f => (f.File, f.Code, f.Row, f.Column)), Is.EqualTo(new[] { (Target(fixture), code, row, column) }), error.Message);
        Assert.That(error.Message, Does.StartWith(Target(fixture)));
    }

    [TestCase("holdings-header-only.csv", Error, "no-holdings", null, null, 0)]
    [TestCase("holdings-1e400.csv", Error, "bad-number", 2, "value", 1)]
    [TestCase("holdings-1e400.csv", Error, "no-amount", 2, "value", 1)]
    [TestCase("holdings-decimal-comma.csv", Error, "bad-number", 2, "value", 1)]
    [TestCase("holdings-decimal-comma.csv", Error, "bad-number", 3, "value", 1)]
    [TestCase("holdings-decimal-comma.csv", Error, "bad-number", 4, "value", 1)]
    [TestCase("holdings-decimal-comma-semicolon.csv", Error, "bad-number", 2, "value", 1)]
    [TestCase("holdings-thousands-separators.csv", Warning, "thousands-assumed", 3, "value", 3)]
    [TestCase("holdings-negative-quantity.csv", Error, "negative-holding", 2, "quantity", 2)]
    [TestCase("holdings-negative-quantity.csv", Error, "negative-holding", 5, "value", 2)]
    [TestCase("holdings-31-february.csv", Error, "bad-date", 2, "maturity", 2)]
    [TestCase("holdings-unknown-class.csv", Error, "unknown-class", 2, "class", 2)]
    [TestCase("holdings-unknown-class.csv", Error, "unknown-class", 3, "class", 2)]
    [TestCase("holdings-unclosed-quote.csv", Error, "bad-quotes", 3, null, 1)]
    [TestCase("holdings-stray-quote.csv", Error, "bad-quotes", 2, null, 1)]
    [TestCase("holdings-too-many-cells.csv", Error, "row-too-long", 2, null, 1)]
    [TestCase("holdings-duplicate-line.csv", Warning, "duplicate-line", 4, null, 3)]
    [TestCase("holdings-value-mismatch.csv", Warning, "value-mismatch", 2, "value", 3)]
    [TestCase("holdings-value-mismatch.csv", Warning, "value-mismatch", 4, "value", 3)]
    [TestCase("holdings-unknown-party-class.csv", Warning, "unknown-party-class", 2, "custodian_class", 1)]
    [TestCase("holdings-unknown-party-class.csv", Warning, "bad-jurisdiction", 2, "jurisdiction", 1)]
    [TestCase("holdings-unknown-column.csv", "Info", "unknown-column", 1, "colour", 1)]
    [TestCase("liabilities-zero.csv", Warning, "no-liabilities", null, null, 3)]
    [TestCase("liabilities-header-only.csv", Warning, "no-liabilities", null, null, 3)]
    [TestCase("liabilities-not-loaded.csv", Warning, "liability-not-loaded", null, null, 3)]
    [TestCase("liabilities-negative.csv", Error, "negative-liability", 2, "quantity", 3)]
    [TestCase("liabilities-negative.csv", Warning, "liability-not-loaded", null, null, 3)]
    [TestCase("liabilities-bad-row.csv", Error, "row-too-long", 3, null, 3)]
    [TestCase("liabilities-bad-row.csv", Warning, "liability-not-loaded", null, null, 3)]
    [TestCase("liabilities-duplicate.csv", Warning, "duplicate-liability", 3, "asset", 3)]
    [TestCase("market-price-date.csv", Warning, "price-date", null, "as_of", 3)]
    [TestCase("market-twice.csv", Warning, "duplicate-quote", 3, "asset", 3)]
    [TestCase("market-bad-tiers.csv", Error, "bad-haircut-tiers", 2, "haircut_tiers", 3)]
    [TestCase("market-negative-price.csv", Error, "negative-number", 2, "price", 3)]
    [TestCase("disclosures-published-before-as-of.json", Error, "published-before-as-of", null, "published_on", 3)]
    [TestCase("disclosures-bad-values.json", Error, "bad-value", null, "assurance.level", 3)]
    [TestCase("disclosures-bad-values.json", Error, "bad-value", null, "liability_evidence.share", 3)]
    [TestCase("disclosures-bad-values.json", Error, "bad-value", null, "rights.segregation", 3)]
    [TestCase("disclosures-bad-values.json", Error, "bad-value", null, "published_on", 3)]
    [TestCase("disclosures-bad-values.json", Warning, "unknown-metric", null, "not_loaded", 3)]
    public void Read_BadRow_BecomesAnIssueAndTheRestGoesOn(string fixture, string severity, string code, int? row, string? column, int lines)
    {
        using var folder = new TemporaryFolder();

        var book = BookReader.Read(BookWith(fixture, folder));

        Assert.That(book.Issues.Select(i => (i.Severity.ToString(), i.Code, i.File, i.Row, i.Column)), Has.Member((severity, code, Target(fixture), row, column)));
        Assert.That(book.Snapshot.Holdings, Has.Length.EqualTo(lines));
        Assert.That(book.Issues.Select(i => i.Message), Has.All.Matches(@"^[A-Z0-9'].*\.$"));
    }

    [TestCase("holdings-thousands-separators.csv", new[] { 1234.5, 1234, 1234567 })]
    [TestCase("holdings-decimal-comma-semicolon.csv", new[] { 10.5 })]
    [TestCase("holdings-any-order.csv", new[] { 5.0 })]
    [TestCase("holdings-tabs.csv", new[] { 5.0 })]
    [TestCase("holdings-invisible-characters.csv", new[] { 1234.5 })]
    [TestCase("holdings-absent-markers.csv", new[] { 5.0 })]
    [TestCase("holdings-1e400.csv", new[] { 1500.0 })]
    public void Read_TolerantForms_AreReadAsWritten(string fixture, double[] values)
    {
        using var folder = new TemporaryFolder();

        var book = BookReader.Read(BookWith(fixture, folder));

        Assert.That(book.Snapshot.Holdings.Select(h => h.ReportedValue), Is.EqualTo(values.Select(v => (decimal?)(decimal)v)));
    }

    [Test]
    public void Read_GoodBook_HasNoIssue()
    {
        using var folder = new TemporaryFolder();

        var book = BookReader.Read(BookWith(null, folder));

        Assert.That(book.Issues, Is.Empty);
        Assert.That(book.Snapshot.Holdings, Has.Length.EqualTo(3));
    }

    [Test]
    public void Read_UnknownClass_NamesTheNearestAndCountsAsOther()
    {
        using var folder = new TemporaryFolder();

        var book = BookReader.Read(BookWith("holdings-unknown-class.csv", folder));

        Assert.That(book.Snapshot.Holdings.Select(h => h.Class), Is.All.EqualTo(AssetClass.Other));
        Assert.That(book.Issues[0].Message, Does.Contain("nearest: treasury-bill"));
    }

    [Test]
    public void Read_HoldingWithoutAnyPrice_StaysForValuationToLeaveOut()
    {
        using var folder = new TemporaryFolder();

        var book = BookReader.Read(BookWith("holdings-without-price.csv", folder));

        Assert.That(book.Snapshot.Holdings.Single(), Has.Property("Price").Null.And.Property("ReportedValue").Null.And.Property("Quantity").EqualTo(10m));
    }

    [Test]
    public void Read_LiabilityRowThatCannotBeSplit_IsOwedButNotLoaded()
    {
        using var folder = new TemporaryFolder();

        var book = BookReader.Read(BookWith("liabilities-bad-row.csv", folder));

        Assert.That(book.Snapshot.Liabilities!.Value.Select(l => (l.Asset.Text, l.IsLoaded)), Is.EqualTo(new[] { ("BTC", true), ("*", false) }));
    }

    [TestCase("asset,quantity\nBTC,-1\n", "negative-liability")]
    [TestCase("asset,quantity\n,1\n", "no-asset")]
    [TestCase("asset,quantity\nBTC,\"1,5\"\n", "bad-number")]
    [TestCase("asset,quantity,gross_quantity\nBTC,1,x\n", "bad-number")]
    [TestCase("asset,quantity,gross_quantity\nBTC,1,-2\n", "negative-number")]
    [TestCase("asset,quantity\nBTC,1,2\n", "row-too-long")]
    [TestCase("asset,quantity\nBTC,\"1\n", "bad-quotes")]
    public void Read_LiabilityAmountThatDoesNotCount_OmitsALine(string table, string code)
    {
        using var folder = new TemporaryFolder();
        var book = BookWith(null, folder);
        File.WriteAllText(Path.Combine(book, "liabilities.csv"), table);

        var errors = BookReader.Read(book).Issues.Where(i => i.File == "liabilities.csv" && i.Severity == IssueSeverity.Error).ToList();

        Assert.That(errors.Select(i => i.Code), Has.Member(code));
        Assert.That(errors.Select(i => i.OmitsLine), Is.All.True);
    }

    [Test]
    public void Read_PriceOfZero_CountsAsNoPrice()
    {
        using var folder = new TemporaryFolder();
        var book = BookWith(null, folder);
        File.WriteAllText(Path.Combine(book, "holdings.csv"), "asset,class,quantity,price,value\nBTC,bitcoin,2,0,100\n");
        File.WriteAllText(Path.Combine(book, "market.csv"), "asset,price\nBTC,0.0\nETH,5\n");

        var read = BookReader.Read(book);

        Assert.That(read.Issues.Where(i => i.File is "holdings.csv" or "market.csv").Select(i => (i.Severity, i.Code, i.File, i.Row, i.Column)), Is.EqualTo(new (IssueSeverity, string, string?, int?, string?)[]
        {
            (IssueSeverity.Warning, "zero-price", "holdings.csv", 2, "price"), (IssueSeverity.Warning, "zero-price", "market.csv", 2, "price"),
        }));
    }

    [TestCase("volume_24h", "0", "Warning", "zero-amount", TestName = "A volume of zero is no volume")]
    [TestCase("volume_24h", "-1", "Error", "negative-number")]
    [TestCase("depth_2pct_down", "0.00", "Warning", "zero-amount", TestName = "A depth of zero is no depth")]
    [TestCase("depth_2pct_down", "-5", "Error", "negative-number")]
    [TestCase("volatility_daily", "-0.04", "Error", "negative-number", TestName = "A negative volatility")]
    [TestCase("volatility_daily", "Infinity", "Error", "bad-number", TestName = "An infinite volatility")]
    [TestCase("volatility_daily", "1e400", "Error", "bad-number")]
    [TestCase("volatility_daily", "4", "Error", "bad-fraction", TestName = "A volatility in percent")]
    [TestCase("spread", "1.01", "Error", "bad-fraction", TestName = "A spread above the price")]
    [TestCase("spread", "-0.1", "Error", "negative-number")]
    public void Read_MarketCellThatNoMarketHas_IsSaidAndCountsAsNotKnown(string column, string cell, string severity, string code)
    {
        using var folder = new TemporaryFolder();
        var book = BookWith(null, folder);
        File.WriteAllText(Path.Combine(book, "market.csv"), $"asset,price,{column}\nBTC,5,{cell}\n");

        var read = BookReader.Read(book);
        var quote = read.Market.Quotes.Single();

        Assert.That(read.Issues.Where(i => i.File == "market.csv").Select(i => (i.Severity.ToString(), i.Code, i.Row, i.Column)), Is.EqualTo(new[] { (severity, code, (int?)2, column) }));
        Assert.That((quote.Price, quote.Volume24h, quote.Depth2PctDown, quote.VolatilityDaily, quote.Spread), Is.EqualTo(((decimal?)5m, (decimal?)null, (decimal?)null, (decimal?)null, (decimal?)null)));
    }

    [TestCase("published_on", "2028-07-01", Warning, "far-future-date")]
    [TestCase("report_date", "2028-07-01", Warning, "far-future-date")]
    [TestCase("report_date", "2025-06-29", "Info", "report-before-as-of")]
    [TestCase("published_on", "2028-06-30", null, null)]
    [TestCase("report_date", "2028-06-30", null, null)]
    [TestCase("report_date", "2025-06-30", null, null)]
    public void Read_DisclosedDateFarFromAsOf_IsSaid(string key, string date, string? severity, string? code)
    {
        using var folder = new TemporaryFolder();
        var book = BookWith(null, folder);
        var json = key == "published_on" ? $"{{\"published_on\": \"{date}\"}}" : $"{{\"assurance\": {{\"level\": \"none\", \"report_date\": \"{date}\"}}}}";
        File.WriteAllText(Path.Combine(book, "disclosures.json"), json);

        var issues = BookReader.Read(book).Issues.Select(i => (i.Severity.ToString(), i.Code, i.Column)).ToList();

        var column = key == "published_on" ? key : "assurance.report_date";
        Assert.That(issues, code is null ? Is.Empty : Is.EqualTo(new[] { (severity!, code, column) }));
    }

    [TestCase("1", false)]
    [TestCase("1.000", false)]
    [TestCase("", false)]
    [TestCase("0.99", true)]
    public void Read_QuoteOfTheReportingCurrency_IsSaidUnlessItIsOne(string price, bool isSaid)
    {
        using var folder = new TemporaryFolder();
        var book = BookWith(null, folder);
        File.WriteAllText(Path.Combine(book, "market.csv"), $"asset,price\nUSD,{price}\n");

        var issues = BookReader.Read(book).Issues.Where(i => i.Code == "own-currency-price").ToList();

        Assert.That(issues.Select(i => (i.Severity, i.Row, i.Column)), isSaid ? Is.EqualTo(new[] { (IssueSeverity.Warning, (int?)2, "price") }) : Is.Empty);
    }

    [TestCase("entity.json")]
    [TestCase("holdings.csv")]
    [TestCase("liabilities.csv")]
    [TestCase("market.csv")]
    [TestCase("disclosures.json")]
    [CancelAfter(20_000)]
    public void Read_NamedPipe_IsRefusedUnopened(string name)
    {
        using var folder = new TemporaryFolder();
        var book = BookWith(null, folder);
        MakePipe(Path.Combine(book, name));

        var read = Task.Run(() => BookReader.Read(book));
        Assert.That(() => read.Wait(TimeSpan.FromSeconds(10)), Throws.InnerException.TypeOf<IngestionException>().With.InnerException.Message.Contains("a pipe or a device"));

        var link = Path.Combine(book, "link");
        File.CreateSymbolicLink(link, name);
        var open = Task.Run(() => SourceDocument.Open(link));
        Assert.That(() => open.Wait(TimeSpan.FromSeconds(10)), Throws.InnerException.TypeOf<IngestionException>());
    }

    [TestCase("liabilities.csv")]
    [TestCase("disclosures.json")]
    public void Read_FolderInPlaceOfAFile_IsNotTakenAsAbsent(string name)
    {
        using var folder = new TemporaryFolder();
        var book = BookWith(null, folder);
        File.Delete(Path.Combine(book, name));
        Directory.CreateDirectory(Path.Combine(book, name));

        Assert.That(() => BookReader.Read(book), Throws.TypeOf<IngestionException>().With.Message.StartWith(name));
    }

    [TestCase("liabilities.csv", "../secret.txt")]
    [TestCase("entity.json", "../secret.txt")]
    [TestCase("holdings.csv", "<root>/secret.txt")]
    [TestCase("market.csv", "first")]
    [TestCase("disclosures.json", "out/secret.txt")]
    [TestCase("disclosures.json", "../none.json")]
    public void Read_LinkOutOfTheBook_IsRefused(string name, string target)
    {
        using var folder = new TemporaryFolder();
        var book = BookWith(null, folder);
        folder.Write("secret.txt", "hidden words");
        MakeLink(Path.Combine(book, "out"), "..");
        MakeLink(Path.Combine(book, "first"), Path.Combine("..", "secret.txt"));
        File.Delete(Path.Combine(book, name));
        MakeLink(Path.Combine(book, name), target.Replace("<root>", folder.Path, StringComparison.Ordinal));

        var error = Assert.Throws<IngestionException>(() => BookReader.Read(book))!;

        Assert.That(error.Faults.Select(f => (f.File, f.Code)), Is.EqualTo(new[] { (name, "link-outside") }));
        Assert.That(error.Message, Does.Not.Contain("hidden").And.Not.Contain("secret"));
    }

    [Test]
    public void Read_LinkInsideTheBook_IsFollowed()
    {
        using var folder = new TemporaryFolder();
        var book = BookWith(null, folder);
        Directory.CreateDirectory(Path.Combine(book, "parts"));
        File.Move(Path.Combine(book, "holdings.csv"), Path.Combine(book, "parts", "all.csv"));
        MakeLink(Path.Combine(book, "holdings.csv"), Path.Combine("..", "book", "parts", "all.csv"));
        MakeLink(Path.Combine(folder.Path, "shelf"), "book");

        Assert.That(BookReader.Read(book).Snapshot.Holdings, Has.Length.EqualTo(3));
        Assert.That(BookReader.Read(Path.Combine(folder.Path, "shelf")).Snapshot.Holdings, Has.Length.EqualTo(3));
    }

    [Test]
    public void Find_FileInPlaceOfAFolder_AsksForTheFolder()
    {
        using var folder = new TemporaryFolder();
        var book = BookWith(null, folder);
        var file = Path.Combine(book, "holdings.csv");

        Assert.That(() => BookFinder.Find(file), Throws.TypeOf<IngestionException>().With.Message.Contains("is a file; name the folder that holds it"));
        Assert.That(() => BookReader.Read(file), Throws.TypeOf<IngestionException>().With.Message.Contains("is a file; name the folder that holds it"));
        Assert.That(BookFinder.Find(Path.Combine(book, "entity.json")), Is.EqualTo(new[] { book }));
    }

    [Test]
    public void Read_EntityWithSeveralFaults_TellsAllAtOnce()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<IngestionException>(() => BookReader.Read(BookWith("entity-several-faults.json", folder)))!;

        Assert.That(error.Faults.Select(f => f.Column), Is.EqualTo(new[] { "id", "kind", "as_of", "reporting_currency" }));
    }

    [Test]
    public void Read_LineOf10Megabytes_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var book = BookWith(null, folder);
        File.WriteAllText(Path.Combine(book, "holdings.csv"), "asset,class,value\nBTC,bitcoin," + new string('1', 10 << 20));

        var error = Assert.Throws<IngestionException>(() => BookReader.Read(book))!;

        Assert.That(error.Faults.Single(), Has.Property("Code").EqualTo("line-too-long").And.Property("Row").EqualTo(2));
    }

    [Test]
    public void Read_QuotedTextOver200Lines_IsOneRowAndTheLineNumbersAfterItAreRight()
    {
        using var folder = new TemporaryFolder();
        var book = BookWith(null, folder);
        var text = string.Join('\n', Enumerable.Repeat("line", 200));
        File.WriteAllText(Path.Combine(book, "holdings.csv"), $"asset,class,value,instrument\nBTC,bitcoin,1,\"{text}\"\nETH,ether,x,\n");

        var read = BookReader.Read(book);

        Assert.That(read.Snapshot.Holdings.Single().Row, Is.EqualTo(2));
        Assert.That(read.Issues.Where(i => i.Code == "bad-number").Select(i => i.Row), Is.EqualTo(new int?[] { 202 }));
    }

    [Test]
    public void Read_FaultOnEveryRow_IsToldInAFewSentences()
    {
        using var folder = new TemporaryFolder();
        var book = BookWith(null, folder);
        var rows = new StringBuilder("asset,class,value\n");
        for (var i = 0; i < 5_000; i++)
            rows.Append("BTC,bitcoin,1,5\n");
        File.WriteAllText(Path.Combine(book, "holdings.csv"), rows.ToString());

        var issues = BookReader.Read(book).Issues.Where(i => i.Code == "row-too-long").ToList();

        Assert.That(issues, Has.Count.EqualTo(IssueLog.MostOfAKind + 1));
        Assert.That(issues[^1].Message, Does.StartWith("4950 more rows"));
        Assert.That(issues[^1].OmitsLine);
    }

    [Test]
    public void Read_LongForeignText_IsCutInTheMessage()
    {
        using var folder = new TemporaryFolder();
        var book = BookWith(null, folder);
        File.WriteAllText(Path.Combine(book, "holdings.csv"), $"asset,class,value\nBTC,{new string('x', 5_000)}\u001b[31m,1\n");

        var issue = BookReader.Read(book).Issues.First(i => i.Code == "unknown-class");

        Assert.That(issue.Message, Has.Length.LessThan(300));
        Assert.That(issue.Message, Does.Not.Contain("\u001b"));
    }

    [Test]
    public void Read_FolderWithoutBook_IsRefused()
    {
        using var folder = new TemporaryFolder();

        Assert.That(() => BookReader.Read(folder.Path), Throws.TypeOf<IngestionException>().With.Message.Contains("entity.json"));
        Assert.That(() => BookReader.Read(Path.Combine(folder.Path, "none")), Throws.TypeOf<IngestionException>());
        folder.Write("entity.json", "{}");
        Assert.That(() => BookReader.Read(folder.Path), Throws.TypeOf<IngestionException>().With.Message.Contains("holdings.csv"));
    }

    [Test]
    public void Read_UnderADecimalCommaCulture_GivesTheSameBook()
    {
        var plain = BookReader.Read(Golden.PathTo("books/20-okx-2024-04"));

        var other = DecimalComma.Run(() => BookReader.Read(Golden.PathTo("books/20-okx-2024-04")));

        Assert.That(other.Snapshot.Holdings, Is.EqualTo(plain.Snapshot.Holdings));
        Assert.That(other.Issues, Is.EqualTo(plain.Issues));
    }

    /// <summary>A pipe that nobody writes to: opening it would wait for ever.</summary>
    private static void MakePipe(string path)
    {
        File.Delete(path);
        try
        {
            using var process = Process.Start("mkfifo", [path]);
            process.WaitForExit();
        }
        catch (Win32Exception)
        {
            Assert.Ignore("The system has no mkfifo.");
        }
    }

    private static void MakeLink(string path, string target)
    {
        try
        {
            File.CreateSymbolicLink(path, target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Assert.Ignore("The system does not let the test make links.");
        }
    }

    private static string Target(string fixture) =>
        fixture[..fixture.IndexOf('-', StringComparison.Ordinal)] + Path.GetExtension(fixture);

    /// <summary>The good book, with one file exchanged for a fixture.</summary>
    private static string BookWith(string? fixture, TemporaryFolder folder)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Fixtures, "book")))
            folder.Write(Path.Combine("book", Path.GetFileName(file)), File.ReadAllBytes(file));
        if (fixture is not null)
            folder.Write(Path.Combine("book", Target(fixture)), File.ReadAllBytes(Path.Combine(Fixtures, fixture)));
        return Path.Combine(folder.Path, "book");
    }
}
