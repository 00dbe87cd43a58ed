using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Scoring.Comparison;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.Comparison;

[TestFixture]
public sealed class BookDifferencesTests
{
    private static readonly DateOnly Later = AReserve.AsOf.AddDays(30);

    [Test]
    public void Of_UnitsAndPrice_SplitsAtTheMeans()
    {
        var difference = Between(
            Exchange().Holds("BTC", AssetClass.Bitcoin, 1000m, h => h with { Quantity = 10m }).Owes("BTC", 800m, l => l with { Quantity = 8m }),
            Exchange().Holds("BTC", AssetClass.Bitcoin, 1320m, h => h with { Quantity = 12m }).Owes("BTC", 990m, l => l with { Quantity = 9m }));

        // Price 100 to 110 on 11 units; 2 units at 105. Owed: 110 - 100 on 8.5 units; 1 unit at 105.
        Assert.That(Amounts(difference.Assets), Is.EqualTo(new[] { (DifferenceEffect.Price, 110m), (DifferenceEffect.Quantity, 210m) }));
        Assert.That(Amounts(difference.Liabilities), Is.EqualTo(new[] { (DifferenceEffect.Price, 85m), (DifferenceEffect.Quantity, 105m) }));
        // 1.25 to 1.3333: assets times (1/800 + 1/990) / 2, owed times 1160 / (800 * 990).
        Assert.That(difference.Coverage.Sum(DifferenceEffect.Price), Is.EqualTo(-0.000189393939m).Within(0.000000000002m));
        Assert.That(difference.Coverage.Sum(DifferenceEffect.Quantity), Is.EqualTo(0.083522727273m).Within(0.000000000002m));
        Assert.That(difference.Coverage.Change, Is.EqualTo(0.083333333333m));
        Assert.That(difference.Keys.Single().Held.Change, Is.EqualTo(320m));
    }

    [Test]
    public void Of_ValueAndAQuote_ReadsTheUnitsFromThePrice()
    {
        var difference = Between(
            Exchange().Holds("ETH", AssetClass.Ether, 2000m).Quoted("ETH", 20m).Owes("ETH", 1000m),
            Exchange().Holds("ETH", AssetClass.Ether, 3000m).Quoted("ETH", 25m).Owes("ETH", 1000m));

        // 100 units at 20, then 120 at 25: 5 on 110 units, 20 units at 22.5.
        Assert.That(Amounts(difference.Assets), Is.EqualTo(new[] { (DifferenceEffect.Price, 550m), (DifferenceEffect.Quantity, 450m) }));
    }

    [Test]
    public void Of_ValueAlone_IsNotSplitAndSaysWhy()
    {
        var difference = Between(
            AReserve.OfIssuer().Holds("XAU", AssetClass.Gold, 100m).Holds("USD", AssetClass.TreasuryBill, 900m).Owes("TUSD1", 950m),
            AReserve.OfIssuer().Holds("XAU", AssetClass.Gold, 130m).Holds("USD", AssetClass.TreasuryBill, 880m).Owes("TUSD1", 950m));

        var step = difference.Assets.Steps.Single();

        Assert.That((step.Effect, step.Amount), Is.EqualTo((DifferenceEffect.NotSplit, 10m)));
        Assert.That(step.Reason, Is.EqualTo("a value, but no units or no price in both books: USD treasury-bill, XAU"));
        Assert.That(difference.Liabilities.Steps, Is.Empty);
    }

    [Test]
    public void Of_CashInTheBooksCurrency_IsAChangeOfQuantity()
    {
        var difference = Between(
            AReserve.OfIssuer().Holds("USD", AssetClass.DepositBank, 500m).Holds("USD", AssetClass.MmfGovernment, 400m).Owes("TUSD1", 900m),
            AReserve.OfIssuer().Holds("USD", AssetClass.DepositBank, 650m).Holds("USD", AssetClass.TreasuryBill, 300m).Owes("TUSD1", 940m));

        Assert.That(Amounts(difference.Assets), Is.EqualTo(new[] { (DifferenceEffect.Quantity, 150m), (DifferenceEffect.Composition, -100m) }));
        Assert.That(difference.Assets.Steps[1].Reason, Does.Contain("no line in the book as of 2025-06-30: USD treasury-bill").And.Contain("no line in the book as of 2025-07-30: USD mmf-government"));
        Assert.That(Amounts(difference.Liabilities), Is.EqualTo(new[] { (DifferenceEffect.Quantity, 40m) }));
    }

