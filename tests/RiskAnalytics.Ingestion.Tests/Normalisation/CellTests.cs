using System.Globalization;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Normalisation;

[TestFixture]
public sealed class CellTests
{
    [TestCase("1234.5", "1234.5")]
    [TestCase(" 1234.5 ", "1234.5")]
    [TestCase("1,234.5", "1234.5")]
    [TestCase("-1,234.5", "-1234.5")]
    [TestCase("+7", "7")]
    [TestCase(".5", "0.5")]
    [TestCase("5.", "5")]
    [TestCase("1e6", "1000000")]
    [TestCase("1.5E-3", "0.0015")]
    [TestCase("12,345,678", "12345678")]
    [TestCase("-0", "0")]
    [TestCase("0e400", "0")]
    [TestCase("10242908095.7081861476258954", "10242908095.7081861476258954")]
    [TestCase("79228162514264337593543950335", "79228162514264337593543950335")]
    public void Decimal_Number_IsReadExactly(string text, string expected)
    {
        var reading = Cell.Decimal(text);

        Assert.That((reading.Status, reading.Value), Is.EqualTo((CellStatus.Good, decimal.Parse(expected, NumberStyles.Number, CultureInfo.InvariantCulture))));
        Assert.That(DecimalComma.Run(() => Cell.Decimal(text)), Is.EqualTo(reading));
    }

    [TestCase("1,234", 1234)]
    [TestCase("999,999", 999999)]
    public void Decimal_OneCommaBeforeThreeDigits_IsReadWithARemark(string text, int expected)
    {
        var reading = Cell.Decimal(text);

        Assert.That((reading.Status, reading.Value), Is.EqualTo((CellStatus.Doubtful, (decimal)expected)));
        Assert.That(reading.Remark, Is.Not.Empty);
    }

