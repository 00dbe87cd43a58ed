using System.Diagnostics;
using System.Globalization;
using RiskAnalytics.Cli;

namespace RiskAnalytics.Engine.Tests.Cli;

[TestFixture]
public sealed class CompletionCommandTests
{
    [TestCase("riskanalytics ", new[] { "report", "score", "completion" })]
    [TestCase("riskanalytics report --fo", new[] { "--format" })]
    [TestCase("riskanalytics score x --fail-on ", new[] { "critical", "unhealthy", "watch", "worse" })]
    [TestCase("riskanalytics score x --format ", new[] { "table", "json", "csv" })]
    [TestCase("riskanalytics completion ", new[] { "bash", "zsh", "pwsh" })]
    public void Suggest_Line_NamesWhatCanStandThere(string line, string[] expected)
    {
        var run = CommandLine.Run("completion", "suggest", line.Length.ToString(CultureInfo.InvariantCulture), line);

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output.Split('\n'), Is.SupersetOf(expected).And.None.EqualTo("suggest"));
    }

    [TestCase("")]
    [TestCase("riskanalytics report \"unfinished")]
    [TestCase("riskanalytics $(rm -rf x) `y` --as-of")]
    public void Suggest_AnyLine_EndsWell(string line)
    {
        var run = CommandLine.Run("completion", "suggest", "99999", line);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
    }

    [TestCase("bash", "complete -o default -F _riskanalytics riskanalytics")]
    [TestCase("zsh", "compdef _riskanalytics riskanalytics")]
    [TestCase("pwsh", "Register-ArgumentCompleter -Native -CommandName riskanalytics")]
    public void Completion_Shell_PrintsItsScript(string shell, string line)
    {
        var run = CommandLine.Run("completion", shell);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Output, Does.Contain(line).And.Contain("completion suggest").And.EndsWith("\n").And.Not.Contain("\r"));
    }

    [TestCase("fish")]
    [TestCase("")]
    public void Completion_OtherShell_SaysWhichThereAre(string shell)
    {
        var run = CommandLine.Run("completion", shell);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("bash").And.Contain("zsh").And.Contain("pwsh"));
    }

    [TestCase("riskanalytics rep", 1, "report")]
    [TestCase("riskanalytics score x --fail-on cr", 4, "critical")]
    [TestCase("riskanalytics report no-such-thing-", 2, "")]
    public void Completion_InARealBash_CompletesTheWord(string line, int word, string expected)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            // The program of this build, under the name that the script calls.
            var program = typeof(Terminal).Assembly.Location;
            var command = Path.Combine(folder.FullName, "riskanalytics");
            File.WriteAllText(command, $"#!/bin/sh\nexec dotnet '{program}' \"$@\"\n");
            if (OperatingSystem.IsWindows() || !File.Exists("/bin/bash"))
            {
                Assert.Ignore("there is no /bin/bash here");
                return;
            }

            File.SetUnixFileMode(command, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            File.WriteAllText(Path.Combine(folder.FullName, "completion.bash"), CommandLine.Run("completion", "bash").Output);
            var start = new ProcessStartInfo("/bin/bash", ["--norc", "-c", $$"""
                set -u
                source ./completion.bash
                COMP_LINE='{{line}}' COMP_POINT={{line.Length.ToString(CultureInfo.InvariantCulture)}} COMP_CWORD={{word.ToString(CultureInfo.InvariantCulture)}}
                COMP_WORDS=($COMP_LINE)
                _riskanalytics
                echo "${COMPREPLY[*]:-}"
                complete -p riskanalytics
                """])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder.FullName,
            };
            start.Environment["PATH"] = folder.FullName + Path.PathSeparator + start.Environment["PATH"];
            using var bash = Process.Start(start)!;
            var error = bash.StandardError.ReadToEndAsync();
            var output = bash.StandardOutput.ReadToEnd();
            bash.WaitForExit();

            Assert.That(error.Result, Is.Empty);
            Assert.That(output, Is.EqualTo($"{expected}\ncomplete -o default -F _riskanalytics riskanalytics\n"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
