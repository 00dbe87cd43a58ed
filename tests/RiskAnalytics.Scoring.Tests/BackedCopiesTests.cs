using NUnit.Framework;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Tests;

/// <summary>Which rows of what is owed are part of another row.</summary>
[TestFixture]
public sealed class BackedCopiesTests
{
    [TestCase("ethereum:0xb", true), TestCase("ETHEREUM:0xb", true), TestCase("0xb", true), TestCase("tron:0xb", false)]
    public void Of_LockOnTheChainOfASupply_LeavesTheCopyOut(string backedBy, bool isLeftOut)
    {
        var copies = BackedCopies.Of([Row("ethereum", null), Row("base", backedBy)], []);

        Assert.That(copies, Has.Count.EqualTo(isLeftOut ? 1 : 0));
    }

    [Test]
    public void Of_CopiesThatOnlyNameEachOther_AllCount() =>
        Assert.That(BackedCopies.Of([Row("base", "tron:0xb"), Row("tron", "base:0xb")], []), Is.Empty);

    private static Liability Row(string network, string? backedBy) => new()
    {
        Asset = AssetSymbol.Parse("WBTC"),
        Chain = new ChainLocation(network, "0xa", null),
        BackedBy = backedBy,
        Source = new SourceRef("liabilities.csv"),
    };
}
