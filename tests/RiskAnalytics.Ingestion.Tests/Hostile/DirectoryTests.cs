using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Tests.Hostile;

[TestFixture]
public sealed class DirectoryTests
{
    [TestCase("EOS", "2025-05-27", "EOS")]
    [TestCase("EOS", "2025-05-28", "A")]
    [TestCase("MATIC", "2024-09-03", "MATIC")]
    [TestCase("matic", "2024-09-04", "POL")]
    [TestCase("FTM", "2025-01-12", "FTM")]
    [TestCase("FTM", "2025-01-13", "S")]
    [TestCase(" Ripple ", "2023-01-01", "XRP")]
    [TestCase("RIPPLE", "2026-01-01", "XRP")]
    [TestCase("BTC", "2026-01-01", "BTC")]
    [TestCase("", "2026-01-01", null)]
    [TestCase(null, "2026-01-01", null)]
    public void AssetOf_AliasOnADate_FollowsTheDate(string? symbol, string asOf, string? expected) =>
        Assert.That(AssetDirectory.AssetOf(symbol, Day(asOf))?.Text, Is.EqualTo(expected));

    // Ranks 20 and 21 of the snapshot of 2024-04-01 are looked up in the file, not in the code.
    [Test]
    public void ClassOf_RankTwenty_IsLarge_RankTwentyOne_IsSmall()
    {
        var ranks = File.ReadLines(TestKit.Repository.PathTo("data/reference/market/market_snapshots.csv")).Skip(1)
            .Select(l => l.Split(',')).Where(c => c[0] == "2024-04-01").ToLookup(c => c[4], c => c[2]);
        string[] listed = [.. File.ReadLines(TestKit.Repository.PathTo("data/reference/assets/classes.csv")).Select(l => l.Split(',')[0])];
        var (twenty, after) = (ranks["20"].Single(), ranks["21"].Single());
        Assume.That(listed, Has.None.EqualTo(twenty).And.None.EqualTo(after));

        Assert.That(Class(twenty, "2024-04-12"), Is.EqualTo(AssetClass.LargeAltcoin));
        Assert.That(Class(after, "2024-04-12"), Is.EqualTo(AssetClass.SmallAltcoin));
    }

    [Test]
    public void ClassOf_BeforeAnySnapshot_IsSmall() => Assert.That(Class("XRP", "2015-01-01"), Is.EqualTo(AssetClass.SmallAltcoin));

    [Test]
    public void ClassOf_OwnTokenAndTable_ComeBeforeRank()
    {
        Assert.That(Class("BNB", "2024-04-12", "BNB"), Is.EqualTo(AssetClass.OwnToken));
        Assert.That(Class("BNB", "2024-04-12"), Is.EqualTo(AssetClass.LargeAltcoin));
        Assert.That(Class("BTC", "2024-04-12"), Is.EqualTo(AssetClass.Bitcoin));
        Assert.That(Class("UST", "2022-05-13"), Is.EqualTo(AssetClass.Stablecoin));
        Assert.That(Class("EUR", "2024-04-12"), Is.EqualTo(AssetClass.DepositBank));
        Assert.That(Class("NOSUCHCOIN", "2024-04-12"), Is.EqualTo(AssetClass.SmallAltcoin));
    }

    [TestCase("okx", "okx", "OKB;OKT")]
    [TestCase("OKEX", "okx", "OKB;OKT")]
    [TestCase("Gate.io", "gate", "GT;GUSD")]
    [TestCase("Huobi Global", "htx", "HT;HTX;TRX;USDD;STUSDT")]
    [TestCase("Some New Place!", "some-new-place", "")]
    public void Exchange_AnyName_HasIdAndOwnTokens(string name, string id, string own)
    {
        var entity = EntityDirectory.Exchange(name);

        Assert.That((entity.Id, string.Join(';', entity.OwnAssets.Select(a => a.Text))), Is.EqualTo((id, own)));
        Assert.That(entity.Kind, Is.EqualTo(EntityKind.Exchange));
    }

    [TestCase("币安")]
    [TestCase("")]
    [TestCase("...")]
    public void IdOf_NameWithoutLetters_IsRefused(string name) => Assert.That(() => EntityDirectory.IdOf(name), Throws.ArgumentException);

    [Test]
    public void CarriedTables_NameNothingTwice()
    {
        // A second row of the same symbol and time would never be looked at.
        foreach (var (file, key) in new[]
        {
            ("assets/symbols.csv", (Func<string[], string>)(c => $"{c[0]} {c[2]} {c[3]}")), ("assets/classes.csv", c => $"{c[0]} {c[2]} {c[3]}"), ("assets/entities.csv", c => c[0]),
            ("market/market_snapshots.csv", c => $"{c[0]} {c[1]} {c[2]} {c[3]}"), ("market/prices_on_por_dates.csv", c => $"{c[0]} {c[1]}"),
        })
        {
            var keys = File.ReadLines(TestKit.Repository.PathTo("data/reference/" + file)).Skip(1).Select(l => key(l.Split(','))).ToList();
            Assert.That(keys, Is.Unique, file);
        }
    }

    private static AssetClass Class(string asset, string asOf, params string[] own) =>
        AssetDirectory.ClassOf(AssetSymbol.Parse(asset), Day(asOf), [.. own.Select(AssetSymbol.Parse)]);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
