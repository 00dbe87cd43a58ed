using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Engine.Comparison;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Comparison;

[TestFixture]
public sealed class ComparerTests
{
    private static readonly CurrencyCode Euro = CurrencyCode.Parse("EUR");
    private static readonly RiskEngine Engine = new();

    [Test]
    public void Compare_WithoutACurrency_KeepsEachBooksOwn()
    {
        var amounts = Comparer.Compare([Dollar("a"), InEuro("b")]).Amounts;

        Assert.That(amounts.Select(a => (a.Currency.Letters, a.Assets, a.Rate, a.Note)), Is.EquivalentTo(new (string, decimal, CurrencyRate?, string?)[] { ("USD", 1000m, null, null), ("EUR", 1000m, null, null) }));
    }

    [Test]
    public void Compare_GivenRates_TakesTheNearestInTimeAndShowsIt()
    {
        CurrencyRate near = new(Euro, CurrencyCode.Usd, 1.25m, AReserve.AsOf.AddDays(2), "ECB"), far = near with { Rate = 2m, AsOf = AReserve.AsOf.AddDays(-30) };

        var amounts = Compare("USD", [far, near], InEuro("b"))[0];

        Assert.That((amounts.Currency.Letters, amounts.Assets, amounts.Liabilities), Is.EqualTo(("USD", 1250m, (decimal?)1125m)));
        Assert.That((amounts.Rate, amounts.Note), Is.EqualTo((near, "the rate is 2 days after the book")));
    }

    [Test]
    public void Compare_RateTheOtherWayRound_Divides()
    {
        var amounts = Compare("EUR", [new CurrencyRate(Euro, CurrencyCode.Usd, 1.25m, AReserve.AsOf, "ECB")], Dollar("a"))[0];

        Assert.That((amounts.Currency, amounts.Assets, amounts.Note), Is.EqualTo((Euro, 800m, (string?)null)));
    }

    [Test]
    public void Compare_NoRate_KeepsTheBooksCurrencyAndSaysWhy()
    {
        var amounts = Compare("JPY", [], Dollar("a"))[0];

        Assert.That((amounts.Currency, amounts.Assets, amounts.Rate), Is.EqualTo((CurrencyCode.Usd, 1000m, (CurrencyRate?)null)));
        Assert.That(amounts.Note, Is.EqualTo("no dated rate of USD in JPY is at hand"));
    }

    [TestCase(0, "EUR", TestName = "Compare_DatedQuoteInABook_IsUsed")]
    [TestCase(32, "USD", TestName = "Compare_QuoteTooFarFromTheBook_IsNot")]
    [TestCase(null, "USD", TestName = "Compare_QuoteWithoutADate_IsNot")]
    public void Compare_QuoteOfABook(int? days, string currency)
    {
        var quoted = Assess(Issuer("a").Quoted("EUR", 1.25m, change: q => q with { AsOf = days is { } d ? AReserve.AsOf.AddDays(-d) : null, StatedSource = "ECB" }));

        var amounts = Compare("EUR", [], quoted)[0];

        Assert.That((amounts.Currency.Letters, amounts.Assets), Is.EqualTo((currency, currency == "EUR" ? 800m : 1000m)));
        Assert.That(amounts.Rate?.Source, Is.EqualTo(currency == "EUR" ? "market.csv of a 2025-06-30: ECB" : null));
    }

    [Test]
    public void Compare_OneAssessmentTwice_Throws()
    {
        var book = Dollar("a");

        Assert.That(() => Comparer.Compare([book, book]), Throws.ArgumentException.With.Message.Contains("twice"));
    }

