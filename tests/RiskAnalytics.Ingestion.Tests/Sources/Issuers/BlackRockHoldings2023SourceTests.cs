using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Issuers;

namespace RiskAnalytics.Ingestion.Tests.Sources.Issuers;

[TestFixture]
public sealed class BlackRockHoldings2023SourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new BlackRockHoldings2023Source();

    protected override string GoodFile => MarketReading.Fixture("blackrock/USDXX_holdings_20240415.csv");

    [Test]
    public void Read_File_TellsBillsFromRepoAndCollateralFromRepo()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        var snapshot = reading.Books.Single().Snapshot;
        Assert.That((snapshot.Entity.Id, snapshot.AsOf), Is.EqualTo(("usdc-reserve-fund", new DateOnly(2024, 4, 15))));
        Assert.That(snapshot.Holdings.Select(h => (h.Class, h.ReportedValue, h.Counterparty.Name, h.Maturity, h.Row)), Is.EqualTo(new (AssetClass, decimal?, string?, DateOnly?, int)[]
        {
            (AssetClass.TreasuryBill, 250000000m, "US Treasury", new DateOnly(2024, 5, 7), 4),
            (AssetClass.TreasuryBill, 150000000m, "US Treasury", new DateOnly(2024, 5, 28), 5),
            // The final maturity of 2043 is that of the collateral.
            (AssetClass.ReverseRepoOvernight, 400000000m, "EXAMPLE SECURITIES INC.", new DateOnly(2024, 4, 16), 6),
            (AssetClass.ReverseRepoTerm, 200000000m, "SECOND BANK N.A.", new DateOnly(2024, 4, 22), 7),
        }));
        Assert.That(snapshot.Holdings[0].Instrument, Is.EqualTo("TREASURY BILL, 912797AA1"));
        Assert.That(snapshot.Holdings.Select(h => h.HasLineEvidence), Is.EqualTo(new bool?[] { true, true, false, false }));
        Assert.That(snapshot.Entity.Notes, Has.Some.Contain("stand at par"));
    }

    [Test]
    public void Read_WithoutDateInTheName_MakesNoBook()
    {
        var reading = MarketReading.OfText(Source, "holdings.csv", File.ReadAllText(GoodFile));

        Assert.That(reading.Books, Is.Empty);
        Assert.That(reading.Codes(), Is.EqualTo(new[] { "no-as-of" }));
    }

    [Test]
    public void Read_CollateralMaturityOnly_IsNotUsed()
    {
        var reading = MarketReading.OfText(Source, "h-2024-04-15.csv", "Fund\n\nPosition Description,%Par,Par,Identifier,Yield/Coupon,Final,Exchange,Maturity/Reset\nTRI-PARTY EXAMPLE INC.,100,5,-,5,15-Aug-2043,-,-\nTREASURY BILL,1,-7,912797AA1,5,40-Apr-2024,-,-\n");

        var line = reading.Books.Single().Snapshot.Holdings.Single();
        Assert.That((line.Class, line.Maturity), Is.EqualTo((AssetClass.ReverseRepoTerm, (DateOnly?)null)));
        Assert.That(reading.Books.Single().Issues.Select(i => (i.Code, i.Row)), Is.EqualTo(new (string, int?)[] { ("as-of-from-name", null), ("collateral-maturity", 4), ("bad-date", 5), ("negative-holding", 5) }));
    }
}
