using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Wrapped;

namespace RiskAnalytics.Verification.Tests.Wrapped;

/// <summary>Ratios of planted supplies and balances. Expected figures by hand.</summary>
[TestFixture]
public sealed class WrappedAssetVerifierTests
{
    private const string Wbtc = "0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599";
    private const string Lock = "0x00000000000000000000000000000000000000bb";
    private const string Copy = "0x00000000000000000000000000000000000000cc";

    private static PlantedChain Ethereum(long supply = 10_0000_0000) => new PlantedChain("ethereum").Issues(Wbtc, supply, 8).Holds(Lock, 3_0000_0000, 8, Wbtc);

    private static PlantedChain Bitcoin => new PlantedChain("bitcoin").Holds("1a", 6_0000_0000, 8).Holds("1b", 5_0000_0000, 8);

    [Test]
    public async Task Verify_ReserveAboveSupply_IsVerifiedWithBothFigures()
    {
        var report = await VerifyAsync(Book(["1a", "1b"], Row()), Ethereum(), Bitcoin);

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Figure(report, "supply"), Is.EqualTo("10"));
        Assert.That(Figure(report, "reserve"), Is.EqualTo("11"));
        Assert.That(Figure(report, "ratio"), Is.EqualTo("1.1"));
        Assert.That(report.Checks.Where(check => check.Scheme is "token-supply" or "reserve-balance").Select(check => check.Height), Is.All.EqualTo("100"));
    }

    [Test]
    public async Task Verify_ReserveBelowSupply_FailsWithBothFigures()
    {
        var report = await VerifyAsync(Book(["1a", "1b"], Row()), Ethereum(11_0000_0001), Bitcoin);

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Failed));
        Assert.That(report.Reason, Does.Contain("11 BTC").And.Contain("11.00000001 WBTC"));
    }

    [Test]
    public async Task Verify_NoAddressList_HasNoRatio()
    {
        var report = await VerifyAsync(Book([], Row()), Ethereum(), Bitcoin);

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Inconclusive));
        Assert.That(report.Reason, Does.Contain("no ratio").And.Contain("not loaded"));
        Assert.That(Figure(report, "ratio"), Is.Null);
        Assert.That(report.Assets, Is.Empty);
    }

    [Test]
    public async Task Verify_SupplyOnAChainWithoutNode_GivesAnUpperBound()
    {
        var report = await VerifyAsync(Book(["1a", "1b"], Row(), Row("base", Copy)), Ethereum(), Bitcoin);

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Inconclusive));
        Assert.That(report.Reason, Does.Contain("upper bound"));
        Assert.That(report.Checks.Single(check => check.Subject == Copy).Reason, Does.Contain("No node was given for base"));
    }

    [Test]
    public async Task Verify_AddressThatCannotBeRead_GivesALowerBound()
    {
        var report = await VerifyAsync(Book(["1a", "1z"], Row()), Ethereum(), Bitcoin);

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Inconclusive));
        Assert.That(report.Reason, Does.Contain("lower bound"));
        Assert.That(Figure(report, "reserve"), Is.EqualTo("6"));
    }

    [Test]
    public async Task Verify_CopyWhoseLockIsCounted_CountsOnce()
    {
        var report = await VerifyAsync(Book(["1a", "1b"], Row(), Row("base", Copy, $"ETH:{Lock}")), Ethereum(), Bitcoin, new PlantedChain("base").Issues(Copy, 3_0000_0000, 8));

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Verified));
        Assert.That(Figure(report, "supply"), Is.EqualTo("10"));
        Assert.That(report.Checks.Single(check => check.Step == "lock").Outcome, Is.EqualTo(CheckOutcome.Verified));
    }

    [Test]
    public async Task Verify_LockShortOfItsCopies_Fails()
    {
        var report = await VerifyAsync(Book(["1a", "1b"], Row(), Row("base", Copy, $"ethereum:{Lock}")), Ethereum(), Bitcoin, new PlantedChain("base").Issues(Copy, 3_0000_0001, 8));

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Failed));
        Assert.That(report.Checks.Single(check => check.Step == "lock").Observed, Is.EqualTo("3"));
    }

    [Test]
    public async Task Verify_NodeThatAnswersForAnotherBlock_IsNotCounted()
    {
        var report = await VerifyAsync(Book(["1a", "1b"], Row()), new PlantedChain("ethereum") { Lies = true }.Issues(Wbtc, 1, 8), Bitcoin);

        Assert.That(Figure(report, "supply"), Is.Null);
        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Inconclusive));
    }

    [Test]
    public async Task Verify_OtherDecimalsThanKnown_AreNotCounted()
    {
        var report = await VerifyAsync(Book(["1a", "1b"], Row()), new PlantedChain("ethereum").Issues(Wbtc, 10, 18), Bitcoin);

        Assert.That(report.Checks.Single(check => check.Scheme == "token-supply").Reason, Does.Contain("18 decimals"));
        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Inconclusive));
    }

    [Test]
    public async Task Verify_Signatures_GiveTheSignedShareAndTakeFalseOnesOff()
    {
        var ownership = new VerificationReport("list.csv", VerificationKinds.ReserveOwnership, CheckOutcome.Failed, "")
        {
            Shows = "",
            DoesNotShow = "",
            Checks = [new VerificationCheck("1a", "s", CheckOutcome.Verified, ""), new VerificationCheck("1b", "s", CheckOutcome.Failed, "")],
        };

        var report = await WrappedAssetVerifier.VerifyAsync("book", Book(["1a", "1b"], Row()), Clients(Ethereum(5_0000_0000), Bitcoin), ownership, CancellationToken.None);

        Assert.That(Figure(report, "reserve"), Is.EqualTo("6"));
        Assert.That(Figure(report, "signed-share"), Is.EqualTo("1"));
        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Failed));
    }

    [Test]
    public async Task Verify_AddressTwice_CountsOnce() =>
        Assert.That(Figure(await VerifyAsync(Book(["1a", "1a"], Row()), Ethereum(), Bitcoin), "reserve"), Is.EqualTo("6"));

    private static string? Figure(VerificationReport report, string step) => report.Checks.Single(check => check.Scheme == WrappedAssetVerifier.Scheme && check.Step == step).Observed;

    private static Task<VerificationReport> VerifyAsync(ReserveSnapshot snapshot, params PlantedChain[] chains) =>
        WrappedAssetVerifier.VerifyAsync("book", snapshot, Clients(chains), null, CancellationToken.None);

    private static Dictionary<string, IChainClient> Clients(params PlantedChain[] chains) => chains.ToDictionary(chain => chain.Chain, chain => (IChainClient)chain);

    private static Liability Row(string network = "ethereum", string address = Wbtc, string? backedBy = null) => new()
    {
        Asset = AssetSymbol.Parse("WBTC"),
        Chain = new ChainLocation(network, address, null),
        BackedBy = backedBy,
        Source = new SourceRef("liabilities.csv"),
        Row = 2,
    };

    private static ReserveSnapshot Book(string[] addresses, params Liability[] rows) => new()
    {
        Entity = new ReportingEntity { Id = "wbtc", Name = "WBTC", Kind = EntityKind.WrappedAsset, Token = new TokenProfile(AssetSymbol.Parse("WBTC"), null, AssetSymbol.Parse("BTC"), null, null) },
        AsOf = new DateOnly(2026, 1, 5),
        ReportingCurrency = CurrencyCode.Usd,
        Holdings = [.. addresses.Select(address => new Holding { Asset = AssetSymbol.Parse("BTC"), Class = AssetClass.Bitcoin, Chain = new ChainLocation("BTC", address, null), Source = new SourceRef("holdings.csv") })],
        Liabilities = [.. rows],
        Disclosures = Disclosures.Nothing,
    };
}
