using System.Diagnostics;
using System.Security.Cryptography;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Reporting.Tests.Renderers;

/// <summary>The same assessment gives the same bytes: twice in one process, and in another process under another time zone.</summary>
[TestFixture]
public sealed class SameBytesTests
{
    private const string HashFile = "RISKANALYTICS_TEST_HASH_FILE";

    [Test]
    public void Render_Twice_GivesTheSameBytes()
    {
        string first = Hash();

        string second = Hash();

        Assert.That(second, Is.EqualTo(first));
        if (Environment.GetEnvironmentVariable(HashFile) is { } file)
        {
            // This is the other process of Render_AnotherProcess_GivesTheSameBytes.
            File.WriteAllText(file, first);
        }
    }

    [Test]
    public void Render_AfterCollections_GivesTheSameBytes()
    {
        string before = Hash();
        for (int i = 0; i < 3; i++)
        {
            // The fonts live in native memory: nothing of them may go with the garbage.
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.That(Hash(), Is.EqualTo(before));
    }

    [Test]
    public void Render_AnotherProcess_GivesTheSameBytes()
    {
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"hash-{Environment.ProcessId}.txt");
        // The test program runs itself; where the host is dotnet, it is told which program.
        string host = Environment.ProcessPath!;
        bool isMuxer = Path.GetFileNameWithoutExtension(host) == "dotnet";
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true };
        if (isMuxer)
        {
            start.ArgumentList.Add(typeof(SameBytesTests).Assembly.Location);
        }

        start.ArgumentList.Add("--filter");
        start.ArgumentList.Add($"FullyQualifiedName~{nameof(SameBytesTests)}.{nameof(Render_Twice_GivesTheSameBytes)}");
        start.Environment[HashFile] = file;
        start.Environment["TZ"] = "Asia/Kathmandu";
        start.Environment["LANG"] = "de_DE.UTF-8";

        using (Process child = Process.Start(start)!)
        {
            child.StandardOutput.ReadToEnd();
            child.WaitForExit();
        }

        string there = File.ReadAllText(file);
        File.Delete(file);
        Assert.That(there, Is.EqualTo(Hash()));
    }

    private static string Hash()
    {
        using var output = new MemoryStream();
        foreach (var renderer in RendererCatalog.All)
        {
            renderer.Render(Samples.Of("history"), output);
        }

        foreach (var renderer in RendererCatalog.Difference)
        {
            renderer.Render(DifferenceTests.Between(Samples.Of("tether"), Samples.Okx), output);
        }

        foreach (var renderer in RendererCatalog.Comparison)
        {
            renderer.Render(EntityComparison.Of([Samples.Okx, Samples.Of("tether")]), output);
        }

        return Convert.ToHexString(SHA256.HashData(output.ToArray()));
    }
}
