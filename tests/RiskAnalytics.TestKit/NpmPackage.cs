using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using NUnit.Framework;

namespace RiskAnalytics.TestKit;

/// <summary>
/// A package of npm that tests run. It is installed once, from the registry npm is configured with, into artifacts/npm of the
/// checkout, without running the package's install scripts. Without Node.js the tests that need it are ignored, with the reason;
/// with <c>RISKANALYTICS_NODE=required</c> in the environment, as .ci/run sets it, they fail.
/// </summary>
public static class NpmPackage
{
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(5);

    private static readonly ConcurrentDictionary<string, Lazy<(string? Modules, string Fault)>> Installed = new(StringComparer.Ordinal);

    /// <summary>True when a package that cannot be installed is a failure.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable("RISKANALYTICS_NODE") == "required";

    /// <summary>The folder <c>node_modules</c> with a package and what it depends on; ends the test when it cannot be had.</summary>
    /// <param name="name">Its name, such as <c>@foundry-rs/anvil</c>.</param>
    /// <param name="version">Its exact version.</param>
    /// <param name="prepare">What is done to the fresh <c>node_modules</c> before anybody uses it, such as a stub for a native module.</param>
    public static string Require(string name, string version, Action<string>? prepare = null)
    {
        var (modules, fault) = Installed.GetOrAdd($"{name}@{version}", _ => new(() => Install(name, version, prepare))).Value;
        if (modules is null && IsRequired)
            Assert.Fail(fault);
        if (modules is null)
            Assert.Ignore(fault);
        return modules!;
    }

    /// <summary>Starts a program and waits for its end. It gets no window and no input.</summary>
    /// <returns>Its exit code and what it wrote, errors last; null when there is no such program or it does not end in time.</returns>
    public static (int ExitCode, string Text)? Run(string program, string folder, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            if (process.WaitForExit(MostTime))
                return (process.ExitCode, output.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult());
            process.Kill(entireProcessTree: true);
            return null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static (string? Modules, string Fault) Install(string name, string version, Action<string>? prepare)
    {
        var package = $"{name}@{version}";
        var shelf = Repository.PathTo("artifacts/npm");
        var folder = Path.Combine(shelf, package.Replace('/', '+'));
        var modules = Path.Combine(folder, "node_modules");
        if (Directory.Exists(folder))
            return (modules, "");

        // Other test programs may install the same package now: each works in a folder of its own, and the first to be ready is used.
        var draft = Path.Combine(shelf, $".{Environment.ProcessId}-{Path.GetFileName(folder)}");
        Directory.CreateDirectory(draft);
        try
        {
            File.WriteAllText(Path.Combine(draft, "package.json"), """{ "private": true }""");
            var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
            if (Run(npm, draft, "install", package, "--save-exact", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error") is not { } run)
                return (null, $"Node.js with npm is not installed, or npm did not end in time: the test needs the npm package {package}.");
            if (run.ExitCode != 0)
                return (null, $"npm could not install {package} (exit code {run.ExitCode}): is there a way to its registry?");
            prepare?.Invoke(Path.Combine(draft, "node_modules"));
            if (!Directory.Exists(folder))
                Directory.Move(draft, folder);
            return (modules, "");
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            return (modules, "");
        }
        finally
        {
            if (Directory.Exists(draft))
                Directory.Delete(draft, recursive: true);
        }
    }
}
