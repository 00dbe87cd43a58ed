using System.IO.Compression;
using System.Text;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Cli;

/// <summary>The supervisory package of the fictional token, and what <c>disclose --check</c> says of it and of broken twins.</summary>
[TestFixture]
public sealed class PackageCheckTests
{
    private static readonly Lazy<(string Name, byte[] Bytes)> Sound = new(Make);

    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Check_PackageAsWritten_IsSoundAndSaysWhatWasNotConsulted()
    {
        var run = Check(Sound.Value.Name, Sound.Value.Bytes);

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(run.Output, Does.Contain(": sound").And.Contain("EBA taxonomy itself was not consulted"));
    }

    [Test]
    public void Write_SameBookTwice_GivesTheSameBytes() => Assert.That(Make().Bytes, Is.EqualTo(Sound.Value.Bytes));

    // file, what stands there, what the twin has instead (null: the file is left out), the fault
    [TestCase("META-INF/reportPackage.json", null, null, "package-file-missing")]
    [TestCase("META-INF/reportPackage.json", "report-package/2023", "report-package/2019", "package-type")]
    [TestCase("reports/report.json", "mica/4.0", "mica/9.9", "module-unknown")]
    [TestCase("reports/report.json", "2021/xbrl-csv", "2021/xbrl-json", "report-type")]
    [TestCase("reports/report.json", "{\"documentInfo\"", "[\"documentInfo\"", "json-broken")]
    [TestCase("reports/parameters.csv", null, null, "parameters-file-missing")]
    [TestCase("reports/parameters.csv", "decimalsMonetary,2\n", "", "parameter-missing")]
    [TestCase("reports/parameters.csv", "refPeriod,2026-06-30", "refPeriod,2026-06-31", "period-form")]
    [TestCase("reports/parameters.csv", "iso4217:EUR", "iso4217:EURO", "currency-form")]
    [TestCase("reports/parameters.csv", "decimalsMonetary,2", "decimalsMonetary,-6", "decimals-monetary")]
    [TestCase("reports/FilingIndicators.csv", null, null, "indicators-file-missing")]
    [TestCase("reports/FilingIndicators.csv", "Q_03.01,true", "Q_03.01,false", "table-not-reported")]
    [TestCase("reports/FilingIndicators.csv", "Q_01.00,false", "Q_01.00,true", "table-missing")]
    [TestCase("reports/FilingIndicators.csv", "Q_01.00,false", "Q_77.00,false", "indicator-unknown")]
    [TestCase("reports/FilingIndicators.csv", "Q_01.00,false", "Q_01.00,maybe", "indicator-value")]
    [TestCase("reports/FilingIndicators.csv", "Q_02.00,true\n", "Q_02.00,true\nQ_02.00,true\n", "indicator-twice")]
    [TestCase("reports/q_02.00.csv", "datapoint,factValue", "datapoint,value", "table-header")]
    [TestCase("reports/q_02.00.csv", "dp3296003,", "dp1234567,", "datapoint-unknown")]
    [TestCase("reports/q_02.00.csv", "dp3296002,209000000", "dp3296002,199000000", "order-quarter")]
    [TestCase("reports/q_02.00.csv", "dp3296003,207850000", "dp3296003,-207850000", "value-negative")]
    [TestCase("reports/q_02.00.csv", "dp3296003,207850000", "dp3296003,#nil", "special-value")]
    [TestCase("reports/q_02.00.csv", "dp3296003,207850000", "dp3296003,much", "value-number")]
    [TestCase("reports/q_03.01.csv", "dp3295997,126000000,eba_CU:EUR", "dp3295997,116000000,eba_CU:EUR", "sum-types")]
    [TestCase("reports/q_03.01.csv", "dp3295997,126000000,eba_CU:EUR\n", "dp3295997,126000000,eba_CU:EUR\ndp3295997,207850000,eba_CU:ALL\n", "currency-all")]
    [TestCase("reports/q_03.01.csv", "dp3295997,126000000,eba_CU:EUR", "dp3295997,126000000,EUR", "key-currency")]
    [TestCase("reports/q_03.01.csv", "dp3291721,19320000,eba_CU:USD\n", "", "sum-deposits")]
    [TestCase("reports/q_03.02.a.csv", "dp3296032,0.001905", "dp3296032,1.9048", "ratio-above-one")]
    [TestCase("reports/q_03.02.a.csv", "9999BERGBANK00000094", "9999BERGBANK00000095", "key-lei")]
    [TestCase("reports/q_03.02.a.csv", "eba_qFI:qx2304", "eba_qFI:qx9999", "key-instrument")]
    [TestCase("reports/q_03.02.b.csv", "dp3291690,0,eba_CU:USD\n", "dp3291690,0,eba_CU:USD\ndp3291690,0,eba_CU:USD\n", "fact-twice")]
    public void Check_BrokenTwin_IsRefusedForItsOwnReason(string file, string? there, string? instead, string fault)
    {
        var (name, bytes) = Sound.Value;
        // Lines of a package end as RFC 4180 says.
        (there, instead) = (there?.ReplaceLineEndings("\r\n"), instead?.ReplaceLineEndings("\r\n"));
        var hit = false;
        var twin = Edited(bytes, (entry, text) =>
        {
            if (!entry.EndsWith(file, StringComparison.Ordinal))
                return text;
            hit = there is null || text.Contains(there, StringComparison.Ordinal);
            return there is null ? null : text.Replace(there, instead, StringComparison.Ordinal);
        });
        Assert.That(hit, "The sound package has what the twin changes.");

        var run = Check(name, twin);

        Assert.That(run.ExitCode, Is.EqualTo(1), run.Output + run.Error);
        Assert.That(run.Output, Does.Contain(fault));
    }

