using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Sources;

[TestFixture]
public sealed class IssuerCompositionTableSourceTests : ReserveSourceContract
{
    private const string Header = "issuer,token,as_of,asset_class,instrument,custodian_or_issuer,jurisdiction,maturity_days,amount_usd,liabilities_usd,status,source,currency,amount_native,liabilities_native,source_kind,note\n";
    private const string Mapping = "table,asset_class,instrument_contains,asset,class\nreserve-compositions,us_treasury_bill,,{currency},treasury-bill\nreserve-compositions,bank_deposit,BNY,{currency},deposit-gsib\nreserve-compositions,bank_deposit,,{currency},deposit-bank\nreserve-compositions,commercial_paper,,{currency},commercial-paper-other\nreserve-compositions,settlement_adjustment,,{currency},settlement\n";
    private const string Bill = "Issuer,TKN,2025-06-30,us_treasury_bill,US Treasury CUSIP 912797ST5,US Treasury; fund custodian BNY Mellon,US,46,100,99,verified,doc,USD,100,99,primary,\n";

    protected override IReserveSource Source { get; } = new IssuerCompositionTableSource();

    protected override string GoodFile =>
        Repository.PathTo("tests/RiskAnalytics.Ingestion.Tests/Fixtures/sources/issuer-composition-table/table.csv");

    [Test]
    public void Run_WholeTable_MakesABookOfEveryTokenAndDate()
    {
        using var output = new TemporaryFolder();

        var report = Ingestor.Run([Repository.PathTo("data/reference/issuers/reserve-compositions.csv")], output.Path).Single();

        Assert.That(report.Lines, Is.EqualTo(2591));
        Assert.That(report.Books, Has.Length.EqualTo(430));
        Assert.That(report.Books.Select(b => b.Split('/')[0]).Distinct().Count(), Is.EqualTo(27));
        Assert.That(report.Issues.Where(i => i.Severity == IssueSeverity.Error), Is.Empty);
    }

    [Test]
    public void Run_Tether2021_SplitsPaperByRatingAndOwesTheTotal()
    {
        var book = BookReader.Read(Repository.PathTo("data/books/tether/2021-06-30"));

        decimal Sum(AssetClass of) => book.Snapshot.Holdings.Where(h => h.Class == of).Sum(h => h.ReportedValue!.Value);
        Assert.That(Sum(AssetClass.CommercialPaperA1), Is.EqualTo(149810724m + 14516595696m));
        Assert.That(Sum(AssetClass.CommercialPaperA2), Is.EqualTo(13984034997m));
        Assert.That(Sum(AssetClass.CommercialPaperOther), Is.EqualTo(1697939867m + 459273065m));
        Assert.That(book.Snapshot.Holdings.Sum(h => h.ReportedValue), Is.EqualTo(62773190075m));
        Assert.That(book.Snapshot.Liabilities!.Value.Single().ReportedValue, Is.EqualTo(62628932116m));
        Assert.That(book.Snapshot.Disclosures.Assurance, Is.EqualTo(new Assurance(AssuranceLevel.QuarterlyAssurance, "Moore Cayman", "ISAE 3000", null)));
    }

    [TestCase("tether/2021-09-30")]
    [TestCase("tether/2026-03-31")]
    [TestCase("pyusd/2025-12-31")]
    public void Run_ReportWithoutLiabilities_OwesAnAmountThatIsNotLoaded(string folder)
    {
        var book = BookReader.Read(Repository.PathTo("data/books/" + folder));

        Assert.That(book.Snapshot.Liabilities!.Value.Single().IsLoaded, Is.False);
        Assert.That(book.Snapshot.Disclosures.NotLoaded, Has.Member("T4"));
        Assert.That(book.Snapshot.Entity.Notes, Has.Some.StartsWith("NOT LOADED: what is owed"));
    }

    [TestCase("fdusd/2026-08-31", true)]
    [TestCase("fdusd/2026-02-28", false)]
    [TestCase("fdusd/2023-06-23", false)]
    [TestCase("busd/2023-02-10", true)]
    [TestCase("busd/2022-06-30", false)]
    [TestCase("busd/2025-12-17", false)]
    [TestCase("pyusd/2025-12-31", false)]
    [TestCase("tether/2021-06-30", false)]
    [TestCase("rlusd/2026-02-27", false)]
    public void Run_TotalsTypedFromAReportWithCusips_LeaveLineEvidenceOut(string folder, bool isLeftOut)
    {
        var book = BookReader.Read(Repository.PathTo("data/books/" + folder));

        Assert.That(book.Snapshot.Disclosures.NotLoaded.Contains("T3"), Is.EqualTo(isLeftOut));
        Assert.That(book.Snapshot.Holdings.All(h => h.HasLineEvidence is null), Is.EqualTo(isLeftOut));
        Assert.That(book.Snapshot.Entity.Notes.Any(n => n.StartsWith("NOT LOADED: the report lists securities", StringComparison.Ordinal)), Is.EqualTo(isLeftOut));
    }

