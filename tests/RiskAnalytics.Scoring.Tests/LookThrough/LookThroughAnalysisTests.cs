using NUnit.Framework;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Scoring.Assessment;
using RiskAnalytics.Scoring.LookThrough;
using RiskAnalytics.TestKit;
using static RiskAnalytics.Scoring.Tests.LookThrough.LookThroughCase;

namespace RiskAnalytics.Scoring.Tests.LookThrough;

public sealed class LookThroughAnalysisTests
{
    private const decimal Near = 0.000_000_000_001m;

    private static AReserve Exchange => AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 70m).Holds("USDT", AssetClass.Stablecoin, 30m);

    private static AReserve Tether => Issuer("tether", "USDT")
        .Holds("USD", AssetClass.TreasuryBill, 760m, At("US Treasury", PartyClass.Government))
        .Holds("XAU", AssetClass.Gold, 140m)
        .Holds("BTC", AssetClass.Bitcoin, 100m)
        .Owes("USDT", 950m);

    [Test]
    public void Of_ExchangeWithAStablecoin_DecomposesItByTheSharesOfTheIssuer()
    {
        var report = Through(Exchange, Tether);

        Assert.Multiple(() =>
        {
            Assert.That(report.Exposures.Select(e => (e.Name, e.Class, e.Direct, e.Through)), Is.EqualTo(new[]
            {
                ("BTC", AssetClass.Bitcoin, 70m, 3m),
                ("US Treasury", AssetClass.TreasuryBill, 0m, 22.8m),
                ("gold", AssetClass.Gold, 0m, 4.2m),
            }));
            Assert.That(report.Value("look-through.exposure:btc"), Is.EqualTo(0.73m));
            Assert.That(report.Value("look-through.exposure:us-treasury"), Is.EqualTo(0.228m));
            Assert.That(report.Value("look-through.hhi-surface"), Is.EqualTo(0.58m));
            Assert.That(report.Value("look-through.hhi-underneath"), Is.EqualTo(0.586648m));
            Assert.That(report.Value("look-through.largest-name-surface"), Is.EqualTo(0.7m));
            Assert.That(report.Value("look-through.largest-name"), Is.EqualTo(0.73m));
            Assert.That(report.Value("look-through.passed-share"), Is.EqualTo(0.3m));
            Assert.That(report.Value("look-through.unknown-share"), Is.Zero);
            Assert.That(report.Links.Select(l => (l.From, l.Asset, l.To, l.Value, l.Depth)), Is.EqualTo(new[] { ("test", "USDT", "tether", 30m, 1) }));
        });
    }

    [Test]
    public void Of_IssuerWithoutABook_StaysAsItIsAndSaysSo()
    {
        var report = Through(Exchange);

        Assert.Multiple(() =>
        {
            Assert.That(report.To("USDT").Direct, Is.EqualTo(30m));
            Assert.That(report.Value("look-through.unknown-share"), Is.EqualTo(0.3m));
            Assert.That(report.Value("look-through.passed-share"), Is.Zero);
            Assert.That(report.Links.Single().Note, Does.Contain("no book of the issuer is given"));
            Assert.That(report.Notes, Has.Some.EqualTo("Not gone through: USDT."));
        });
    }

    [Test]
    public void Of_IssuersThatHoldEachOther_ComesToTheAnswerOfTheLinearEquations()
    {
        // x_A = 100 + .4 x_B and x_B = .5 x_A give x_A = 125, x_B = 62.5: half of A lies in the bank, .6 of B in gold.
        var report = Through(
            AReserve.OfExchange().Holds("AAA", AssetClass.Stablecoin, 100m),
            Issuer("a", "AAA").Holds("USD", AssetClass.DepositBank, 50m, At("Bank X")).Holds("BBB", AssetClass.Stablecoin, 50m),
            Issuer("b", "BBB").Holds("XAU", AssetClass.Gold, 60m).Holds("AAA", AssetClass.Stablecoin, 40m));

        Assert.Multiple(() =>
        {
            Assert.That(report.To("Bank X").Through, Is.EqualTo(62.5m).Within(Near));
            Assert.That(report.To("gold").Through, Is.EqualTo(37.5m).Within(Near));
            Assert.That(report.Exposures.Sum(e => e.Direct + e.Through), Is.EqualTo(100m).Within(Near));
            Assert.That(report.Links.Single(l => l.From == "b").Note, Does.Contain("circle"));
            Assert.That(report.Links.Single(l => l.From == "b").Value, Is.EqualTo(25m).Within(Near));
            Assert.That(report.Notes, Has.Some.StartsWith("Loop: b holds AAA"));
        });
    }

    [Test]
    public void Of_IssuersThatHoldNothingButEachOther_StayAsClaims()
    {
        var report = Through(
            AReserve.OfExchange().Holds("AAA", AssetClass.Stablecoin, 100m),
            Issuer("a", "AAA").Holds("BBB", AssetClass.Stablecoin, 50m),
            Issuer("b", "BBB").Holds("AAA", AssetClass.Stablecoin, 50m));

        Assert.Multiple(() =>
        {
            Assert.That(report.Exposures.Sum(e => e.Direct + e.Through), Is.EqualTo(100m));
            Assert.That(report.Value("look-through.unknown-share"), Is.EqualTo(1m));
            Assert.That(report.Notes, Has.Some.Contains("never comes to rest"));
        });
    }

    [Test]
    public void Of_StakedAndWrappedTokens_GoToTheCoinWithQueueAndParty()
    {
        var report = Through(
            AReserve.OfExchange().Holds("WSTETH", AssetClass.SmallAltcoin, 40m).Holds("WBTC", AssetClass.SmallAltcoin, 60m, line => line with { UnbondingDays = 3 }),
            [Token("WSTETH", "STETH", "Lido", 0), Token("STETH", "ETH", "Lido", 5), Token("WBTC", "BTC", "BitGo", 1)]);

        Assert.Multiple(() =>
        {
            Assert.That(report.Exposures.Select(e => (e.Name, e.Class, e.Through)), Is.EqualTo(new[] { ("BTC", AssetClass.Bitcoin, 60m), ("ETH", AssetClass.Ether, 40m) }));
            Assert.That(report.Links.Select(l => (l.From, l.Asset, l.To, l.Depth)), Is.EqualTo(new[]
            {
                ("test", "WBTC", "BitGo", 1), ("test", "WSTETH", "Lido", 1), ("WSTETH", "STETH", "Lido", 2),
            }));
            Assert.That(report.Links[0].Note, Does.Contain("paid out in about 3 days as the book says"));
            Assert.That(report.Links[2].Note, Does.Contain("paid out in about 5 days"));
            Assert.That(report.Loss("Lido", "test").Loss.Value, Is.EqualTo(0.4m));
        });
    }

    [Test]
    public void Of_TokensThatStandForEachOther_DoNotLoopForEver()
    {
        var report = Through(AReserve.OfExchange().Holds("AAA", AssetClass.SmallAltcoin, 10m), [Token("AAA", "BBB", "P"), Token("BBB", "AAA", "Q")]);

        Assert.That(report.Exposures.Sum(e => e.Through), Is.EqualTo(10m));
        Assert.That(report.Value("look-through.unknown-share"), Is.EqualTo(1m));
    }

    [Test]
    public void Of_FundWithABook_GoesToItsHoldingsByName()
    {
        var fund = AReserve.Of(EntityKind.Other).Entity(e => e with { Id = "reserve-fund", Name = "Reserve Fund" })
            .Holds("USD", AssetClass.TreasuryBill, 3m, At("US Treasury", PartyClass.Government))
            .Holds("USD", AssetClass.DepositGsib, 1m, At("Bank G", PartyClass.Gsib));
        var report = Through(Issuer("x", "XUSD").Holds("USD", AssetClass.MmfGovernment, 100m, line => line with { Instrument = "Reserve  fund" }), fund);

        Assert.That(report.To("US Treasury").Through, Is.EqualTo(75m));
        Assert.That(report.To("Bank G").Through, Is.EqualTo(25m));
    }

    [Test]
    public void Of_ChainDeeperThanThePolicy_StopsAndSaysSo()
    {
        var chain = Enumerable.Range(1, 7).Select(i => Issuer($"t{i}", $"T{i}").Holds(i == 7 ? "XAU" : $"T{i + 1}", i == 7 ? AssetClass.Gold : AssetClass.Stablecoin, 10m)).ToArray();
        var report = Through(AReserve.OfExchange().Holds("T1", AssetClass.Stablecoin, 100m), chain);

        Assert.Multiple(() =>
        {
            Assert.That(report.Exposures.Single().Name, Is.EqualTo("T6"));
            Assert.That(report.Value("look-through.unknown-share"), Is.EqualTo(1m));
            Assert.That(report.Links[^1].Note, Does.Contain("deeper than 5 steps"));
            Assert.That(report.Links[^1].Depth, Is.EqualTo(6));
        });
    }

    [TestCase("-40 -10 1", "book of 2025-06-20, 10 days earlier")]
    [TestCase("20 5", "book of 2025-07-05, 5 days later")]
    [TestCase("0 -1", "book of 2025-06-30, the same date")]
    public void Of_SeveralBooksOfOneIssuer_TakesTheNewestNotAfterElseTheNearest(string days, string note)
    {
        var books = days.Split(' ').Select(d => Tether.On(AReserve.AsOf.AddDays(int.Parse(d, System.Globalization.CultureInfo.InvariantCulture)))).ToArray();

        Assert.That(Through(Exchange, books).Links.Single().Note, Is.EqualTo(note));
    }

    [Test]
    public void Of_TwoEntitiesOfOneToken_TakesTheNearerAndNamesTheOther()
    {
        var study = Issuer("usdt-study", "USDT").Holds("USD", AssetClass.DepositBank, 1m, At("Bank S")).Owes("USDT", 1m).On(AReserve.AsOf.AddDays(-400));
        var report = Through(Exchange, study, Tether.On(AReserve.AsOf.AddDays(200)));

        Assert.That(report.Links.Single().To, Is.EqualTo("tether"));
        Assert.That(report.Contagion.Select(c => c.Name), Has.None.EqualTo("Bank S"));
        Assert.That(report.Notes, Has.Some.EqualTo("USDT-STUDY is left out: TETHER, the nearer in date, stands for USDT."));
    }

    [Test]
    public void Of_NoAssets_HasReasonsInsteadOfNumbers()
    {
        var report = Through(AReserve.OfExchange().Owes("BTC", 1m), Tether);

        Assert.That(report.Measures.Select(f => f.Status), Is.All.EqualTo(MetricStatus.Undefined));
        Assert.That(report.Measures.Select(f => f.Reason), Is.All.Not.Empty);
        Assert.That(report.Measures, Has.Length.EqualTo(6));
    }

    [Test]
    public void Of_EmptyIssuer_StaysAsItIs()
    {
        var report = Through(Exchange, Issuer("tether", "USDT").Owes("USDT", 950m));

        Assert.That(report.Value("look-through.unknown-share"), Is.EqualTo(0.3m));
        Assert.That(report.Links.Single().Note, Does.Contain("holds nothing of value"));
    }

    [Test]
    public void Of_AnyOrderOfLinesAndIssuers_GivesTheSame()
    {
        var other = Issuer("other", "OTH").Holds("USDT", AssetClass.Stablecoin, 7m).Holds("USD", AssetClass.DepositBank, 3m, At("Bank X")).Owes("OTH", 10m);
        var holder = Exchange.Holds("OTH", AssetClass.Stablecoin, 11m);
        var turned = holder.WithHoldings([.. holder.Book.Snapshot.Holdings.Reverse()]);

        Assert.That(Print(Through(turned, other, Tether)), Is.EqualTo(Print(Through(holder, Tether, other))));

        static string Print(LookThroughReport report) => string.Join('\n', report.Figures.Select(f => $"{f.Id} {f.Value}").Concat(report.Links.Select(l => l.ToString())).Concat(report.Notes));
    }

    [Test]
    public void Of_AThousandIssuersInARing_KeepsEveryCentAndFewRows()
    {
        const int Count = 1_000;
        var holder = AReserve.OfExchange().WithHoldings([.. Enumerable.Range(0, Count).Select(i => Line($"T{i}", i + 1m))]);
        var issuers = Enumerable.Range(0, Count)
            .Select(i => Issuer($"i{i}", $"T{i}").Holds("USD", AssetClass.DepositBank, 50m, At($"Bank {i}")).Holds($"T{(i + 1) % Count}", AssetClass.Stablecoin, 50m).Owes($"T{i}", 100m))
            .ToArray();
        var report = Through(holder, issuers);

        Assert.Multiple(() =>
        {
            Assert.That(report.Exposures.Sum(e => e.Direct + e.Through), Is.EqualTo(500_500m).Within(0.000_001m));
            Assert.That(report.Exposures.Sum(e => e.Share.Value), Is.EqualTo(1m).Within(Near));
            Assert.That(report.Exposures, Has.Length.LessThan(100));
            Assert.That(report.Figures.Select(f => f.Id), Is.Unique);
            Assert.That(report.Contagion.Select(c => c.Name).Distinct().Count(), Is.EqualTo(10));
        });
    }

    [Test]
    public void Of_TenThousandAssets_AddsUp()
    {
        var report = Through(AReserve.OfExchange().WithHoldings([.. Enumerable.Range(0, 10_000).Select(i => Line($"C{i}", 1m) with { Class = AssetClass.SmallAltcoin })]));

        Assert.That(report.Exposures.Sum(e => e.Direct), Is.EqualTo(10_000m));
        Assert.That(report.Value("look-through.hhi-underneath"), Is.EqualTo(0.0001m));
        Assert.That(report.To("small-altcoin, others").Direct, Is.EqualTo(9_940m));
    }

    [Test]
    public void Of_Okx2024WithTetherAndUsdc_FindsTheBillsUnderneath()
    {
        static ReserveBook Shipped(string book) => BookReader.Read(Repository.PathTo("data/books/" + book));
        var okx = Assessor.Assess(Shipped("okx/2024-04-12"), DefaultPolicy.Value, new AssessmentOptions("test", null));
        var report = LookThroughAnalysis.Of(okx, [Shipped("tether/2024-03-31"), Shipped("tether/2024-09-30"), Shipped("usdc/2025-01-31"), Shipped("usdc/2025-01-06")]);
        var reserve = okx.Reserve;
        var tether = Shipped("tether/2024-03-31").Snapshot.Holdings;
        var (gold, total) = (tether.Where(h => h.Class == AssetClass.Gold).Sum(h => h.ReportedValue!.Value), tether.Sum(h => h.ReportedValue!.Value));
        decimal Held(string asset) => reserve.Keys.Single(k => k.Asset.Text == asset).Held;

        Assert.Multiple(() =>
        {
            Assert.That(report.Value("look-through.passed-share"), Is.EqualTo((Held("USDT") + Held("USDC")) / reserve.Assets).Within(Near));
            Assert.That(report.Exposures.Sum(e => e.Direct + e.Through), Is.EqualTo(reserve.Assets).Within(0.01m));
            Assert.That(report.Links.Single(l => l.Asset == "USDT").Note, Is.EqualTo("book of 2024-03-31, 12 days earlier"));
            Assert.That(report.Links.Single(l => l.Asset == "USDC").Note, Is.EqualTo("book of 2025-01-06, 269 days later"));
            // Gold stands in Tether's book only, so its share there times the USDT held must come out.
            Assert.That(report.To("gold").Through, Is.EqualTo(Held("USDT") * gold / total).Within(0.01m));
            Assert.That(report.Value("look-through.exposure:us-treasury"), Is.EqualTo(0.1125m).Within(0.0001m));
            Assert.That(report.Loss("Tether", "okx").Loss.Value, Is.EqualTo(Held("USDT") / reserve.Assets).Within(Near));
            Assert.That(report.Figures.Select(f => f.Id), Is.Unique);
            Assert.That(report.Figures.Select(f => f.Id), Has.All.Not.Contains(" "));
        });
    }

    private static Holding Line(string asset, decimal value) => new()
    {
        Asset = AssetSymbol.Parse(asset),
        Class = AssetClass.Stablecoin,
        ReportedValue = value,
        Source = new SourceRef("holdings.csv"),
    };
}
