using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Tests.Merkle;

/// <summary>The fixture is hashed here by hand as the reference says.</summary>
internal sealed class BitgetMerkleTests
{
    private static string Balances(string btc, string usdc) => $"{{\"BTC\":\"{btc}\",\"ETH\":\"0\",\"USDT\":\"0\",\"USDC\":\"{usdc}\"}}";

    private static string Short(string text) => AProof.Sha256(text)[..16];

    private static string Path(string usdc = "2", string sum = "3.5")
    {
        var own = Short("uid,nonce," + Balances("1", "1.5"));
        var next = Short("neighbour");
        var middle = Short($"{next}{own},{Balances("1.25", sum)},2");
        var last = Short("subtree");
        var root = Short($"{middle}{last},{Balances("1.25", sum)},1");
        return "{\"path\":[" + Node(next, Balances("0.25", usdc), 3, 1) + "," + Node(last, Balances("0", "0"), 2, 2)
            + ",{\"balances\":" + Balances("1.25", sum) + ",\"level\":1,\"merkelLeaf\":\"" + root + "\"}],\"self\":{\"balances\":" + Balances("1", "1.5")
            + ",\"encryptUid\":\"uid\",\"level\":3,\"merkelLeaf\":\"" + own + "\",\"nonce\":\"nonce\",\"role\":2}}";
    }

    private static string Node(string hash, string balances, int level, int role) =>
        "{\"balances\":" + balances + ",\"level\":" + level + ",\"merkelLeaf\":\"" + hash + "\",\"role\":" + role + "}";

    [Test]
    public void Path_AsTheRulesSay_IsVerifiedAndSaysThatHashesAreShort()
    {
        var report = AProof.Of(Path())!;

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Verified), report.Reason);
        Assert.That(report.DoesNotShow, Does.Contain("64 bits"));
    }

    [Test]
    public void Path_SumBelowZero_IsConsistencyOnlyAndNamesCoinAndLevel()
    {
        var report = AProof.Of(Path(usdc: "-2", sum: "-0.5"))!;

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.ConsistencyOnly), report.Reason);
        Assert.That(report.Reason, Does.Contain("USDC at level 3"));
    }

    [Test]
    public void Path_OtherSum_Fails() => Assert.That(AProof.Outcome(Path(usdc: "2.00000001")), Is.EqualTo(CheckOutcome.Failed));

    [Test]
    public void Path_AnyByteTurned_IsNoPass() => Assert.That(AProof.SurvivingFlips(Path()), Is.Empty);

    [Test]
    public void Original_HasSumsBelowZero()
    {
        var report = AProof.Of(AProof.Original("vectors/bitget/user_proof_2025-11.json"))!;

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.ConsistencyOnly));
        Assert.That(report.Reason, Does.Contain("USDC at level 17").And.Contain("USDC at level 14"));
    }
}
