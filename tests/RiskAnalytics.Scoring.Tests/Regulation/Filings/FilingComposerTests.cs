using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Calendars;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Reference;
using RiskAnalytics.Scoring.Assessment;
using RiskAnalytics.Scoring.Regulation;
using RiskAnalytics.Scoring.Regulation.Filings;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.Regulation.Filings;

/// <summary>The figures of the supervisory tables by hand arithmetic, and what happens where one cannot be computed.</summary>
public sealed class FilingComposerTests
{
    // Made so that the check digits are right: tested in LeiTests.
    private const string BankLei = "9999BERGBANK00000094";
    private const string StateLei = "9999NORDMARK00000023";

    [Test]
    public void Compose_WholeBook_FillsEveryDatapointByHandArithmetic()
    {
        // EUR: 30 deposit + 75 bills = 105 against 100 referenced; USD at 0.9: 45 deposit against 50 USD = 45; gold: 11 against 4 ounces at 2.5 = 10.
        var report = Compose(Art());

        Assert.Multiple(() =>
        {
            Assert.That(report.RefusedBecause, Is.Null);
            Assert.That(report.Missing, Is.Empty);
            Assert.That(Value(report, "dp3295995"), Is.EqualTo(155m), "token value");
            Assert.That(Value(report, "dp3296003"), Is.EqualTo(161m), "reserve size: 105 + 45 + 11");
            Assert.That(Value(report, "dp3295997", "EUR"), Is.EqualTo(105m));
            Assert.That(Value(report, "dp3295999", "EUR"), Is.EqualTo(75m), "deposits count at nominal value");
            Assert.That(Value(report, "dp3291721", "EUR"), Is.EqualTo(30m));
            Assert.That(Value(report, "dp3291697", "EUR"), Is.EqualTo(75m));
            Assert.That(Value(report, "dp3296031", "EUR"), Is.EqualTo(0.05m), "(105 - 100) / 100");
            Assert.That(Value(report, "dp3295996", "USD"), Is.EqualTo(45m), "50 at 0.9");
            Assert.That(Value(report, "dp3296031", "USD"), Is.EqualTo(0m));
            Assert.That(Value(report, "dp3295996", "XAU"), Is.EqualTo(10m), "4 ounces at 2.5");
            Assert.That(Value(report, "dp3296031", "XAU"), Is.EqualTo(0.1m), "(11 - 10) / 10");
            Assert.That(Value(report, "dp3291708", "XAU"), Is.EqualTo(11m));
            Assert.That(Value(report, "dp3291702", "XAU"), Is.EqualTo(11m));
            Assert.That(Value(report, "dp3296032", "EUR", "eba_qFI:qx2301", BankLei), Is.EqualTo(0.003m), "30 / 10,000");
            Assert.That(Text(report, "dp3291735", "EUR", "eba_qFI:qx2301", BankLei), Is.EqualTo("eba_qOR:qx2157"));
            Assert.That(Text(report, "dp3291735", "EUR", "eba_qFI:qx2302", StateLei), Is.EqualTo("eba_qOR:qx0"), "a state is no bank");
            Assert.That(Text(report, "dp3295990"), Is.EqualTo("eba_qCY:qx2008"));
            Assert.That(Text(report, "dp3295991"), Is.EqualTo("eba_qCY:qx2010"));
        });
    }

    [Test]
    public void Compose_WholeBook_TracesEveryFigureToInputsWithSources()
    {
        var figures = Compose(Art()).Values.Select(value => value.Figure).OfType<Core.Metrics.Figure>().ToList();

        Assert.That(figures, Is.Not.Empty);
        Assert.That(figures, Has.All.Matches<Core.Metrics.Figure>(figure => figure is not null &&
            figure.Definition.Id.StartsWith("filing.", StringComparison.Ordinal) && figure.Definition.Formula.Length > 0 && figure.Inputs.Length > 0 && figure.Inputs.All(input => input.Source.Length > 0)));
    }

    [Test]
    public void Compose_UnwindOfRepo_TakesCashOutAndPutsCollateralBack()
    {
        var book = Without(Art(), "repo_cash_and_swap_collateral_counted")
            .With(book => Add(book, Fact("secured_funding_cash", 20m, "EUR"), Fact("secured_funding_collateral", 22m, "EUR"), Fact("swap_collateral_in", 5m, "EUR"), Fact("swap_collateral_out", 6m, "EUR")));

        var report = Compose(book);

        // 22 - 20 + 6 - 5 = 3 on top of 105.
        Assert.That(Value(report, "dp3291687", "EUR"), Is.EqualTo(3m));
        Assert.That(Value(report, "dp3295998", "EUR"), Is.EqualTo(108m));
        Assert.That(report.Values.Where(value => value.Datapoint == "dp3291687" && value.Keys[0].Value == "eba_CU:USD"), Is.Empty, "nothing is known of repos in dollars");
        Assert.That(report.Missing, Has.Some.Contains("dp3291687 (Unwind adjustment), eba_CU:USD").And.Contains("secured_funding_collateral"));
    }

