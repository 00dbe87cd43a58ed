using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Cli;

/// <summary>What every command shares: usage errors, help, exit codes.</summary>
[TestFixture]
public sealed class CommandLineTests
{
    [Test]
    public void Run_NoCommand_NamesTheCommands()
    {
        var run = CommandLine.Run();

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain("Name a command: report, score, ingest, compare, verify, stress, disclose, backtest, explain."));
    }

    [TestCase("publish", TestName = "Run_UnknownCommand_SaysThatThereIsNone")]
    [TestCase("--nonsense", TestName = "Run_UnknownOption_SaysThatThereIsNone")]
    public void Run_Unknown_SaysThatThereIsNone(string word)
    {
        var run = CommandLine.Run(word, "x");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith($"error: There is no command or option '{word}'."));
    }

    [TestCase("score", "x", "--nope", "There is no option '--nope' here.")]
    [TestCase("score", "x", "--as-of", "2024-02-31", "'2024-02-31' is not a date such as 2024-04-12.")]
    [TestCase("score", "x", "--fail-on", "healthy", "--fail-on 'healthy' is not one of critical, unhealthy, watch, worse.")]
    [TestCase("score", "x", "--format", "xml", "--format 'xml' is not one of table, json, csv.")]
    [TestCase("report", "Required argument 'books' missing for command: 'report'.")]
    [TestCase("score", "no-such-folder", "error: no-such-folder: There is no folder 'no-such-folder'.")]
    public void Run_BadUsage_ExitsWith2AndSaysWhy(params string[] argumentsThenMessage)
    {
        var run = CommandLine.Run(argumentsThenMessage[..^1]);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain(argumentsThenMessage[^1]));
    }

    [Test]
    public void Run_Version_PrintsTheEngineVersion()
    {
        var run = CommandLine.Run("--version");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output.Trim(), Is.EqualTo(RiskEngine.Version));
    }

    [TestCase("")]
    [TestCase("report")]
    [TestCase("score")]
    [TestCase("ingest")]
    [TestCase("compare")]
    [TestCase("verify")]
    [TestCase("stress")]
    [TestCase("disclose")]
    [TestCase("backtest")]
    [TestCase("explain")]
    public void Help_OfEveryCommand_IsAsApproved(string command)
    {
        var run = CommandLine.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Error, Is.Empty);
        TestKit.Golden.Verify($"cli/help{(command.Length > 0 ? "-" + command : "")}.txt", run.Output);
    }
}
