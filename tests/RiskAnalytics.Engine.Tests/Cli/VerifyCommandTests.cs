using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Engine.Tests.Cli;

/// <summary>From evidence to <c>verification.json</c> to the assessment, and what makes a result stale.</summary>
internal sealed class VerifyCommandTests
{
    private SampleBooks _books = null!;

    private string Book => _books.PathTo("acme", "2024-04-12");

    private string Kept => Path.Combine(Book, "verification.json");

    [SetUp]
    public void WriteBooks() => _books = new SampleBooks();

    [TearDown]
    public void DeleteBooks() => _books.Dispose();

    [Test]
    public void Run_TreeOfWhatIsOwed_IsKeptAndCountsAsEvidence()
    {
        _books.Write("books/acme/2024-04-12/disclosures.json", """{"published_on": "2024-04-12"}""");
        var tree = _books.Write("tree.csv", Tree(60_00000000, 40_00000000));

        var run = CommandLine.Run("verify", Book, tree);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("100 BTC"));
        Assert.That(run.Error, Does.Contain("verification.json"));
        using var assessment = Assess();
        var check = Check(assessment, "merkle-tree");
        Assert.That(check.GetProperty("outcome").GetString(), Is.EqualTo("confirmed"));
        Assert.That(check.GetProperty("does_not_show").GetString(), Is.Not.Empty);
        // Owed are 100 BTC at 60,000, 990 ETH at 3,000, 4,900,000 USDT at 1 and 900,000 ACM at 0.50; the tree has the bitcoin.
        Assert.That(Metric(assessment, "T4"), Is.EqualTo(6_000_000m / 14_320_000m).Within(1e-20m));
    }

    [Test]
    public void Run_EvidenceInTheBook_IsFoundThere()
    {
        _books.Write("books/acme/2024-04-12/evidence/tree.csv", Tree(60_00000000, 40_00000000));

        Assert.That(CommandLine.Run("verify", Book).ExitCode, Is.Zero);

        using var json = JsonDocument.Parse(File.ReadAllText(Kept));
        var evidence = json.RootElement.GetProperty("results")[0].GetProperty("evidence")[0];
        Assert.That(evidence.GetProperty("name").GetString(), Is.EqualTo("evidence/tree.csv"));
        Assert.That(evidence.GetProperty("in_book").GetBoolean(), Is.True);
    }

    [Test]
    public void Score_AfterTheBookChanged_LeavesTheResultsOutAndSaysSo()
    {
        CommandLine.Run("verify", Book, _books.Write("tree.csv", Tree(60_00000000, 40_00000000)));
        File.AppendAllText(Path.Combine(Book, "holdings.csv"), "SOL,large-altcoin,1,self,false\n");

        using var assessment = Assess();

        Assert.That(Issues(assessment), Does.Contain("verification-stale"));
        Assert.That(Check(assessment, "liability-proof").GetProperty("outcome").GetString(), Is.EqualTo("not_run"));
    }

    [Test]
    public void Score_AfterTheEvidenceChanged_LeavesItsResultOutAndSaysSo()
    {
        var tree = _books.Write("books/acme/2024-04-12/evidence/tree.csv", Tree(60_00000000, 40_00000000));
        CommandLine.Run("verify", Book);
        File.AppendAllText(tree, "\n");

        using var assessment = Assess();

        Assert.That(Issues(assessment), Does.Contain("verification-stale"));
        Assert.That(Check(assessment, "liability-proof").GetProperty("outcome").GetString(), Is.EqualTo("not_run"));
    }

    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("""{"schema": "riskanalytics/verification/1"}""")]
    [TestCase("""{"schema": "another", "book_sha256": "x", "results": []}""")]
    public void Score_ResultsThatCannotBeRead_LeavesThemOutAndSaysSo(string text)
    {
        File.WriteAllText(Kept, text);

        using var assessment = Assess();

        Assert.That(Issues(assessment), Has.Some.StartsWith("verification-"));
        Assert.That(Check(assessment, "liability-proof").GetProperty("outcome").GetString(), Is.EqualTo("not_run"));
    }

    [Test]
    public void Run_ProofThatFails_ExitsWith1AndIsACriticalFinding()
    {
        var tree = _books.Write("tree.csv", Tree(60_00000000, 40_00000000).Replace(",6000000000", ",5900000000", StringComparison.Ordinal));

        var run = CommandLine.Run("verify", Book, tree);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        using var assessment = Assess();
        Assert.That(Metric(assessment, "T4"), Is.Zero);
        var finding = assessment.RootElement.GetProperty("findings")[0];
        Assert.That(finding.GetProperty("code").GetString(), Is.EqualTo("V4"));
        Assert.That(finding.GetProperty("severity").GetString(), Is.EqualTo("critical"));
    }

    [Test]
    public void Run_Json_HasTheKeysOfTheContractInItsOrder()
    {
        var run = CommandLine.Run("verify", _books.Write("tree.csv", Tree(1, 2)), "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        var result = json.RootElement[0];
        Assert.That(Keys(result), Is.EqualTo("file kind outcome reason shows does_not_show evidence checks checks_left_out totals issues"));
        Assert.That(Keys(result.GetProperty("checks")[0]), Is.EqualTo("subject asset network scheme outcome reason step claimed observed height quantity row"));
        Assert.That(Keys(result.GetProperty("totals")), Is.EqualTo("by_outcome verified_value_share assets liabilities"));
    }

    [Test]
    public void Run_SameBookTwice_WritesTheSameBytes()
    {
        var tree = _books.Write("tree.csv", Tree(60_00000000, 40_00000000));
        CommandLine.Run("verify", Book, tree);
        var first = File.ReadAllBytes(Kept);

        CommandLine.Run("verify", Book, tree);

        Assert.That(File.ReadAllBytes(Kept), Is.EqualTo(first));
    }

    [Test]
    public void Run_FilesBesideSeveralBooks_IsBadUsage()
    {
        var run = CommandLine.Run("verify", _books.Exchange, _books.Write("tree.csv", Tree(1, 2)));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("Name one book"));
    }

    [Test]
    public void Run_BookWithoutEvidence_SaysThatNothingWasVerified()
    {
        var run = CommandLine.Run("verify", Book);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("Nothing"));
        Assert.That(File.Exists(Kept), Is.False);
    }

    [Test]
    public void Run_FileOfNoForm_ExitsWith2()
    {
        var run = CommandLine.Run("verify", _books.Write("notes.txt", "nothing\n"));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("notes.txt holds no address list and no proof"));
    }

    [Test]
    public void Run_RootThatIsNoHash_IsBadUsageAndNoFailedProof()
    {
        var run = CommandLine.Run("verify", _books.Write("tree.csv", Tree(1, 2)), "--root", "5c3a...");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("expected 64 hex digits"));
    }

    [TestCase("{\"path\": [1, 2")]
    [TestCase("{\"a\": 1, \"a\": 2}")]
    [TestCase("{} {}")]
    public void Run_ProofThatIsNoJson_ExitsWith2AndSaysWhere(string text)
    {
        var run = CommandLine.Run("verify", _books.Write("proof.json", text));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("proof.json: No proof can be read from it: the JSON cannot be read"));
    }

    /// <summary>The row of an exchange's own example, whose signature is published; see the table of signatures.</summary>
    [TestCase("managed")]
    [TestCase("libsecp256k1")]
    public void Run_EitherRecovery_GivesTheSameAnswer(string recovery)
    {
        if (recovery != "managed" && !LibSecp256k1.IsPresent)
            Assert.Ignore("libsecp256k1 is not installed on this machine.");
        var list = _books.Write("list.csv", "coin,snapshot height,amount\n\ncoin,Network,Snapshot Height,address,amount,message,signature1,signature2,redeem script/public key,eoa1,eoa2\n"
            + "BTC,BTC,1,1DcT5Wij5tfb3oVViF8mA8p4WrG98ahZPT,1,I am an OKX address,IA1jDx3zkn4J4F6mCVU68Vm7TwNf+bCsp+hKo3LwV/Y+PlZEoNsajnAHqd/FrEmv5/VAGz7pPiWPOXjmCLRfxIM=,,,,\n"
            + "BTC,BTC,1,1DcT5Wij5tfb3oVViF8mA8p4WrG98ahZPT,1,I am another address,IA1jDx3zkn4J4F6mCVU68Vm7TwNf+bCsp+hKo3LwV/Y+PlZEoNsajnAHqd/FrEmv5/VAGz7pPiWPOXjmCLRfxIM=,,,,\n");

        var run = CommandLine.Run("verify", list, "--recovery", recovery, "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.That(json.RootElement[0].GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("outcome").GetString()), Is.EqualTo(new[] { "verified", "failed" }));
    }

    /// <summary>A tree of two leaves in the manner of BitMEX, hashed here on its own.</summary>
    private static string Tree(ulong left, ulong right)
    {
        var (a, b) = (SHA256.HashData("left"u8), SHA256.HashData("right"u8));
        var bytes = new byte[80];
        a.CopyTo(bytes, 0);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(32), left);
        b.CopyTo(bytes, 40);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(72), right);
        return FormattableString.Invariant($"block_height:100\n{Hex(SHA256.HashData(bytes))},{left + right}\n{Hex(a)},{left}\n{Hex(b)},{right}\n");
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static string Keys(JsonElement json) => string.Join(' ', json.EnumerateObject().Select(member => member.Name));

    private JsonDocument Assess() => JsonDocument.Parse(CommandLine.Run("score", Book, "--format", "json").Output);

    private static JsonElement Check(JsonDocument assessment, string kind) =>
        assessment.RootElement.GetProperty("verifications").EnumerateArray().Single(check => check.GetProperty("kind").GetString() == kind);

    private static IEnumerable<string?> Issues(JsonDocument assessment) =>
        assessment.RootElement.GetProperty("issues").EnumerateArray().Select(issue => issue.GetProperty("code").GetString());

    private static decimal Metric(JsonDocument assessment, string code) =>
        assessment.RootElement.GetProperty("metrics").EnumerateArray().Single(metric => metric.GetProperty("code").GetString() == code).GetProperty("value").GetDecimal();
}
