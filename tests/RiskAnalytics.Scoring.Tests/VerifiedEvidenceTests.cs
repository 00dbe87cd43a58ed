using System.Collections.Immutable;
using NUnit.Framework;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests;

/// <summary>What results of verification do to T3, T4, K7, confidence and findings. Expected shares by hand.</summary>
[TestFixture]
public sealed class VerifiedEvidenceTests
{
    /// <summary>800 in 10 BTC and 200 in 200 USDT held; 700 in 8.75 BTC and 100 in 100 USDT owed. Line evidence for none, liability evidence for none.</summary>
    private static readonly AReserve Silent = AReserve.OfExchange()
        .Holds("BTC", AssetClass.Bitcoin, 800m, h => h with { Quantity = 10m, HasLineEvidence = null })
        .Holds("USDT", AssetClass.Stablecoin, 200m, h => h with { Quantity = 200m, HasLineEvidence = null })
        .Owes("BTC", 700m, l => l with { Quantity = 8.75m }).Owes("USDT", 100m, l => l with { Quantity = 100m })
        .Shows(d => d with { LiabilityEvidence = null });

    [Test]
    public void Assess_AddressList_CountsAsLineEvidenceByValue()
    {
        // Half of the bitcoin is on the list: 400 of 1000.
        var assessment = With(Silent, Ownership(("BTC", 5m, CheckOutcome.Verified)));

        Assert.That(assessment.Metric("T3").Value, Is.EqualTo(0.4m));
        Assert.That(assessment.Verifications[0].VerifiedValueShare, Is.EqualTo(0.4m));
        Assert.That(assessment.Verifications[0].Outcome, Is.EqualTo(VerificationOutcome.Confirmed));
    }

    [Test]
    public void Assess_ListLongerThanTheReserve_CountsTheReserveOnce()
    {
        var assessment = With(Silent, Ownership(("BTC", 50m, CheckOutcome.Verified), ("USDT", 900m, CheckOutcome.Verified)));

        Assert.That(assessment.Metric("T3").Value, Is.EqualTo(1m));
    }

    [Test]
    public void Assess_SignaturesThatFail_AreTakenOffAndFound()
    {
        // All 10 BTC listed, 2 of them with a false signature: 800 listed, 160 contradicted, of 1000.
        var assessment = With(Silent, Ownership(("BTC", 8m, CheckOutcome.Verified), ("BTC", 2m, CheckOutcome.Failed)));

        Assert.That(assessment.Metric("T3").Value, Is.EqualTo(0.64m));
        Assert.That(assessment.Findings[0].Code, Is.EqualTo("V1"));
        Assert.That(assessment.Findings[0].Severity, Is.EqualTo(Severity.Critical));
        Assert.That(assessment.Findings[0].Evidence, Does.Contain("claimed 2").And.Contain("found another key"));
        Assert.That(assessment.Verdict, Does.Contain("the signature of an address failed its check"));
    }

    [TestCase(CheckOutcome.ConsistencyOnly), TestCase(CheckOutcome.Unverifiable)]
    public void Assess_ListThatIsNotVerified_IsDisclosedAndNoMore(CheckOutcome outcome)
    {
        var assessment = With(Silent, Ownership(("BTC", 10m, outcome)));

        Assert.That(assessment.Metric("T3").Value, Is.EqualTo(0.8m));
        Assert.That(assessment.Verifications[0].VerifiedValueShare, Is.Zero);
        Assert.That(assessment.Verifications[0].Outcome, Is.EqualTo(VerificationOutcome.Inconclusive));
    }

    [Test]
    public void Assess_ContradictedAddresses_LowerConfidenceOfAnAuditedReserve()
    {
        var audited = Silent.Shows(d => d with { LiabilityEvidence = new LiabilityEvidence("merkle", new Share(1m)) });
        Assert.That(audited.Assess().Confidence, Is.EqualTo(Confidence.High));

        var assessment = With(audited, Ownership(("BTC", 10m, CheckOutcome.Failed)));

        Assert.That(assessment.Confidence, Is.Not.EqualTo(Confidence.High));
    }

    [Test]
    public void Assess_WholeTree_IsEvidenceForWhatItCommitsTo()
    {
        // The tree has all bitcoin owed and no dollar: 700 of 800.
        var assessment = With(Silent, Tree(CheckOutcome.Verified, ("BTC", 8.75m)));

        Assert.That(assessment.Metric("T4").Value, Is.EqualTo(0.875m));
        Assert.That(assessment.Caps.Select(c => c.Code), Does.Not.Contain("K7"));
        Assert.That(Silent.Assess().Caps.Select(c => c.Code), Does.Contain("K7"));
    }

    [Test]
    public void Assess_SameTreeTwice_ProvesNothingTwice()
    {
        // A tree of 4 of the 8.75 BTC owed: 320 of 800, however often it is given.
        var assessment = With(Silent, Tree(CheckOutcome.Verified, ("BTC", 4m)), Tree(CheckOutcome.Verified, ("BTC", 4m)));

        Assert.That(assessment.Metric("T4").Value, Is.EqualTo(0.4m));
    }

    [Test]
    public void Assess_TreeThatFails_LeavesNoEvidence()
    {
        var claimed = Silent.Shows(d => d with { LiabilityEvidence = new LiabilityEvidence("merkle", new Share(1m)) });
        var assessment = With(claimed, Tree(CheckOutcome.Failed, ("BTC", 8.75m), ("USDT", 100m)));

        Assert.That(assessment.Metric("T4").Value, Is.Zero);
        Assert.That(assessment.Caps.Single(c => c.Code == "K7").Limit, Is.EqualTo(39m));
        Assert.That(assessment.Findings[0].Code, Is.EqualTo("V4"));
    }