    [Test]
    public void Run_EuroToken_IsInEuro()
    {
        var snapshot = BookReader.Read(Repository.PathTo("data/books/eurc/2026-02-27")).Snapshot;

        Assert.That((snapshot.ReportingCurrency.Letters, snapshot.Entity.Token!.PegCurrency!.Letters), Is.EqualTo(("EUR", "EUR")));
        Assert.That(snapshot.Holdings.Select(h => h.Asset.Text), Is.All.EqualTo("EUR"));
    }

    [Test]
    public void Read_Line_HasPartiesMaturityAndEvidence()
    {
        var holding = ReadOne(Bill).Snapshot.Holdings.Single();

        Assert.That(holding.Counterparty, Is.EqualTo(new Party("US Treasury", PartyClass.Government)));
        Assert.That(holding.Custodian, Is.EqualTo(new Party("BNY Mellon", PartyClass.Gsib)));
        Assert.That(holding.Maturity, Is.EqualTo(new DateOnly(2025, 8, 15)));
        Assert.That((holding.HasLineEvidence, holding.Jurisdiction, holding.IsEncumbered), Is.EqualTo(((bool?)true, "US", (bool?)null)));
    }

    [TestCase("not named", null, PartyClass.Undisclosed)]
    [TestCase("US regulated financial institutions (not named)", null, PartyClass.Undisclosed)]
    [TestCase("State Street, Western Alliance Bank (one total; split not published)", null, PartyClass.Undisclosed)]
    [TestCase("BNY Mellon (majority; share in note) and other US banks", null, PartyClass.Undisclosed)]
    [TestCase("institutions in HK SG and an affiliated Hong Kong trust company", null, PartyClass.Undisclosed)]
    [TestCase("Westpac", "Westpac", PartyClass.Bank)]
    [TestCase("BNY Mellon (fund custodian)", "BNY Mellon", PartyClass.Gsib)]
    public void Read_Deposit_NamesOneBankOrNobody(string holder, string? name, PartyClass kind)
    {
        var holding = ReadOne($"Issuer,TKN,2025-06-30,bank_deposit,Cash,\"{holder}\",US,0,100,99,verified,doc,USD,100,99,primary,\n").Snapshot.Holdings.Single();

        Assert.That(holding.Counterparty, Is.EqualTo(new Party(name, kind)));
        Assert.That(holding.HasLineEvidence, Is.EqualTo(name is not null));
    }

    [Test]
    public void Read_SiliconValleyBank_IsFrozenFromTheDayItClosed()
    {
        string Line(string date) => $"Issuer,TKN,{date},bank_deposit,Cash,Silicon Valley Bank,US,0,100,99,verified,doc,USD,100,99,primary,\n";

        Assert.That(ReadOne(Line("2023-03-09")).Snapshot.Holdings[0].IsFrozen, Is.Null);
        Assert.That(ReadOne(Line("2023-03-10")).Snapshot.Holdings[0].IsFrozen, Is.True);
    }

    [Test]
    public void Read_AssetClassWithoutRule_IsAnErrorAndCountsAsOther()
    {
        var book = ReadOne(Bill.Replace("us_treasury_bill", "moon_rock", StringComparison.Ordinal));

        Assert.That(book.Snapshot.Holdings.Single().Class, Is.EqualTo(AssetClass.Other));
        Assert.That(book.Issues.Single().Code, Is.EqualTo("unknown-class"));
    }

    [Test]
    public void Read_RatingsThatDoNotSumToThePaper_LeaveItWhole()
    {
        using var folder = Folder(Bill.Replace("us_treasury_bill", "commercial_paper", StringComparison.Ordinal));
        folder.Write("ratings.csv", "token,as_of,topic,bucket,amount_usd\nTKN,2025-06-30,commercial paper and CDs by short-term rating,A-1,99\n");

        var book = Read(folder).Books.Single();

        Assert.That(book.Snapshot.Holdings.Single().Class, Is.EqualTo(AssetClass.CommercialPaperOther));
        Assert.That(book.Issues.Single().Code, Is.EqualTo("rating-table-differs"));
    }

