using System.Diagnostics;

namespace RiskAnalytics.Engine.Tests.Packaging;

/// <summary>Runs a program of the machine to its end, without what the test host put into the environment.</summary>
internal static class DotnetCommand
{
    private const int LongestMinutes = 10;

    /// <summary>Why the SDK command cannot be run; null when it can.</summary>
    public static string? Missing()
    {
        try
        {
            return Run("dotnet", Path.GetTempPath(), "--list-sdks").Output.Trim().Length > 0 ? null : "the dotnet command has no SDK here";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "there is no dotnet command here";
        }
    }

    /// <summary>Runs a program; kills it when it takes too long.</summary>
    public static (int ExitCode, string Output) Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name is "RuntimeIdentifier" or "Configuration").ToList())
        {
            start.Environment.Remove(name);
        }

        // No server outlives the test and keeps its pipes open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(LongestMinutes)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} did not end within {LongestMinutes} minutes.");
        }

        return (process.ExitCode, output.Result + error.Result);
    }
}
