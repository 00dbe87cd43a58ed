using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Reports;

namespace RiskAnalytics.Ingestion.Tests.Sources.Reports;

internal sealed class ReportPartsTests
{
    // The hours of change in 2024: 10 March and 3 November; in 2026: 8 March and 1 November.
    [TestCase("2024-03-09", 17, "2024-03-09T22:00Z")]
    [TestCase("2024-03-10", 17, "2024-03-10T21:00Z")]
    [TestCase("2024-11-02", 17, "2024-11-02T21:00Z")]
    [TestCase("2024-11-03", 17, "2024-11-03T22:00Z")]
    [TestCase("2026-03-08", 1, "2026-03-08T06:00Z")]
    [TestCase("2026-03-08", 21, "2026-03-09T01:00Z")]
    [TestCase("2026-11-01", 21, "2026-11-02T02:00Z")]
    public void On_EasternTime_FollowsDaylightSaving(string day, int hour, string expected)
    {
        var time = new ReportTime(new TimeOnly(hour, 0), ReportZone.Eastern);

        Assert.That(time.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(expected));
    }

    [TestCase("05/09/24", "2024-05-09", false)]
    [TestCase("02/15/2054", "2054-02-15", false)]
    [TestCase("28Mar24", "2024-03-28", false)]
    [TestCase("28Mar241", "2024-03-28", true)]
    [TestCase("14SEP2023", "2023-09-14", false)]
    [TestCase("14SEP20232", "2023-09-14", true)]
    [TestCase("9-Oct-25", "2025-10-09", false)]
    [TestCase("1 April 2025", "2025-04-01", false)]
    [TestCase("31Feb24", null, false)]
    [TestCase("13/40/24", null, false)]
    public void Maturity_EachWayOfPrinting_IsRead(string text, string? expected, bool footnote)
    {
        var maturity = ReportDates.Maturity(text, out var hasFootnote);

        Assert.That(maturity?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(expected));
        Assert.That(hasFootnote, Is.EqualTo(footnote));
    }

    [TestCase("1,234", 1234, "")]
    [TestCase("(1,234)", -1234, "")]
    [TestCase("US$66,204,234,5092", 66_204_234_509, "2")]
    [TestCase("$0", 0, "")]
    [TestCase("532.52", 532.52, "")]
    public void Amount_Printed_IsRead(string text, double expected, string footnote)
    {
        var amount = ReportAmount.Of(text);

        Assert.That(amount!.Value, Is.EqualTo((decimal)expected));
        Assert.That(amount.GluedFootnote, Is.EqualTo(footnote));
    }

    [TestCase("2024")]
    [TestCase("31")]
    [TestCase("12,34")]
    [TestCase("(1,234")]
    [TestCase("912797JL2")]
    [TestCase("")]
    public void Amount_AnythingElse_IsNone(string text) => Assert.That(ReportAmount.Of(text), Is.Null);

    [Test]
    public void Amount_Dash_IsNoZero() => Assert.That(ReportAmount.Of("-")!.Value, Is.Null);

    [TestCase("%PDF-1.4\nnothing else")]
    [TestCase("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 2 >>\nstartxref\n9\n%%EOF")]
    public void Recognises_BrokenPdf_NoAndReadIsRefused(string text)
    {
        using var folder = new TemporaryFolder();
        var document = SourceDocument.Open(folder.Write("a.pdf", text));

        Assert.That(SourceCatalog.All.Where(s => s.Recognises(document)).Select(s => s.Code), Is.Empty);
        Assert.That(() => new CircleReportSource().Read(document), Throws.TypeOf<IngestionException>().With.Property("Message").Contains("PDF"));
    }

    [Test]
    public void Read_EveryCutOfAReport_EndsInBooksOrRefusal()
    {
        using var folder = new TemporaryFolder();
        var whole = File.ReadAllBytes(ReportFiles.Path("formats/fdusd/reserve-accounts-2024-03.pdf"));
        for (var length = 9; length < whole.Length; length += 487)
        {
            var document = SourceDocument.Open(folder.Write("a.pdf", whole[..length]));
            try
            {
                new FirstDigitalReportSource().Read(document);
            }
            catch (IngestionException e)
            {
                Assert.That(e.Faults, Is.Not.Empty);
            }
        }
    }

    [Test]
    public void Originals_OfTheFolderGiven_AreReadToTheirPrintedTotals()
    {
        const string Variable = "RISKANALYTICS_REPORTS";
        var folder = Environment.GetEnvironmentVariable(Variable);
        if (folder is null || !Directory.Exists(folder))
            Assert.Ignore($"{Variable} names no folder of published reports (<token>/...pdf), so the share read is not measured.");

        IReserveSource[] sources = [new TetherReportSource(), new CircleReportSource(), new PaxosReportSource(), new FirstDigitalReportSource(), new UnreadReportSource()];
        var (files, withBooks, agreeing, unread) = (0, 0, 0, 0);
        foreach (var token in new[] { "usdt", "usdc", "eurc", "fdusd", "busd" })
        {
            foreach (var file in Directory.GetFiles(Path.Combine(folder, token), "*.pdf").Order(StringComparer.Ordinal))
            {
                files++;
                var document = SourceDocument.Open(file);
                var source = sources.SingleOrDefault(s => s.Recognises(document));
                Assert.That(source, Is.Not.Null, file);
                unread += source is UnreadReportSource ? 1 : 0;
                var books = source!.Read(document).Books;
                withBooks += books.IsEmpty ? 0 : 1;
                agreeing += !books.IsEmpty && books.All(b => b.Snapshot.Stated.Where(s => s.Kind == StatedKind.TotalAssets).All(s =>
                    Math.Abs(b.Snapshot.Holdings.Sum(h => h.ReportedValue ?? 0) - s.Value) <= Math.Max(.0001m * s.Value, s.Step ?? 0))) ? 1 : 0;
            }
        }

        TestContext.Out.WriteLine($"{files} files: {withBooks} give books, {agreeing} of them with lines that sum to the printed total; {unread} have no text.");
        Assert.That((double)withBooks / files, Is.GreaterThan(.85));
        Assert.That((double)agreeing / withBooks, Is.GreaterThan(.98));
    }
}
