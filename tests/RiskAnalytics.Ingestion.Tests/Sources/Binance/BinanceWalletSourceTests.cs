using System.IO.Compression;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Binance;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Sources.Binance;

[TestFixture]
public sealed class BinanceWalletSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new BinanceWalletSource();

    protected override string GoodFile => Fixture("20260501_PR42_Deposit.csv");

    private static (string, string?, decimal?, string?)[] Expected =>
    [
        ("BNB", "BSC", 1000.5m, null), ("BTC", "BTC", 11.25m, null), ("BTC", "BTC", 4.25m, "Ceffu"), ("ETH", "ETH", 202.000000000000000001m, null),
    ];

    [TestCase("20260501_PR42_Deposit.csv")]
    [TestCase("20260501_PR42_HotCold.csv")]
    public void Run_OneFileBesideTheOther_MakesTheBookOfBoth(string file)
    {
        Assert.That(Lines(Run(Fixture(file)).Books.Single()), Is.EqualTo(Expected));
    }

    [Test]
    public void Run_Archive_MakesOneBookInTheFirstFile()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "wallet_address_20260501.zip");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            foreach (var part in new[] { "HotCold", "Deposit" })
                archive.CreateEntryFromFile(Fixture($"20260501_PR42_{part}.csv"), $"PR42_{part}.csv");
        }

        var (reports, books) = Run(path);

        Assert.That(reports.Select(r => (Path.GetFileName(r.File), r.Format, r.Books.Length, r.Lines)), Is.EqualTo(new[]
        {
            ("PR42_Deposit.csv", "binance-wallet-csv", 1, 8), ("PR42_HotCold.csv", "binance-wallet-csv", 0, 0),
        }));
        Assert.That(Lines(books.Single()), Is.EqualTo(Expected));
        Assert.That(books.Single().Snapshot.Holdings.Single(h => h.Asset.Text == "BTC" && h.Custodian.Name is null).StatedSource,
            Is.EqualTo("PR42_Deposit.csv, rows 2 to 3, 2 addresses; PR42_HotCold.csv, row 2, 1 address"));
        Assert.That(books.Single().Snapshot.AsOf, Is.EqualTo(new DateOnly(2026, 5, 1)));
        Assert.That(books.Single().Snapshot.Documents.Select(d => d.File), Is.EqualTo(new[] { "PR42_Deposit.csv", "PR42_HotCold.csv" }));
    }

    [Test]
    public void Run_AddressInBothFiles_CountsOnceAndIsSaid()
    {
        using var folder = new TemporaryFolder();
        const string Header = "coin,network,address,balance,Height,Third party custodian name\n";
        folder.Write("20260501_a.csv", Header + "ETH,ETH,0xab,5,1,\nETH,ETH,0xac,1,1,\n");
        folder.Write("20260501_b.csv", Header + "ETH,ETH,0xAB,5,1,\n");

        var (reports, books) = Run(folder.Path);

        Assert.That(books.Single().Snapshot.Holdings.Select(h => h.Quantity), Is.EqualTo(new decimal?[] { 6 }));
        Assert.That(reports.SelectMany(r => r.Issues).Single(i => i.Code == "address-twice"), Has.Property("File").EqualTo("20260501_b.csv").And.Property("Row").EqualTo(2));
    }

    [Test]
    public void Run_Cancelled_EndsWithinTheFile()
    {
        using var output = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.That(() => Ingestor.Run([GoodFile], output.Path, null, cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private static string Fixture(string file) => Repository.PathTo("tests/RiskAnalytics.Ingestion.Tests/Fixtures/formats/binance-wallet/" + file);

    private static (List<IngestReport> Reports, List<ReserveBook> Books) Run(string path)
    {
        using var output = new TemporaryFolder();
        var reports = Ingestor.Run([path], output.Path).ToList();
        return (reports, [.. reports.SelectMany(r => r.Books).Select(b => BookReader.Read(Path.Combine(output.Path, b)))]);
    }

    private static IEnumerable<(string, string?, decimal?, string?)> Lines(ReserveBook book) =>
        book.Snapshot.Holdings.Select(h => (h.Asset.Text, h.Chain?.Network, h.Quantity, h.Custodian.Name));
}