    [TestCase("1.234,5")]
    [TestCase("1,5")]
    [TestCase("1,23")]
    [TestCase("0,123")]
    [TestCase("1234,567")]
    [TestCase("1,2345")]
    [TestCase("1,234,56")]
    [TestCase("1,234e5")]
    [TestCase("1.2,345")]
    [TestCase("1.2.3")]
    [TestCase("1e400")]
    [TestCase("-1e400")]
    [TestCase("1e-400")]
    [TestCase("1e")]
    [TestCase("e5")]
    [TestCase("--1")]
    [TestCase("1-")]
    [TestCase("(5)")]
    [TestCase("5%")]
    [TestCase("$5")]
    [TestCase("1 000")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("0x10")]
    [TestCase("-")]
    [TestCase(".")]
    [TestCase(",")]
    [TestCase("79228162514264337593543950336")]
    [TestCase("٣")]
    public void Decimal_AnythingElse_IsRefusedNotGuessed(string text)
    {
        var reading = Cell.Decimal(text);

        Assert.That(reading.Status, Is.EqualTo(CellStatus.Bad));
        Assert.That(reading.OrNull, Is.Null);
        Assert.That(reading.Remark, Is.Not.Empty);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    [TestCase("null")]
    [TestCase("NULL")]
    [TestCase("\\N")]
    [TestCase("n/a")]
    [TestCase("N/A")]
    public void AnyCell_AbsentMarker_IsAbsentAndNeverZero(string? text)
    {
        Assert.That(Cell.Decimal(text).Status, Is.EqualTo(CellStatus.Absent));
        Assert.That(Cell.Boolean(text).Status, Is.EqualTo(CellStatus.Absent));
        Assert.That(Cell.Date(text).Status, Is.EqualTo(CellStatus.Absent));
        Assert.That(Cell.Instant(text).Status, Is.EqualTo(CellStatus.Absent));
        Assert.That(Cell.Text(text), Is.Null);
    }

    [TestCase("true", true)]
    [TestCase("YES", true)]
    [TestCase("1", true)]
    [TestCase("False", false)]
    [TestCase("no", false)]
    [TestCase(" 0 ", false)]
    public void Boolean_KnownWord_IsRead(string text, bool expected) => Assert.That(Cell.Boolean(text).OrNull, Is.EqualTo(expected));

    [TestCase("maybe")]
    [TestCase("2")]
    [TestCase("y")]
    public void Boolean_OtherWord_IsRefused(string text) => Assert.That(Cell.Boolean(text).Status, Is.EqualTo(CellStatus.Bad));

    [TestCase("2024-02-31")]
    [TestCase("2023-02-29")]
    [TestCase("31.12.2024")]
    [TestCase("12/31/2024")]
    [TestCase("2024-4-1")]
    [TestCase("20240401")]
    [TestCase("2024-04")]
    public void Date_OtherThanIso_IsRefused(string text) => Assert.That(Cell.Date(text).Status, Is.EqualTo(CellStatus.Bad));

    [TestCase("1899-12-31", false)]
    [TestCase("1900-01-01", true)]
    [TestCase("2200-12-31", true)]
    [TestCase("2201-01-01", false)]
    [TestCase("9999-12-31", false)]
    [TestCase("0001-01-01", false)]
    public void Date_YearBeyondReason_IsRefused(string text, bool isGood)
    {
        Assert.That(Cell.Date(text).Status, Is.EqualTo(isGood ? CellStatus.Good : CellStatus.Bad));
        Assert.That(Cell.Instant(text + "T12:00:00Z").Status, Is.EqualTo(isGood ? CellStatus.Good : CellStatus.Bad));
        if (!isGood)
            Assert.That(new[] { Cell.Date(text).Remark, Cell.Instant(text).Remark }, Is.All.Contain("1900 to 2200"));
    }

    [TestCase("2024-04-12T16:00:00Z", "2024-04-12T16:00:00")]
    [TestCase("2024-04-13T00:00+08:00", "2024-04-12T16:00:00")]
    [TestCase("2024-04-12T16:00:00.5Z", "2024-04-12T16:00:00.5")]
    [TestCase("2024-04-12", "2024-04-12T00:00:00")]
    public void Instant_WithZone_IsTurnedToUtc(string text, string expected) =>
        Assert.That(Cell.Instant(text).OrNull!.Value.Utc.UtcDateTime, Is.EqualTo(DateTime.Parse(expected, CultureInfo.InvariantCulture)));

    [TestCase("2024-04-12T16:00:00")]
    [TestCase("2024-04-12 16:00:00Z")]
    [TestCase("2024-02-31T00:00:00Z")]
    [TestCase("Z")]
    public void Instant_WithoutZoneOrMisspelt_IsRefused(string text) => Assert.That(Cell.Instant(text).Status, Is.EqualTo(CellStatus.Bad));

    [TestCase("a\u202eb\u200b c", "ab c")]
    [TestCase("a\tb\nc", "a b c")]
    [TestCase("\u0007", null)]
    [TestCase("Tr\u00e9sor", "Tr\u00e9sor")]
    public void Text_InvisibleCharacters_AreRemoved(string text, string? expected) => Assert.That(Cell.Text(text), Is.EqualTo(expected));

    [TestCase("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")")]
    [TestCase("+1", "'+1")]
    [TestCase("-1", "'-1")]
    [TestCase("@x", "'@x")]
    [TestCase("'=x", "''=x")]
    [TestCase("plain", "plain")]
    [TestCase("it's", "it's")]
    [TestCase("'quoted'", "'quoted'")]
    public void FormulaGuard_BothWays_GivesTheTextBack(string text, string cell)
    {
        Assert.That(FormulaGuard.Guard(text), Is.EqualTo(cell));
        Assert.That(FormulaGuard.Unguard(cell), Is.EqualTo(text));
    }

    [TestCase("tresury-bill", "treasury-bill")]
    [TestCase("btc", "bitcoin")]
    [TestCase("gov", "government-bond")]
    public void Nearest_Misspelling_IsFoundFirst(string word, string expected) =>
        Assert.That(Nearest.To(word, RiskAnalytics.Core.Reserves.Codes.All<RiskAnalytics.Core.Reserves.AssetClass>()), Does.StartWith(expected).Or.Contain(expected));
}
