using System.Text.Json;
using RiskAnalytics.Engine.Tests.Cli;
using RiskAnalytics.Ingestion.Combining;

namespace RiskAnalytics.Engine.Tests;

/// <summary>Documents, corrections, editions and findings of reconciliation, from the files of a book to what a user sees.</summary>
[TestFixture]
public sealed class ProvenanceTests
{
    private const string Overrides = "file,line,field,old,new,who,when,why\nholdings.csv,2,quantity,105,99,J. Doe,2024-04-20,Recount of the wallet\n";

    private SampleBooks _books = null!;

    [SetUp]
    public void WriteBooks() => _books = new SampleBooks();

    [TearDown]
    public void RemoveBooks() => _books.Dispose();

    private string Book => _books.PathTo("acme", "2024-04-12");

    [Test]
    public void Score_CorrectedBook_HasTheCorrectionInFigureHashIssuesAndOverrides()
    {
        using var plain = Score();
        _books.Write("books/acme/2024-04-12/overrides.csv", Overrides);

        using var corrected = Score();

        // 99 bitcoin held against 100 owed.
        Assert.That(RatioOfBitcoin(plain), Is.EqualTo(1.05m));
        Assert.That(RatioOfBitcoin(corrected), Is.EqualTo(.99m));
        Assert.That(Hash(corrected), Is.Not.EqualTo(Hash(plain)));
        Assert.That(Codes(corrected), Has.Member("override-applied"));
        var entry = corrected.RootElement.GetProperty("overrides").EnumerateArray().Single();
        Assert.That(string.Join(' ', entry.EnumerateObject().Select(m => $"{m.Name}={m.Value}")),
            Is.EqualTo("file=holdings.csv line=2 field=quantity old=105 new=99 who=J. Doe when=2024-04-20 why=Recount of the wallet applied=True"));
    }

    [Test]
    public void Score_NoOverrides_IsThePlainBookAndSaysSo()
    {
        using var plain = Score();
        _books.Write("books/acme/2024-04-12/overrides.csv", Overrides);

        using var off = Score("--no-overrides");

        Assert.That(RatioOfBitcoin(off), Is.EqualTo(1.05m));
        Assert.That(Hash(off), Is.EqualTo(Hash(plain)));
        Assert.That(Codes(off), Has.Member("overrides-left-out").And.No.Member("override-applied"));
        Assert.That(off.RootElement.GetProperty("overrides").GetArrayLength(), Is.Zero);
    }

    [Test]
    public void Explain_CorrectedBookWithDocuments_ShowsLinesHashesAndCorrections()
    {
        var hash = new string('a', 64);
        _books.Write("books/acme/2024-04-12/overrides.csv", Overrides);
        _books.Write("books/acme/2024-04-12/entity.json", $$"""
            {"id": "acme", "name": "Acme Exchange", "kind": "exchange", "as_of": "2024-04-12", "reporting_currency": "USD",
             "documents": [{"file": "page.json", "sha256": "{{hash}}", "format": "some-format", "published_on": "2024-04-20"}]}
            """);

        var run = CommandLine.Run("explain", "S1", Book);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("  held  BTC ").And.Contain("holdings.csv, row 2").And.Contain("  owed  BTC "));
        Assert.That(run.Output, Does.Contain($"  page.json  some-format  published 2024-04-20  sha256 {hash}"));
        Assert.That(run.Output, Does.Contain("  holdings.csv, row 2, quantity: 105 -> 99, J. Doe, 2024-04-20: Recount of the wallet"));
    }

    [Test]
    public async Task RunAsync_ContradictionsOfABook_AreToldAndChangeNoScore()
    {
        var before = (await new RiskEngine().RunAsync([Book])).Assessments.Single();
        _books.Write("books/acme/2024-04-12/stated.csv", "figure,subject,value,step\ntotal-assets,,999,\nratio,BTC,1.5,0.01\n");

        var after = (await new RiskEngine().RunAsync([Book])).Assessments.Single();

        Assert.That(after.Issues.Select(i => (i.Code, i.File, i.Row)), Is.SupersetOf(new[] { ("total-differs", "stated.csv", (int?)2), ("ratio-differs", "stated.csv", (int?)3) }));
        Assert.That((after.FinalScore, after.Band, after.Confidence, after.Metrics.Select(m => m.Score).Sum()), Is.EqualTo((before.FinalScore, before.Band, before.Confidence, before.Metrics.Select(m => m.Score).Sum())));
    }

    [Test]
    public async Task RunAsync_AmountAHundredfoldOfTheBookBefore_IsTold()
    {
        var table = Path.Combine(Book, "holdings.csv");
        await File.WriteAllTextAsync(table, (await File.ReadAllTextAsync(table)).Replace("ETH,ether,1000,", "ETH,ether,100000,", StringComparison.Ordinal));

        var run = await new RiskEngine().RunAsync([_books.Exchange]);

        Assert.That(run.Assessments.Select(a => a.Issues.Count(i => i.Code == "unit-jump")), Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public async Task RunAsync_CorrectedDocument_ShowsLaterWhatWasRestated()
    {
        var root = Path.Combine(_books.Root, "ingested");
        foreach (var (name, held) in new[] { ("audit_V1.json", "110"), ("audit_V2.json", "104") })
        {
            var audit = _books.Write(name, """{"createTime":1712937600000,"reserveBalances":{"BTC":"HELD"},"liabilityBalances":{"BTC":"100"}}""".Replace("HELD", held, StringComparison.Ordinal));
            Ingestor.Run([audit], root);
        }

        var assessment = (await new RiskEngine().RunAsync([root])).Assessments.Single();

        Assert.That(assessment.Issues.Single(i => i.Code == "restated").Message, Does.StartWith("BTC held was 110 in the edition 1"));
        Assert.That(assessment.Snapshot.Documents.Single().File, Is.EqualTo("audit_V2.json"));
    }

    [Test]
    public void Report_CorrectedBook_IsWritten()
    {
        _books.Write("books/acme/2024-04-12/overrides.csv", Overrides);

        var run = CommandLine.Run("report", Book, "--out", Path.Combine(_books.Root, "reports"));

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Does.Contain("override-applied"));
    }

    private JsonDocument Score(params string[] options) => JsonDocument.Parse(CommandLine.Run(["score", Book, "--format", "json", .. options]).Output);

    private static decimal RatioOfBitcoin(JsonDocument json) =>
        json.RootElement.GetProperty("assets").EnumerateArray().Single(a => a.GetProperty("asset").GetString() == "BTC").GetProperty("ratio").GetDecimal();

    private static string? Hash(JsonDocument json) => json.RootElement.GetProperty("input_sha256").GetString();

    private static IEnumerable<string?> Codes(JsonDocument json) => json.RootElement.GetProperty("issues").EnumerateArray().Select(i => i.GetProperty("code").GetString());
}