    [TestCase("average_reserve_quarter", "dp3296001")]
    [TestCase("maximum_issue_value", "dp3295994")]
    [TestCase("casp_data_received", "dp3296033")]
    [TestCase("currencies_referenced", "dp3295990")]
    public void Compose_FactIsMissing_LeavesTheDatapointOutAndNamesIt(string fact, string datapoint)
    {
        var report = Compose(Without(Art(), fact));

        Assert.That(report.Values.Select(value => value.Datapoint), Has.None.EqualTo(datapoint));
        Assert.That(report.Missing, Has.Exactly(1).Items);
        Assert.That(report.Missing[0], Does.Contain(datapoint).And.Contain(fact));
    }

    [Test]
    public void Compose_FactOfAnotherQuarter_IsNotUsed()
    {
        var report = Compose(Without(Art(), "maximum_reserve").With(book => Add(book, Fact("maximum_reserve", 170m, "EUR") with { AsOf = AReserve.AsOf.AddMonths(-3) })));

        Assert.That(report.Missing.Single(), Does.Contain("dp3296002").And.Contain("2025-03-30").And.Contain("2025-06-30"));
    }

    [Test]
    public void Compose_GovernmentBond_DoesNotClaimThatThereIsNoRegionalDebt()
    {
        var report = Compose(Art().Holds("EUR", AssetClass.GovernmentBond, 1m, line => line with { Counterparty = new Party("State", PartyClass.Government) }));

        Assert.That(report.Values.Where(value => value.Datapoint == "dp3291712").Select(value => value.Keys[0].Value), Is.EqualTo(new[] { "eba_CU:USD", "eba_CU:XAU" }), "0 where no line may hold it");
        Assert.That(report.Missing, Has.Some.Contains("dp3291712 (Regional and local government), eba_CU:EUR").And.Contains("reserve_regional_government"));
    }

    [Test]
    public void Compose_RegionalDebtStated_IsTakenOffGeneralGovernment()
    {
        var book = Art().Holds("EUR", AssetClass.GovernmentBond, 10m, line => line with { Counterparty = new Party("State", PartyClass.Government) })
            .With(book => Add(book, Fact("reserve_regional_government", 4m, "EUR"), Fact("reserve_public_sector", 0m, "EUR"), Fact("reserve_multilateral", 0m, "EUR")));

        var report = Compose(book);

        Assert.That(Value(report, "dp3291712", "EUR"), Is.EqualTo(4m));
        Assert.That(Value(report, "dp3291697", "EUR"), Is.EqualTo(81m), "75 + 10 - 4");
        Assert.That(report.Missing, Is.Empty);
    }

    [Test]
    public void Compose_LineThatTellsNothing_MakesZerosUnknownAndIsNamed()
    {
        var report = Compose(Art().Holds("EUR", AssetClass.Other, 5m));

        Assert.That(report.Values.Where(value => value.Datapoint == "dp3291713" && value.Keys[0].Value == "eba_CU:EUR"), Is.Empty);
        Assert.That(report.Missing, Has.Some.Contains("dp3291713").And.Contains("does not say what they are"));
        Assert.That(report.Missing, Has.Some.Contains("other in EUR has no row in the composition, so its 5 EUR is not placed"));
        Assert.That(Value(report, "dp3295997", "EUR"), Is.EqualTo(110m), "it is still part of the reserve");
    }

    [Test]
    public void Compose_PartialBook_FilesNoSumOverItsLines()
    {
        var report = Compose(Art().Entity(entity => entity with { Partial = "vault lines are missing" }));

        Assert.That(report.Values.Select(value => value.Table).Distinct(), Is.EquivalentTo(new[] { "Q_00.01", "Q_02.00", "Q_03.01" }));
        Assert.That(report.Values.Where(value => value.Table == "Q_03.01").Select(value => value.Datapoint).Distinct(), Has.None.EqualTo("dp3295997"));
        Assert.That(report.Indicators.Single(one => one.Template == "Q_03.02").IsReported, Is.False);
        Assert.That(report.Missing, Has.Some.Contains("vault lines are missing"));
    }

