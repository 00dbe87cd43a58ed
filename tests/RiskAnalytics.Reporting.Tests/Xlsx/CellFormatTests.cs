using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Reporting.Workbooks;

namespace RiskAnalytics.Reporting.Tests.Xlsx;

[TestFixture]
public sealed class CellFormatTests
{
    [TestCase("0.25", MetricUnit.Share, "0.00%", TestName = "share")]
    [TestCase("0.99996", MetricUnit.Share, "0.000%", TestName = "share that two decimals would make whole")]
    [TestCase("0.9999999", MetricUnit.Share, "0.00000%", TestName = "share very near to whole")]
    [TestCase("1", MetricUnit.Share, "0.00%", TestName = "whole")]
    [TestCase("0.00001", MetricUnit.Share, "0.000%", TestName = "share that two decimals would make nothing")]
    [TestCase("0", MetricUnit.Share, "0.00%", TestName = "nothing")]
    [TestCase("0.9999999999999", MetricUnit.Ratio, null, TestName = "ratio that no format shows as below one")]
    [TestCase("0.99996", MetricUnit.Ratio, "0.00000", TestName = "ratio just below one")]
    [TestCase("1.00001", MetricUnit.Ratio, "0.0000", TestName = "ratio just above one")]
    [TestCase("69.996", MetricUnit.Points, "0.000", TestName = "score just below a grade")]
    [TestCase("69.99", MetricUnit.Points, "0.00", TestName = "score below a grade")]
    [TestCase("-0.245", MetricUnit.Change, "+0.00%;-0.00%;0.00%", TestName = "change")]
    [TestCase("-1234.5", MetricUnit.Money, "#,##0.00", TestName = "money")]
    [TestCase("0.0004", MetricUnit.Money, "#,##0.0000", TestName = "tiny amount")]
    [TestCase("7654321000000000000", MetricUnit.Money, "0.00E+00", TestName = "amount beyond reading")]
    [TestCase("31", MetricUnit.Days, "#,##0", TestName = "days")]
    [TestCase("1.5", MetricUnit.Days, "0.00", TestName = "part of a day")]
    [TestCase("4", MetricUnit.Count, "#,##0", TestName = "count")]
    [TestCase("0.0000001", MetricUnit.PerMoney, "0.00E+00", TestName = "per unit of money")]
    public void Of_Value_NeverShowsALimitThatItHasNotReached(string value, MetricUnit unit, string? format) =>
        Assert.That(CellFormat.Of(decimal.Parse(value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture), unit), Is.EqualTo(format));

    [TestCase("5", "#,##0", TestName = "whole units")]
    [TestCase("0.5", "#,##0.0", TestName = "one decimal")]
    [TestCase("1.123456789", "#,##0.00000000", TestName = "more than eight decimals")]
    [TestCase("0.000000001", "0.00E+00", TestName = "too small for eight decimals")]
    public void OfQuantity_Quantity_KeepsItsDecimals(string quantity, string format) =>
        Assert.That(CellFormat.OfQuantity(decimal.Parse(quantity, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(format));
}
