using System.Text;
using System.Text.Json;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Cli;

/// <summary>
/// Walks the published and derived vectors through the command line. The outcomes are those of the reference that comes with the
/// vectors, written down here file by file; a file that is in the folder and not in the list fails the walk.
/// </summary>
internal sealed class PublishedVectorsTests
{
    private const string Folder = "vectors";

    /// <summary>Files that hold no list and no proof: constants, keys, answers of nodes, accounts, and parts of a proof that its folder stands for.</summary>
    private const string NoProof = "none";

    private static readonly (string File, string Outcome, string? Root)[] Written =
    [
        ("SOURCES.md", NoProof, null),
        ("binance/user_proof_format_example.json", "unverifiable", null),
        ("bitget/user_proof_2025-11.json", "consistency_only", null),
        ("bitmex/liabilities_100_published_tree.csv", "verified", null),
        ("bitmex/liabilities_100_synthetic_tree.csv", "verified", null),
        ("bitmex/synthetic_nonces.csv", "verified", null),
        // The commitments agree; the proof over them needs a key that is not published, so it was not checked.
        ("gate/batch_proof.csv", "unverifiable", null),
        ("gate/cex_config.json", "unverifiable", null),
        ("gate/user_proof.json", "verified", null),
        ("okx-merkle-v1/invalid_leaf_balance.json", "failed", null),
        ("okx-merkle-v1/invalid_sibling_balance.json", "failed", null),
        ("okx-merkle-v1/user_proof.json", "verified", null),
        ("okx-merkle-v2/full-liabilities-merkle-tree.txt", "verified", null),
        ("okx-merkle-v2/invalid_tree_leaf_balance.txt", "failed", null),
        ("okx-merkle-v2/invalid_tree_leaf_removed.txt", "failed", null),
        ("okx-merkle-v2/negative_balance_tree.txt", "failed", null),
        ("okx-merkle-v2/user_info_file.json", "verified", null),
        // Rows of contracts and of a rotated key: their owners signed, and that they own them stands on the chain.
        ("okx-por-csv/okx_por_example.csv", "consistency_only", null),
        ("okx-por-csv/okx_por_staking_example.csv", "consistency_only", null),
        // One row is of Starknet.
        ("okx-por-csv/signature_batch_9col.csv", "unverifiable", null),
        ("okx-stark-v1/inclusion/a0_user_0_inclusion_proof.json", "consistency_only", null),
        ("okx-stark-v1/inclusion/a0_user_1_inclusion_proof.json", "consistency_only", null),
        ("okx-stark-v1/inclusion/a1_user_6_inclusion_proof.json", "consistency_only", null),
        ("okx-stark-v1/inclusion/b0_user_2_inclusion_proof.json", "consistency_only", null),
        ("okx-stark-v1/sum_proof_data/config.json", "consistency_only", null),
        ("okx-stark-v1/sum_proof_data/batches/a0/sum_proof.json", "consistency_only", null),
        ("okx-stark-v1/sum_proof_data/batches/a0/sum_values.json", NoProof, null),
        ("okx-stark-v1/sum_proof_data/batches/a1/sum_proof.json", "consistency_only", null),
        ("okx-stark-v1/sum_proof_data/batches/a1/sum_values.json", NoProof, null),
        ("okx-stark-v1/sum_proof_data/batches/b0/sum_proof.json", "consistency_only", null),
        ("okx-stark-v1/sum_proof_data/batches/b0/sum_values.json", NoProof, null),
        ("okx-stark-v1/sum_proof_data/trunk/sum_proof.json", "consistency_only", null),
        ("okx-stark-v1/sum_proof_data/trunk/sum_values.json", NoProof, null),
        ("okx-zk-v2/published/accounts_batch0.json", NoProof, null),
        ("okx-zk-v2/published/expected_root.json", NoProof, null),
        ("okx-zk-v2/published/root_verifier_data_round_508787475.hex", NoProof, null),
        ("okx-zk-v2/published/root_verifier_data_round_508787475.json", NoProof, null),
        ("okx-zk-v2/published/user_inclusion_proof.json", "verified", PublishedRoot),
        ("okx-zk-v2/synthetic/accounts.json", NoProof, null),
        // A valid proof is consistency only: that the circuit says what it should is a question of its own.
        ("okx-zk-v2/synthetic/batch_circuit_proof.json", "consistency_only", null),
        ("okx-zk-v2/synthetic/global_info.json", NoProof, null),
        ("okx-zk-v2/synthetic/invalid_public_input_sum_proof_data.json", "failed", null),
        ("okx-zk-v2/synthetic/sum_proof_data.json", "consistency_only", SyntheticRoot),
        // The hash binds the sums alone: both are accepted, with a warning that the split by token is not proven. No figure of the first
        // is near the field's size, so no rule on ranges refuses it.
        ("okx-zk-v2/synthetic/user_proofs/accepted_mod_p_wraparound_reject_by_range.json", "verified", SyntheticRoot),
        ("okx-zk-v2/synthetic/user_proofs/accepted_tokens_swapped.json", "verified", SyntheticRoot),
        ("okx-zk-v2/synthetic/user_proofs/invalid_equity_plus_one.json", "failed", SyntheticRoot),
        ("okx-zk-v2/synthetic/user_proofs/invalid_index.json", "failed", SyntheticRoot),
        ("okx-zk-v2/synthetic/user_proofs/user_0_inclusion_proof.json", "verified", SyntheticRoot),
        ("okx-zk-v2/synthetic/user_proofs/user_5_inclusion_proof.json", "verified", SyntheticRoot),
        ("onchain/contracts.json", NoProof, null),
        ("onchain/esplora_address_example.json", NoProof, null),
        ("onchain/latest_round_data_example.json", NoProof, null),
        ("onchain/scantxoutset_example.json", NoProof, null),
        ("poseidon/bn254_t2_t17.json", NoProof, null),
        ("poseidon/goldilocks_width12.json", NoProof, null),
        ("signatures/btc_descriptors.json", NoProof, null),
        ("signatures/fil_address.json", NoProof, null),
        ("signatures/signatures.json", NoProof, null),
        ("signatures/utxo_address_types.json", NoProof, null),
    ];

