using System.Text.Json;

namespace RiskAnalytics.Engine.Tests.Cli;

/// <summary>From a file of balances to trees and proofs that <c>verify</c> accepts.</summary>
internal sealed class BuildTreeCommandTests
{
    private const string Balances = "account,asset,balance\nalice@example.com,BTC,1.5\nbob,BTC,0.25\n42,ETH,3\nalice@example.com,ETH,10.00000001\ncarol,BTC,0\n";

    private SampleBooks _books = null!;

    private string Out => Path.Combine(_books.Root, "tree");

    [SetUp]
    public void MakeFolder() => _books = new SampleBooks();

    [TearDown]
    public void DeleteFolder() => _books.Dispose();

    [Test]
    public void Run_Balances_MakesTreesAndProofsThatVerifyAccepts()
    {
        var built = Build(Balances);

        Assert.That(built.ExitCode, Is.Zero, built.Error);
        Assert.That(built.Output, Does.Contain("1.75").And.Contain("13.00000001"));
        var verified = CommandLine.Run("verify", Out, "--format", "json");
        Assert.That(verified.ExitCode, Is.Zero, verified.Error);
        using var json = JsonDocument.Parse(verified.Output);
        // Two trees and a file for each of four accounts.
        Assert.That(json.RootElement.EnumerateArray().Select(result => result.GetProperty("outcome").GetString()), Is.EqualTo(Enumerable.Repeat("verified", 6)));
        var owed = json.RootElement.EnumerateArray().SelectMany(result => result.GetProperty("totals").GetProperty("liabilities").EnumerateArray())
            .ToDictionary(sum => sum.GetProperty("asset").GetString()!, sum => sum.GetProperty("quantity").GetDecimal());
        Assert.That(owed, Is.EquivalentTo(new Dictionary<string, decimal> { ["BTC"] = 1.75m, ["ETH"] = 13.00000001m }));
    }

    [Test]
    public void Run_ProofOfACustomer_LeadsToThePublishedRootAndNoOther()
    {
        Build("account,asset,balance\nalice,BTC,1.5\nbob,BTC,0.25\n");
        using var summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(Out, "summary.json")));
        var root = summary.RootElement.GetProperty("trees")[0].GetProperty("root").GetString()!;
        var proof = Users()[0];

        Assert.That(CommandLine.Run("verify", proof, "--root", root).ExitCode, Is.Zero);
        Assert.That(CommandLine.Run("verify", proof, "--root", new string('0', 64)).ExitCode, Is.EqualTo(1));
        File.WriteAllText(proof, File.ReadAllText(proof).Replace("\"150000000\"", "\"150000001\"", StringComparison.Ordinal).Replace("\"25000000\"", "\"25000001\"", StringComparison.Ordinal));
        Assert.That(CommandLine.Run("verify", proof).ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void Run_AccountsAndNonces_StandInNoOtherFileAndNoMessage()
    {
        var built = Build(Balances);

        var users = Users().ToDictionary(file => file, File.ReadAllText);
        string[] shown = [built.Output, built.Error, .. Directory.EnumerateFiles(Out).Select(File.ReadAllText), CommandLine.Run("verify", Out).Output, string.Join(' ', users.Keys)];
        foreach (var (file, text) in users)
        {
            using var json = JsonDocument.Parse(text);
            var account = json.RootElement.GetProperty("account").GetString()!;
            var secrets = json.RootElement.GetProperty("proofs").EnumerateArray().Select(proof => proof.GetProperty("nonce").GetString()!).Append(account.Length > 2 ? account : "\"42\"");
            foreach (var secret in secrets)
            {
                Assert.That(shown, Has.None.Contains(secret));
                Assert.That(users.Where(other => other.Key != file).Select(other => other.Value), Has.None.Contains(secret));
            }
        }
    }

    [TestCase("account,asset,balance\nalice,BTC,-1\n", "row 2", "negative")]
    [TestCase("account,asset,balance\nalice,BTC,1\nbob,BTC,1\nalice,BTC,1\n", "row 4", "twice")]
    [TestCase("account,asset,balance\nalice,BTC,0.123456789\n", "row 2", "8 decimals")]
    [TestCase("account,asset,balance\nalice,BTC,much\n", "row 2", "decimal number")]
    [TestCase("account,asset,balance\nalice,BTC,1e30\n", "row 2", "balance")]
    [TestCase("account,asset\nalice,BTC\n", "balances.csv", "header")]
    [TestCase("account,asset,balance\n", "balances.csv", "no balance")]
    public void Run_BalancesThatCannotStand_AreRefusedWithTheirPlace(string text, string place, string what)
    {
        var run = Build(text);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(place).And.Contain(what).And.Not.Contain("alice"));
        Assert.That(Directory.Exists(Out), Is.False);
        Assert.That(Directory.EnumerateDirectories(_books.Root), Has.Exactly(1).Items, "nothing half-made is left beside the books");
    }

    [Test]
    public void Run_FolderInUse_IsRefused()
    {
        Build(Balances);

        var again = Build(Balances);

        Assert.That(again.ExitCode, Is.EqualTo(2));
        Assert.That(again.Error, Does.Contain("not empty"));
    }

    [Test]
    public void Run_StatedDecimals_AreTaken() =>
        Assert.That(Build("account,asset,balance\nalice,SHIB,589000000000000.25\n", "--decimals", "SHIB=2").ExitCode, Is.Zero);

    private string[] Users() => [.. Directory.EnumerateFiles(Path.Combine(Out, "users"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private CommandLine Build(string balances, params string[] more) =>
        CommandLine.Run(["verify", "build-tree", _books.Write("balances.csv", balances), "--height", "900000", "--out", Out, .. more]);
}
