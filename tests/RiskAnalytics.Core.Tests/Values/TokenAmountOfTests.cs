using System.Globalization;
using System.Numerics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Tests.Values;

/// <summary>Whole units become base units exactly or not at all.</summary>
[TestFixture]
public sealed class TokenAmountOfTests
{
    [TestCase("1.5", 8, "150000000")]
    [TestCase("0.00000001", 8, "1")]
    [TestCase("0.100", 1, "1")]
    [TestCase("-2", 0, "-2")]
    [TestCase("7", 18, "7000000000000000000")]
    [TestCase("79228162514264337593543950335", 2, "7922816251426433759354395033500")]
    public void Of_WholeUnits_GivesBaseUnitsAndBack(string quantity, int decimals, string units)
    {
        var whole = decimal.Parse(quantity, CultureInfo.InvariantCulture);

        var amount = TokenAmount.Of(whole, decimals);

        Assert.That(amount, Is.EqualTo(new TokenAmount(BigInteger.Parse(units, CultureInfo.InvariantCulture), decimals)));
        Assert.That(amount.ToQuantity(), Is.EqualTo(whole));
    }

    [TestCase("0.123456789", 8)]
    [TestCase("0.1", 0)]
    [TestCase("1", 78)]
    [TestCase("1", -1)]
    public void Of_TooManyDecimals_IsRefused(string quantity, int decimals) =>
        Assert.That(() => TokenAmount.Of(decimal.Parse(quantity, CultureInfo.InvariantCulture), decimals), Throws.ArgumentException);
}