    [TestCase("600", "0.75", true, TestName = "three quarters of the 800 owed")]
    [TestCase("799.2", "0.999", false, TestName = "a tenth of a percent less: two clocks")]
    [TestCase("800.8", "1", false, TestName = "a tenth of a percent more")]
    [TestCase("800.81", "1", true, TestName = "a little more than that")]
    public void Assess_SumOverAllAssets_IsDisclosedEvidenceAndIsCompared(string proven, string share, bool isContested)
    {
        var sum = decimal.Parse(proven, System.Globalization.CultureInfo.InvariantCulture);

        var assessment = With(Silent, Global(CheckOutcome.ConsistencyOnly, "USD", sum));

        Assert.That(assessment.Metric("T4").Value, Is.EqualTo(decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That(assessment.Reserve.Evidence.LiabilitiesPassed, Is.False, "consistency only leaves it disclosed");
        Assert.That(assessment.Findings.Any(f => f.Code == "V5"), Is.EqualTo(isContested));
        if (isContested)
            Assert.That(assessment.Findings.Single(f => f.Code == "V5").Evidence, Does.Contain(proven).And.Contain("800 USD in liabilities.csv"));
    }

    [Test]
    public void Assess_SumOverAllAssets_CountsOnlyWithAUnitInTheBooksCurrency()
    {
        Assert.That(With(Silent, Global(CheckOutcome.ConsistencyOnly, null, 0m)).Metric("T4").Value, Is.Zero, "no unit");
        Assert.That(With(Silent, Global(CheckOutcome.ConsistencyOnly, "EUR", 800m)).Metric("T4").Value, Is.Zero, "another currency");
        Assert.That(With(Silent, Global(CheckOutcome.Unverifiable, "USD", 800m)).Metric("T4").Value, Is.Zero, "not checked");
    }

    [Test]
    public void Assess_GlobalProofThatFails_LeavesNoEvidence()
    {
        var claimed = Silent.Shows(d => d with { LiabilityEvidence = new LiabilityEvidence("zk", new Share(1m)) });

        var assessment = With(claimed, Global(CheckOutcome.Failed, "USD", 800m));

        Assert.That(assessment.Metric("T4").Value, Is.Zero);
        Assert.That(assessment.Caps.Select(c => c.Code), Does.Contain("K7"));
        Assert.That(assessment.Findings[0].Code, Is.EqualTo("V4"));
    }

    [Test]
    public void Assess_OneUsersProof_IsEvidenceForNeither()
    {
        var assessment = With(Silent, Tree(CheckOutcome.Verified) with { Kind = VerificationKinds.MerkleProof });

        Assert.That(assessment.Metric("T4").Value, Is.Zero);
        Assert.That(assessment.Metric("T3").Value, Is.Zero);
        Assert.That(assessment.Caps.Select(c => c.Code), Does.Contain("K7"));
    }

    [Test]
    public void Assess_TreeBeyondTheBook_IsAnIssue()
    {
        var assessment = With(Silent, Tree(CheckOutcome.Verified, ("BTC", 9m)));

        Assert.That(assessment.Issues.Select(i => i.Code), Does.Contain("owed-less-than-proved"));
        Assert.That(assessment.Metric("T4").Value, Is.EqualTo(0.875m));
    }

    [Test]
    public void Assess_ChecksThatDidNotRun_AreNeverAPass()
    {
        var assessment = Silent.Assess();

        Assert.That(assessment.Verifications, Is.Not.Empty.And.All.Matches<VerificationResult>(v => v!.Outcome == VerificationOutcome.NotRun));
    }

    private static HealthAssessment With(AReserve reserve, params ImmutableArray<VerificationReport> reports) =>
        (reserve with { Book = reserve.Book with { Verifications = reports } }).Assess();

    private static VerificationReport Ownership(params (string Asset, decimal Quantity, CheckOutcome Outcome)[] parts)
    {
        var checks = parts.Select(p => new VerificationCheck("address", "test", p.Outcome, "reason")
        {
            Asset = p.Asset,
            Quantity = p.Quantity,
            Claimed = FormattableString.Invariant($"{p.Quantity}"),
            Observed = "another key",
        }).ToImmutableArray();
        return new VerificationReport("list.csv", VerificationKinds.ReserveOwnership, parts.Min(p => p.Outcome), "tested")
        {
            Shows = "keys",
            DoesNotShow = "liens",
            Checks = checks,
            ByOutcome = VerificationReport.Count(checks),
            Assets =
            [
                .. parts.GroupBy(p => p.Asset).Select(asset => new AssetSum(
                    asset.Key,
                    asset.Sum(p => p.Quantity),
                    asset.GroupBy(p => p.Outcome).ToImmutableSortedDictionary(o => o.Key, o => o.Sum(p => p.Quantity)))),
            ],
        };
    }

    private static VerificationReport Global(CheckOutcome outcome, string? currency, decimal owed) => Tree(outcome) with
    {
        File = "sum_proof_data.json",
        Kind = VerificationKinds.Plonky2Global,
        OwedInAll = currency is null ? null : new AssetSum(currency, owed),
    };

    private static VerificationReport Tree(CheckOutcome outcome, params (string Asset, decimal Quantity)[] owed)
    {
        var check = new VerificationCheck("tree.txt", "test", outcome, "reason");
        return new VerificationReport("tree.txt", VerificationKinds.MerkleTree, outcome, "tested")
        {
            Shows = "totals",
            DoesNotShow = "completeness",
            Checks = [check],
            ByOutcome = VerificationReport.Count([check]),
            Liabilities = [.. owed.Select(o => new AssetSum(o.Asset, o.Quantity))],
        };
    }
}
