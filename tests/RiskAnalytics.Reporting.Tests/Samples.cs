using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Scoring.Assessment;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Reporting.Tests;

/// <summary>Assessments that a report must survive, from golden books and from books made in code.</summary>
internal static class Samples
{
    private static readonly AssessmentOptions Options = new("0.0.0-test");

    private static readonly Lazy<ImmutableArray<(string Name, HealthAssessment Assessment)>> Made = new(Make);

    /// <summary>All of them, by name.</summary>
    public static IEnumerable<TestCaseData> Cases => Made.Value.Select(s => new TestCaseData(s.Assessment).SetArgDisplayNames(s.Name));

    /// <summary>All assessments.</summary>
    public static ImmutableArray<(string Name, HealthAssessment Assessment)> All => Made.Value;

    /// <summary>The OKX book of April 2024, the one most tests look at.</summary>
    public static HealthAssessment Okx => Of("okx");

    public static HealthAssessment Of(string name) => Made.Value.First(s => s.Name == name).Assessment;

    private static ImmutableArray<(string, HealthAssessment)> Make()
    {
        ImmutableArray<(string Name, HealthAssessment Assessment)> plain = MakePlain();
        return [.. plain, .. StressSamples.Of(plain)];
    }

    private static ImmutableArray<(string, HealthAssessment)> MakePlain() =>
    [
        ("okx", Golden("20-okx-2024-04")),
        ("tether", Golden("15-tether-2025-12-31")),
        ("ftx", Golden("18-ftx-2022-11-10")),
        ("alameda", Golden("19-alameda-2022-06-30")),
        ("wrapped asset", Golden("e12-wrapped-asset")),
        ("one asset", Assess(AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 110m).Owes("BTC", 100m))),
        ("no liabilities", Golden("e7-liabilities-absent")),
        ("liabilities not loaded", Golden("e9-liabilities-not-loaded")),
        ("no holdings", Assess(AReserve.OfExchange().Owes("BTC", 100m))),
        ("nothing at all", Assess(Nothing())),
        ("negative surplus", Assess(AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 50m).Holds("USDT", AssetClass.Stablecoin, 20m).Owes("BTC", 100m).Owes("USDT", 40m))),
        ("not rated", Assess(AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 1_000_000m).Owes("USD", null))),
        ("sixty assets", Assess(Many(60))),
        ("history", History()),
        ("thousand holdings", Assess(Lines(1_250))),
        ("long names", Assess(LongNames())),
        ("huge numbers", Assess(Sized(7_654_321_000_000_000_000m))),
        ("tiny numbers", Assess(Sized(0.000_012m))),
        ("strange letters", Assess(StrangeLetters())),
        ("many issues", Assess(ManyIssues())),
        ("own tokens only", Assess(AReserve.OfExchange("OWN").Holds("OWN", AssetClass.OwnToken, 100m).Owes("OWN", 10m))),
    ];

    private static HealthAssessment Golden(string name) => Assessor.Assess(BookReader.Read(TestKit.Golden.PathTo("books/" + name)), DefaultPolicy.Value, Options);

    private static HealthAssessment Assess(AReserve reserve) => Assessor.Assess(reserve.Book, DefaultPolicy.Value, Options);

    private static AReserve Nothing() => AReserve.Of(EntityKind.StablecoinIssuer).Shows(_ => Disclosures.Nothing);

    private static AReserve Many(int count)
    {
        AReserve reserve = AReserve.OfExchange("OWN").Holds("OWN", AssetClass.OwnToken, 3m).Owes("OWN", 2m);
        for (int i = 0; i < count; i++)
        {
            reserve = reserve.Holds($"COIN{i}", AssetClass.SmallAltcoin, 100m + i).Owes($"COIN{i}", 101m);
        }

        return reserve;
    }

    private static AReserve Lines(int count)
    {
        AReserve start = AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 1m).Owes("USD", 1_000_000m);
        Holding line = start.Book.Snapshot.Holdings[0];
        return start.WithHoldings(
        [
            .. Enumerable.Range(0, count).Select(i => line with
            {
                ReportedValue = 1_000m + i,
                Instrument = FormattableString.Invariant($"912796{i:000000}"),
                Class = i % 7 == 0 ? AssetClass.ReverseRepoOvernight : AssetClass.TreasuryBill,
                Maturity = AReserve.AsOf.AddDays(1 + (i % 90)),
                Custodian = new Party("Bank of New York Mellon", PartyClass.Gsib),
                Row = i + 2,
            }),
        ]);
    }

    private static HealthAssessment History()
    {
        var books = Enumerable.Range(0, 14).Select(i => AReserve.OfExchange("OWN")
            .Holds("BTC", AssetClass.Bitcoin, 110m - i)
            .Holds("OWN", AssetClass.OwnToken, 4m + i)
            .Holds("USDT", AssetClass.Stablecoin, 60m)
            .Owes("BTC", 98m)
            .Owes("USDT", 59m)
            .On(AReserve.AsOf.AddMonths(-i)).Book);
        return Assessor.AssessHistory(books, DefaultPolicy.Value, Options)[^1];
    }

    private static AReserve LongNames()
    {
        const string Name = "The Very Long and Winding International Reserve Holding and Custody Corporation of the Northern Territories and Associated Islands Limited";
        string symbol = new('W', 60);
        return AReserve.OfExchange(symbol)
            .Entity(e => e with { Name = Name, Partial = "every line below a million is missing, and so is all that stands at a custodian outside the country of the firm", Notes = [string.Join(" ", Enumerable.Repeat("A note that goes on and on.", 60))] })
            .Holds(symbol, AssetClass.OwnToken, 40m)
            .Holds("USD", AssetClass.CommercialPaperOther, 60m, h => h with { Counterparty = new Party(Name, PartyClass.Corporate), Instrument = new string('x', 400), Custodian = new Party(Name + " Custody", PartyClass.Bank) })
            .Owes(symbol, 30m)
            .Owes("USD", 55m);
    }

    private static AReserve Sized(decimal unit) => AReserve.OfExchange("OWN")
        .Holds("BTC", AssetClass.Bitcoin, 3m * unit)
        .Holds("USDT", AssetClass.Stablecoin, 2.000_000_1m * unit)
        .Holds("OWN", AssetClass.OwnToken, unit)
        .Owes("BTC", 2.99999m * unit)
        .Owes("USDT", 2m * unit)
        .Owes("OWN", unit * 0.1m);

    private static AReserve StrangeLetters() => AReserve.OfExchange()
        .Entity(e => e with { Name = "Биржа 東京取引所 \u202Egnp.exe\u202C بورصة \u0000\u0007Ωmega\r\n— Ltd ✓", Notes = ["line one\nline two\u2028line three", "עברית \u200F and 한국어 👩‍💻"] })
        .Holds("比特币", AssetClass.Bitcoin, 60m, h => h with { Instrument = "cell\twith\ttabs", Custodian = new Party("Zürich – Łódź, Šiauliai \u202Eabc", PartyClass.Bank) })
        .Holds("USD", AssetClass.DepositBank, 50m, h => h with { Counterparty = new Party("=HYPERLINK(\"x\")", PartyClass.Bank) })
        .Owes("比特币", 55m)
        .Owes("USD", 50m);

    private static AReserve ManyIssues()
    {
        AReserve reserve = AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 110m).Owes("BTC", 100m);
        return reserve.WithIssues(
        [
            .. Enumerable.Range(0, 300).Select(i => new DataIssue(
                (IssueSeverity)(i % 3),
                "value-mismatch",
                FormattableString.Invariant($"the value of row {i} is 1,234,567.89, but quantity times price is 1,234,500.00: they differ by more than 0.1%; the value counts"),
                "holdings.csv",
                i + 2,
                "value",
                i % 5 == 0)),
        ]);
    }

    private static AReserve WithIssues(this AReserve reserve, ImmutableArray<DataIssue> issues) => reserve.With(book => book with { Issues = issues });
}