    [Test]
    public void Check_ValueOfTheTokenAbsent_IsSaidToBeUntested()
    {
        var (name, bytes) = Sound.Value;

        var run = Check(name, Edited(bytes, (_, text) => text.Replace("dp3295995,199900000\r\n", "", StringComparison.Ordinal)));

        Assert.That(run.Output, Does.Contain("token-value: the order within the quarter could not be fully tested: date absent"));
    }

    [Test]
    public void Check_NoZip_ExitsWith2()
    {
        var run = Check("x.zip", "this is no zip"u8.ToArray());

        Assert.That(run.ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void Write_TokenInACurrencyOfTheUnion_IsRefusedWithTheReason()
    {
        var run = CommandLine.Run("disclose", Repository.PathTo("data/books/eurc/2026-02-27"), "--regime", "mica-emt", "--format", "xbrl-csv", "--out", _folder);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("No supervisory package for eurc"));
        Assert.That(Directory.GetFiles(_folder, "*.zip", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public void Write_TokenInAForeignCurrency_IsSound()
    {
        var run = CommandLine.Run("disclose", Repository.PathTo("data/examples/nordkrone-emt-usd/2026-06-30"), "--format", "xbrl-csv", "--out", _folder);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(CommandLine.Run("disclose", "--check", Directory.GetFiles(_folder, "*.zip", SearchOption.AllDirectories).Single()).ExitCode, Is.Zero);
    }

    private static (string Name, byte[] Bytes) Make()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            CommandLine.Run("disclose", Repository.PathTo("data/examples/alpen-basket-art/2026-06-30"), "--format", "xbrl-csv", "--out", folder);
            var zip = Directory.GetFiles(folder, "*.zip", SearchOption.AllDirectories).Single();
            return (Path.GetFileName(zip), File.ReadAllBytes(zip));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private (int ExitCode, string Output, string Error) Check(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        var run = CommandLine.Run("disclose", "--check", path);
        return (run.ExitCode, run.Output, run.Error);
    }

    private static byte[] Edited(byte[] package, Func<string, string, string?> edit)
    {
        using var source = new ZipArchive(new MemoryStream(package));
        var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
                if (edit(entry.FullName, reader.ReadToEnd()) is not { } text)
                    continue;
                using var writer = new StreamWriter(zip.CreateEntry(entry.FullName).Open());
                writer.Write(text);
            }
        }

        return target.ToArray();
    }
}
