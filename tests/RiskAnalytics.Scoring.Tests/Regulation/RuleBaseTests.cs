using System.Diagnostics;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.TestKit;
using static RiskAnalytics.Scoring.Tests.Regulation.Ruled;

namespace RiskAnalytics.Scoring.Tests.Regulation;

/// <summary>The bases of ratios, currencies, and books at the edge. All numbers by hand.</summary>
[TestFixture]
public sealed class RuleBaseTests
{
    private static readonly string[] AllRegimes = ["mica-art", "mica-emt", "genius", "nydfs", "hkma", "mas", "uk", "uae", "jp", "basel", "sec-2a7", "mmfr"];

    /// <summary>The first and the last day that a reader lets into a book.</summary>
    private static readonly DateOnly First = new(1900, 1, 1);
    private static readonly DateOnly Last = new(2200, 12, 31);

    /// <summary>30 on deposit: a quarter of the 120 received, 30% of the 100 referenced, a fifth of the 150 reserved.</summary>
    private static AReserve ThreeBases =>
        AReserve.OfIssuer().Deposits(30m).Bills(120m).Owes("TUSD1", 110m).States("funds_received", 120m, "USD").States("amount_referenced", 100m, "USD");

    [TestCase("MICA-54-A", .25, RuleVerdict.Broken)]
    [TestCase("MICA-36-D", .3, RuleVerdict.Met)]
    [TestCase("NYDFS-D", .2, RuleVerdict.NotEvaluated)]
    public void Judge_ThirtyPercent_IsOfTheBaseOfTheRule(string id, decimal share, RuleVerdict verdict)
    {
        var outcome = ThreeBases.InForce(id);

        Assert.That(outcome.Value, Is.EqualTo(share));
        Assert.That(outcome.Verdict, Is.EqualTo(verdict));
    }

    [Test]
    public void Judge_AmountReferencedSilentOnASingleCurrencyToken_TakesWhatIsOwed() =>
        Assert.That(AReserve.OfIssuer().Deposits(33m).Owes("TUSD1", 110m).InForce("MICA-36-D").Value, Is.EqualTo(.3m));

    [Test]
    public void Judge_FrozenDeposit_IsNotOnDeposit()
    {
        var book = AReserve.OfIssuer().Deposits(20m).Holds("USD", AssetClass.DepositBank, 10m, line => line with { IsFrozen = true }).States("funds_received", 100m);

        Assert.That(book.InForce("MICA-54-A").Value, Is.EqualTo(.2m));
        Assert.That(book.InForce("OCC-15-A").Value, Is.EqualTo(20m / 30m));
        Assert.That(book.InForce("RTS36-1-B").Value, Is.EqualTo(20m / 30m));
    }

    [Test]
    public void Judge_FrozenCentralBankBalance_IsNotOnDemand()
    {
        var book = AReserve.OfIssuer().Deposits(20m).Holds("USD", AssetClass.CentralBankCash, 20m, line => line with { IsFrozen = true });

        Assert.That(book.InForce("OCC-15-A").Value, Is.EqualTo(.5m));
        Assert.That(book.InForce("UK-BOE-A").Value, Is.Zero);
    }

    [Test]
    public void Judge_EncumberedLine_IsOutsideTheReserve()
    {
        var book = AReserve.OfIssuer().Deposits(75m).Holds("USD", AssetClass.DepositBank, 25m, line => line with { IsEncumbered = true }).Owes("TUSD1", 100m).States("funds_received", 250m);

        Assert.That(book.InForce("GENIUS-4A-A").Value, Is.EqualTo(.75m));
        Assert.That(book.InForce("MICA-54-A").Value, Is.EqualTo(.3m));
        Assert.That(book.InForce("GENIUS-4A-J").Value, Is.EqualTo(.25m));
    }

    [Test]
    public void Judge_NegativeSettlement_LessensTheReserve()
    {
        var book = AReserve.OfIssuer().Deposits(50m).Bills(60m).Holds("USD", AssetClass.Settlement, -10m).Owes("TUSD1", 100m);

        Assert.That(book.InForce("GENIUS-4A-A").Value, Is.EqualTo(1m));
        Assert.That(book.InForce("GENIUS-4A-A").Verdict, Is.EqualTo(RuleVerdict.Met));
    }

