using System.Text;
using System.Text.Json.Nodes;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Tests.Proofs.StarkV1;

/// <summary>Proofs that the published prover made on invented users.</summary>
internal sealed class OriginalStarkTests
{
    private const string Vectors = "vectors/okx-stark-v1";

    [Test]
    public void Verify_OfAllSumProofs_IsConsistencyOnly()
    {
        var report = Files.Verify(Files.Within(Files.OriginalFolder(Vectors + "/sum_proof_data"), "config.json"));

        Assert.Multiple(() =>
        {
            Assert.That((report!.Checks[0].Scheme, report.Outcome), Is.EqualTo(("okx-stark-v1", CheckOutcome.ConsistencyOnly)), report.Reason);
            Assert.That(report!.Reason, Does.Contain("3 batches"));
        });
    }

    [TestCase("batches/a0"), TestCase("batches/a1"), TestCase("batches/b0"), TestCase("trunk")]
    public void Verify_OfOneSumProof_IsConsistencyOnly(string folder)
    {
        var report = Files.Verify(Files.Within(Files.OriginalFolder($"{Vectors}/sum_proof_data/{folder}"), "sum_proof.json"));

        Assert.That(report!.Outcome, Is.EqualTo(CheckOutcome.ConsistencyOnly), report.Reason);
    }

    [TestCase("a0_user_0"), TestCase("a0_user_1"), TestCase("a1_user_6"), TestCase("b0_user_2")]
    public void Verify_OfAnInclusionFile_IsConsistencyOnly(string name)
    {
        var folder = Files.OriginalFolder(Vectors + "/sum_proof_data").ToDictionary(file => "sum_proof_data/" + file.Key, file => file.Value);
        folder["inclusion.json"] = Files.Original($"{Vectors}/inclusion/{name}_inclusion_proof.json");

        var alone = Files.Verify(Files.Of("inclusion.json", folder["inclusion.json"]));
        var beside = Files.Verify(Files.Within(folder, "inclusion.json"));

        Assert.Multiple(() =>
        {
            Assert.That((alone!.Checks[0].Scheme, alone.Outcome), Is.EqualTo(("okx-stark-v1-inclusion", CheckOutcome.ConsistencyOnly)), alone.Reason);
            Assert.That(beside!.Outcome, Is.EqualTo(CheckOutcome.ConsistencyOnly), beside.Reason);
            Assert.That(beside!.Reason, Does.Contain("beside the file"));
        });
    }

