using System.Globalization;
using System.Text;
using System.Text.Json;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Tests.Proofs.OkxZkV2;

/// <summary>A tree of our own: batches of four, four children a node, two levels, the account at index 25.</summary>
internal sealed class UserFileTests
{
    private const int Index = 25;
    private static readonly string Id = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));

    [Test]
    public void Verify_OfAGoodFile_IsVerifiedAgainstTheRootOnly()
    {
        var (text, root) = Build(["7", "5"], ["1", "0"]);

        var right = Verify(text, root);
        var spaced = Verify(text, $" 0x{root.ToUpperInvariant()} ");
        var wrong = Verify(text, new string('0', 64));
        var noRoot = Verify(text, "no root");
        var none = Verify(text, null);

        Assert.Multiple(() =>
        {
            Assert.That(right.Outcome, Is.EqualTo(CheckOutcome.Verified), right.Reason);
            Assert.That(right.Issues.Select(issue => issue.Code), Is.EqualTo(new[] { "token-split-not-proven", "unusual-tree-shape" }));
            Assert.That(spaced.Outcome, Is.EqualTo(CheckOutcome.Verified));
            Assert.That((wrong.Outcome, wrong.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, "root")));
            Assert.That(noRoot.Outcome, Is.EqualTo(CheckOutcome.Unverifiable));
            Assert.That(none.Outcome, Is.EqualTo(CheckOutcome.Unverifiable));
            Assert.That(none.Reason, Does.Contain(root));
            Assert.That(JsonSerializer.Serialize(right), Does.Not.Contain(Id));
        });
    }

    /// <summary>Five of the first token, or five of the second: the leaf is the same, so each pass says that the split is not proven.</summary>
    [TestCase("5,0"), TestCase("0,5"), TestCase("0,0")]
    public void Verify_OfOneTokenOrNone_WarnsThatTheTokenIsNotProven(string equity)
    {
        var (_, root) = Build(["5", "0"], ["0", "0"]);
        var (text, ownRoot) = Build(equity.Split(','), ["0", "0"]);

        var report = Verify(text, ownRoot);

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Verified), report.Reason);
        Assert.That(report.Issues.Select(issue => issue.Code), Does.Contain("token-split-not-proven"));
        Assert.That(ownRoot == root, Is.EqualTo(equity != "0,0"));
    }

    /// <summary>The whole point of the range rules: each of these files leads to the root, or would, modulo the prime.</summary>
    [TestCase("18446744069414584328,5", "1,0", "format", TestName = "a number above the modulus")]
    [TestCase("9223372036854775808,5", "1,0", "format", TestName = "a number of 2^63")]
    [TestCase("9223372036854775807,9223372036854775807,5", "1,0,0", "format", TestName = "a sum above the modulus")]
    [TestCase("7,5", "13,0", "net-equity", TestName = "more debt than equity")]
    [TestCase("7,5", "1", "format", TestName = "other lengths")]
    [TestCase("-7,19", "1,0", "format", TestName = "a negative number")]
    [TestCase("07,5", "1,0", "format", TestName = "a leading zero")]
    public void Verify_OfABadAccount_FailsWithItsOwnRoot(string equity, string debt, string step)
    {
        var (text, root) = Build(equity.Split(','), debt.Split(','));

        var report = Verify(text, root);

        Assert.That((report.Outcome, report.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, step)), report.Reason);
    }

    [TestCase("\"index\":25", "\"index\":24", "root")]
    [TestCase("\"index\":25", "\"index\":29", "index")]
    [TestCase("\"index\":25", "\"index\":89", "index")]
    [TestCase("\"index\":25", "\"index\":-1", "format")]
    [TestCase("\"index\":25", "\"index\":\"25\"", "format")]
    [TestCase("\"index\":25", "\"index\":25.0", "format")]
    [TestCase("[\"7\"", "[7", "format")]
    [TestCase("\"id\":\"0", "\"id\":\"A", "format")]
    [TestCase("\"left_hashes\":[\"", "\"left_hashes\":[\"00\",\"", "format")]
    [TestCase("\"recursive_tree_siblings\":[", "\"recursive_tree_siblings\":[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]],", "format")]
    [TestCase("\"sum_tree_siblings\":[\"", "\"sum_tree_siblings\":[\"ffffffffffffffff", "format")]
    public void Verify_OfAnEditedFile_Fails(string old, string edited, string step)
    {
        var (text, root) = Build(["7", "5"], ["1", "0"]);
        Assert.That(text, Does.Contain(old));

        var report = Files.Verify(Files.Of("user.json", text.Replace(old, edited, StringComparison.Ordinal)), root);

        if (report is not null)
            Assert.That((report.Outcome, report.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, step)), report.Reason);
        else
            Assert.That(edited, Does.Contain("[[["), "only JSON that cannot be read is no longer recognised");
    }

    [Test]
    public void Verify_WithAHashElementOfTheModulusOrMore_FailsThoughItIsTheSameElement()
    {
        // Zero and the modulus are one element; the second way of writing it is refused.
        var (text, root) = Build(["7", "5"], ["1", "0"], zeroSibling: true);
        var zero = new string('0', 64);
        var twin = "01000000ffffffff" + new string('0', 48);

        Assert.Multiple(() =>
        {
            Assert.That(Verify(text, root).Outcome, Is.EqualTo(CheckOutcome.Verified));
            Assert.That(text, Does.Contain(zero));
            Assert.That(Verify(text.Replace(zero, twin, StringComparison.Ordinal), root).Checks[0].Step, Is.EqualTo("format"));
        });
    }

    [Test]
    public void Verify_OfAFileWithAnyByteFlipped_NeverPasses()
    {
        var (text, root) = Build(["7", "5"], ["1", "0"]);
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.Multiple(() =>
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                foreach (var bit in new byte[] { 1, 32 })
                {
                    byte[] edited = [.. bytes];
                    edited[i] ^= bit;
                    var report = Files.Verify(Files.Of("user.json", edited), root);
                    Assert.That(report is null || report.Outcome == CheckOutcome.Failed, $"byte {i}, bit {bit}: {report?.Reason}");
                }
            }
        });
    }

    [Test]
    public void Verify_OfATruncatedOrExtendedFile_NeverPasses()
    {
        var (text, root) = Build(["7", "5"], ["1", "0"]);

        Assert.Multiple(() =>
        {
            Assert.That(Files.Verify(Files.Of("user.json", text[..^1]), root), Is.Null);
            Assert.That(Files.Verify(Files.Of("user.json", text + "}"), root), Is.Null);
        });
    }

    private static VerificationReport Verify(string text, string? root) => Files.Verify(Files.Of("user.json", text), root)!;

    // Internal, for the proofs of the same tree. By the rules of the scheme, written apart from the code under test; only the permutation is shared, and has vectors of its own.
    internal static (string Text, string Root) Build(string[] equity, string[] debt, bool zeroSibling = false)
    {
        const ulong P = 0xffffffff00000001;
        ulong[] id = [0x0123456789abcd, 0xef0123456789ab, 0xcdef0123456789, 0xabcdef01234567, 0x89abcdef];
        var node = Hash([.. id, Sum(equity), Sum(debt)]);
        ulong[][] siblings = [zeroSibling ? new ulong[4] : Other(1), Other(2)];
        node = Hash([.. siblings[0], .. node]);
        node = Hash([.. node, .. siblings[1]]);
        ulong[][] first = [Other(3), Other(4), Other(5)];
        node = Hash([.. first[0], .. first[1], .. node, .. first[2]]);
        ulong[][] second = [Other(6), Other(7), Other(8)];
        node = Hash([.. second[0], .. node, .. second[1], .. second[2]]);

        var json = JsonSerializer.Serialize(new
        {
            account = new { id = Id, equity, debt },
            index = Index,
            sum_tree_siblings = siblings.Select(Text),
            recursive_tree_siblings = new[]
            {
                new { left_hashes = first[..2].Select(Text), right_hashes = first[2..].Select(Text) },
                new { left_hashes = second[..1].Select(Text), right_hashes = second[1..].Select(Text) },
            },
        });
        return (json, Text(node));

        static ulong[] Other(ulong seed) => Hash([seed]);

        static ulong Sum(string[] numbers) => (ulong)(numbers.Aggregate(System.Numerics.BigInteger.Zero, (sum, number) => sum + System.Numerics.BigInteger.Parse(number, CultureInfo.InvariantCulture)) % P);

        static string Text(ulong[] hash) => string.Concat(hash.Select(element => Convert.ToHexStringLower(BitConverter.GetBytes(element))));

        static ulong[] Hash(ulong[] inputs)
        {
            var state = new ulong[12];
            foreach (var chunk in inputs.Chunk(8))
            {
                chunk.CopyTo(state, 0);
                PoseidonGoldilocks.Permute(state);
            }

            return state[..4];
        }
    }
}
