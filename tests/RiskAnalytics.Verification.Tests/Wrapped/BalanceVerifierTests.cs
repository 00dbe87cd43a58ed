using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Wrapped;

namespace RiskAnalytics.Verification.Tests.Wrapped;

/// <summary>Balances claimed against planted ones; blocks are an hour apart, so a day is 24 of them.</summary>
[TestFixture]
public sealed class BalanceVerifierTests
{
    private const string Usdt = "0xdAC17F958D2ee523a2206206994597C13D831ec7";

    [TestCase("1.5", CheckOutcome.Verified), TestCase("1.500000000000000001", CheckOutcome.Failed)]
    public async Task Verify_AtTheHeight_IsExact(string claimed, CheckOutcome expected)
    {
        var report = await VerifyAsync(new PlantedChain("ethereum").Holds("0xa", 1_500_000_000_000_000_000, 18), Claim(claimed, "50"));

        Assert.That(report.Checks[0].Outcome, Is.EqualTo(expected));
        Assert.That(report.Checks[0].Observed, Is.EqualTo("1.5"));
        Assert.That(report.Outcome, Is.EqualTo(expected));
    }

    [TestCase("TRON", "5", "No node was given for tron"), TestCase("ETH", null, "no height"), TestCase("ETH", "x", "no whole number")]
    public async Task Verify_WhatCannotBeAsked_IsInconclusive(string network, string? height, string reason)
    {
        var report = await VerifyAsync(new PlantedChain("ethereum").Holds("0xa", 1, 18), new BalanceClaim("ETH", network, "0xa", 1m, height, 2));

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Inconclusive));
        Assert.That(report.Checks[0].Reason, Does.Contain(reason));
    }

    [TestCase("2", CheckOutcome.Verified), TestCase("3", CheckOutcome.Inconclusive)]
    public async Task Verify_WithoutHeightWhereOnlyTheNewestCanBeRead_NeverFails(string claimed, CheckOutcome expected) =>
        Assert.That((await VerifyAsync(new PlantedChain("ethereum", readsHistory: false).Holds("0xa", 2_000_000_000_000_000_000, 18), Claim(claimed, null))).Outcome, Is.EqualTo(expected));

    [Test]
    public async Task Verify_Token_IsReadFromItsKnownContract()
    {
        var report = await VerifyAsync(new PlantedChain("ethereum").Holds("0xa", 7_250_000, 6, Usdt), new BalanceClaim("USDT", "ERC20", "0xa", 7.25m, "50", 2));

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Verified));
    }

    [Test]
    public async Task Verify_UnknownTokenAndStakedCoins_AreUnverifiable()
    {
        var report = await VerifyAsync(new PlantedChain("ethereum"), new BalanceClaim("NOSUCH", "ETH", "0xa", 1m, "50", 2), Claim("1", "50") with { IsStaked = true });

        Assert.That(report.Checks.Take(2).Select(check => check.Outcome), Is.All.EqualTo(CheckOutcome.Unverifiable));
    }

    [TestCase(106, CheckOutcome.Inconclusive), TestCase(105, CheckOutcome.Verified)]
    public async Task Verify_SnapshotAboveTheDaysAround_IsTold(long at, CheckOutcome expected)
    {
        // 90 a day before, 110 a day after: the median is 100.
        var chain = new PlantedChain("bitcoin").Holds("1a", height => height switch { 26 => 90, 50 => at, 74 => 110, _ => 0 }, 0);

        var report = await VerifyAsync(chain, new BalanceClaim("BTC", "BTC", "1a", at, "50", 2));
        var window = report.Checks.Where(check => check.Step == "window").ToDictionary(check => check.Scheme);

        Assert.That(window["window-before"].Observed, Is.EqualTo("90"));
        Assert.That(window["window-after"].Height, Is.EqualTo("74"));
        Assert.That(window["window"].Outcome, Is.EqualTo(expected));
        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Verified));
    }

    [Test]
    public async Task Verify_NoBlockADayLater_SaysSo()
    {
        var report = await VerifyAsync(new PlantedChain("bitcoin").Holds("1a", 5, 0), new BalanceClaim("BTC", "BTC", "1a", 5m, "99", 2));

        Assert.That(report.Checks.Single(check => check.Step == "window").Reason, Does.Contain("no block of that time"));
    }

    private static BalanceClaim Claim(string quantity, string? height) =>
        new("ETH", "ETH", "0xa", decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture), height, 2);

    private static Task<VerificationReport> VerifyAsync(PlantedChain chain, params BalanceClaim[] claims) =>
        BalanceVerifier.VerifyAsync("book", [.. claims], new Dictionary<string, IChainClient> { [chain.Chain] = chain }, CancellationToken.None);
}