    private const string PublishedRoot = "5fd65a3498517f93710db59451d3c867e679860aa821a2a66839fc9d91e7cd24";

    private const string SyntheticRoot = "6c38b3c40ec6d69331fcd03c5a07b36ffbbe13d19bbb866d30a0cc1a3f63a875";

    /// <summary>Rows of the table of signatures that are valid and come to something else here, with the reason in the reference.</summary>
    private static readonly Dictionary<string, string> OtherThanVerified = new()
    {
        ["sig-023"] = "unverifiable", // BLS12-381
        ["sig-041"] = "unverifiable", // Starknet
        ["sig-068"] = "unverifiable", // Starknet
        ["sig-075"] = "consistency_only", // which keys an EOS account has stands on the chain
    };

    private static IEnumerable<TestCaseData> Files() => Written.Select(row => new TestCaseData(row.File, row.Outcome, row.Root).SetArgDisplayNames(row.File));

    [TestCaseSource(nameof(Files))]
    public void Verify_PublishedFile_ComesToTheWrittenOutcome(string file, string outcome, string? root)
    {
        var path = Original(file);

        string[] line = ["verify", path, "--format", "json", .. root is null ? Array.Empty<string>() : ["--root", root]];
        var run = CommandLine.Run(line);

        if (outcome == NoProof)
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Output + run.Error);
            Assert.That(run.Error, Does.Contain("Nothing was verified."));
            return;
        }

        Assert.That(run.ExitCode, Is.EqualTo(outcome == "failed" ? 1 : 0), run.Output + run.Error);
        using var json = JsonDocument.Parse(run.Output);
        Assert.That(json.RootElement.GetArrayLength(), Is.EqualTo(1));
        Assert.That(json.RootElement[0].GetProperty("outcome").GetString(), Is.EqualTo(outcome), json.RootElement[0].GetProperty("reason").GetString());
    }

    [Test]
    public void Written_IsTheWholeFolder()
    {
        var folder = Original("");
        var there = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'));

        Assert.That(there, Is.EquivalentTo(Written.Select(row => row.File)));
    }

    [TestCase("accepted_tokens_swapped")]
    [TestCase("accepted_mod_p_wraparound_reject_by_range")]
    public void Verify_TokensSwapped_WarnsThatTheSplitIsNotProven(string file)
    {
        var run = CommandLine.Run("verify", Original($"okx-zk-v2/synthetic/user_proofs/{file}.json"), "--root", SyntheticRoot);

        Assert.That(run.Output, Does.Contain("token-split-not-proven"));
    }

    /// <summary>The table of signatures as an address list of OKX, whose network column bears the id of the row.</summary>
    [Test]
    public void Verify_TableOfSignatures_ComesToTheExpectationOfEachRow()
    {
        using var table = JsonDocument.Parse(File.ReadAllText(Original("signatures/signatures.json")));
        var rows = table.RootElement.GetProperty("vectors").EnumerateArray().Where(row => Text(row, "scheme") != "utxo-recover" && Text(row, "coin").Length > 0).ToList();
        var list = new StringBuilder("coin,snapshot height,amount\n\ncoin,Network,Snapshot Height,address,amount,message,signature1,signature2,redeem script/public key,eoa1,eoa2\n");
        foreach (var row in rows)
        {
            var script = Text(row, "script").Length > 0 ? Text(row, "script") : Text(row, "publicKey");
            list.AppendJoin(',', Text(row, "coin"), Text(row, "id"), "1", Text(row, "address"), "1", Text(row, "message"), Text(row, "signature1"), Text(row, "signature2"), script, "", "\n");
        }

        using var books = new SampleBooks();
        var run = CommandLine.Run("verify", books.Write("signatures.csv", list.ToString()), "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        var found = json.RootElement[0].GetProperty("checks").EnumerateArray().ToDictionary(check => check.GetProperty("network").GetString()!, check => check.GetProperty("outcome").GetString());
        Assert.That(found, Has.Count.EqualTo(rows.Count).And.Count.GreaterThan(60));
        Assert.That(
            found,
            Is.EquivalentTo(rows.ToDictionary(row => Text(row, "id"), row => Text(row, "expect") == "invalid" ? "failed" : OtherThanVerified.GetValueOrDefault(Text(row, "id"), "verified"))));
        Assert.That(run.ExitCode, Is.EqualTo(1));
    }

    private static string Text(JsonElement row, string key) => row.GetProperty(key).GetString() ?? "";

    private static string Original(string file)
    {
        var relative = file.Length == 0 ? Folder : $"{Folder}/{file}";
        var path = SharedFiles.Find(relative);
        if (path is null)
            Assert.Ignore(SharedFiles.Reason(relative));
        return path!;
    }
}