    [Test]
    public void Compose_TwentyOneBanks_PutsTheSmallestIntoTheRemainder()
    {
        // 21 banks of 1 to 21 in dollars beside the first of 45: the two smallest, 1 and 2, are beyond the 20 largest of 22.
        var book = Enumerable.Range(1, 21).Aggregate(Art(), (reserve, i) => reserve.Holds("USD", AssetClass.DepositBank, i, line => line with { Counterparty = new Party($"Bank {i:00}", PartyClass.Bank) }));

        var report = Compose(book);

        Assert.That(Value(report, "dp3291689", "USD"), Is.EqualTo(3m));
        Assert.That(report.Missing.Count(missing => missing.Contains("no LEI", StringComparison.Ordinal)), Is.EqualTo(19), "the named 20 less the one that has an LEI");
    }

    [Test]
    public void Compose_ReverseRepo_NeedsItsCollateralAndCountsCashLentWithinFiveWorkingDays()
    {
        // 2025-06-30 is a Monday: five working days later is Monday 2025-07-07.
        var report = Compose(Art()
            .Holds("EUR", AssetClass.ReverseRepoOvernight, 7m, line => line with { Counterparty = new Party("State", PartyClass.Government) })
            .Holds("EUR", AssetClass.ReverseRepoTerm, 11m, line => line with { Maturity = new DateOnly(2025, 7, 7), Counterparty = new Party("State", PartyClass.Government) })
            .Holds("EUR", AssetClass.ReverseRepoTerm, 13m, line => line with { Maturity = new DateOnly(2025, 7, 8), Counterparty = new Party("State", PartyClass.Government) }));

        Assert.That(Value(report, "dp3291685", "EUR"), Is.EqualTo(18m));
        Assert.That(report.Missing, Has.Some.Contains("dp3291716").And.Contains("secured_lending_collateral"));
        Assert.That(Value(report, "dp3291687", "EUR"), Is.Zero, "the unwind returns the cash at which the lines stand");
    }

    [Test]
    public void Compose_EmtInEuro_IsRefusedWithTheReason()
    {
        var report = Compose(Art().Entity(entity => entity with { Token = entity.Token! with { MicaType = "emt" } }));

        Assert.That(report.RefusedBecause, Does.Contain("e-money token in EUR, an official currency of a Member State").And.Contain("58(3)"));
        Assert.That(report.Values, Is.Empty);
    }

    [Test]
    public void Compose_EmtInDollar_GetsTablesAndReferencesItsPeg()
    {
        var book = Without(Without(Art(), "currencies_referenced"), "amount_referenced")
            .Entity(entity => entity with { Token = entity.Token! with { MicaType = "emt", PegCurrency = CurrencyCode.Usd } });

        var report = Compose(book);

        Assert.That(report.RefusedBecause, Is.Null);
        Assert.That(Text(report, "dp3295990"), Is.EqualTo("eba_qCY:qx2006"), "an e-money token references one official currency");
        Assert.That(Value(report, "dp3295996", "USD"), Is.EqualTo(155m), "what holders may claim");
    }

    [Test]
    public void Compose_SilentBook_TakesTheTypeFromTheOneRegimeAskedFor()
    {
        var silent = Art().Entity(entity => entity with { Token = entity.Token! with { MicaType = null } });

        Assert.That(Compose(silent).RefusedBecause, Does.Contain("does not say whether"));
        Assert.That(Compose(silent, "mica-art").RefusedBecause, Is.Null);
        Assert.That(Compose(silent, "mica-emt").RefusedBecause, Does.Contain("official currency of a Member State"));
        Assert.That(Compose(silent, "mica-art", "mica-emt").RefusedBecause, Does.Contain("does not say whether"));
    }

