using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Tests.Merkle;

/// <summary>The fixtures are hashed here by hand as the reference says, straight from text.</summary>
internal sealed class OkxMerkleTests
{
    private static readonly string OwnBalances = Balances("1.5", "0", "10.00000001");
    private static readonly string OwnHash = AProof.Sha256("secret" + OwnBalances);
    private static readonly string NextHash = AProof.Sha256("neighbour");
    private static readonly string Middle = AProof.Sha256(OwnHash + NextHash + "2" + "0.25" + "10.1" + "2");
    private static readonly string Top = AProof.Sha256(Middle + Middle + "2" + "0.25" + "10.1" + "3");

    /// <summary>Own leaf on the left, a neighbour, padding, root.</summary>
    private static string Path(string next = "", string padding = "", string root = "", int type = 1) =>
        "{\"self\":{\"nonce\":\"secret\",\"hash\":\"" + OwnHash + "\",\"balances\":" + OwnBalances + ",\"type\":" + type + ",\"height\":1},\"path\":["
        + Node(NextHash, next.Length > 0 ? next : Balances("0.5", "0.25", "0.09999999"), 2, 1) + ","
        + Node(Middle, padding.Length > 0 ? padding : Balances("0", "0", "0"), 4, 2) + ","
        + Node(Top, root.Length > 0 ? root : Balances("2", "0.25", "10.1"), 3, 3) + "]}";

    private static string Balances(string btc, string eth, string usdt) => $"{{\"BTC\":\"{btc}\",\"ETH\":\"{eth}\",\"USDT\":\"{usdt}\"}}";

    private static string Node(string hash, string balances, int type, int height) =>
        "{\"hash\":\"" + hash + "\",\"balances\":" + balances + ",\"type\":" + type + ",\"height\":" + height + "}";

    private static string Hash(string user, string btc, string eth, string usdt) => AProof.Sha256(user + btc + eth + usdt);

    private static readonly string[] Users = [AProof.Sha256("n1" + Balances("3", "0", "0.5")), AProof.Sha256("n2" + Balances("0", "7", "0"))];

    // Leaves from left to right: 1 and 2 BTC of the first user (with 0.5 USDT), 7 ETH of the second, and the copy that fills up.
    private static readonly string A = Hash(Users[0], "1", "0", "0.5");
    private static readonly string B = Hash(Users[0], "2", "0", "0");
    private static readonly string C = Hash(Users[1], "0", "7", "0");
    private static readonly string AB = AProof.Sha256(A + B + "300.52");
    private static readonly string CC = AProof.Sha256(C + C + "0702");
    private static readonly string Root = AProof.Sha256(AB + CC + "370.53");

    private static string Tree(string right = "0", string copy = "0") =>
        $"{Root},3,{Balances("3", "7", "0.5")}\n"
        + $"{CC},2,{Balances("0", "7", "0")}\n{AB},2,{Balances("3", "0", "0.5")}\n"
        + $"{C},1,{Balances("0", copy, "0")}\n{C},1,{Balances("0", "7", "0")}\n{B},1,{Balances("2", right, "0")}\n{A},1,{Balances("1", "0", "0.5")}\n";

    private static string User(string second = "2") =>
        "{\"hash\":\"" + Users[0] + "\",\"nonce\":\"n1\",\"nodes\":[{\"hash\":\"" + A + "\",\"balances\":" + Balances("1", "0", "0.5") + "},{\"hash\":\"" + B + "\",\"balances\":" + Balances(second, "0", "0")
        + "}],\"totalBalances\":" + Balances("3", "0", "0.5") + "}";

    [Test]
    public void Path_AsTheRulesSay_IsVerifiedAndSaysWhatTheRootWasComparedWith()
    {
        Assert.That(AProof.Outcome(Path()), Is.EqualTo(CheckOutcome.Verified));
        Assert.That(AProof.Of(Path())!.Reason, Does.Contain("not compared"));
        Assert.That(AProof.Of(Path(), Top.ToUpperInvariant())!.Reason, Does.Not.Contain("not compared"));
        Assert.That(AProof.Step(Path(), Middle), Is.EqualTo("root"));
        Assert.That(AProof.Of(Path())!.Liabilities, Is.Empty, "One user's file states no debt of the book.");
    }

