using System.Text.Json;
using System.Text.Json.Nodes;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Cli;

/// <summary>Zero-knowledge proofs of liabilities on the command line, with the originals beside the checkout.</summary>
internal sealed class GlobalProofTests
{
    private const string Root = "6c38b3c40ec6d69331fcd03c5a07b36ffbbe13d19bbb866d30a0cc1a3f63a875";
    private const string Digest = "17700674745184469520,12001296541997411298,16442266503283631342,7432437682681297769";
    private const string Sha256 = "12b96354e070505348ef2ba916183584fc5a75e032ff6175ab9f543de1efd81b";

    [Test]
    public void Verify_GlobalProof_TellsWhatWasShownAndWhatNot()
    {
        var run = CommandLine.Run("verify", Original("sum_proof_data.json"));

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("consistency only").And.Contain(Root).And.Contain("equity 30157766023, debt 30836675 and are owed 30126929348"));
        Assert.That(run.Output, Does.Contain("no independent review").And.Contain("verifier-key-on-trust").And.Contain(Sha256));
    }

    /// <summary>Customers' files first on the line: the global proof is checked before them all the same.</summary>
    [Test]
    public void Verify_UsersWithTheGlobalProof_AreHeldAgainstItsRoot()
    {
        string[] users = ["user_0_inclusion_proof", "user_5_inclusion_proof", "accepted_tokens_swapped"];
        string[] bad = ["invalid_equity_plus_one", "invalid_index"];

        var run = CommandLine.Run(["verify", .. users.Concat(bad).Select(User), Original("sum_proof_data.json"), "--format", "json"]);
        var good = CommandLine.Run(["verify", .. users.Select(User), Original("sum_proof_data.json")]);

        Assert.That((run.ExitCode, good.ExitCode), Is.EqualTo((1, 0)), run.Error + good.Error);
        using var json = JsonDocument.Parse(run.Output);
        var outcomes = json.RootElement.EnumerateArray().Select(report => report.GetProperty("outcome").GetString());
        Assert.That(outcomes, Is.EqualTo(new[] { "verified", "verified", "verified", "failed", "failed", "consistency_only" }));
        Assert.That(json.RootElement[0].GetProperty("reason").GetString(), Does.Contain("sum_proof_data.json"));
        Assert.That(good.Output, Does.Contain("token-split-not-proven"));
    }

    /// <summary>The proof is about 30126929348 units: of a cent they are 301,269,293.48 dollars.</summary>
    [TestCase("301269293.48", 1, false, TestName = "a book that owes as much")]
    [TestCase("602538586.96", 0.5, true, TestName = "a book that owes twice as much")]
    public void Verify_BookWithTheUnitOfTheSums_CountsThemAsEvidence(string owed, double evidenced, bool isContested)
    {
        using var folder = new SampleBooks();
        WriteBook(folder, owed);
        File.Copy(Original("sum_proof_data.json"), folder.Write("book/evidence/sum_proof_data.json", ""), overwrite: true);

        var silent = Score(folder);
        var verified = CommandLine.Run("verify", Path.Combine(folder.Root, "book"), "--sum-unit", "USD:0.01");
        var scored = Score(folder);
        var withoutUnit = CommandLine.Run("verify", Path.Combine(folder.Root, "book"));
        var unscored = Score(folder);

        Assert.That(verified.ExitCode, Is.Zero, verified.Error);
        Assert.That(withoutUnit.Output, Does.Contain("sums-without-unit"));
        Assert.Multiple(() =>
        {
            Assert.That((Evidence(silent), Evidence(unscored)), Is.EqualTo((0, 0)), "before, and with sums in an unknown unit");
            Assert.That(Evidence(scored), Is.EqualTo(evidenced));
            Assert.That(scored.GetProperty("findings").EnumerateArray().Any(f => f.GetProperty("code").GetString() == "V5"), Is.EqualTo(isContested));
            Assert.That(Caps(scored), Does.Not.Contain("K7"));
            Assert.That(Caps(unscored), Does.Contain("K7"));
        });
    }

    [Test]
    public void Verify_BookWithAFailedProof_LosesTheEvidence()
    {
        using var folder = new SampleBooks();
        WriteBook(folder, "301269293.48");
        File.Copy(Original("invalid_public_input_sum_proof_data.json"), folder.Write("book/evidence/sum_proof_data.json", ""), overwrite: true);

        var verified = CommandLine.Run("verify", Path.Combine(folder.Root, "book"), "--sum-unit", "USD:0.01");
        var scored = Score(folder);

        Assert.That(verified.ExitCode, Is.EqualTo(1), verified.Output);
        Assert.That(Evidence(scored), Is.Zero);
        Assert.That(scored.GetProperty("findings")[0].GetProperty("code").GetString(), Is.EqualTo("V4"));
    }

    [TestCase("USD"), TestCase("USD:0"), TestCase("USD:-1"), TestCase("DOLLARS:1"), TestCase("USD:1e3"), TestCase("USD:0.01:2")]
    public void Verify_WithAnythingButAUnit_IsRefused(string typed)
    {
        var run = CommandLine.Run("verify", ".", "--sum-unit", typed);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("--sum-unit").And.Contain("USD:0.01"));
    }

    /// <summary>Those that passed alike are one row and one paragraph; each that did not pass is named with its reason.</summary>
    [Test]
    public void Verify_FolderOfManyCustomers_NamesEachThatDidNotPass()
    {
        using var folder = new SampleBooks();
        for (var i = 0; i < 40; i++)
            folder.Write($"users/user_{i}.json", File.ReadAllText(User(i is 7 or 23 ? "invalid_index" : "user_5_inclusion_proof")));

        var run = CommandLine.Run("verify", Path.Combine(folder.Root, "users"), Original("sum_proof_data.json"));

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain("41 results: 38 verified, 1 consistency only, 2 failed."));
        Assert.That(run.Output, Does.Contain("38 files in").And.Contain("user_7.json").And.Contain("user_23.json").And.Not.Contain("user_8.json"));
        Assert.That(run.Output, Does.Contain("each: Only the two sums over all tokens are hashed into the leaf"));
        Assert.That(run.Output, Does.Not.Contain("84fae124363ee6fd28f64d392aa3c77a5b0d8d83b4a29878832fff481c897433"), "account ids are not printed whole");
    }

    [Test]
    public void Verify_WithAPin_TellsHowFarTheKeyIsPinned()
    {
        var file = Original("sum_proof_data.json");

        var digest = CommandLine.Run("verify", file, "--verifier-digest", Digest);
        var whole = CommandLine.Run("verify", file, "--verifier-digest", Sha256);
        var wrong = CommandLine.Run("verify", file, "--verifier-digest", Root);
        var typing = CommandLine.Run("verify", file, "--verifier-digest", "12");

        Assert.Multiple(() =>
        {
            Assert.That(digest.Output, Does.Contain("verifier-digest-pinned"));
            Assert.That(whole.Output, Does.Contain("verifier-key-pinned").And.Contain("consistency only"));
            Assert.That((wrong.ExitCode, typing.ExitCode), Is.EqualTo((1, 2)), wrong.Output);
            Assert.That(typing.Error, Does.Contain("--verifier-digest"));
        });
    }

    [Test]
    public void Verify_WithoutItsKey_NeedsItFromOutside()
    {
        using var books = new SampleBooks();
        var json = JsonNode.Parse(File.ReadAllBytes(Original("sum_proof_data.json")))!.AsObject();
        var key = books.Write("key.hex", json["circuits_info"]!["root_verifier_data_hex"]!.GetValue<string>() + "\n");
        json.Remove("circuits_info");
        var file = books.Write("sum_proof_data.json", json.ToJsonString());
        var other = Find("published/root_verifier_data_round_508787475.hex");

        var none = CommandLine.Run("verify", file);
        var given = CommandLine.Run("verify", file, "--verifier-data", key);
        var wrong = CommandLine.Run("verify", file, "--verifier-data", other);
        var missing = CommandLine.Run("verify", file, "--verifier-data", key + ".none");

        Assert.Multiple(() =>
        {
            Assert.That((none.ExitCode, given.ExitCode, wrong.ExitCode, missing.ExitCode), Is.EqualTo((0, 0, 1, 2)));
            Assert.That(none.Output, Does.Contain("unverifiable").And.Contain("--verifier-data"));
            Assert.That(given.Output, Does.Contain("consistency only").And.Contain(Root));
            Assert.That(wrong.Output, Does.Contain("failed").And.Contain("digest of another key"));
        });
    }

    private static string User(string name) => Original($"user_proofs/{name}.json");

    private static string Original(string name) => Find("synthetic/" + name);

    private static string Find(string name)
    {
        var relative = "vectors/okx-zk-v2/" + name;
        var path = SharedFiles.Find(relative);
        if (path is null)
            Assert.Ignore(SharedFiles.Reason(relative));
        return path!;
    }

    private static void WriteBook(SampleBooks folder, string owed)
    {
        folder.Write("book/entity.json", """{"id":"proven","name":"Proven","kind":"exchange","as_of":"2025-06-30","reporting_currency":"USD"}""");
        folder.Write("book/holdings.csv", "asset,class,value\nUSD,treasury-bill,700000000\n");
        folder.Write("book/liabilities.csv", $"asset,value\nUSD,{owed}\n");
    }

    private static JsonElement Score(SampleBooks folder)
    {
        var run = CommandLine.Run("score", Path.Combine(folder.Root, "book"), "--format", "json");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement.Clone();
        return root.ValueKind == JsonValueKind.Array ? root[0] : root;
    }

    private static double Evidence(JsonElement assessment) => assessment.GetProperty("metrics").EnumerateArray().Single(m => m.GetProperty("code").GetString() == "T4").GetProperty("value").GetDouble();

    private static IEnumerable<string?> Caps(JsonElement assessment) => assessment.GetProperty("caps").EnumerateArray().Select(cap => cap.GetProperty("code").GetString());
}
