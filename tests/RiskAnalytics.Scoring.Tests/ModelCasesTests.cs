using NUnit.Framework;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Scoring.Assessment;
using RiskAnalytics.Scoring.Metrics.Concentration;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests;

/// <summary>The small golden cases of the model, and what it says of the large ones beside expected.json; all figures by hand.</summary>
[TestFixture]
public sealed class ModelCasesTests
{
    [TestCase("S3", "0.9529", "41.45", TestName = "Case 1: g for S3")]
    [TestCase("C2", "0.112", "77.60", TestName = "Case 2: g for C2")]
    [TestCase("T2", "40", "60.357142857142857142857142857", TestName = "Case 3: g for T2")]
    public void Score_ModelCase_IsTheWorkedFigure(string metric, string value, string expected)
    {
        var score = ScoreFunction.Score(Number(value), DefaultPolicy.Value.Metrics[metric].Knots);

        Assert.That(score, Is.EqualTo(Number(expected)).Within(1e-20m));
    }

    [Test(Description = "Case 4")]
    public void Concentration_WeightsHalfThreeTenthsOneFifth_IsTheWorkedFigures()
    {
        var figures = ConcentrationMeasures.Of([("a", 50m), ("b", 30m), ("c", 20m)], DefaultPolicy.Value)!;

        Assert.Multiple(() =>
        {
            Assert.That(figures.Hhi, Is.EqualTo(.38m));
            Assert.That(figures.NormalisedHhi, Is.EqualTo(.07m).Within(1e-20m));
            Assert.That(figures.EffectiveNumber, Is.EqualTo(2.6316m).Within(5e-5m));
            Assert.That(figures.Entropy, Is.EqualTo(1.02965m).Within(5e-6m));
            Assert.That(figures.Theil, Is.EqualTo(.06896m).Within(5e-6m));
            Assert.That(figures.Gini, Is.EqualTo(.20m).Within(1e-20m));
            Assert.That(ConcentrationMeasures.ConcentrationRatio([.5m, .3m, .2m], 2), Is.EqualTo(.80m));
            Assert.That(figures.Label, Is.EqualTo("highly concentrated"));
        });
    }

    [Test(Description = "Case 5")]
    public void Assess_OneCoinShort_CapsAtF()
    {
        var result = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 104m).Holds("ETH", AssetClass.Ether, 51m).Holds("USDT", AssetClass.Stablecoin, 199m)
            .Owes("BTC", 100m).Owes("ETH", 50m).Owes("USDT", 200m)
            .Assess();