    [TestCase("-0.5", "0.25", "0.09999999", "negative-balance")]
    [TestCase("0.50000001", "0.25", "0.09999999", "padding")]
    public void Path_NeighbourChanged_Fails(string btc, string eth, string usdt, string step) =>
        Assert.That(AProof.Step(Path(next: Balances(btc, eth, usdt))), Is.EqualTo(step));

    [Test]
    public void Path_PaddingWithBalance_Fails() => Assert.That(AProof.Step(Path(padding: Balances("0", "0", "1"))), Is.EqualTo("padding"));

    [Test]
    public void Path_RootOfOtherSum_Fails() => Assert.That(AProof.Step(Path(root: Balances("1", "0.25", "10.1"))), Is.EqualTo("root-sum"));

    [Test]
    public void Path_BothLeavesRight_Fails() => Assert.That(AProof.Outcome(Path(type: 2)), Is.EqualTo(CheckOutcome.Failed));

    [TestCase("\"type\":4,\"height\":2", "\"type\":4,\"height\":3")]
    [TestCase("\"type\":1,\"height\":1", "\"type\":1,\"height\":\"1\"")]
    [TestCase("\"BTC\":\"1.5\"", "\"BTC\":1.5")]
    [TestCase("\"BTC\":\"1.5\"", "\"BTC\":\"15e-1\"")]
    [TestCase("\"BTC\":\"1.5\"", "\"BTC\":\"1.5\",\"BTC\":\"1.5\"")]
    [TestCase("\"nonce\":\"secret\"", "\"nonce\":7")]
    [TestCase("\"nonce\":\"secret\"", "\"nonce\":\"\\ud800\"")]
    public void Path_Malformed_IsNoPass(string found, string instead)
    {
        Assert.That(Path(), Does.Contain(found));
        Assert.That(AProof.Outcome(Path().Replace(found, instead, StringComparison.Ordinal)), Is.AnyOf(CheckOutcome.Failed, null));
    }

    [Test]
    public void Path_AnyByteTurned_IsNoPass() => Assert.That(AProof.SurvivingFlips(Path()), Is.Empty);

    [Test]
    public void Path_CutOrExtended_IsNoPass()
    {
        Assert.That(Enumerable.Range(0, Path().Length).Where(length => AProof.Outcome(Path()[..length]) is not (null or CheckOutcome.Failed)), Is.Empty);
        Assert.That(AProof.Outcome(Path() + "x"), Is.Null);
    }

    [Test]
    public void Path_NestedWithoutEnd_IsNotRecognised() => Assert.That(AProof.Of("{\"self\":" + new string('[', 100_000)), Is.Null);

    [TestCase("user_proof.json", CheckOutcome.Verified)]
    [TestCase("invalid_leaf_balance.json", CheckOutcome.Failed)]
    [TestCase("invalid_sibling_balance.json", CheckOutcome.Failed)]
    public void Path_Originals_AreAsTheReferenceSays(string file, CheckOutcome outcome) =>
        Assert.That(AProof.Outcome(AProof.Original("vectors/okx-merkle-v1/" + file)), Is.EqualTo(outcome));

