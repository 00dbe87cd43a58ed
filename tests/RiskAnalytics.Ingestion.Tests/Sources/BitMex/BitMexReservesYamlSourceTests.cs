using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.BitMex;

namespace RiskAnalytics.Ingestion.Tests.Sources.BitMex;

[TestFixture]
public sealed class BitMexReservesYamlSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new BitMexReservesYamlSource();

    protected override string GoodFile => Fixture.Good("bitmex/20240418-reserves-839754.yaml");

    [Test]
    public void Run_Addresses_BecomeOneSumBesideThePrintedTotal()
    {
        var snapshot = Fixture.Book(GoodFile).Snapshot;

        Assert.That(snapshot.Holdings.Single(), Has.Property("Quantity").EqualTo(3.5m).And.Property("StatedSource").Contains("sum of 3 addresses"));
        Assert.That(snapshot.Holdings.Single().Custodian.Class, Is.EqualTo(PartyClass.Self));
        Assert.That(snapshot.Stated.Select(s => (s.Kind, s.Value)), Is.EqualTo(new[] { (StatedKind.AssetTotal, 3.5m) }));
        Assert.That(snapshot.Entity.Notes, Has.Some.Contain("p2sh (1), p2wsh (2); spending needs 3 of 4 keys").And.Some.Contain("839754"));
        Assert.That(snapshot.AsOfPublished, Is.EqualTo("Bitcoin block 839754"));
    }

    [Test]
    public void Run_LiabilitiesOfTheSameBlockBeside_AreOwed()
    {
        var snapshot = Fixture.Book(GoodFile).Snapshot;

        Assert.That(snapshot.Liabilities!.Value.Single(), Has.Property("Quantity").EqualTo(3.4m).And.Property("StatedSource").Contains("20240418-liabilities-839754.csv, row 2"));
        Assert.That(snapshot.Documents.Select(d => d.Format), Is.EqualTo(new[] { "bitmex-reserves-yaml", "bitmex-liabilities" }));
        Assert.That(snapshot.Disclosures.LiabilityEvidence, Has.Property("Method").EqualTo("Merkle sum tree, published whole"));
        Assert.That(snapshot.Disclosures.LiabilityEvidence!.Evidenced!.Value.Fraction, Is.EqualTo(1m));
        Assert.That(snapshot.Disclosures.NotLoaded, Has.No.Member("T4"));
    }

    [Test]
    public void Run_LiabilitiesOfAnotherBlock_AreNotUsed()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("20240418-r.yaml", File.ReadAllText(GoodFile).Replace("839754", "839755", StringComparison.Ordinal));
        folder.Write("l.csv", File.ReadAllBytes(Fixture.Good("bitmex/20240418-liabilities-839754.csv")));

        Assert.That(Fixture.Book(file).Snapshot.Liabilities, Is.Null);
    }

    [TestCase("custodial:\n- {custodian: Keeper, balance: 50000000}\n", 0.5, "Keeper", true, TestName = "Run_CustodialOnTop_CountsAndTheTotalIsSaid")]
    [TestCase("custodial:\n- {custodian: Keeper, balance: 25000000}\n- {custodian: Second, balance: 25000000}\n", 0.5, null, true, TestName = "Run_TwoCustodians_HaveNoSingleName")]
    public void Run_Custodial(string added, double held, string? name, bool isOnTop)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("20240418-r.yaml", File.ReadAllText(GoodFile) + added);

        var snapshot = Fixture.Book(file).Snapshot;

        var third = snapshot.Holdings.Single(h => h.Custodian.Class != PartyClass.Self);
        Assert.That((third.Quantity, third.Custodian.Name), Is.EqualTo(((decimal?)held, name)));
        Assert.That(snapshot.Stated.IsEmpty, Is.EqualTo(isOnTop), "A total of the addresses is none of both.");
        Assert.That(Fixture.Report(file).Issues.Select(i => i.Code), Has.Member("total-of-addresses"));
    }

    [Test]
    public void Run_CustodialWithoutKnownKey_IsSaid()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("20240418-r.yaml", File.ReadAllText(GoodFile) + "custodial:\n- {who: x, sats: 5}\n");

        Assert.That(Fixture.Report(file).Issues.Select(i => i.Code), Has.Member("custodial-not-read"));
    }

    [Test]
    public void Run_SumThatMissesTheTotal_KeepsBoth()
    {
        var file = Fixture.Broken("bitmex/sums-20240418.yaml");

        // 100 and 150 satoshi are read, 1.5 is none, and 300 are printed.
        Assert.That(Fixture.Book(file).Snapshot.Holdings.Single().Quantity, Is.EqualTo(0.0000025m));
        Assert.That(Fixture.Book(file).Snapshot.Stated.Single().Value, Is.EqualTo(0.000003m));
        Assert.That(Fixture.Issues(Fixture.Report(file)), Is.SupersetOf(new (string, int?, string?)[] { ("duplicate-address", 7, "addr"), ("bad-value", 8, "balance") }));
    }

    [TestCase("aliases-20240418.yaml", "yaml-alias")]
    [TestCase("deep-20240418.yaml", "yaml-too-deep")]
    [TestCase("tabs-20240418.yaml", "bad-yaml")]
    [TestCase("test-20240418.yaml", "test-network")]
    public void Run_HostileOrUselessFile_IsRefused(string file, string code) =>
        Assert.That(Fixture.Report(Fixture.Broken("bitmex/" + file)).Issues.Select(i => i.Code), Is.EqualTo(new[] { code }));

    [Test]
    public void Run_WithoutDate_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("reserves.yaml", File.ReadAllBytes(GoodFile));

        Assert.That(Fixture.Report(file).Issues.Select(i => i.Code), Is.EqualTo(new[] { "no-as-of" }));
    }
}

[TestFixture]
public sealed class BitMexTokenReservesYamlSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new BitMexTokenReservesYamlSource();

    protected override string GoodFile => Fixture.Good("bitmex/20240418-token-reserves.yaml");

    protected override bool MakesBooks => false;

    protected override bool HasFigures => false;

    [Test]
    public void Run_UndescribedFormat_IsSaidNotRead() =>
        Assert.That(Fixture.Report(GoodFile).Issues.Single(), Has.Property("Code").EqualTo("not-read").And.Property("Message").Contains("not described"));
}
