using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Issuers;

namespace RiskAnalytics.Ingestion.Tests.Sources.Issuers;

/// <summary>See <see cref="CircleSupplySource"/>.</summary>
[TestFixture]
public sealed class CircleSupplySourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new CircleSupplySource();

    protected override string GoodFile => Published.File("circle/stablecoins_20260227.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_ChainsThatMissTheTotal_AreAWarningWithBothFigures()
    {
        var reading = Published.Read(Source, "circle/stablecoins_20260227.json");

        Assert.That(reading.Supply.Select(s => (s.Token.Text, s.Units)), Is.EqualTo(new[] { ("EURC", 100.5m), ("USDC", 1000m) }));
        Assert.That(reading.Issues.Single(i => i.Code == "parts-differ-from-total").Message, Does.Contain("999").And.Contain("1000"));
    }
}

/// <summary>See <see cref="WbtcSupplySource"/>.</summary>
[TestFixture]
public sealed class WbtcSupplySourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new WbtcSupplySource();

    protected override string GoodFile => Published.File("wbtc/wbtc_20260401.json");

    [Test]
    public void Read_Satoshi_AreBitcoinOnBothSides()
    {
        var snapshot = Published.Read(Source, "wbtc/wbtc_20260401.json").Books.Single().Snapshot;

        Assert.That(snapshot.Holdings.Single().Quantity, Is.EqualTo(128001.12345678m));
        Assert.That(snapshot.Liabilities!.Value.Single().Quantity, Is.EqualTo(128000.12345678m));
        Assert.That(snapshot.Entity.Kind, Is.EqualTo(EntityKind.WrappedAsset));
    }

    [Test]
    public void Read_SupplyMissing_IsOwedAndNotLoaded() =>
        Assert.That(Published.Read(Source, "w_20260401.json", """{"token":"wbtc","symbol":"WBTC","supply":null,"holdings":"5"}""").Books.Single().Snapshot.Liabilities!.Value.Single().IsLoaded, Is.False);
}

/// <summary>See <see cref="WbtcAddressesSource"/>.</summary>
[TestFixture]
public sealed class WbtcAddressesSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new WbtcAddressesSource();

    protected override string GoodFile => Published.File("wbtc/addresses.json");

    protected override bool MakesBooks => false;

    protected override bool HasFigures => false;
}

/// <summary>See <see cref="TetherTransparencySource"/>.</summary>
[TestFixture]
public sealed class TetherTransparencySourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new TetherTransparencySource();

    protected override string GoodFile => Published.File("tether/transparency.json");

    [Test]
    public void Read_Tokens_AreAuthorisedLessNotIssued()
    {
        var reading = Published.Read(Source, "tether/transparency.json");

        Assert.That(reading.Supply.Select(s => (s.Token.Text, s.Units)), Is.EqualTo(new[] { ("USDT", 187000000000.25m), ("EURT", 37500000m) }));
        Assert.That(reading.AsOf, Is.EqualTo(new DateOnly(2026, 7, 9)));
    }

    [Test]
    public void Read_TwoTablesAndOldEquity_AreWarningsWithBothFigures()
    {
        var issues = Published.Read(Source, "tether/transparency.json").Issues;

        Assert.That(issues.Single(i => i.Code == "token-tables-differ").Message, Does.Contain("83800000"));
        Assert.That(issues.Single(i => i.Code == "stale-figure").Message, Does.Contain("4500000000").And.Contain("5400000000"));
    }

    [Test]
    public void Read_Balance_IsOneLineNotItemised()
    {
        var snapshot = Published.Read(Source, "tether/transparency.json").Books.Single().Snapshot;

        Assert.That(snapshot.Holdings.Single(), Has.Property("ReportedValue").EqualTo(192000000000m).And.Property("Class").EqualTo(AssetClass.Other));
        Assert.That(snapshot.Holdings.Single().Asset.IsItemised, Is.False);
        Assert.That(snapshot.Liabilities!.Value.Single().ReportedValue, Is.EqualTo(187500000000m));
        Assert.That(snapshot.Entity.Partial, Is.Not.Null);
    }

    [Test]
    public void Read_MoreNotIssuedThanAuthorised_IsAnErrorAndNoSupply()
    {
        var reading = Published.Read(Source, "t.json", """{"data":{"usd":{"id":1783555200,"totaltokens_eth":"5","reserve_balance_eth":"6"}}}""");

        Assert.That(reading.Supply, Is.Empty);
        Assert.That(reading.Issues.Select(i => i.Code), Is.EqualTo(new[] { "negative-supply" }));
    }
}

/// <summary>See <see cref="BlackRockHoldingsSource"/>.</summary>
[TestFixture]
public sealed class BlackRock2023HoldingsTests : ReserveSourceContract
{
    protected override IReserveSource Source => new BlackRockHoldingsSource(isOf2026: false);

    protected override string GoodFile => Published.File("blackrock/USDXX_holdings_20231002.csv");

    [Test]
    public void Read_Positions_HaveClassCounterpartyAndMaturity()
    {
        var holdings = Published.Read(Source, "blackrock/USDXX_holdings_20231002.csv").Books.Single().Snapshot.Holdings;

        Assert.That(holdings.Select(h => h.Class), Is.EqualTo(new[] { AssetClass.TreasuryBill, AssetClass.ReverseRepoOvernight, AssetClass.ReverseRepoOvernight, AssetClass.DepositBank }));
        Assert.That(holdings[0], Has.Property("ReportedValue").EqualTo(10000000000m).And.Property("Maturity").EqualTo(new DateOnly(2023, 10, 24)).And.Property("Row").EqualTo(4));
        Assert.That(holdings[1].Counterparty.Name, Is.EqualTo("BOFA SECURITIES INC."));
        Assert.That(holdings[2].Counterparty.Name, Is.EqualTo("ROYAL BANK OF CANADA"));
    }
}

/// <summary>See <see cref="BlackRockHoldingsSource"/>.</summary>
[TestFixture]
public sealed class BlackRock2026HoldingsTests : ReserveSourceContract
{
    protected override IReserveSource Source => new BlackRockHoldingsSource(isOf2026: true);

    protected override string GoodFile => Published.File("blackrock/USDXX_holdings.csv");

    [Test]
    public void Read_StatedDateAndFinalMaturity_Count()
    {
        var snapshot = Published.Read(Source, "blackrock/USDXX_holdings.csv").Books.Single().Snapshot;

        Assert.That(snapshot.AsOf, Is.EqualTo(new DateOnly(2026, 10, 1)));
        Assert.That(snapshot.Holdings.Select(h => h.ReportedValue), Is.EqualTo(new decimal?[] { 29950000000m, 19950000000m, 50010000m }));
        // The floating note resets within a week and matures in 2028.
        Assert.That(snapshot.Holdings[2], Has.Property("Class").EqualTo(AssetClass.GovernmentBond).And.Property("Maturity").EqualTo(new DateOnly(2028, 7, 31)));
    }
}