    [Test]
    public void Read_TotalsAndShares_StandBesideTheLinesWithTheirPlaces()
    {
        using var folder = new TemporaryFolder();
        folder.Write("table.csv", Header.Replace("source_kind,note", "published_share_pct,source_kind,note", StringComparison.Ordinal)
            + "Issuer,TKN,2025-06-30,bank_deposit,Cash A,,US,0,60,99,verified,doc,USD,60,99,60.4%,primary,\n"
            + "Issuer,TKN,2025-06-30,bank_deposit,Cash B,,US,0,40,99,verified,doc,USD,40,99,over 35%,primary,\n");
        folder.Write("classes.csv", Mapping);
        folder.Write("totals.csv", "token,as_of,reported_total_assets,token_liabilities,total_liabilities,liabilities_status,source_kind\nTKN,2025-06-30,101,90,95,verified,primary\n");

        var snapshot = Read(folder).Books.Single().Snapshot;

        Assert.That(snapshot.Liabilities!.Value.Single().ReportedValue, Is.EqualTo(95m));
        Assert.That(snapshot.Stated.Select(f => (f.Kind, f.Subject, f.Value, f.Step)), Is.EqualTo(new (StatedKind, string?, decimal, decimal?)[]
        {
            (StatedKind.TotalAssets, null, 101m, null), (StatedKind.TotalLiabilities, null, 95m, null), (StatedKind.Share, "Cash A", 0.604m, 0.001m),
        }));
        Assert.That(snapshot.Stated[0].StatedSource, Is.EqualTo("totals.csv, row 2"));
        Assert.That(snapshot.Holdings.Select(h => (h.Section, h.StatedSource)), Is.EqualTo(new[]
        {
            ("Cash A", "table.csv, row 2; doc [verified, primary]"), (null, "table.csv, row 3; doc [verified, primary]"),
        }));
        Assert.That(snapshot.Documents.Select(d => d.File), Is.EqualTo(new[] { "table.csv", "totals.csv" }));
    }

    [Test]
    public void Read_TotalFromThePress_HasTheStepOfItsLastDigit()
    {
        using var folder = Folder(Bill);
        folder.Write("totals.csv", "token,as_of,reported_total_assets,token_liabilities,total_liabilities,liabilities_status,source_kind\nTKN,2025-06-30,1937000000,90,,verified,press\n");

        var stated = Read(folder).Books.Single().Snapshot.Stated.Single();

        Assert.That((stated.Value, stated.Step), Is.EqualTo((1_937_000_000m, 1_000_000m)));
    }

    [Test]
    public void Read_RowsWithoutKeyOrAmount_AreLeftOutAndTheRestGoesOn()
    {
        using var folder = Folder(Bill
            + "Issuer,TKN,2025-02-31,bank_deposit,Cash,,US,0,100,,verified,doc,USD,100,,primary,\n"
            + "Issuer,TKN,2025-06-30,bank_deposit,Cash,,US,0,x,,verified,doc,USD,,,primary,\n"
            + "Issuer,TKN,2025-06-30,bank_deposit,Cash,,US,0,-5,,verified,doc,USD,-5,,primary,\n");

        var reading = Read(folder);

        Assert.That(reading.Issues.Select(i => i.Code), Is.SupersetOf(new[] { "bad-date", "row-without-key", "bad-number" }));
        Assert.That(reading.Books.Single().Issues.Select(i => i.Code), Is.EqualTo(new[] { "no-amount", "negative-holding" }));
        Assert.That(reading.Books.Single().Snapshot.Holdings, Has.Length.EqualTo(1));
    }

    [Test]
    public void Read_WithoutClassTable_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("table.csv", Header + Bill);

        var report = Ingestor.Run([file], folder.Path).Single();

        Assert.That(report.Books, Is.Empty);
        Assert.That(report.Issues.Single().Code, Is.EqualTo("no-class-table"));
    }

    private static ReserveBook ReadOne(string row)
    {
        using var folder = Folder(row);
        return Read(folder).Books.Single();
    }

    private static TemporaryFolder Folder(string rows)
    {
        var folder = new TemporaryFolder();
        folder.Write("table.csv", Header + rows);
        folder.Write("classes.csv", Mapping);
        return folder;
    }

    private static SourceReading Read(TemporaryFolder folder)
    {
        var all = Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal).Select(SourceDocument.Open).ToList();
        foreach (var document in all)
            document.Neighbours = all;
        return new IssuerCompositionTableSource().Read(all.Single(d => d.Name == "table.csv"));
    }
}