    [TestCase("\"total_value\": \"88501856\"", "\"total_value\": \"88501857\"", "batch-total")]
    [TestCase("\"ETH\": \"-5\", \"USDT\": \"28604119\"", "\"ETH\": \"-6\", \"USDT\": \"28604120\"", "batch-leaf")]
    [TestCase("\"ETH\": \"-5\"", "\"ETH\": \"3618502788666131213697322783095070105623107215331596699973092056135872020476\"", "format")]
    [TestCase("\"ETH\": \"-5\"", "\"ETH\": -5", "format")]
    [TestCase("\"user_index\": 1", "\"user_index\": 2", "batch-root")]
    [TestCase("\"user_index\": 1", "\"user_index\": 2147483647", "batch-index")]
    [TestCase("\"batch_index\": 0", "\"batch_index\": 1", "trunk-root")]
    [TestCase("\"uts\": 16", "\"uts\": 32", "batch-root")]
    [TestCase("\"uts\": 16", "\"uts\": 24", "format")]
    [TestCase("9beecb70fa2f", "9beecb70fa2e", "batch-leaf")]
    [TestCase("c29cd98a13a0", "c29cd98a13a1", "batch-root")]
    [TestCase("4d4929b04e24", "4d4929b04e25", "trunk-root")]
    [TestCase("\"batch_id\": \"ee60", "\"batch_id\": \"ee61", "batch-id")]
    [TestCase("\"trunk_mtree_root\": \"a82f", "\"trunk_mtree_root\": \"a82e", "trunk-root")]
    public void Verify_OfAnEditedInclusionFile_FailsAtItsStep(string old, string edited, string step)
    {
        var text = Encoding.UTF8.GetString(Files.Original(Vectors + "/inclusion/a0_user_1_inclusion_proof.json"));
        Assert.That(text, Does.Contain(old));

        var report = Files.Verify(Files.Of("inclusion.json", text.Replace(old, edited, StringComparison.Ordinal)));

        Assert.That((report!.Outcome, report.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, step)), report.Reason);
    }

    /// <summary>A flipped byte fails or takes away the form by which the file is known; the batch index and row count may only be changed within what the paths bear.</summary>
    [Test]
    public void Verify_OfAnInclusionFileWithAnyByteFlipped_NeverPasses()
    {
        var bytes = Files.Original(Vectors + "/inclusion/a0_user_1_inclusion_proof.json");
        Assert.Multiple(() =>
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                byte[] edited = [.. bytes];
                edited[i] ^= 1;
                var report = Files.Verify(Files.Of("inclusion.json", edited));
                var inConfigCount = Encoding.UTF8.GetString(bytes)[..i].EndsWith("\"main_coins_num\": ", StringComparison.Ordinal);
                Assert.That(report is null || report.Outcome == CheckOutcome.Failed || inConfigCount, $"byte {i}: {report?.Reason}");
            }
        });
    }

    [TestCase("pow_nonce", "proof-of-work")]
    [TestCase("mtree_root", "proof-of-work")]
    [TestCase("l_mtree_root", "combination-branch")]
    [TestCase("l_mtree_branches/0/0", "combination-branch")]
    [TestCase("l_mtree_branches/15/1", "combination-branch")]
    [TestCase("mtree_branches/0/0", "trace-branch")]
    [TestCase("mtree_branches/63/0", "trace-branch")]
    [TestCase("mtree_entries_data/0", "trace-leaf")]
    [TestCase("mtree_entries_data/1/1", "trace-leaf")]
    [TestCase("mtree_entries_data/62/1", "trace-leaf")]
    [TestCase("mtree_entries_data/63/3", "trace-leaf")]
    [TestCase("low_degree_proof/0/0", "fri-layer-1")]
    [TestCase("low_degree_proof/0/2/0/0", "fri-layer-1")]
    [TestCase("low_degree_proof/1/1/0/0", "fri-layer-2")]
    [TestCase("low_degree_proof/2/2/63/0", "fri-layer-3")]
    [TestCase("low_degree_proof/3/0", "fri-last-root")]
    [TestCase("low_degree_proof/3/31", "fri-last-root")]
    public void Verify_WithOneDigitChanged_FailsAtItsStep(string path, string step)
    {
        var folder = Files.OriginalFolder(Vectors + "/sum_proof_data/batches/a0");
        var root = JsonNode.Parse(folder["sum_proof.json"])!;
        var parts = path.Split('/');
        JsonNode parent = root;
        foreach (var part in parts[..^1])
            parent = Child(parent, part);
        var old = Child(parent, parts[^1]).GetValue<string>();
        // The middle of the text: the leading digits of a word stay below the modulus.
        var edited = old[..(old.Length / 2)] + (old[old.Length / 2] == '0' ? '1' : '0') + old[(old.Length / 2 + 1)..];
        if (parent is JsonArray array)
            array[int.Parse(parts[^1], System.Globalization.CultureInfo.InvariantCulture)] = edited;
        else
            parent[parts[^1]] = edited;
        folder["sum_proof.json"] = Encoding.UTF8.GetBytes(root.ToJsonString());

        var report = Files.Verify(Files.Within(folder, "sum_proof.json"));

        Assert.That((report!.Outcome, report.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, step)), report.Reason);
    }

    [TestCase("\"steps\": 128", "\"steps\": 256", "format")]
    [TestCase("\"steps\": 128", "\"steps\": 67108864", "format")]
    [TestCase("\"steps\": 128", "\"steps\": 9223372036854775807", "format")]
    [TestCase("\"steps\": 128", "\"steps\": \"128\"", "format")]
    [TestCase("\"steps\": 128", "\"steps\": 127", "trace-length")]
    [TestCase("\"uts\": 16", "\"uts\": 32", "trace-branch")]
    public void Verify_WithOtherSizes_Fails(string old, string edited, string step)
    {
        var folder = Files.OriginalFolder(Vectors + "/sum_proof_data/batches/a0");
        var text = Encoding.UTF8.GetString(folder["sum_proof.json"]);
        Assert.That(text, Does.Contain(old));
        folder["sum_proof.json"] = Encoding.UTF8.GetBytes(text.Replace(old, edited, StringComparison.Ordinal));

        var report = Files.Verify(Files.Within(folder, "sum_proof.json"));

        Assert.That((report!.Outcome, report.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, step)), report.Reason);
    }

    [TestCase("{\"BTC\": 276527079, \"ETH\": 130356732, \"USDT\": 262643343, \"OKB\": 208984482, \"total_value\": 878511637}", "total")]
    [TestCase("{\"BTC\": 276527080, \"ETH\": 130356731, \"USDT\": 262643343, \"OKB\": 208984482, \"total_value\": 878511636}", "boundary")]
    [TestCase("{\"BTC\": 276527079, \"ETH\": 130356732, \"USDT\": 262643343, \"OKB\": 208984483, \"total_value\": 878511637}", "boundary")]
    [TestCase("{\"BTC\": -1, \"ETH\": 130356732, \"USDT\": 262643343, \"OKB\": 208984482, \"total_value\": 878511636}", "sum-range")]
    [TestCase("{\"BTC\": \"276527079\", \"ETH\": 130356732, \"USDT\": 262643343, \"OKB\": 208984482, \"total_value\": 878511636}", "format")]
    public void Verify_WithOtherSums_FailsAtItsStep(string values, string step)
    {
        var folder = Files.OriginalFolder(Vectors + "/sum_proof_data/batches/a0");
        folder["sum_values.json"] = Encoding.UTF8.GetBytes(values);

        var report = Files.Verify(Files.Within(folder, "sum_proof.json"));

        Assert.That((report!.Outcome, report.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, step)), report.Reason);
    }

    [Test]
    public void Verify_WithOneBatchLeftOut_FailsAtTheTrunkSum()
    {
        var folder = Files.OriginalFolder(Vectors + "/sum_proof_data");
        folder.Remove("batches/a1/sum_proof.json");

        var report = Files.Verify(Files.Within(folder, "config.json"));

        Assert.That((report!.Outcome, report.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, "trunk-sum")), report.Reason);
    }

    private static JsonNode Child(JsonNode parent, string part) =>
        parent is JsonArray array ? array[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]! : parent[part]!;
}