    [Test]
    public void Compose_Exchange_IsRefused() =>
        Assert.That(Compose(AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 1m)).RefusedBecause, Does.Contain("is of kind exchange"));

    [TestCase("lei", "9999ALPENKORB0000039", "correct check digits")]
    [TestCase("token_identifier", "../../x", "letters and digits")]
    [TestCase("token_identifier", "A_B", "letters and digits")]
    [TestCase("home_country", "Austria", "two letters")]
    public void Compose_IdentifierThatCannotName_IsRefused(string fact, string found, string expected) =>
        Assert.That(Compose(Without(Art(), fact).With(book => Add(book, Words(fact, found)))).RefusedBecause, Does.Contain(found).And.Contain(expected));

    [TestCase("=cmd|' /C calc'!A0")]
    [TestCase("#nil")]
    public void Compose_NameThatIsAFormula_IsNotFiled(string name)
    {
        var report = Compose(Art().Holds("EUR", AssetClass.DepositBank, 1m, line => line with { Counterparty = new Party(name, PartyClass.Bank) })
            .With(book => book with { Snapshot = book.Snapshot with { Parties = [.. book.Snapshot.Parties, Party(name, "9999RHEINTAL00000060")] } }));

        Assert.That(report.Values.Select(value => value.Text), Has.None.EqualTo(name));
        Assert.That(report.Missing, Has.Some.Contains("dp3291719").And.Contains("formula"));
    }

    [Test]
    public void UnknownFigures_CarriedTable_HasNone() => Assert.That(FilingFigureCatalog.UnknownFigures(FilingTable.ReadDefault()), Is.Empty);

    [Test]
    public void All_Figures_AreEachInTheCarriedTableAndOnce()
    {
        var ids = FilingFigureCatalog.All.Select(figure => figure.Definition.Id).ToList();

        Assert.That(ids, Is.Unique);
        Assert.That(ids, Is.EquivalentTo(FilingTable.ReadDefault().Datapoints.Select(datapoint => datapoint.Figure)));
    }

    private static FilingReport Compose(AReserve reserve, params string[] regimes)
    {
        var valued = Assessor.Assess(reserve.Book, DefaultPolicy.Value, new AssessmentOptions("test", null)).Reserve;
        return FilingComposer.Compose(new RegulatoryContext(valued, null, RegimeCalendars.Of("mica-art")), FilingTable.ReadDefault(), [.. regimes]);
    }

    private static decimal? Value(FilingReport report, string datapoint, params string[] keys) => Find(report, datapoint, keys).Figure!.Value;

    private static string? Text(FilingReport report, string datapoint, params string[] keys) => Find(report, datapoint, keys).Text;

    private static FilingValue Find(FilingReport report, string datapoint, string[] keys) =>
        report.Values.Single(value => value.Datapoint == datapoint && value.Keys.Select(key => key.Value.Replace("eba_CU:", "", StringComparison.Ordinal)).SequenceEqual(keys));

    /// <summary>A whole book of a token on euro, dollar and gold.</summary>
    private static AReserve Art() =>
        AReserve.Of(EntityKind.StablecoinIssuer, new TokenProfile(AssetSymbol.Parse("AKB"), CurrencyCode.Parse("EUR"), null, "art", false))
            .With(book => book with
            {
                Snapshot = book.Snapshot with
                {
                    ReportingCurrency = CurrencyCode.Parse("EUR"),
                    Parties = [Party("Bank", BankLei), Party("State", StateLei) with { BankClass = null, TotalAssets = null }],
                },
            })
            .With(book => Add(
                book, Words("lei", "9999ALPENKORB0000038"), Words("token_identifier", "AKBFICT01"), Words("home_country", "AT"), Words("currencies_referenced", "both"),
                Fact("amount_referenced", 100m, "EUR"), Fact("amount_referenced", 50m, "USD"), Fact("amount_referenced", 4m, "XAU"),
                Fact("maximum_issue_value", 160m, "EUR"), Fact("average_issue_value", 150m, "EUR"), Fact("minimum_issue_value", 140m, "EUR"),
                Fact("maximum_reserve", 170m, "EUR"), Fact("average_reserve_quarter", 160m, "EUR"), Fact("minimum_reserve", 150m, "EUR"),
                Truth("casp_data_received", true), Truth("repo_cash_and_swap_collateral_counted", false)))
            .Holds("EUR", AssetClass.DepositBank, 30m, line => line with { Counterparty = new Party("Bank", PartyClass.Bank) })
            .Holds("EUR", AssetClass.TreasuryBill, 75m, line => line with { Counterparty = new Party("State", PartyClass.Government) })
            .Holds("USD", AssetClass.DepositBank, 45m, line => line with { Counterparty = new Party("Bank", PartyClass.Bank) })
            .Holds("XAU", AssetClass.Gold, 11m)
            .Owes("AKB", 155m)
            .Quoted("USD", 0.9m)
            .Quoted("XAU", 2.5m);

    private static ReserveBook Add(ReserveBook book, params BookFact[] facts) => book with { Snapshot = book.Snapshot with { Facts = [.. book.Snapshot.Facts, .. facts] } };

    private static AReserve Without(AReserve reserve, string fact) =>
        reserve.With(book => book with { Snapshot = book.Snapshot with { Facts = [.. book.Snapshot.Facts.Where(one => one.Id != fact)] } });

    private static BookFact Fact(string id, decimal number, string unit) => new() { Id = id, Number = number, Unit = unit, Source = new SourceRef("facts.csv") };

    private static BookFact Words(string id, string text) => new() { Id = id, Text = text, Source = new SourceRef("facts.csv") };

    private static BookFact Truth(string id, bool truth) => new() { Id = id, Truth = truth, Source = new SourceRef("facts.csv") };

    private static PartyProfile Party(string name, string lei) =>
        new() { Name = name, Lei = lei, BankClass = BankClass.Large, TotalAssets = 10_000m, Source = new SourceRef("parties.csv") };
}