        Assert.Multiple(() =>
        {
            Assert.That(result.Metric("S1").Value, Is.EqualTo(354m / 350m));
            Assert.That(result.Metric("S2").Value, Is.EqualTo(.995m));
            Assert.That(result.Metric("S2").Score, Is.EqualTo(55m));
            Assert.That(result.Caps.Single(c => c.IsBinding).Code, Is.EqualTo("K1"));
            Assert.That(result.FinalScore, Is.EqualTo(19m));
            Assert.That(result.Grade, Is.EqualTo("F"));
        });
    }

    [Test(Description = "Case 6")]
    public void Assess_OwnTokenBeyondWhatIsOwed_LeavesCleanAssets()
    {
        var result = AReserve.OfExchange("OWN")
            .Holds("BTC", AssetClass.Bitcoin, 110m).Holds("USDT", AssetClass.Stablecoin, 200m).Holds("OWN", AssetClass.OwnToken, 20m)
            .Owes("BTC", 100m).Owes("USDT", 200m).Owes("OWN", 10m)
            .Assess();

        Assert.Multiple(() =>
        {
            Assert.That(result.Totals.Matched, Is.EqualTo(310m));
            Assert.That(result.Totals.StressedValue, Is.EqualTo(315m));
            Assert.That(result.Metric("S3").Value, Is.EqualTo(1.016129m).Within(5e-7m));
            Assert.That(result.Metric("S3").Score, Is.EqualTo(95.3548m).Within(5e-5m));
            Assert.That(result.Totals.Assets, Is.EqualTo(330m));
            Assert.That(result.Totals.CleanAssets, Is.EqualTo(320m));
            Assert.That(result.Metric("S1").Value, Is.EqualTo(1.032258m).Within(5e-7m));
            Assert.That(result.Metric("Q2").Value, Is.EqualTo(.0454545m).Within(5e-8m));
            Assert.That(result.Metric("Q2").Score, Is.EqualTo(72.7273m).Within(5e-5m));
        });
    }

    [Test(Description = "Case 12")]
    public void Assess_BillsHeldAtTheDepositBank_ExposuresToOneNameAddUp()
    {
        var result = AReserve.OfIssuer()
            .Holds("USD", AssetClass.DepositBank, 3.3m, h => h with { Custodian = Party.Silent, Counterparty = new Party("SVB", PartyClass.Bank) })
            .Holds("USD", AssetClass.DepositGsib, 5.4m, h => h with { Custodian = Party.Silent, Counterparty = new Party("BNY", PartyClass.Gsib) })
            .Holds("USD", AssetClass.TreasuryBill, 32.4m, h => h with { Custodian = new Party("bny ", PartyClass.Gsib) })
            .Holds("USD", AssetClass.DepositBank, 1.0m, h => h with { Custodian = Party.Silent, Counterparty = new Party("Other bank", PartyClass.Bank) })
            .Owes("TUSD1", 42.1m)
            .Assess();

        Assert.Multiple(() =>
        {
            Assert.That(result.Metric("Q3").Value, Is.EqualTo((5.4m * .5m + 32.4m * .02m) / 42.1m).Within(1e-20m));
            Assert.That(result.Metric("Q3").Score, Is.EqualTo(61.1425m).Within(5e-5m));
        });
    }

    [TestCase("15-tether-2025-12-31", "69", "C", "54", "D")]
    [TestCase("16-usdc-2023-03-09", "81.61", "B", "69", "C")]
    [TestCase("13-okx-seed-example", "83.24", "B", "82.36", "B")]
    public void Assess_LighterAndHeavierHaircuts_GiveTheModelsGrades(string book, string lighter, string lighterGrade, string heavier, string heavierGrade)
    {
        var result = Assess(book);

        Assert.Multiple(() =>
        {
            Assert.That(result.Sensitivity.Select(s => s.Set), Is.EqualTo(new[] { "lighter", "heavier" }));
            Assert.That(result.Sensitivity[0].FinalScore, Is.EqualTo(Number(lighter)).Within(.005m));
            Assert.That(result.Sensitivity[0].Grade, Is.EqualTo(lighterGrade));
            Assert.That(result.Sensitivity[1].FinalScore, Is.EqualTo(Number(heavier)).Within(.005m));
            Assert.That(result.Sensitivity[1].Grade, Is.EqualTo(heavierGrade));
        });
    }

    [Test(Description = "Case 15")]
    public void Assess_Tether2025_ExplainsItself()
    {
        var result = Assess("15-tether-2025-12-31");
        var repair = result.Remedies.Single(r => r.Metric == "S3");

        Assert.Multiple(() =>
        {
            Assert.That(result.PointsLost.Take(5).Select(p => (p.Metric, decimal.Round(p.Points, 2))), Is.EqualTo(new[] { ("S3", 12.50m), ("T5", 4.80m), ("L4", 3.67m), ("Q3", 3.32m), ("C3", 2.27m) }));
            Assert.That(result.PointsLost.Sum(p => p.Points), Is.EqualTo(32.22m).Within(.005m));
            Assert.That(repair.Amount, Is.EqualTo(5_057_000_000m).Within(500_000m));
            Assert.That(repair.Message, Does.Contain("USD 17.14 bn of secured-loan").And.Contain("more than the USD 17.04 bn held"));
            Assert.That(result.Flags.Single(f => f.Code == "F1").Raised, Is.True);
        });
    }

    [TestCase("20-okx-2024-04", "345%")]
    [TestCase("19-alameda-2022-06-30", "175%")]
    public void Assess_OwnTokenBeyondItsMarket_RaisesF2(string book, string share)
    {
        var flag = Assess(book).Flags.Single(f => f.Code == "F2");

        Assert.Multiple(() =>
        {
            Assert.That(flag.Raised, Is.True);
            Assert.That(flag.Message, Does.Contain(share));
        });
    }

    [TestCase("13-okx-seed-example", "Every asset is covered (102.15% in total), but holders have few enforceable rights.")]
    [TestCase("14-tether-2021-06-30", "The reserve covers 100.21% of what is owed, but outside the core it hangs on few names (largest name: commercial-paper).")]
    [TestCase("15-tether-2025-12-31", "The reserve covers 103.40% of what is owed, but holders have few enforceable rights.")]
    [TestCase("17-usdc-2023-03-10", "The reserve covers 100.00% of what is owed, but USD 3.30 bn is frozen, without which what is owed is not covered.")]
    [TestCase("18-ftx-2022-11-10", "The reserve covers only 82.22% of what is owed, and USD 1.60 bn is missing.")]
    [TestCase("20-okx-2024-04", "Every asset whose debt is known is covered (101.97% in total, 14 of 22 not known), but 31% of the reserve is the firm's own token.")]
    [TestCase("e9-liabilities-not-loaded", "Not rated: solvency has no figure: liabilities are owed, but the amounts are not in the book. What the reserve is made of is shown all the same.")]
    public void Assess_GoldenBook_SaysWhyInOneSentence(string book, string expected) =>
        Assert.That(Assess(book).Verdict, Is.EqualTo(expected));

    private static Core.Assessment.HealthAssessment Assess(string book) =>
        Assessor.Assess(BookReader.Read(Repository.PathTo("tests/Golden/books/" + book)), DefaultPolicy.Value, new AssessmentOptions("test"));

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
