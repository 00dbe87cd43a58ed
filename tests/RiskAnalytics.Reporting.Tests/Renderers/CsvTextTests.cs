using RiskAnalytics.Reporting.Renderers;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Reporting.Tests.Renderers;

[TestFixture]
public sealed class CsvTextTests
{
    [Test]
    public void AddAmountAndFigure_RoundHalfToEvenAndDropZeros() =>
        Assert.That(
            new CsvText().AddAmount(0.125m).AddAmount(2.50m).AddFigure(1m / 3m).AddFigure(0.00000000005m).AddAmount(null).ToString(),
            Is.EqualTo("0.12,2.5,0.3333333333,0,"));

    [TestCase("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"", TestName = "formula")]
    [TestCase("+SUM(A1)", "'+SUM(A1)", TestName = "plus")]
    [TestCase("-2+3", "'-2+3", TestName = "minus that is no number")]
    [TestCase("@cmd", "'@cmd", TestName = "at")]
    [TestCase("\t=1", "'\t=1", TestName = "tab")]
    [TestCase("\r=1", "\"'\r=1\"", TestName = "carriage return")]
    [TestCase("-5.2", "-5.2", TestName = "negative number")]
    [TestCase("+5", "+5", TestName = "signed number")]
    [TestCase("-1e6", "-1e6", TestName = "exponent")]
    [TestCase("\t5", "'\t5", TestName = "tab before a number")]
    [TestCase("a=b", "a=b", TestName = "sign inside")]
    [TestCase("two, words", "\"two, words\"", TestName = "comma")]
    [TestCase("say \"so\"", "\"say \"\"so\"\"\"", TestName = "quotes")]
    [TestCase("two\nlines", "\"two\nlines\"", TestName = "line feed")]
    [TestCase(" edge", "\" edge\"", TestName = "space at the edge")]
    [TestCase("", "", TestName = "empty")]
    public void Add_Text_IsDataForASpreadsheet(string text, string cell) =>
        Assert.That(new CsvText().Add(text).ToString(), Is.EqualTo(cell));

    [Test]
    public void Add_Kinds_AreWrittenAlikeInEveryCulture()
    {
        static string Write() => new CsvText().AddHeader(["a", "b"])
            .Add(-1234567.8900m).Add(new DateOnly(2024, 4, 12)).Add(true).Add((decimal?)null).Add((string?)null).EndRow().ToString();

        Assert.That(DecimalComma.Run(Write), Is.EqualTo("a,b\n-1234567.89,2024-04-12,true,,\n"));
    }
}
