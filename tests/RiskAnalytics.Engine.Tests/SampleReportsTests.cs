using System.Runtime.InteropServices;
using RiskAnalytics.Engine.Tests.Cli;
using RiskAnalytics.TestKit;
using SkiaSharp;

namespace RiskAnalytics.Engine.Tests;

/// <summary>The reports shown in the repository are what the command makes today. UPDATE_GOLDEN=1 rewrites them.</summary>
[TestFixture]
public sealed class SampleReportsTests
{
    private static readonly string[] Names = ["assessment.json", "findings.csv", "health.pdf", "health.png"];

    [TestCase("okx", "2024-04-12")]
    [TestCase("usdc-svb", "2023-03-10")]
    public void Report_OfAShippedBook_IsAsShown(string entity, string date)
    {
        var folder = Directory.CreateTempSubdirectory("riskanalytics-");
        try
        {
            var run = CommandLine.Run("report", Repository.PathTo("data/books/" + entity), "--as-of", date, "--out", folder.FullName, "--quiet");
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            var made = Path.Combine(folder.FullName, entity, date);
            Assert.That(Directory.EnumerateFiles(made).Select(Path.GetFileName).Order(StringComparer.Ordinal), Is.EqualTo(Names));
            var shown = Repository.PathTo($"reports/samples/{entity}/{date}");
            if (TestKit.Golden.IsUpdating)
            {
                Copy(made, shown);
            }

            Assert.Multiple(() =>
            {
                Assert.That(File.ReadAllText(Path.Combine(made, Names[0])), Is.EqualTo(ReadLines(shown, Names[0])), Names[0]);
                Assert.That(File.ReadAllText(Path.Combine(made, Names[1])), Is.EqualTo(ReadLines(shown, Names[1])), Names[1]);
                ComparePdf(Path.Combine(made, Names[2]), Path.Combine(shown, Names[2]));
                ComparePng(Path.Combine(made, Names[3]), Path.Combine(shown, Names[3]));
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var name in Names)
        {
            File.Copy(Path.Combine(from, name), Path.Combine(to, name), overwrite: true);
        }
    }

    /// <summary>The text as it was written; a checkout may have changed its line ends.</summary>
    private static string ReadLines(string folder, string name) => File.ReadAllText(Path.Combine(folder, name)).ReplaceLineEndings("\n");

    /// <summary>The same bytes where the numbers of the drawing library are the same, elsewhere about the same size.</summary>
    private static void ComparePdf(string made, string shown)
    {
        if (OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64)
        {
            Assert.That(File.ReadAllBytes(made).AsSpan().SequenceEqual(File.ReadAllBytes(shown)), $"{shown} differs (UPDATE_GOLDEN=1 rewrites it).");
        }
        else
        {
            Assert.That(new FileInfo(made).Length, Is.EqualTo(new FileInfo(shown).Length).Within(5).Percent);
        }
    }

    private static void ComparePng(string made, string shown)
    {
        using var left = SKBitmap.Decode(made);
        using var right = SKBitmap.Decode(shown);
        Assert.That((left.Width, left.Height), Is.EqualTo((right.Width, right.Height)), shown);
        var a = left.GetPixelSpan();
        var b = right.GetPixelSpan();
        var sum = 0L;
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            sum += Math.Abs(a[i] - b[i]);
        }

        Assert.That(sum / (255.0 * a.Length), Is.LessThan(0.01), $"{shown} looks different (UPDATE_GOLDEN=1 rewrites it).");
    }
}
