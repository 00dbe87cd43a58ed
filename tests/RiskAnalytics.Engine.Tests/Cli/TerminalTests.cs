using System.Globalization;
using RiskAnalytics.Cli;

namespace RiskAnalytics.Engine.Tests.Cli;

[TestFixture]
public sealed class TerminalTests
{
    private StringWriter _results = null!;
    private StringWriter _messages = null!;

    [SetUp]
    public void MakeWriters()
    {
        _results = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        _messages = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
    }

    [TearDown]
    public void DisposeWriters()
    {
        _results.Dispose();
        _messages.Dispose();
    }

    [Test]
    public void Progress_NotATerminal_ShowsNothing()
    {
        var terminal = new Terminal(_results, _messages, isInteractive: false);

        terminal.Progress(1, 2, "reading");
        terminal.Warn("careful");

        Assert.That(_messages.ToString(), Is.EqualTo("warning: careful\n"));
    }

    [Test]
    public void Progress_OnATerminal_IsReplacedByTheNextMessage()
    {
        var terminal = new Terminal(_results, _messages, isInteractive: true);

        terminal.Progress(1, 2, "reading");
        terminal.Note("done");

        Assert.That(_messages.ToString(), Is.EqualTo("\r\u001b[2K[1/2] reading\r\u001b[2Kdone\n"));
    }

    [Test]
    public void Note_AfterResultsHeldBack_ComesAfterThem()
    {
        using var both = new MemoryStream();
        using var results = new StreamWriter(both) { NewLine = "\n" };
        using var messages = new StreamWriter(both) { NewLine = "\n", AutoFlush = true };
        var terminal = new Terminal(results, messages, isInteractive: false);

        terminal.Print("one\n");
        terminal.Note("two");
        terminal.Print("three\n");
        terminal.Finish();

        Assert.That(System.Text.Encoding.UTF8.GetString(both.ToArray()), Is.EqualTo("one\ntwo\nthree\n"));
    }

    [Test]
    public void Write_ControlAndDirectionCharacters_DoNotReachTheTerminal()
    {
        var terminal = new Terminal(_results, _messages, isInteractive: true);

        terminal.Print("a\u001b[31mb\u202ec\u0007\u009b\n");
        terminal.Note("d\u001b]0;x\u2066e");
        terminal.Progress(1, 2, "f\u001b[2J\ng");

        Assert.That(_results.ToString(), Is.EqualTo("a[31mbc\n"));
        Assert.That(_messages.ToString(), Is.EqualTo("d]0;xe\n\r\u001b[2K[1/2] f[2J g"));
    }

    [Test]
    public void Error_FolderNamedWithALineBreakAndEscape_IsOneLine()
    {
        var run = CommandLine.Run("score", "no\u001b[31m\nerror: such");

        Assert.That(run.Error, Does.Not.Contain("\u001b").And.Not.Contain("\nerror: such"));
    }

    [Test]
    public void Error_OnATerminal_IsRed()
    {
        new Terminal(_results, _messages, isInteractive: true).Error("broken");

        Assert.That(_messages.ToString(), Is.EqualTo("\u001b[31merror: broken\u001b[0m\n"));
    }

    [Test]
    public void Configure_Quiet_KeepsRemarksBackButNotWarnings()
    {
        var terminal = new Terminal(_results, _messages, isInteractive: true);
        terminal.Configure(isQuiet: true, hidesProgress: false);

        terminal.Progress(1, 2, "reading");
        terminal.Note("remark");
        terminal.Warn("careful");

        Assert.That(_messages.ToString(), Is.EqualTo("\u001b[33mwarning: careful\u001b[0m\n"));
    }
}
