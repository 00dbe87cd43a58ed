using System.Text;
using CsCheck;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Merkle;

namespace RiskAnalytics.Verification.Tests.Merkle;

internal sealed class TreeBuilderTests
{
    private static readonly TreeOptions Options = new() { Secret = Enumerable.Range(1, 32).Select(i => (byte)i).ToArray(), Height = 800_000 };

    private static readonly BalanceRow[] Rows =
    [
        new("alice@example.test", "BTC", 1.5m, 2),
        new("alice@example.test", "ETH", 20m, 3),
        new("42", "BTC", 0.00000001m, 4),
        new("../../etc/passwd", "BTC", 3m, 5),
    ];

    private static string Text(LiabilityTree tree)
    {
        using var stream = new MemoryStream();
        tree.WriteTo(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Text(UserProof proof) => Encoding.UTF8.GetString(proof.Content.AsSpan());

    [Test]
    public void Build_Trees_AreVerifiedWithTheirTotals()
    {
        var trees = TreeBuilder.Build(Rows, Options).Trees;

        Assert.That(trees.Select(t => (t.Asset, t.Total, t.Accounts, t.Leaves)), Is.EqualTo(new[] { ("BTC", 4.50000001m, 3, 4), ("ETH", 20m, 1, 2) }));
        foreach (var tree in trees)
        {
            var report = AProof.Of(Text(tree), tree.Root)!;
            Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Verified), report.Reason);
            Assert.That(report.Liabilities.Single(), Has.Property("Asset").EqualTo(tree.Asset).And.Property("Quantity").EqualTo(tree.Total));
        }
    }

    [Test]
    public void Build_UserProofs_AreVerifiedAgainstEachRoot()
    {
        var built = TreeBuilder.Build(Rows, Options);
        var proofs = built.UserProofs().ToList();

        Assert.That(proofs, Has.Count.EqualTo(3));
        Assert.That(proofs.Select(p => AProof.Outcome(Text(p), built.Trees[0].Root)), Is.All.EqualTo(CheckOutcome.Verified));
        Assert.That(proofs.Select(p => AProof.Step(Text(p), new string('0', 64))), Is.All.EqualTo("root"));
    }

    [Test]
    public void Build_AccountsAndNonces_StandInNoOtherFile()
    {
        var built = TreeBuilder.Build(Rows, Options);
        var proofs = built.UserProofs().ToList();
        var shared = string.Concat(built.Trees.Select(Text)) + built.Summary() + string.Concat(proofs.Select(p => p.Name));

        Assert.That(shared, Does.Not.Contain("alice").And.Not.Contain("passwd").And.Not.Contain(".."));
        foreach (var proof in proofs)
        {
            var nonces = Text(proof).Split("\"nonce\": \"").Skip(1).Select(rest => rest[..64]).ToList();
            Assert.That(nonces, Is.Not.Empty.And.Unique);
            Assert.That(nonces.Where(nonce => shared.Contains(nonce, StringComparison.Ordinal) || proofs.Any(other => other != proof && Text(other).Contains(nonce, StringComparison.Ordinal))), Is.Empty);
            Assert.That(proof.Name, Does.Match("^[0-9a-f]{32}\\.json$"));
            Assert.That(AProof.Of(proof.Content.ToArray())!.Reason, Does.Not.Contain("alice").And.Not.Contain("passwd"));
        }
    }

    [Test]
    public void Build_UserProof_AnyByteTurned_IsNoPass()
    {
        var proof = Text(TreeBuilder.Build(Rows, Options).UserProofs().First(p => Text(p).Contains("\"42\"", StringComparison.Ordinal)));
        // White space between the tokens carries nothing, and a blank may become one or cease to be one without harm.
        var compact = System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonDocument.Parse(proof).RootElement);

