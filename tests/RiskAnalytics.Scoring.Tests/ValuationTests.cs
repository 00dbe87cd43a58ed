using NUnit.Framework;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests;

/// <summary>How the model reads a line where a cell is silent; figures by hand.</summary>
[TestFixture]
public sealed class ValuationTests
{
    [Test]
    public void Assess_KeyWithoutAPrice_IsLeftOutOnBothSides()
    {
        var result = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 100m).Holds("UNI", AssetClass.SmallAltcoin, 0m, h => h with { ReportedValue = null, Quantity = 7m })
            .Owes("BTC", 90m).Owes("UNI", 5m)
            .Assess();

        Assert.Multiple(() =>
        {
            Assert.That(result.Totals.Assets, Is.EqualTo(100m));
            Assert.That(result.Totals.Liabilities, Is.EqualTo(90m));
            Assert.That(result.Reserve.Unpriced.Single().Asset.Text, Is.EqualTo("UNI"));
            Assert.That(result.Issues.Single(i => i.Code == IssueCodes.NoPrice).Row, Is.EqualTo(3));
            Assert.That(result.Confidence, Is.EqualTo(Confidence.Low));
        });
    }

    [Test]
    public void Assess_LiabilityInUnits_TakesThePriceThatTheHoldingImplies()
    {
        var result = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 600m, h => h with { Quantity = 6m })
            .Owes("BTC", null, l => l with { Quantity = 5m })
            .Assess();

        Assert.That(result.Totals.Liabilities, Is.EqualTo(500m));
    }

    [Test]
    public void Assess_OwedInTotalOnly_MatchesCashInTheReportingCurrencyOnly()
    {
        var result = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 100m).Holds("USD", AssetClass.DepositBank, 40m).Holds("EUR", AssetClass.DepositBank, 30m).Holds("USD", AssetClass.TreasuryBill, 20m)
            .Owes("*", 150m)
            .Assess();

        Assert.Multiple(() =>
        {
            Assert.That(result.Totals.Matched, Is.EqualTo(40m));
            Assert.That(result.Metric("S1").Value, Is.EqualTo(190m / 150m));
            Assert.That(result.Metric("S2").Status, Is.EqualTo(MetricStatus.NotDisclosed));
            Assert.That(result.Metric("L1").Status, Is.EqualTo(MetricStatus.NotDisclosed));
        });
    }

    [Test]
    public void Assess_NotLoadedKeysBeyondTenPercent_LeaveSolvencyWithoutInput()
    {
        AReserve With(decimal uni) => AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 100m - uni).Holds("UNI", AssetClass.SmallAltcoin, uni).Owes("BTC", 80m).Owes("UNI", null);

        Assert.Multiple(() =>
        {
            Assert.That(With(10m).Assess().Metric("S1").Status, Is.EqualTo(MetricStatus.Computed));
            Assert.That(With(10m).Assess().Assets.Single(a => a.Asset == "UNI").IsOwedAssumed, Is.True);
            Assert.That(With(10.1m).Assess().Metric("S1").Status, Is.EqualTo(MetricStatus.MissingInput));
            Assert.That(With(10.1m).Assess().IsRated, Is.False);
        });
    }

    [Test]
    public void Assess_SettlementOwed_TakesCashThenOtherFastLinesThenSlowOnes()
    {
        var lines = AReserve.OfIssuer()
            .Holds("USD", AssetClass.DepositBank, 10m).Holds("USD", AssetClass.TreasuryBill, 20m).Holds("USD", AssetClass.SecuredLoan, 30m).Holds("USD", AssetClass.Settlement, -35m)
            .Owes("TUSD1", 20m).Assess().Reserve.Lines;

        Assert.That(lines.Single().Class, Is.EqualTo(AssetClass.SecuredLoan));
        Assert.That(lines.Single().Value, Is.EqualTo(25m).Within(1e-20m));
    }

    [Test]
    public void Assess_SettlementBeyondEveryLine_IsAnErrorAndLowersConfidence()
    {
        var result = AReserve.OfIssuer()
            .Holds("USD", AssetClass.DepositBank, 10m).Holds("BTC", AssetClass.Bitcoin, 100m).Holds("USD", AssetClass.Settlement, -35m)
            .Owes("TUSD1", 20m).Assess();

        Assert.Multiple(() =>
        {
            Assert.That(result.Issues.Single(i => i.Code == IssueCodes.SettlementExceedsAsset).Message, Does.Contain("25"));
            Assert.That(result.Confidence, Is.EqualTo(Confidence.Low));
        });
    }

    [Test]
    public void Assess_OwedWithoutSplitInUnits_IsNotLoadedAndKeepsTheHoldings()
    {
        var result = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 100m).Holds("*", AssetClass.Other, 50m)
            .Owes("BTC", 100m).Owes("*", null, l => l with { Quantity = 60m })
            .Assess();

        Assert.Multiple(() =>
        {
            Assert.That(result.Totals.Assets, Is.EqualTo(150m));
            Assert.That(result.Metric("S1").Status, Is.EqualTo(MetricStatus.MissingInput));
            Assert.That(result.IsRated, Is.False);
        });
    }

    [Test]
    public void Assess_TwoPricesOnLinesOfOneAsset_ImplyTheirMeanInAnyOrder()
    {
        AReserve With(decimal first, decimal second) => AReserve.OfExchange()
            .Holds("FOO", AssetClass.LargeAltcoin, 0m, h => h with { ReportedValue = null, Quantity = 10m, Price = first })
            .Holds("FOO", AssetClass.LargeAltcoin, 0m, h => h with { ReportedValue = null, Quantity = 10m, Price = second })
            .Owes("FOO", null, l => l with { Quantity = 20m });

        Assert.That(With(1m, 1.2m).Assess().Totals.Liabilities, Is.EqualTo(22m));
        Assert.That(With(1.2m, 1m).Assess().Totals.Liabilities, Is.EqualTo(22m));
    }

    [Test]
    public void Assess_SettlementOwedInAnOwnToken_IsNettedLikeAnyOther()
    {
        var result = AReserve.OfExchange("OKB")
            .Holds("OKB", AssetClass.OwnToken, 110m).Holds("OKB", AssetClass.Settlement, -10m).Holds("BTC", AssetClass.Bitcoin, 100m)
            .Owes("OKB", 105m).Owes("BTC", 100m)
            .Assess();

        Assert.That(result.Assets.Single(a => a.Asset == "OKB").Ratio, Is.EqualTo(100m / 105m).Within(1e-20m));
        Assert.That(result.Caps.Select(c => c.Code), Does.Contain("K1"));
    }

    [Test]
    public void Assess_SettlementOwedMarkedAsPledged_IsNettedAllTheSame()
    {
        var result = AReserve.OfIssuer()
            .Holds("USD", AssetClass.DepositBank, 110m).Holds("USD", AssetClass.Settlement, -10m, h => h with { IsEncumbered = true })
            .Owes("TUSD1", 100m)
            .Assess();

        Assert.That(result.Totals.Assets, Is.EqualTo(100m));
    }

    [Test]
    public void Assess_SettlementTakenFromSlowLines_SaysSo()
    {
        var result = AReserve.OfExchange().Holds("XAU", AssetClass.Gold, 110m).Holds("XAU", AssetClass.Settlement, -50m).Owes("XAU", 50m).Assess();

        Assert.That(result.Totals.Assets, Is.EqualTo(60m).Within(1e-20m));
        Assert.That(result.Issues.Single(i => i.Code == IssueCodes.SettlementBeyondCash).Row, Is.EqualTo(3));
    }

    [TestCase("1e22")]
    [TestCase("79228162514264337593543950335")]
    public void Assess_DebtTooLargeToCalculate_IsNotLoadedAndNeverLeftOut(string amount)
    {
        var owed = decimal.Parse(amount, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);
        var result = AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 100m).Owes("BTC", 90m).Owes("SOL", owed).Assess();

        Assert.That(result.Metric("S1").Status, Is.EqualTo(MetricStatus.MissingInput));
        Assert.That(result.IsRated, Is.False);
    }

    [Test]
    public void Assess_EveryDebtWithoutAPrice_IsNotLoadedNotZero()
    {
        var euro = new TokenProfile(AssetSymbol.Parse("TEUR"), CurrencyCode.Parse("EUR"), null, null, null);
        var result = AReserve.Of(EntityKind.StablecoinIssuer, euro).Holds("USD", AssetClass.TreasuryBill, 110m).Owes("TEUR", null, l => l with { Quantity = 100m }).Assess();

        Assert.That(result.Totals.Liabilities, Is.Null);
        Assert.That(result.Metric("S1").Status, Is.EqualTo(MetricStatus.MissingInput));
    }

    [Test]
    public void Assess_QuoteOfTheReportingCurrency_DoesNotMoveThePeg()
    {
        var result = AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 100m).Owes("TUSD1", null, l => l with { Quantity = 100m }).Quoted("USD", price: .5m).Assess();

        Assert.That(result.Totals.Liabilities, Is.EqualTo(100m));
    }

    [TestCase("Undisclosed")]
    [TestCase(" unknown ")]
    public void Assess_NameThatSaysThereIsNone_IsNoName(string name)
    {
        AReserve With(string? obligor) => AReserve.OfIssuer()
            .Holds("USD", AssetClass.TreasuryBill, 70m).Holds("USD", AssetClass.CommercialPaperA1, 40m, h => h with { Counterparty = new Party(obligor, null) }).Owes("TUSD1", 100m);

        Assert.That(With(name).Assess().Caps.Select(c => c.Code), Is.EqualTo(With(null).Assess().Caps.Select(c => c.Code)));
        Assert.That(With(name).Assess().Caps.Select(c => c.Code), Does.Contain("K9"));
    }

    [Test]
    public void Assess_PriceOfZero_IsNoPrice()
    {
        var result = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 100m).Holds("FOO", AssetClass.SmallAltcoin, 0m, h => h with { ReportedValue = null, Quantity = 10m })
            .Owes("BTC", 90m).Owes("FOO", null, l => l with { Quantity = 20m }).Quoted("FOO", price: 0m).Assess();

        Assert.That(result.Issues.Select(i => i.Code), Does.Contain(IssueCodes.NoPrice));
        Assert.That(result.Confidence, Is.EqualTo(Confidence.Low));
    }

    [Test]
    public void Assess_EvaluationDateBeforeTheSnapshot_IsTheCallersSlip()
    {
        var result = AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 9m).Owes("BTC", 9m).Assess(new DateOnly(2020, 1, 1));

        Assert.That(result.Metric("T2").Status, Is.EqualTo(MetricStatus.MissingInput));
    }

    [Test]
    public void Assess_ReportDateAtTheEndOfTime_IsNoReasonToStop()
    {
        var result = AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 9m).Owes("BTC", 9m).Shows(d => d with { Assurance = d.Assurance! with { ReportDate = DateOnly.MaxValue } }).Assess();

        Assert.That(result.Caps.Select(c => c.Code), Does.Not.Contain("K10"));
    }

    [Test]
    public void Assess_SmallCoinShort_IsNotCalledCovered()
    {
        var result = AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 1100m).Owes("BTC", 1000m).Owes("DOGE", 8m).Assess();

        Assert.Multiple(() =>
        {
            Assert.That(result.Verdict, Does.StartWith("In total the reserve covers 109.13% of what is owed, yet DOGE is short (0.00%, USD 8.00)"));
            Assert.That(result.Findings.Single(f => f.Code == "K1").Remedy, Is.EqualTo("Add USD 8.00 in DOGE, so that no coin is short."));
            Assert.That(result.Findings.Single(f => f.Code == "K1").Amount, Is.EqualTo(8m));
        });
    }

    [Test]
    public void Assess_PartialBook_HasNoConcentrationMetrics()
    {
        var result = AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 100m).Owes("BTC", 99m).Entity(e => e with { Partial = "small coins are missing" }).Assess();

        Assert.Multiple(() =>
        {
            Assert.That(new[] { "C1", "C2", "C3", "C4" }.Select(c => result.Metric(c).Status), Is.All.EqualTo(MetricStatus.MissingInput));
            Assert.That(result.Confidence, Is.EqualTo(Confidence.Low));
            Assert.That(result.Pillars.Single(p => p.Pillar == Pillar.Concentration).IsComplete, Is.False);
            Assert.That(result.Verdict, Does.StartWith("Every asset that is shown is covered"));
        });
    }

    [Test]
    public void Assess_FirmOfKindOther_OwesNothingOnDemand()
    {
        var result = AReserve.Of(EntityKind.Other).Holds("USD", AssetClass.DepositBank, 10m).Owes("USD", 9m).Assess();

        Assert.Multiple(() =>
        {
            Assert.That(result.Metric("L1").Status, Is.EqualTo(MetricStatus.NotDisclosed));
            Assert.That(result.Ladder[0].Outflow, Is.Null);
        });
    }

    [Test]
    public void Assess_WithoutHoldings_HasNoShareAndSaysWhy()
    {
        var result = AReserve.OfExchange().Owes("BTC", 9m).Assess();

        Assert.Multiple(() =>
        {
            Assert.That(result.Metric("Q1").Status, Is.EqualTo(MetricStatus.Undefined));
            Assert.That(result.Shares, Is.Null);
            Assert.That(result.Concentration.ByAsset, Is.Null);
            Assert.That(result.FinalScore, Is.LessThanOrEqualTo(19m));
        });
    }

    [Test]
    public void Assess_LiabilitiesOfZero_AreUndefinedNotCovered()
    {
        var result = AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 9m).Owes("BTC", 0m).Assess();

        Assert.Multiple(() =>
        {
            Assert.That(result.Metric("S1").Status, Is.EqualTo(MetricStatus.Undefined));
            Assert.That(result.IsRated, Is.False);
        });
    }

    [Test]
    public void Assess_PublicationBeforeTheSnapshot_IsNoAge()
    {
        var result = AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 9m).Owes("BTC", 9m).Shows(d => d with { PublishedOn = AReserve.AsOf.AddDays(-1) }).Assess();

        Assert.Multiple(() =>
        {
            Assert.That(result.Metric("T2").Status, Is.EqualTo(MetricStatus.NotDisclosed));
            Assert.That(result.AgeDays, Is.Null);
        });
    }

    [Test]
    public void Assess_NotApplicableListed_ActsOnlyWhereTheInputIsAbsent()
    {
        var book = AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 9m).Owes("BTC", 9m).Shows(d => d with { NotApplicable = ["t5", "T1"], Rights = null });

        Assert.Multiple(() =>
        {
            Assert.That(book.Assess().Metric("T5").Status, Is.EqualTo(MetricStatus.NotApplicable));
            Assert.That(book.Assess().Metric("T1").Status, Is.EqualTo(MetricStatus.Computed));
        });
    }
}