    [Test]
    public void Judge_ReserveOfNothing_GivesNoRatio()
    {
        var coverage = AReserve.OfIssuer().Owes("TUSD1", 100m).InForce("GENIUS-4A-A");
        Assert.That(coverage.Verdict, Is.EqualTo(RuleVerdict.NotEvaluated));
        Assert.That(coverage.Reason, Is.EqualTo("The book shows no reserve with a value."));
        Assert.That(AReserve.OfIssuer().InForce("MICA-36-A").Verdict, Is.EqualTo(RuleVerdict.Broken));
    }

    [Test]
    public void Judge_NothingOwed_GivesNoRatioAndNoPass()
    {
        var outcome = AReserve.OfIssuer().Bills(1m).Owes("TUSD1", 0m).InForce("GENIUS-4A-A");

        Assert.That(outcome.Verdict, Is.EqualTo(RuleVerdict.Informative));
        Assert.That(outcome.Reason, Is.EqualTo("There is no ratio, since its base is 0 (L, claims of holders at peg)."));
    }

    [TestCase("USD", "EUR", 1.25, 6_250_000, Description = "a book in dollars, 5 million euros")]
    [TestCase("EUR", "EUR", null, 5_000_000)]
    [TestCase("EUR", "USD", .8, 4_000_000, Description = "a book in euros, 5 million dollars")]
    public void Judge_LimitInMoney_IsConvertedByTheQuote(string reporting, string of, double? quote, int limit)
    {
        var book = AReserve.OfIssuer().With(b => b with { Snapshot = b.Snapshot with { ReportingCurrency = CurrencyCode.Parse(reporting) } });
        book = quote is { } price ? book.Quoted(of, (decimal)price) : book;
        var rule = Rule("OCC-15-G").InForce() with { Currency = of };

        var (inside, outside) = (book.States("capital", limit).Judged(rule), book.States("capital", limit - .01m).Judged(rule));

        Assert.That((inside.Verdict, outside.Verdict), Is.EqualTo((RuleVerdict.Met, RuleVerdict.Broken)));
        Assert.That(inside.Threshold, Is.EqualTo((decimal)limit));
        if (quote is not null)
            Assert.That(inside.Reason, Does.Contain($"{of} in {reporting} of 2025-06-30").And.Contain("market.csv"));
    }

    [TestCase("UK-BOE-C", "GBP")]
    [TestCase("MICA-22-A", "EUR")]
    [TestCase("MICA-43-B", "EUR")]
    [TestCase("MICA-35-A", "EUR")]
    [TestCase("SG-G", "SGD")]
    [TestCase("MICA-23-B", "EUR")]
    [TestCase("MICA-43-D", "EUR")]
    public void Judge_QuoteRemoved_IsNotEvaluatedAndNamesIt(string id, string currency)
    {
        var outcome = LimitCases.All.Single(one => one.Rule == id).At.With(book => book with { Market = Core.Market.MarketSnapshot.Empty }).InForce(id);

        Assert.That(outcome.Verdict, Is.EqualTo(RuleVerdict.NotEvaluated), outcome.Reason);
        Assert.That(outcome.Reason, Does.Contain($"market.csv has no quote of {currency} in USD"));
    }

    [Test]
    public void Judge_SeveralCurrencies_EachHasItsOwnFloor()
    {
        // EUR 40 are USD 50 at 1.25: 20 of 50 and 30 of 100 are kept, 29 of 100 is not; gold is no official currency.
        AReserve Art(decimal dollars) => AReserve.OfIssuer().Quoted("EUR", 1.25m).Token(token => token with { MicaType = "art", PegCurrency = null })
            .Deposits(dollars).Deposits(20m, currency: "EUR").Holds("XAU", AssetClass.Gold, 50m)
            .States("amount_referenced", 40m, "EUR").States("amount_referenced", 100m, "USD").States("amount_referenced", 3m, "XAU");

        Assert.That(Art(30m).InForce("MICA-36-D").Verdict, Is.EqualTo(RuleVerdict.Met));
        Assert.That(Art(30m).InForce("MICA-36-D").Value, Is.EqualTo(.3m), "the one nearest to the floor is shown");
        var broken = Art(29m).InForce("MICA-36-D");
        Assert.That(broken.Verdict, Is.EqualTo(RuleVerdict.Broken));
        Assert.That(broken.Reason, Does.StartWith("Deposits in a currency over the amount referenced in it (USD): 29.0%; at least 30.0% is asked for."));
    }

