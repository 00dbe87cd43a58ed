using Microsoft.Data.Analysis;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Books;

[TestFixture]
public sealed class BookReaderTests
{
    private static readonly ReportingEntity Entity = new() { Id = "example", Name = "Example", Kind = EntityKind.Exchange };

    private static string GoodBook => Repository.PathTo("tests/RiskAnalytics.Ingestion.Tests/Fixtures/book");

    [Test]
    public void FromFrames_ColumnsOfAnyType_GiveABook()
    {
        var holdings = new DataFrame(
            new StringDataFrameColumn("Asset", ["BTC", "USD"]),
            new StringDataFrameColumn("class", ["bitcoin", "treasury-bill"]),
            new DecimalDataFrameColumn("value", [100.5m, 200m]),
            new BooleanDataFrameColumn("encumbered", [false, true]),
            new Int32DataFrameColumn("notice_days", [3, null]));
        var liabilities = new DataFrame(new StringDataFrameColumn("asset", ["BTC"]), new DoubleDataFrameColumn("value", [99.25]));

        var book = DecimalComma.Run(() => BookReader.FromFrames(Entity, new DateOnly(2025, 6, 30), CurrencyCode.Usd, holdings, liabilities));

        Assert.That(book.Issues, Is.Empty);
        Assert.That(book.Snapshot.Holdings.Select(h => (h.Asset.Text, h.ReportedValue, h.IsEncumbered, h.NoticeDays, h.Row)), Is.EqualTo(new (string, decimal?, bool?, int?, int)[]
        {
            ("BTC", 100.5m, false, 3, 2), ("USD", 200m, true, null, 3),
        }));
        Assert.That(book.Snapshot.Liabilities!.Value.Single().ReportedValue, Is.EqualTo(99.25m));
        Assert.That(book.InputSha256, Is.Empty);
    }

    [Test]
    public void FromFrames_BadCellOrMissingColumn_IsToldAsForAFile()
    {
        var bad = new DataFrame(new StringDataFrameColumn("asset", ["BTC"]), new StringDataFrameColumn("class", ["bitcoin"]), new StringDataFrameColumn("value", ["1,5"]));
        var missing = new DataFrame(new StringDataFrameColumn("asset", ["BTC"]));
        var twice = new DataFrame(new StringDataFrameColumn("asset", ["BTC"]), new StringDataFrameColumn("ASSET ", ["BTC"]));

        Assert.That(FromFrames(bad).Issues.Select(i => (i.Code, i.File, i.Row)), Has.Member(("bad-number", "holdings", (int?)2)));
        Assert.That(() => FromFrames(missing), Throws.TypeOf<IngestionException>());
        Assert.That(() => FromFrames(twice), Throws.ArgumentException);

        static ReserveBook FromFrames(DataFrame frame) => BookReader.FromFrames(Entity, new DateOnly(2025, 6, 30), CurrencyCode.Usd, frame);
    }

    [TestCase("FileBytes", 20, "file-too-large")]
    [TestCase("LineBytes", 20, "line-too-long")]
    [TestCase("Rows", 2, "too-many-rows")]
    [TestCase("Columns", 2, "too-many-columns")]
    [TestCase("JsonBytes", 20, "file-too-large")]
    public void Read_BeyondALimit_IsRefused(string limit, int value, string code)
    {
        var standard = ReadLimits.Standard;
        var limits = limit switch
        {
            "FileBytes" => standard with { FileBytes = value },
            "LineBytes" => standard with { LineBytes = value },
            "Rows" => standard with { Rows = value },
            "Columns" => standard with { Columns = value },
            _ => standard with { JsonBytes = value },
        };

        var error = Assert.Throws<IngestionException>(() => BookReader.Read(GoodBook, limits))!;

        Assert.That(error.Faults.Single().Code, Is.EqualTo(code));
    }

    [Test]
    public void Read_SameFiles_SameHash_AnyChange_AnotherHash()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(GoodBook))
            folder.Write(Path.GetFileName(file), File.ReadAllBytes(file));
        var before = BookReader.Read(folder.Path).InputSha256;

        folder.Write("market.csv", File.ReadAllText(Path.Combine(GoodBook, "market.csv")) + "\n");

        Assert.That(before, Is.EqualTo(BookReader.Read(GoodBook).InputSha256));
        Assert.That(BookReader.Read(folder.Path).InputSha256, Is.Not.EqualTo(before));
    }

    [Test]
    public void Frame_OfATable_HoldsTheTextAsItStands()
    {
        using var folder = new TemporaryFolder();
        var document = SourceDocument.Open(folder.Write("a.csv", "Asset;Value\nBTC;1.50\nETH;\n"));

        var table = document.ReadTable(new());

        Assert.That(table.ColumnNames, Is.EqualTo(new[] { "asset", "value" }));
        Assert.That(table.Frame.Columns.Select(c => c[0]), Is.EqualTo(new[] { "BTC", "1.50" }));
        Assert.That((table.RowCount, table.LineOf(1), table.Text(1, "ASSET"), table.Text(0, "none")), Is.EqualTo((2, 3, "ETH", (string?)null)));
    }
}