    [Test]
    public void Of_BondsWithInstruments_TakesMaturedOnesAsComposition()
    {
        static Func<Holding, Holding> Face(string cusip, decimal face) => h => h with { Instrument = cusip, Quantity = face };
        var difference = Between(
            AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 98m, Face("A", 100m)).Holds("USD", AssetClass.TreasuryBill, 50m, Face("B", 50m)).Owes("TUSD1", 140m),
            AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 99m, Face("A", 100m)).Holds("USD", AssetClass.TreasuryBill, 40m, Face("C", 41m)).Owes("TUSD1", 130m));

        Assert.That(Amounts(difference.Assets), Is.EqualTo(new[] { (DifferenceEffect.Price, 1m), (DifferenceEffect.Composition, -10m) }));
    }

    [Test]
    public void Of_BondsThatOneBookLumpsTogether_AreNotSplit()
    {
        var difference = Between(
            AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 148m, h => h with { Instrument = "Treasury bills" }).Owes("TUSD1", 140m),
            AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 99m, h => h with { Instrument = "A", Quantity = 100m }).Holds("USD", AssetClass.TreasuryBill, 40m, h => h with { Instrument = "C", Quantity = 41m }).Owes("TUSD1", 130m));

        Assert.That(Amounts(difference.Assets), Is.EqualTo(new[] { (DifferenceEffect.NotSplit, -9m) }));
    }

    [Test]
    public void Of_PaperOfAnotherRating_IsTheSameClass()
    {
        var difference = Between(
            AReserve.OfIssuer().Holds("USD", AssetClass.CommercialPaperOther, 100m).Owes("TUSD1", 90m),
            AReserve.OfIssuer().Holds("USD", AssetClass.CommercialPaperA1, 70m).Holds("USD", AssetClass.CommercialPaperA2, 40m).Owes("TUSD1", 90m));

        Assert.That(Amounts(difference.Assets), Is.EqualTo(new[] { (DifferenceEffect.NotSplit, 10m) }));
    }

    [Test]
    public void Of_PartialBook_PutsWhatIsMissingDownToDisclosure()
    {
        var difference = Between(
            Exchange().Holds("BTC", AssetClass.Bitcoin, 1000m, h => h with { Quantity = 10m }).Holds("SOL", AssetClass.LargeAltcoin, 300m).Owes("BTC", 900m).Owes("SOL", 250m),
            Exchange().Entity(e => e with { Partial = "SOL is missing" }).Holds("BTC", AssetClass.Bitcoin, 1100m, h => h with { Quantity = 10m }).Owes("BTC", 950m));

        Assert.That(Amounts(difference.Assets), Is.EqualTo(new[] { (DifferenceEffect.Price, 100m), (DifferenceEffect.Disclosure, -300m) }));
        Assert.That(difference.Coverage.Missing, Does.Contain("partial"));
        Assert.That(difference.Coverage.Steps, Is.Empty);
        Assert.That(difference.Notes, Has.Some.Contains("SOL is missing"));
    }

    [Test]
    public void Of_LineWithoutAnAmount_IsDisclosureAndNotSold()
    {
        var difference = Between(
            Exchange().Holds("BTC", AssetClass.Bitcoin, 1000m).Holds("SOL", AssetClass.LargeAltcoin, 300m).Owes("BTC", 900m),
            Exchange().Holds("BTC", AssetClass.Bitcoin, 1000m).Holds("SOL", AssetClass.LargeAltcoin, 0m, h => h with { ReportedValue = null, Quantity = 5m }).Owes("BTC", 900m));

        Assert.That(Amounts(difference.Assets), Is.EqualTo(new[] { (DifferenceEffect.Disclosure, -300m) }));
        Assert.That(difference.Assets.Steps[0].Reason, Does.Contain("without an amount or a price"));
    }

    [TestCase(50, DifferenceEffect.Disclosure, TestName = "Of_NewKeyWhereLessIsUnitemised_MayHaveBeenThere")]
    [TestCase(100, DifferenceEffect.Composition, TestName = "Of_NewKeyWhereAsMuchIsUnitemised_IsNew")]
    public void Of_NewKeyBesideUnitemisedLines(decimal stillUnitemised, DifferenceEffect expected)
    {
        var difference = Between(
            Exchange().Holds("BTC", AssetClass.Bitcoin, 1000m).Holds("*", AssetClass.Other, 100m).Owes("BTC", 900m),
            Exchange().Holds("BTC", AssetClass.Bitcoin, 1000m).Holds("*", AssetClass.Other, stillUnitemised).Holds("SOL", AssetClass.LargeAltcoin, 50m).Owes("BTC", 900m));

        Assert.That(difference.Keys.Single(key => key.Asset == "SOL").Held.Steps.Single().Effect, Is.EqualTo(expected));
    }

    [Test]
    public void Of_PledgedCoin_IsCompositionAndANote()
    {
        var difference = Between(
            Exchange().Holds("BTC", AssetClass.Bitcoin, 1000m).Holds("ETH", AssetClass.Ether, 200m).Owes("BTC", 900m),
            Exchange().Holds("BTC", AssetClass.Bitcoin, 1000m).Holds("ETH", AssetClass.Ether, 200m, h => h with { IsEncumbered = true }).Owes("BTC", 900m));

        Assert.That(Amounts(difference.Assets), Is.EqualTo(new[] { (DifferenceEffect.Composition, -200m) }));
        Assert.That(difference.Notes, Has.Some.StartsWith("Pledged, outside the assets: USD 0.00, then USD 200.00"));
    }

    [Test]
    public void Of_SameDate_IsRestatement()
    {
        var first = Exchange().Holds("BTC", AssetClass.Bitcoin, 1000m, h => h with { Quantity = 10m }).Owes("BTC", 900m);
        var second = Exchange().Holds("BTC", AssetClass.Bitcoin, 980m, h => h with { Quantity = 10m }).Owes("BTC", 905m)
            .With(book => book with { Snapshot = book.Snapshot with { Revision = 2 } });

        var difference = BookDifferences.Of(first.Assess(), second.Assess());

        Assert.That(Amounts(difference.Assets), Is.EqualTo(new[] { (DifferenceEffect.Restatement, -20m) }));
        Assert.That(Amounts(difference.Liabilities), Is.EqualTo(new[] { (DifferenceEffect.Restatement, 5m) }));
        Assert.That(difference.Assets.Steps[0].Reason, Is.EqualTo("edition 2 instead of edition 1: BTC"));
        Assert.That(difference.Coverage.Steps.Single().Amount, Is.EqualTo(difference.Coverage.Change));
    }

    [Test]
    public void Of_LiabilitiesNotDisclosedAnyMore_SaysSoAndSplitsNothing()
    {
        var difference = Between(Exchange().Holds("BTC", AssetClass.Bitcoin, 1000m).Owes("BTC", 900m), Exchange().Holds("BTC", AssetClass.Bitcoin, 1000m));

        Assert.That(difference.Liabilities.Missing, Is.EqualTo("What is owed is not disclosed in the book as of 2025-07-30."));
        Assert.That((difference.Liabilities.Before, difference.Liabilities.After), Is.EqualTo(((decimal?)900m, (decimal?)null)));
        Assert.That(difference.Notes, Has.Some.EqualTo("Liabilities: known, then not disclosed."));
    }

    [Test]
    public void Of_NoCommonKey_IsAllCompositionAndSaysSo()
    {
        var difference = Between(Exchange().Holds("BTC", AssetClass.Bitcoin, 100m).Owes("BTC", 90m), Exchange().Holds("ETH", AssetClass.Ether, 130m).Owes("ETH", 90m));

        Assert.That(Amounts(difference.Assets), Is.EqualTo(new[] { (DifferenceEffect.Composition, 30m) }));
        Assert.That(difference.Notes, Has.Some.StartsWith("No key is held in both books"));
    }

    [Test]
    public void Of_LargestAmounts_StillAddUpExactly()
    {
        static AReserve Huge(decimal value, decimal units) => Exchange()
            .Holds("BTC", AssetClass.Bitcoin, value, h => h with { Quantity = units })
            .Holds("ETH", AssetClass.Ether, value / 7m, h => h with { Quantity = units / 3m })
            .Owes("BTC", value / 3m)
            .Owes("*", value / 11m);

        var difference = Between(Huge(700_000_000_000_000_000_000m, 0.000003m), Huge(123_456_789_012_345_678.123456m, 98_765_432_109_876m));

        AssertAddsUp(difference);
        Assert.That(difference.Keys.Single(key => key.Asset == "*").Owed!.Steps.Single().Effect, Is.EqualTo(DifferenceEffect.NotSplit));
    }

    [Test]
    public void Of_OwedWithoutASplitInOneBook_IsDisclosure()
    {
        var difference = Between(
            Exchange().Holds("BTC", AssetClass.Bitcoin, 1000m).Owes("*", 900m),
            Exchange().Holds("BTC", AssetClass.Bitcoin, 1000m).Owes("BTC", 700m).Owes("ETH", 150m));

        Assert.That(Amounts(difference.Liabilities), Is.EqualTo(new[] { (DifferenceEffect.Disclosure, -50m) }));
    }

    [Test]
    public void Of_OwnTokensHeldBeyondWhatIsOwed_MoveCoverageByWhatIsOwed()
    {
        static AReserve Book(decimal held, decimal owed) => AReserve.OfExchange("OWN")
            .Holds("USDT", AssetClass.Stablecoin, 1000m).Holds("OWN", AssetClass.OwnToken, held, h => h with { Quantity = held }).Owes("USDT", 900m).Owes("OWN", owed, l => l with { Quantity = owed });

        // The own tokens held rise from 500 to 800, but only the 100 that are owed ever count.
        var same = Between(Book(500m, 100m), Book(800m, 100m));
        var mixed = Between(Book(500m, 100m), Book(80m, 100m));

        Assert.That(same.Assets.Sum(DifferenceEffect.Quantity), Is.EqualTo(300m));
        Assert.That((same.Coverage.Change, same.Coverage.Steps.Length), Is.EqualTo(((decimal?)0m, 0)));
        Assert.That(mixed.Coverage.Steps.Single().Effect, Is.EqualTo(DifferenceEffect.NotSplit));
        Assert.That(mixed.Coverage.Change, Is.EqualTo(-0.02m));
    }

    [Test]
    public void Of_CapsAndFlags_TellsWhichCameAndWent()
    {
        var sound = Exchange().Holds("BTC", AssetClass.Bitcoin, 1000m).Owes("BTC", 900m);
        var short_ = Exchange().Holds("BTC", AssetClass.Bitcoin, 700m).Owes("BTC", 900m);

        var worse = Between(sound, short_).Result;
        var better = Between(short_, sound).Result;

        Assert.That(worse.Caps.Where(c => c.Code == "K1").Select(c => c.Turn), Is.EqualTo(new[] { MarkTurn.Came }));
        Assert.That(better.Caps.Where(c => c.Code == "K1").Select(c => c.Turn), Is.EqualTo(new[] { MarkTurn.Went }));
        Assert.That(worse.Scores[0].Change, Is.LessThan(0m).And.EqualTo(-better.Scores[0].Change));
        Assert.That(worse.Metrics.Select(m => m.Code), Is.EqualTo(Core.Policies.ScoringPolicy.MetricCodes));
    }

    [Test]
    public void Of_BooksThatDoNotCompare_Throws()
    {
        var book = Exchange().Holds("BTC", AssetClass.Bitcoin, 100m).Owes("BTC", 90m);
        var one = book.Assess();
        var other = book.Entity(e => e with { Id = "other" }).Assess();
        var euro = book.With(b => b with { Snapshot = b.Snapshot with { ReportingCurrency = CurrencyCode.Parse("EUR") } }).Assess();

        Assert.That(() => BookDifferences.Of(one, one), Throws.ArgumentException.With.Message.Contains("same book"));
        Assert.That(() => BookDifferences.Of(one, other), Throws.ArgumentException.With.Message.Contains("test and other"));
        Assert.That(() => BookDifferences.Of(one, euro), Throws.ArgumentException.With.Message.Contains("USD and EUR"));
    }

    [Test]
    public void Of_ShippedTether_SplitsNoGoldOrBitcoinWithoutUnits()
    {
        var difference = Shipped("tether/2025-09-30", "tether/2025-12-31");

        // From the holdings of the two books: 192878728904 less 181223374344, and the sums of their lines by class.
        Assert.That(difference.Assets.Change, Is.EqualTo(192877728904m - 181223374344m).Within(2_000_000m));
        Assert.That(difference.Assets.Sum(DifferenceEffect.Quantity), Is.EqualTo(19279408559m - 17991468781m + 5548439332m - 3056191686m + 33952735m - 30100334m));
        Assert.That(difference.Assets.Sum(DifferenceEffect.Composition), Is.EqualTo(-6409774689m - 47901280m));
        Assert.That(difference.Keys.Single(k => k.Asset == "XAU").Held.Steps.Single(), Has.Property("Effect").EqualTo(DifferenceEffect.NotSplit).And.Property("Amount").EqualTo(17450435088m - 12921449635m));
        Assert.That(
            difference.Keys.Single(k => k.Asset == "USD").Parts.Take(3).Select(p => (p.Subject, p.Change)),
            Is.EqualTo(new (string, decimal?)[]
            {
                ("USD treasury-bill", 122325714946m - 112417034272m), ("USD mmf-prime", -6409774689m), ("USD reverse-repo-term", 5548439332m - 3056191686m),
            }));
        AssertAddsUp(difference);
    }

    [Test]
    public void Of_EveryShippedBookAndTheOneBefore_AddsUpAndNeverGuesses()
    {
        var pairs = BookFinder.Find(Repository.PathTo("data/books"))
            .Select(folder => BookReader.Read(folder))
            .GroupBy(book => book.Snapshot.Entity.Id)
            .SelectMany(entity => entity.OrderBy(book => book.Snapshot.AsOf).Select(book => Scoring.Assessment.Assessor.Assess(book, DefaultPolicy.Value, new Scoring.Assessment.AssessmentOptions("test", null))).ToList() is var books
                ? books.Zip(books.Skip(1))
                : [])
            .Where(pair => BookDifferences.WhyNot(pair.First, pair.Second) is null)
            .ToList();

        Assert.That(pairs, Has.Count.GreaterThan(150));
        foreach (var (before, after) in pairs)
        {
            var difference = BookDifferences.Of(before, after);

            AssertAddsUp(difference);
            // A price effect needs units in both books, or a quoted price in both.
            var priced = difference.Keys.Where(key => key.Held.Steps.Any(step => step.Effect == DifferenceEffect.Price)).Select(key => AssetSymbol.Parse(key.Asset)).ToList();
            Assert.That(priced.All(key => HasUnits(before, key) && HasUnits(after, key)), Is.True, $"{after.Entity.Id} {after.Snapshot.AsOf}");
        }

        static bool HasUnits(HealthAssessment book, AssetSymbol key) =>
            book.Reserve.Market.Find(key)?.Price > 0m || book.Reserve.Lines.Any(line => line.Holding.Asset == key && line.Holding.Quantity > 0m);
    }

    [Test]
    public void Of_ShippedPartialOkx_SaysThatItIsPartial()
    {
        var difference = Shipped("okx/2024-04-12", "okx/2026-05-06");

        Assert.That(difference.Notes[0], Does.StartWith("The book as of 2026-05-06 is partial"));
        Assert.That(difference.Assets.Sum(DifferenceEffect.Composition), Is.Zero);
        Assert.That(difference.Keys.Single(k => k.Asset == "OKB").Held.Steps.Single().Effect, Is.EqualTo(DifferenceEffect.Disclosure));
        Assert.That(difference.Result.Scores[0].Reason, Does.Contain("2026-05-06: partial book"));
        AssertAddsUp(difference);
    }

    internal static void AssertAddsUp(BookDifference difference)
    {
        var bridges = new[] { difference.Assets, difference.Liabilities, difference.Coverage }
            .Concat(difference.Keys.Select(key => key.Held))
            .Concat(difference.Keys.SelectMany(key => key.Parts))
            .Concat(difference.Keys.Where(key => key.Owed is not null).Select(key => key.Owed!));
        foreach (var key in difference.Keys.Where(key => !key.Parts.IsEmpty))
            Assert.That(key.Parts.Sum(part => part.Change), Is.EqualTo(key.Held.Change), key.Asset);
        foreach (var bridge in bridges.Where(bridge => bridge.Missing is null))
            Assert.That(bridge.Steps.Sum(step => step.Amount), Is.EqualTo(bridge.Change), bridge.Subject);
    }

    private static AReserve Exchange() => AReserve.OfExchange();

    private static BookDifference Between(AReserve before, AReserve after) => BookDifferences.Of(before.Assess(), after.On(Later).Assess());

    private static BookDifference Shipped(string before, string after) => BookDifferences.Of(
        new AReserveOf(before).Assess(), new AReserveOf(after).Assess());

    private static (DifferenceEffect, decimal)[] Amounts(ValueBridge bridge) => [.. bridge.Steps.Select(step => (step.Effect, step.Amount))];

    private sealed record AReserveOf(string Path)
    {
        public HealthAssessment Assess() => Scoring.Assessment.Assessor.Assess(
            BookReader.Read(Repository.PathTo("data/books/" + Path)), DefaultPolicy.Value, new Scoring.Assessment.AssessmentOptions("test", null));
    }
}
