using System.Buffers.Binary;
using System.Security.Cryptography;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Tests.Merkle;

/// <summary>The fixture is hashed here byte by byte as the reference says.</summary>
internal sealed class BitMexTreeTests
{
    private const string NonceOfSeven = "0101010101010101010101010101010101010101010101010101010101010101";
    private const string NonceOfNine = "0202020202020202020202020202020202020202020202020202020202020202";

    // Account 7 has 30 and 12, account 9 has 5, account 8 has 1.
    private static readonly (ulong Account, byte Nonce, ulong Value)[] Leaves = [(7, 1, 30), (9, 2, 5), (7, 1, 12), (8, 3, 1)];

    private static byte[] Number(ulong value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Leaf(int index)
    {
        var (account, nonce, value) = Leaves[index];
        var key = SHA256.HashData([.. Enumerable.Repeat(nonce, 32), .. Number(500), .. Number(account)]);
        byte[] message = [.. Number(value), .. Number((ulong)index)];
        return HMACSHA256.HashData(key, message);
    }

    private static byte[] Node(byte[] left, ulong leftValue, byte[] right, ulong rightValue) => SHA256.HashData([.. left, .. Number(leftValue), .. right, .. Number(rightValue)]);

    private static string Line(byte[] hash, ulong value) => $"{Convert.ToHexStringLower(hash)},{value}\n";

    private static string Tree()
    {
        var (left, right) = (Node(Leaf(0), 30, Leaf(1), 5), Node(Leaf(2), 12, Leaf(3), 1));
        return "block_height:500\n" + Line(Node(left, 35, right, 13), 48) + Line(left, 35) + Line(right, 13) + Line(Leaf(0), 30) + Line(Leaf(1), 5) + Line(Leaf(2), 12) + Line(Leaf(3), 1);
    }

    private static string Users(string seven = "42") => $"account,account_nonce,expected_total\n7,{NonceOfSeven},{seven}\n9,{NonceOfNine},5\n";

    [Test]
    public void Tree_AsTheRulesSay_IsVerifiedAndGivesTheTotal()
    {
        var report = AProof.Of(Tree())!;

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Verified), report.Reason);
        Assert.That(report.Liabilities.Single().Quantity, Is.EqualTo(0.00000048m));
        Assert.That(AProof.Step(Tree(), Convert.ToHexStringLower(Leaf(0))), Is.EqualTo("root"));
    }

    [Test]
    public void Tree_AnyByteTurned_IsNoPass()
    {
        // The height is mixed into the leaves, which nobody can compute without the nonces: users find out, the tree alone does not.
        var height = "block_height:500\n".Length;
        Assert.That(AProof.SurvivingFlips(Tree(), height), Is.Empty);
        Assert.That(AProof.Outcome(Users(), null, ("tree.csv", Tree().Replace(":500", ":501", StringComparison.Ordinal))), Is.EqualTo(CheckOutcome.Failed));
    }

    [Test]
    public void Tree_CutOrExtended_IsNoPass()
    {
        var tree = Tree();
        // The last line feed alone carries nothing. A tree cut after a whole level is a smaller tree with the same root and total:
        // its nodes do not say whether they are leaves.
        var levels = new[] { 3, 4 }.Select(lines => string.Concat(tree.Split('\n').Take(lines).Select(line => line + "\n")).Length).SelectMany(end => new[] { end - 1, end });
        Assert.That(Enumerable.Range(0, tree.Length - 1).Except(levels).Where(length => AProof.Outcome(tree[..length]) is CheckOutcome.Verified), Is.Empty);
        Assert.That(AProof.Outcome(tree + Line(Leaf(3), 1)), Is.EqualTo(CheckOutcome.Failed));
        Assert.That(AProof.Outcome(tree + "\n"), Is.EqualTo(CheckOutcome.Failed));
    }

    [TestCase(",30\n", ",-30\n")]
    [TestCase(",30\n", ",030\n")]
    [TestCase(",30\n", ",30.0\n")]
    [TestCase(",48\n", ",18446744073709551664\n")]
    public void Tree_AmountOfAnotherForm_FailsWithItsLine(string found, string instead)
    {
        var report = AProof.Of(Tree().Replace(found, instead, StringComparison.Ordinal))!;

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Failed));
        Assert.That(report.Reason, Does.Contain("line ").IgnoreCase);
    }

    [Test]
    public void Tree_SumThatWrapsAround_Fails()
    {
        var (left, right) = (Leaf(0), Leaf(1));
        var tree = "block_height:500\n" + Line(Node(left, ulong.MaxValue, right, 2), 1) + Line(left, ulong.MaxValue) + Line(right, 2);

        Assert.That(AProof.Step(tree), Is.EqualTo("node-sum"));
    }

    [Test]
    public void Tree_HeightInOtherDigits_IsNotRecognised() => Assert.That(AProof.Of(Tree().Replace("500", "\u0665\u0660\u0660", StringComparison.Ordinal)), Is.Null);

    [TestCase("liabilities_100_published_tree.csv")]
    [TestCase("liabilities_100_synthetic_tree.csv")]
    public void Tree_Originals_AreVerified(string file) => Assert.That(AProof.Outcome(AProof.Original("vectors/bitmex/" + file)), Is.EqualTo(CheckOutcome.Verified));

    [Test]
    public void Users_WithTheirTree_AreVerifiedWithoutBeingNamed()
    {
        var report = AProof.Of(Users(), null, ("tree.csv", Tree()))!;

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Verified), report.Reason);
        Assert.That(report.Reason, Does.Not.Contain(NonceOfSeven).And.Contain("3 leaves of the 2 accounts"));
        Assert.That(AProof.Outcome($"{{\"account\":\"7\",\"account_nonce\":\"{NonceOfSeven}\",\"expected_total\":\"42\"}}", null, ("tree.csv", Tree())), Is.EqualTo(CheckOutcome.Verified));
    }

    [Test]
    public void Users_OtherTotalOrNoTree_AreNoPass()
    {
        Assert.That(AProof.Step(Users(seven: "41"), null, ("tree.csv", Tree())), Is.EqualTo("sum"));
        Assert.That(AProof.Outcome(Users()), Is.EqualTo(CheckOutcome.Unverifiable));
        Assert.That(AProof.Step(Users().Replace("9,02", "9,03", StringComparison.Ordinal), null, ("tree.csv", Tree())), Is.EqualTo("inclusion"));
    }

    [Test]
    public void Users_AnyByteTurned_IsNoPass()
    {
        Assert.That(AProof.SurvivingFlips(Users(), 0, ("tree.csv", Tree())), Is.Empty);
    }

    [Test]
    public void Users_OriginalNonces_FindTheirLeavesInTheOriginalTree() => Assert.That(
        AProof.Outcome(AProof.Original("vectors/bitmex/synthetic_nonces.csv"), null,
            ("a.csv", AProof.Original("vectors/bitmex/liabilities_100_published_tree.csv")), ("b.csv", AProof.Original("vectors/bitmex/liabilities_100_synthetic_tree.csv"))),
        Is.EqualTo(CheckOutcome.Verified));
}
