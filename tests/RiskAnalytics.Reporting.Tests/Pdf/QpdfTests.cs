using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace RiskAnalytics.Reporting.Tests.Pdf;

/// <summary>
/// qpdf, which reads PDFs strictly, finds nothing in any file. Where it is not installed the tests are left out with the
/// reason, unless <c>RISKANALYTICS_QPDF=required</c>.
/// </summary>
[TestFixture]
public sealed class QpdfTests
{
    private const int LongestMilliseconds = 60_000;

    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(typeof(PdfSamples), nameof(PdfSamples.Cases))]
    public void Check_WrittenFile_FindsNothing(byte[] pdf)
    {
        var (exit, said) = Qpdf("--check", Written(pdf));

        Assert.That(exit, Is.Zero, said);
        Assert.That(said, Does.Contain("No syntax or stream encoding errors found").And.Not.Contain("WARNING"));
    }

    [Test]
    public void Check_DamagedFile_IsRefused()
    {
        var sound = Encoding.Latin1.GetString(PdfSamples.Of("comparison"));
        var table = sound.LastIndexOf("startxref\n", StringComparison.Ordinal) + "startxref\n".Length;

        var (exit, said) = Qpdf("--check", Written(Encoding.Latin1.GetBytes($"{sound[..table]}9{sound[(table + 1)..]}")));

        Assert.That(exit, Is.Not.Zero);
        Assert.That(said, Does.Contain("WARNING"));
    }

    // A twin that cannot be made by hand: opened with no password, and still encrypted.
    [Test]
    public void Broken_EncryptedTwin_IsTheRuleAgainstEncryption()
    {
        var encrypted = Path.Combine(_folder, "encrypted.pdf");
        var (exit, said) = Qpdf("--encrypt", "", "owner", "256", "--", Written(PdfSamples.Of("comparison")), encrypted);

        Assert.That(exit, Is.Zero, said);
        Assert.That(PdfaRule.Broken(File.ReadAllBytes(encrypted)).Select(broken => broken.Id), Does.Contain("encryption"));
    }

    private string Written(byte[] pdf)
    {
        var path = Path.Combine(_folder, "sound.pdf");
        File.WriteAllBytes(path, pdf);
        return path;
    }

    private static (int Exit, string Said) Qpdf(params string[] arguments)
    {
        try
        {
            using var run = Process.Start(new ProcessStartInfo("qpdf", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var complaints = run.StandardError.ReadToEndAsync();
            var said = run.StandardOutput.ReadToEnd() + complaints.GetAwaiter().GetResult();
            if (run.WaitForExit(LongestMilliseconds))
                return (run.ExitCode, said);
            run.Kill();
            throw new TimeoutException("qpdf did not end within a minute.");
        }
        catch (Win32Exception)
        {
            const string Why = "qpdf is not on the path: the files were not put before it.";
            if (Environment.GetEnvironmentVariable("RISKANALYTICS_QPDF") == "required")
                Assert.Fail(Why);
            Assert.Ignore(Why);
            throw;
        }
    }
}
