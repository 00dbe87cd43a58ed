using System.IO.Compression;
using System.Text;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Tables;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Sources.Tables;

internal sealed class HoldingsWorkbookSourceTests : ReserveSourceContract
{
    private static readonly string?[] Header = ["asset", "class", "quantity"];

    protected override IReserveSource Source => new HoldingsWorkbookSource();

    protected override string GoodFile => Repository.PathTo("tests/RiskAnalytics.Ingestion.Tests/Fixtures/formats/tables/example-desk.xlsx");

    [Test]
    public void Fixture_MadeAgain_HasTheSameBytes() => Assert.That(DrawnTables.GoodWorkbook(), Is.EqualTo(File.ReadAllBytes(GoodFile)));

    [Test]
    public void Read_GoodWorkbook_HasExactFiguresDatesAndPlaces()
    {
        var book = Source.Read(SourceDocument.Open(GoodFile)).Books.Single();
        var lines = book.Snapshot.Holdings;

        Assert.That((book.Snapshot.Entity.Id, book.Snapshot.AsOf, book.Snapshot.ReportingCurrency.Letters), Is.EqualTo(("example-desk", new DateOnly(2024, 12, 31), "EUR")));
        Assert.That(lines.Select(l => (l.Asset.Text, l.Quantity, l.ReportedValue, l.Maturity)), Is.EqualTo(new (string, decimal?, decimal?, DateOnly?)[]
        {
            ("BTC", 12.50000001m, null, null),
            ("EUR", null, 1_250_000.25m, null),
            // 990,000.1 in dollars is that many dollars, never as many euros.
            ("USD", 990_000.1m, null, new DateOnly(2025, 3, 31)),
            ("EUR", null, 100_000m, new DateOnly(2025, 6, 30)),
        }));
        Assert.That(lines[2].Instrument, Is.EqualTo("US bill"));
        Assert.That(lines.Select(l => l.StatedSource), Is.EqualTo(new[]
        {
            "example-desk.xlsx, Reserves!A4", "example-desk.xlsx, Reserves!A6", "example-desk.xlsx, Reserves!A7", "example-desk.xlsx, Reserves!A8",
        }));
        Assert.That(book.Snapshot.Liabilities!.Value.Select(l => (l.Asset.Text, l.Quantity)), Is.EqualTo(new (string, decimal?)[] { ("BTC", 12m), ("EUR", 1_300_000m) }));
        Assert.That(book.Market.Find(lines[0].Asset)!.Price, Is.EqualTo(90_000.5m));
    }

    [Test]
    public void Read_Formula_TakesTheSavedValue()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("okx-2024-12-31.xlsx", DrawnTables.Workbook(("x", [Header, ["BTC", "bitcoin", "=1+1"]])));

        var book = Source.Read(SourceDocument.Open(file)).Books.Single().Snapshot;

        Assert.That((book.Entity.Id, book.AsOf, book.Holdings.Single().Quantity), Is.EqualTo(("okx", new DateOnly(2024, 12, 31), 7m)));
    }

    [Test]
    public void Read_WithoutEntity_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("figures.xlsx", DrawnTables.Workbook(("x", [Header, ["BTC", "bitcoin", "#1"]])));

        Assert.That(() => Source.Read(SourceDocument.Open(file)), Throws.TypeOf<IngestionException>().With.Property("Message").Contains("entity"));
    }

    [Test]
    public void Recognises_DocumentTypeInXml_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var bytes = DrawnTables.Zip(
        [
            ("[Content_Types].xml", "<Types/>"u8.ToArray()),
            ("xl/workbook.xml", Encoding.UTF8.GetBytes("<!DOCTYPE a [<!ENTITY b \"c\">]><workbook>&b;</workbook>")),
            ("xl/_rels/workbook.xml.rels", "<Relationships/>"u8.ToArray()),
        ]);
        var document = SourceDocument.Open(folder.Write("a.xlsx", bytes));

        Assert.That(Source.Recognises(document), Is.False);
        Assert.That(() => Source.Read(document), Throws.TypeOf<IngestionException>().With.Property("Message").Contains("document type"));
    }

    [Test]
    public void Read_PartThatUnpacksAThousandfold_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var bytes = DrawnTables.Zip(
        [
            ("[Content_Types].xml", "<Types/>"u8.ToArray()),
            ("xl/workbook.xml", "<workbook/>"u8.ToArray()),
            ("xl/_rels/workbook.xml.rels", "<Relationships/>"u8.ToArray()),
            ("xl/sharedStrings.xml", new byte[20 << 20]),
        ], CompressionLevel.Optimal);
        var document = SourceDocument.Open(folder.Write("a.xlsx", bytes));

        Assert.That(Source.Recognises(document), Is.False);
        Assert.That(() => Source.Read(document), Throws.TypeOf<IngestionException>().With.Property("Message").Contains("unpacks to"));
    }
}

internal sealed class HoldingsParquetSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new HoldingsParquetSource();

    protected override string GoodFile => Repository.PathTo("tests/RiskAnalytics.Ingestion.Tests/Fixtures/formats/tables/example-fund.parquet");

    [Test]
    public void Read_GoodFile_KeepsDecimalsAndSaysWhichColumnsAreBinary()
    {
        var book = Source.Read(SourceDocument.Open(GoodFile)).Books.Single().Snapshot;

        Assert.That((book.Entity.Id, book.AsOf), Is.EqualTo(("example-fund", new DateOnly(2024, 12, 31))));
        Assert.That(book.Holdings.Select(h => (h.Class, h.Quantity, h.ReportedValue)), Is.EqualTo(new (AssetClass, decimal?, decimal?)[]
        {
            (AssetClass.Bitcoin, 1.000000000000000001m, null), (AssetClass.DepositBank, null, 0.1m),
        }));
        Assert.That(book.Holdings[1].StatedSource, Is.EqualTo("example-fund.parquet, row 2"));
        Assert.That(book.Entity.Notes, Has.Some.Contains("columns value are binary"));
    }

    [TestCase(20)]
    [TestCase(200)]
    public void Recognises_CutFile_NoAndReadIsRefused(int bytes)
    {
        using var folder = new TemporaryFolder();
        var document = SourceDocument.Open(folder.Write("a.parquet", File.ReadAllBytes(GoodFile)[..bytes]));

        Assert.That(Source.Recognises(document), Is.False);
        Assert.That(() => Source.Read(document), Throws.TypeOf<IngestionException>().With.Property("Message").Contains("cannot be read"));
    }
}