    [TestCase(30, RuleVerdict.NotEvaluated, "no quote of EUR in USD", Description = "what is missing outweighs what is kept")]
    [TestCase(29, RuleVerdict.Broken, "(USD): ", Description = "what is broken outweighs what is missing")]
    public void Judge_OneCurrencyWithoutQuote_IsNoPass(int dollars, RuleVerdict verdict, string says)
    {
        var outcome = AReserve.OfIssuer().Deposits(dollars).States("amount_referenced", 40m, "EUR").States("amount_referenced", 100m, "USD").InForce("MICA-36-D");

        Assert.That(outcome.Verdict, Is.EqualTo(verdict), outcome.Reason);
        Assert.That(outcome.Reason, Does.Contain(says));
    }

    [Test]
    public void Judge_AmountInAnotherCurrency_IsNotToldAsOneOfTheBook()
    {
        var inputs = AReserve.OfIssuer().Quoted("EUR", 1.25m).Deposits(20m, currency: "EUR").States("amount_referenced", 40m, "EUR").States("funds_received", 40m, "EUR");

        Assert.That(inputs.InForce("MICA-36-D").Figure!.Inputs[1], Has.Property("Name").EqualTo("A_c, amount referenced in EUR").And.Property("Unit").EqualTo(MetricUnit.Count));
        Assert.That(inputs.InForce("MICA-54-A").Figure!.Inputs[1], Has.Property("Name").EqualTo("funds_received, funds received in EUR").And.Property("Unit").EqualTo(MetricUnit.Count));
    }

    [Test]
    public void Judge_BankNamedInTwoSpellings_IsOneBank()
    {
        var book = AReserve.OfIssuer().Knows("Bank A", BankClass.Large, 1_000m).Deposits(6m, "Bank A").Deposits(6m, "BANK a ").Bills(88m);

        Assert.That(book.InForce("RTS36-5-A").Value, Is.EqualTo(.12m));
        Assert.That(book.InForce("RTS36-5-C").Value, Is.EqualTo(.012m));
    }

    [Test]
    public void Judge_BanksOfOneGroup_AreOneBank() =>
        Assert.That(
            AReserve.OfIssuer().Knows("Bank A", BankClass.Large, group: "Group").Knows("Bank B", BankClass.Large, group: "Group").Deposits(6m, "Bank A").Deposits(6m, "Bank B").Bills(88m).InForce("RTS36-5-A").Value,
            Is.EqualTo(.12m));

    [Test]
    public void Judge_GoldOfAGoldToken_IsNoInvestment()
    {
        var book = AReserve.OfIssuer().Holds("XAU", AssetClass.Gold, 50m).Bills(50m);

        Assert.That(book.InForce("MICA-38-A").Value, Is.EqualTo(.5m));
        Assert.That(book.States("amount_referenced", 3m, "XAU").InForce("MICA-38-A").Value, Is.EqualTo(1m));
    }

    [TestCase(null, RuleVerdict.NotEvaluated)]
    [TestCase(true, RuleVerdict.Met)]
    [TestCase(false, RuleVerdict.Broken)]
    public void Judge_FundsAmongTheInvestments_CountByWhatTheyHold(bool? eligible, RuleVerdict expected)
    {
        var book = AReserve.OfIssuer().Bills(50m).Holds("USD", AssetClass.MmfGovernment, 50m);
        book = eligible is { } stated ? book.States("funds_hold_only_eligible", stated) : book;

        Assert.That(book.InForce("MICA-38-A").Verdict, Is.EqualTo(expected));
    }

