using System.Globalization;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Tests.Values;

[TestFixture]
public sealed class FormatMoneyTests
{
    [TestCase("7654321000000000000", "7.65e18")]
    [TestCase("-7654321000000000000", "-7.65e18")]
    [TestCase("77310000000000", "77.31 tn")]
    [TestCase("39183504560.7", "39.18 bn")]
    [TestCase("0", "0.00")]
    [TestCase("0.005", "0.01")]
    [TestCase("0.000012", "1.20e-5")]
    public void Money_AnySize_FitsAndIsNeverZeroByRounding(string amount, string expected)
    {
        Assert.That(Format.Money(decimal.Parse(amount, NumberStyles.Number, CultureInfo.InvariantCulture), null), Is.EqualTo(expected));
    }
}