    [Test]
    public void Tree_AsTheRulesSay_IsVerifiedAndGivesTheTotals()
    {
        var report = AProof.Of(Tree(), Root)!;

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Verified), report.Reason);
        Assert.That(report.Kind, Is.EqualTo(VerificationKinds.MerkleTree));
        Assert.That(report.Liabilities.Select(l => (l.Asset, l.Quantity)), Is.EqualTo(new[] { ("BTC", 3m), ("ETH", 7m), ("USDT", 0.5m) }));
        Assert.That(AProof.Step(Tree(), AB), Is.EqualTo("root"));
    }

    [Test]
    public void Tree_ChangedBalances_Fail()
    {
        Assert.That(AProof.Outcome(Tree(right: "1")), Is.EqualTo(CheckOutcome.Failed));
        Assert.That(AProof.Outcome(Tree(right: "-1")), Is.EqualTo(CheckOutcome.Failed));
        Assert.That(AProof.Outcome(Tree(copy: "7")), Is.EqualTo(CheckOutcome.Failed), "The copy that fills up counts for nobody.");
    }

    [Test]
    public void Tree_LineRemovedOrRepeated_Fails()
    {
        var lines = Tree().TrimEnd('\n').Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            Assert.That(AProof.Outcome(string.Join('\n', lines.Where((_, i) => i != at)) + "\n"), Is.AnyOf(CheckOutcome.Failed, null), $"without line {at + 1}");
            Assert.That(AProof.Outcome(string.Join('\n', lines.SelectMany((line, i) => i == at ? [line, line] : new[] { line })) + "\n"), Is.EqualTo(CheckOutcome.Failed), $"line {at + 1} twice");
        }
    }

    [Test]
    public void Tree_AnyByteTurned_IsNoPass() => Assert.That(AProof.SurvivingFlips(Tree()), Is.Empty);

    [TestCase("full-liabilities-merkle-tree.txt", CheckOutcome.Verified)]
    [TestCase("invalid_tree_leaf_balance.txt", CheckOutcome.Failed)]
    [TestCase("invalid_tree_leaf_removed.txt", CheckOutcome.Failed)]
    [TestCase("negative_balance_tree.txt", CheckOutcome.Failed)]
    public void Tree_Originals_AreAsTheReferenceSays(string file, CheckOutcome outcome) =>
        Assert.That(AProof.Outcome(AProof.Original("vectors/okx-merkle-v2/" + file)), Is.EqualTo(outcome));

    [Test]
    public void User_WithItsTree_IsVerified() => Assert.That(AProof.Outcome(User(), null, ("tree.txt", Tree())), Is.EqualTo(CheckOutcome.Verified));

    [Test]
    public void User_WithoutTree_IsUnverifiable() => Assert.That(AProof.Outcome(User()), Is.EqualTo(CheckOutcome.Unverifiable));

    [Test]
    public void User_WithUnsoundTree_IsNoPass() => Assert.That(AProof.Outcome(User(), null, ("tree.txt", Tree(right: "1"))), Is.AnyOf(CheckOutcome.Failed, CheckOutcome.Unverifiable));

    [Test]
    public void User_ChangedNode_Fails() => Assert.That(AProof.Step(User(second: "3"), null, ("tree.txt", Tree())), Is.EqualTo("leaf-hash"));

    [Test]
    public void User_SameLeafTwice_NeedsTwoLines()
    {
        var total = Balances("2", "0", "0");
        var user = AProof.Sha256("n3" + total);
        var leaf = Hash(user, "1", "0", "0");
        var node = "{\"hash\":\"" + leaf + "\",\"balances\":" + Balances("1", "0", "0") + "}";
        var file = "{\"hash\":\"" + user + "\",\"nonce\":\"n3\",\"nodes\":[" + node + "," + node + "],\"totalBalances\":" + total + "}";
        var tree = $"{AProof.Sha256(C + leaf + "1702")},2,{Balances("1", "7", "0")}\n{leaf},1,{Balances("1", "0", "0")}\n{C},1,{Balances("0", "7", "0")}\n";

        Assert.That(AProof.Outcome(tree), Is.EqualTo(CheckOutcome.Verified));
        Assert.That(AProof.Step(file, null, ("tree.txt", tree)), Is.EqualTo("inclusion"));
    }

    [Test]
    public void User_AnyByteTurned_IsNoPass() => Assert.That(AProof.SurvivingFlips(User(), 0, ("tree.txt", Tree())), Is.Empty);
}
