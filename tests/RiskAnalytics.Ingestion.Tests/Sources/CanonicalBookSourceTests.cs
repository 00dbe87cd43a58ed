using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Sources;

[TestFixture]
public sealed class CanonicalBookSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new CanonicalBookSource();

    protected override string GoodFile => Golden.PathTo("books/18-ftx-2022-11-10/entity.json");

    [Test]
    public void Run_FolderOfBooks_ReportsEveryFileAndKeepsTheSnapshots()
    {
        using var output = new TemporaryFolder();
        var folder = Golden.PathTo("books/20-okx-2024-04");

        var reports = Ingestor.Run([folder], output.Path);

        Assert.That(reports.Select(r => (Path.GetFileName(r.File), r.Recognised)), Is.EqualTo(new[]
        {
            ("disclosures.json", true), ("entity.json", true), ("expected.json", false), ("holdings.csv", true), ("liabilities.csv", true), ("market.csv", true),
        }));
        var report = reports.Single(r => r.Books.Length > 0);
        Assert.That((report.Entity, report.AsOf, report.Books.Single()), Is.EqualTo(("okx-2024-04", new DateOnly(2024, 4, 12), "okx-2024-04/2024-04-12")));
        Assert.That(BookReader.Read(Path.Combine(output.Path, report.Books[0])).Snapshot.Holdings.Select(h => h.Quantity), Is.EqualTo(BookReader.Read(folder).Snapshot.Holdings.Select(h => h.Quantity)));
    }
}