    [Test]
    public void Groups_OneDateAndCurrency_AddUp()
    {
        var total = Groups(Member("a", "AAA"), Member("b", "BBB"), Dollar("other")).Single();

        Assert.That((total.Group, total.Assets, total.Liabilities, total.Coverage, total.Reason), Is.EqualTo(("firm", (decimal?)2000m, (decimal?)1800m, (decimal?)(2000m / 1800m), (string?)null)));
        Assert.That(total.Members.Select(m => m.Assessment.Entity.Id), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void Groups_TokenOfAnotherMember_LeavesBothSides()
    {
        var holder = Assess(Of("a", "AAA").Holds("USD", AssetClass.DepositBank, 900m).Holds("BBB", AssetClass.Stablecoin, 100m).Owes("AAA", 900m));

        var total = Groups(holder, Member("b", "BBB")).Single();

        // 1000 + 1000 held, 900 + 900 owed, 100 of it between the two.
        Assert.That((total.HeldOfEachOther, total.Assets, total.Liabilities, total.Coverage), Is.EqualTo((100m, (decimal?)1900m, (decimal?)1700m, (decimal?)(1900m / 1700m))));
    }

    [Test]
    public void Groups_ThatCannotBeAdded_SayWhy()
    {
        var member = Member("a", "AAA");
        var other = Of("b", "BBB").Holds("USD", AssetClass.DepositBank, 1000m).Owes("BBB", 900m);

        Assert.Multiple(() =>
        {
            Assert.That(Reason(member, Assess(other.On(AReserve.AsOf.AddDays(-1)))), Is.EqualTo("the dates differ: a 2025-06-30, b 2025-06-29"));
            Assert.That(Reason(member, InEuro("b", "firm")), Is.EqualTo("the currencies differ: a USD, b EUR"));
            Assert.That(Reason(member, Assess(other.Entity(e => e with { Partial = "half" }))), Is.EqualTo("the book of b is partial"));
            Assert.That(Reason(member, Member("b", "AAA")), Is.EqualTo("a and b owe the same token, AAA"));
            Assert.That(Reason(member, Member("b", "BBB"), Assess(other.On(AReserve.AsOf.AddDays(-1)))), Is.EqualTo("b stands with several books, which would count it more than once"));
        });

        var unknown = Groups(member, Assess(Of("b", "BBB").Holds("USD", AssetClass.DepositBank, 1000m))).Single();
        Assert.That((unknown.Assets, unknown.Liabilities, unknown.Coverage, unknown.Reason), Is.EqualTo(((decimal?)2000m, (decimal?)null, (decimal?)null, "what b owes is not known")));
    }

    [Test]
    public void Groups_TwoCurrenciesAtARate_AddUp()
    {
        var total = Comparer.Compare([Member("a", "AAA"), InEuro("b", "firm")], new ComparisonOptions
        {
            Currency = CurrencyCode.Usd,
            Rates = [new CurrencyRate(Euro, CurrencyCode.Usd, 1.5m, AReserve.AsOf, "ECB")],
        }).GroupTotals.Single();

        Assert.That((total.Assets, total.Liabilities, total.Currency), Is.EqualTo(((decimal?)2500m, (decimal?)2250m, CurrencyCode.Usd)));
    }

    [Test]
    public async Task Groups_ShippedTokens_AddUpOnOneDateAndNotOnSeveral()
    {
        var paxos = (await Engine.RunAsync([Repository.PathTo("data/books/busd/2025-11-28"), Repository.PathTo("data/books/pyusd")])).Assessments.ToList();
        var busd = paxos.Single(a => a.Entity.Id == "busd");
        var pyusd = paxos.Where(a => a.Entity.Id == "pyusd").ToList();

        Assert.That(Groups(busd, pyusd[^1]).Single().Reason, Does.StartWith("the dates differ: busd 2025-11-28"));
        if (pyusd.Find(a => a.Snapshot.AsOf == busd.Snapshot.AsOf) is { } sameDay)
            Assert.That(Groups(busd, sameDay).Single().Assets, Is.EqualTo(busd.Totals.Assets + sameDay.Totals.Assets));
    }

    [Test]
    public void Peers_OfTheProfileWithinTheWindow_GiveMedianBestAndWorst()
    {
        var peers = Peers(
            Sized("a", 950m),
            Sized("b", 1000m), Sized("c", 1100m), Sized("d", 1200m),
            Assess(Issuer("far").On(AReserve.AsOf.AddDays(-32))),
            Assess(AReserve.OfExchange().Entity(e => e with { Id = "exchange" }).Holds("BTC", AssetClass.Bitcoin, 10m).Owes("BTC", 9m)));

        var ratio = peers.Figures.Single(f => f.Code == "S1");

        Assert.That(peers.Peers.Select(p => p.Entity.Id), Is.EqualTo(new[] { "b", "c", "d" }));
        Assert.That((ratio.Own, ratio.Median, ratio.Best, ratio.BestPeer, ratio.Worst, ratio.WorstPeer), Is.EqualTo(((decimal?)(950m / 900m), (decimal?)(1100m / 900m), (decimal?)(1200m / 900m), "d", (decimal?)(1000m / 900m), "b")));
        Assert.That(peers.Note, Is.Null);
    }

    [Test]
    public void Peers_EvenCount_TakeTheMeanOfTheTwoInTheMiddle()
    {
        var ratio = Peers(Sized("a", 950m), Sized("b", 900m), Sized("c", 990m), Sized("d", 1080m), Sized("e", 1800m)).Figures.Single(f => f.Code == "S1");

        // 1, 1.1, 1.2 and 2.
        Assert.That(ratio.Median, Is.EqualTo(1.15m));
    }

    [Test]
    public void Peers_LowerIsSafer_TakesTheLowestAsBest()
    {
        HealthAssessment With(string id, decimal loan) => Assess(Of(id, id.ToUpperInvariant()).Holds("USD", AssetClass.DepositBank, 1000m - loan).Holds("USD", AssetClass.SecuredLoan, loan).Owes(id.ToUpperInvariant(), 900m));

        var illiquid = Peers(Sized("aaa", 950m), With("bbb", 100m), With("ccc", 300m), With("ddd", 200m)).Figures.Single(f => f.Code == "L4");

        Assert.That((illiquid.Best, illiquid.BestPeer, illiquid.Median, illiquid.Worst, illiquid.WorstPeer), Is.EqualTo(((decimal?)0.1m, "bbb", (decimal?)0.2m, (decimal?)0.3m, "ccc")));
    }

    [Test]
    public void Peers_FewerThanThree_HaveNoMedian()
    {
        var peers = Peers(Sized("a", 950m), Sized("b", 1000m), Sized("c", 1100m));
        var ratio = peers.Figures.Single(f => f.Code == "S1");

        Assert.That((ratio.Median, ratio.Reason), Is.EqualTo(((decimal?)null, "2 peers have it, fewer than 3")));
        Assert.That((ratio.BestPeer, ratio.WorstPeer), Is.EqualTo(("c", "b")));
        Assert.That(peers.Note, Is.EqualTo("2 peers, fewer than 3: no median"));
    }

    [Test]
    public void Peers_WithoutAMatch_SaySo()
    {
        var own = Sized("a", 950m);

        var peers = Peers(own, Assess(Issuer("a").On(AReserve.AsOf.AddDays(3))));

        Assert.That(peers.Peers, Is.Empty);
        Assert.That(peers.Note, Is.EqualTo("no other entity of the profile has a book within 31 days"));
        Assert.That(peers.Figures.All(f => f.Median is null && f.Best is null && f.Reason == "no peer has it"), Is.True);
    }

    [Test]
    public void Peers_SeveralBooksOfOne_CountOnceByTheNearest()
    {
        var peers = Peers(Sized("a", 950m), Assess(Issuer("b").On(AReserve.AsOf.AddDays(-20))), Assess(Issuer("b").On(AReserve.AsOf.AddDays(10))));

        Assert.That(peers.Peers.Select(p => p.Snapshot.AsOf), Is.EqualTo(new[] { AReserve.AsOf.AddDays(10) }));
    }

    private static AReserve Of(string id, string token) => AReserve.Of(EntityKind.StablecoinIssuer, new TokenProfile(AssetSymbol.Parse(token), CurrencyCode.Usd, null, null, false))
        .Entity(e => e with { Id = id, Group = "firm" });

    private static AReserve Issuer(string id) => Of(id, "TOK").Entity(e => e with { Group = null }).Holds("USD", AssetClass.DepositBank, 1000m).Owes("TOK", 900m);

    private static HealthAssessment Assess(AReserve reserve) => Engine.Assess([reserve.Book])[0];

    private static HealthAssessment Dollar(string id) => Assess(Issuer(id));

    private static HealthAssessment Sized(string id, decimal assets) => Assess(Of(id, "TOK").Holds("USD", AssetClass.DepositBank, assets).Owes("TOK", 900m));

    private static HealthAssessment Member(string id, string token) => Assess(Of(id, token).Holds("USD", AssetClass.DepositBank, 1000m).Owes(token, 900m));

    private static HealthAssessment InEuro(string id, string? group = null) => Assess(
        AReserve.Of(EntityKind.StablecoinIssuer, new TokenProfile(AssetSymbol.Parse("ETOK"), Euro, null, null, false))
            .Entity(e => e with { Id = id, Group = group })
            .With(book => book with { Snapshot = book.Snapshot with { ReportingCurrency = Euro } })
            .Holds("EUR", AssetClass.DepositBank, 1000m)
            .Owes("ETOK", 900m));

    private static ImmutableArray<ComparedAmounts> Compare(string currency, ImmutableArray<CurrencyRate> rates, params HealthAssessment[] books) =>
        Comparer.Compare(books, new ComparisonOptions { Currency = CurrencyCode.Parse(currency), Rates = rates }).Amounts;

    private static ImmutableArray<GroupTotal> Groups(params HealthAssessment[] books) => Comparer.Compare(books).GroupTotals;

    private static string? Reason(params HealthAssessment[] books)
    {
        var total = Groups(books).Single();
        Assert.That((total.Assets, total.Liabilities, total.Coverage), Is.EqualTo(((decimal?)null, (decimal?)null, (decimal?)null)));
        return total.Reason;
    }

    private static PeerReference Peers(HealthAssessment own, params HealthAssessment[] books) =>
        Comparer.Compare([own], new ComparisonOptions { Peers = [.. books] }).Peers.Single();
}