    [Test]
    public void Judge_AmountsAsLargeAsCanBe_NeverEscape()
    {
        var book = AReserve.OfIssuer().Quoted("EUR", .0000000001m).Deposits(900_000_000_000_000_000_000m, "Bank A").Bonds(90_000_000_000_000_000_000m).Owes("TUSD1", .0000000001m).Knows("Bank A", BankClass.GSii, .0000000000000000000000000001m);
        foreach (var fact in FactCatalog.All.Where(fact => fact.Kind == FactKind.Number))
            book = book.States(fact.Id, fact.Id.Length % 2 == 0 ? decimal.MaxValue : decimal.MinValue, fact.Unit == MetricUnit.Money ? "EUR" : null);
        foreach (var fact in FactCatalog.All.Where(fact => fact.Kind == FactKind.Date))
            book = book.States(fact.Id, fact.Id.Length % 2 == 0 ? Last : First);

        foreach (var significant in new[] { true, false })
        {
            var report = book.Token(token => token with { IsSignificant = significant }).Report(AllRegimes, Table.Select(rule => rule.InForce() with { Scopes = rule.Scopes }), Last);

            Assert.That(report.Outcomes, Is.Not.Empty);
            Assert.That(report.Outcomes.Where(outcome => outcome.Reason.Length == 0), Is.Empty);
        }
    }

    [Test]
    public void Evaluate_DatesAtTheEdgesOfTheCalendar_NeverEscape()
    {
        foreach (var day in new[] { First, Last })
        {
            var book = AReserve.OfIssuer().Deposits(50m, "Bank A", maturity: Last).Bills(50m).Holds("USD", AssetClass.ReverseRepoTerm, 1m, line => line with { Maturity = Last })
                .With(b => b with { Snapshot = b.Snapshot with { AsOf = day } });

            Assert.That(book.Report(AllRegimes, null, day).Outcomes, Is.Not.Empty);
        }
    }

    [TestCase("months", 100_000_000)]
    [TestCase("years", 1.3)]
    [TestCase("months", -1)]
    public void Judge_TermThatIsNoTerm_IsNotEvaluated(string unit, double threshold) =>
        Assert.That(AReserve.OfIssuer().Bills(1m, 5).Judged(Rule("HK-C").InForce() with { Unit = unit, Threshold = (decimal)threshold }).Verdict, Is.EqualTo(RuleVerdict.NotEvaluated));

    [TestCase("days", 30, 30, RuleVerdict.Met)]
    [TestCase("days", 30, 31, RuleVerdict.Broken)]
    [TestCase("months", 1, 30, RuleVerdict.Met, Description = "30 June to 30 July")]
    [TestCase("months", 1, 31, RuleVerdict.Broken)]
    public void Judge_TermInAnotherUnit_IsThatOfTheTable(string unit, int threshold, int days, RuleVerdict expected) =>
        Assert.That(AReserve.OfIssuer().Bills(1m, days).Judged(Rule("SG-B").InForce() with { Unit = unit, Threshold = threshold }).Verdict, Is.EqualTo(expected));

    [Test]
    public void Evaluate_TenThousandLines_TakesSeconds()
    {
        var some = AReserve.OfIssuer().Deposits(1m, "Bank 1").Bills(1m).Book.Snapshot.Holdings;
        var book = AReserve.OfIssuer().WithHoldings([.. Enumerable.Range(0, 10_000).Select(i => some[i % 2] with { Row = i + 2, Counterparty = new Party(FormattableString.Invariant($"Bank {i % 1_000}"), PartyClass.Bank) })]);
        book = book.With(b => b with { Snapshot = b.Snapshot with { Parties = [.. Enumerable.Range(0, 1_000).Select(i => new PartyProfile { Name = FormattableString.Invariant($"Bank {i}"), BankClass = BankClass.Large, TotalAssets = 1m, Source = new SourceRef("parties.csv") })] } });

        var watch = Stopwatch.StartNew();
        var report = book.Report(AllRegimes);

        Assert.That(report.Outcomes, Is.Not.Empty);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)), "seconds on one slow core");
        TestContext.Out.WriteLine(watch.Elapsed);
    }
}
