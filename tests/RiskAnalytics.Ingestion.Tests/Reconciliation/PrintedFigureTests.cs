using RiskAnalytics.Ingestion.Reconciliation;

namespace RiskAnalytics.Ingestion.Tests.Reconciliation;

[TestFixture]
public sealed class PrintedFigureTests
{
    [TestCase("1.06", "1.06", "0.01", "Rounded", TestName = "equal")]
    [TestCase("1.0649", "1.06", "0.01", "Rounded", TestName = "rounded down")]
    [TestCase("1.0651", "1.07", "0.01", "Rounded", TestName = "rounded up")]
    [TestCase("1.065", "1.07", "0.01", "Rounded", TestName = "half up")]
    [TestCase("1.065", "1.06", "0.01", "Rounded", TestName = "half to even")]
    [TestCase("1.075", "1.07", "0.01", "Truncated", TestName = "half that is cut")]
    [TestCase("1.0699", "1.06", "0.01", "Truncated", TestName = "cut")]
    [TestCase("1.0601", "1.07", "0.01", "RoundedUp", TestName = "rounded up where it had to go down")]
    [TestCase("1.0601", "1.08", "0.01", "Differs", TestName = "wrong")]
    [TestCase("1.0601", "1.06", null, "Differs", TestName = "printed in full")]
    [TestCase("0.9996", "1", "0.01", "Rounded", TestName = "to the whole")]
    public void Compare_PrintedRatio_IsToldApart(string computed, string printed, string? step, string expected) =>
        Assert.That(PrintedFigure.Compare(Number(computed), Number(printed), step is null ? null : Number(step)).ToString(), Is.EqualTo(expected));

    [TestCase(new[] { "1.4", "1.4" }, "2.8", "Rounded")]
    [TestCase(new[] { "1.4", "1.4" }, "2.9", "WithinRoundingOfParts")]
    [TestCase(new[] { "1.4", "1.4" }, "3.0", "Differs")]
    [TestCase(new[] { "100", "200", "300" }, "602", "WithinRoundingOfParts")]
    [TestCase(new[] { "100", "200", "300" }, "603", "Differs")]
    [TestCase(new[] { "100.00", "200" }, "300.01", "WithinRoundingOfParts")]
    [TestCase(new[] { "100.00", "200" }, "300.02", "Differs")]
    public void CompareSum_PartsOfTheSameDigits_AllowHalfAUnitEach(string[] parts, string printed, string expected) =>
        Assert.That(PrintedFigure.CompareSum([.. parts.Select(Number)], Number(printed), null).ToString(), Is.EqualTo(expected));

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