        Assert.That(AProof.Outcome(compact), Is.EqualTo(CheckOutcome.Verified));
        Assert.That(AProof.SurvivingFlips(compact), Is.Empty);
    }

    [Test]
    public void Build_AnotherAssetOrDecimals_IsNoPass()
    {
        var proof = Text(TreeBuilder.Build(Rows, Options).UserProofs().First(p => Text(p).Contains("\"42\"", StringComparison.Ordinal)));

        Assert.That(AProof.Step(proof.Replace("\"BTC\"", "\"ETH\"", StringComparison.Ordinal)), Is.EqualTo("leaf-hash"));
        Assert.That(AProof.Step(proof.Replace("\"decimals\": 8", "\"decimals\": 7", StringComparison.Ordinal)), Is.EqualTo("leaf-hash"));
    }

    [Test]
    public void Build_SameSecret_GivesTheSameTreesWhateverTheOrderOfRows() =>
        Assert.That(TreeBuilder.Build(Rows.Reverse(), Options).Trees.Select(Text), Is.EqualTo(TreeBuilder.Build(Rows, Options).Trees.Select(Text)));

    [TestCase("-0.1", "balance", "negative")]
    [TestCase("0.000000001", "balance", "decimals")]
    [TestCase("184467440738", "balance", "2^64")]
    public void Build_BalanceThatCannotStand_IsRefusedWithItsPlace(string balance, string column, string words)
    {
        var rows = Rows.Append(new BalanceRow("secret-account", "BTC", decimal.Parse(balance, System.Globalization.CultureInfo.InvariantCulture), 6));

        var refused = Assert.Throws<TreeInputException>(() => TreeBuilder.Build(rows, Options))!;
        Assert.That(refused, Has.Property("Row").EqualTo(6).And.Property("Column").EqualTo(column));
        Assert.That(refused.Message, Does.Contain(words).And.Not.Contain("secret-account"));
    }

    [Test]
    public void Build_AccountTwice_IsRefusedWithBothRows()
    {
        var refused = Assert.Throws<TreeInputException>(() => TreeBuilder.Build([.. Rows, new("42", "ETH", 1m, 6), new("42", "BTC", 1m, 7)], Options))!;

        Assert.That(refused, Has.Property("Row").EqualTo(7).And.Property("Column").EqualTo("account"));
        Assert.That(refused.Message, Does.Contain("row 4").And.Not.Contain("42"));
    }

    [Test]
    public void Build_OddCells_AreRefused()
    {
        Assert.Throws<TreeInputException>(() => TreeBuilder.Build([new("", "BTC", 1m, 2)], Options));
        Assert.Throws<TreeInputException>(() => TreeBuilder.Build([new("\ud800", "BTC", 1m, 2)], Options));
        Assert.Throws<TreeInputException>(() => TreeBuilder.Build([new("a", "B,C", 1m, 2)], Options));
        Assert.Throws<TreeInputException>(() => TreeBuilder.Build([], Options));
        Assert.Throws<ArgumentException>(() => TreeBuilder.Build(Rows, Options with { Secret = new byte[31] }));
        Assert.Throws<TreeInputException>(() => TreeBuilder.Build([new("a", "BTC", 100_000_000_000m, 2), new("b", "BTC", 100_000_000_000m, 3)], Options));
    }

    [Test]
    public void Build_AnyBalances_AllProofsVerifySumsAreRightAndChangesFail() =>
        Gen.Select(Gen.Int[0, 1_000_000].List[1, 20], Gen.Int[0, 19]).Sample((balances, changed) =>
        {
            var rows = balances.Select((units, at) => new BalanceRow($"user {at}", "BTC", units / 1000m, at + 2)).ToList();
            var built = TreeBuilder.Build(rows, Options);
            var tree = built.Trees.Single();
            var proofs = built.UserProofs().Select(Text).ToList();
            var other = TreeBuilder.Build(rows.Select((row, at) => at == changed % rows.Count ? row with { Balance = row.Balance + 0.001m } : row), Options).Trees.Single();

            Assert.That(tree.Total, Is.EqualTo(rows.Sum(row => row.Balance)));
            Assert.That(AProof.Outcome(Text(tree), tree.Root), Is.EqualTo(CheckOutcome.Verified));
            Assert.That(proofs.Select(proof => AProof.Outcome(proof, tree.Root)), Is.All.EqualTo(CheckOutcome.Verified));
            Assert.That(proofs.Select(proof => AProof.Outcome(proof, other.Root)), Is.All.EqualTo(CheckOutcome.Failed), "A changed balance gives another root.");
        }, iter: 40);
}
