using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml.Linq;
using RiskAnalytics.Engine.Tests.Cli;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Packaging;

/// <summary>
/// Packs the libraries and the tool for this platform, installs the tool from the local folder alone, and runs its main job outside the
/// repository. The only test that needs the SDK: it says so where that is absent.
/// </summary>
[TestFixture]
public sealed class PackagesTests
{
    private static readonly string[] Libraries = ["Core", "Engine", "Ingestion", "Reporting", "Scoring", "Verification"];

    private static readonly string Platform = RuntimeInformation.RuntimeIdentifier;

    private DirectoryInfo _folder = null!;

    private string Packages => Path.Combine(_folder.FullName, "packages");

    [OneTimeSetUp]
    public void Pack()
    {
        if (DotnetCommand.Missing() is { } reason)
        {
            Assert.Ignore(reason);
        }

        // A folder of its own: other tests build the same projects at the same time. What the compiler warns of, the ordinary build has told.
        _folder = Directory.CreateTempSubdirectory("riskanalytics-packages-");
        var (code, output) = DotnetCommand.Run(
            "dotnet", Repository.Root, "pack", "packaging/Packages.slnf", "-c", "Release", "-o", Packages, "--artifacts-path", Path.Combine(_folder.FullName, "build"),
            "-p:ToolPlatforms=" + Platform, "-p:RunAnalyzers=false", "-nodeReuse:false", "--nologo", "-v", "quiet");
        Assert.That(code, Is.Zero, output);
    }

    [OneTimeTearDown]
    public void Delete() => _folder?.Delete(recursive: true);

    [Test]
    public void Pack_Solution_GivesTheLibrariesTheToolAndTheirSymbols()
    {
        var version = RiskEngine.Version;
        string[] expected =
        [
            .. Libraries.SelectMany(name => new[] { $"RiskAnalytics.{name}.{version}.nupkg", $"RiskAnalytics.{name}.{version}.snupkg" }),
            $"riskanalytics.{version}.nupkg", $"riskanalytics.{Platform}.{version}.nupkg", $"riskanalytics.{Platform}.{version}.snupkg",
        ];

        Assert.That(Directory.GetFiles(Packages).Select(Path.GetFileName), Is.EquivalentTo(expected));
    }

    [Test]
    public void Pack_EveryPackage_HasReadmeLicenceIconAndNothingOfTheMachine()
    {
        Assert.Multiple(() =>
        {
            foreach (var file in Directory.GetFiles(Packages, "*.nupkg"))
            {
                using var package = ZipFile.OpenRead(file);
                var name = Path.GetFileName(file);
                var nuspec = XDocument.Load(package.Entries.Single(e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open()).Root!;
                string? Value(string element) => nuspec.Descendants().FirstOrDefault(e => e.Name.LocalName == element)?.Value;
                Assert.That((Value("license"), Value("readme"), Value("icon"), Value("version")), Is.EqualTo(("MIT", "README.md", "icon.png", RiskEngine.Version)), name);
                Assert.That(Value("description"), Has.Length.GreaterThan(60), name);
                Assert.That(nuspec.Descendants().Select(e => e.Name.LocalName), Has.None.EqualTo("repository").And.None.EqualTo("projectUrl"), name);
                Assert.That(package.Entries.Select(e => e.FullName), Is.SupersetOf(new[] { "README.md", "LICENSE", "icon.png" }), name);
                Assert.That(package.Entries.Select(e => e.LastWriteTime.DateTime), Has.All.EqualTo(new DateTime(1980, 1, 1)), name);
                using var icon = new MemoryStream();
                package.GetEntry("icon.png")!.Open().CopyTo(icon);
                Assert.That(icon.ToArray()[16..24], Is.EqualTo(new byte[] { 0, 0, 0, 128, 0, 0, 0, 128 }), "width and height in the header of the PNG");
            }
        });
    }

    [TestCase("RiskAnalytics.Core")]
    [TestCase("RiskAnalytics.Reporting")]
    public void Pack_Library_NamesNoFolderOfTheMachineItWasBuiltOn(string library)
    {
        using var package = ZipFile.OpenRead(Path.Combine(Packages, $"{library}.{RiskEngine.Version}.snupkg"));
        using var symbols = new MemoryStream();
        package.Entries.Single(e => e.FullName.EndsWith(".pdb", StringComparison.Ordinal)).Open().CopyTo(symbols);

        Assert.That(Encoding.UTF8.GetString(symbols.ToArray()), Does.Not.Contain(Repository.Root));
    }

    [Test]
    public void Pack_Library_NamesThePackagesItNeeds()
    {
        using var package = ZipFile.OpenRead(Path.Combine(Packages, $"RiskAnalytics.Engine.{RiskEngine.Version}.nupkg"));
        var nuspec = XDocument.Load(package.GetEntry("RiskAnalytics.Engine.nuspec")!.Open());

        Assert.That(
            nuspec.Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => (string?)e.Attribute("id")),
            Is.SupersetOf(Libraries.Where(name => name != "Engine").Select(name => "RiskAnalytics." + name)));
    }

    [Test]
    public void Install_FromTheFolderAlone_WritesTheBytesOfThisBuildOutsideTheRepository()
    {
        var tools = Path.Combine(_folder.FullName, "tools");
        var config = Path.Combine(_folder.FullName, "nuget.config");
        File.WriteAllText(config, "<configuration><packageSources><clear /></packageSources></configuration>");
        var (code, output) = DotnetCommand.Run("dotnet", _folder.FullName, "tool", "install", "riskanalytics", "--tool-path", tools, "--add-source", Packages, "--configfile", config);
        Assert.That(code, Is.Zero, output);

        var book = Repository.PathTo("data/books/tether/2021-06-30");
        var installed = Path.Combine(_folder.FullName, "installed");
        var built = Path.Combine(_folder.FullName, "built");
        var run = DotnetCommand.Run(Path.Combine(tools, OperatingSystem.IsWindows() ? "riskanalytics.exe" : "riskanalytics"), _folder.FullName, "report", book, "--out", installed, "--format", "xlsx");
        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(CommandLine.Run("report", book, "--out", built, "--format", "xlsx").ExitCode, Is.Zero);

        var files = Directory.GetFiles(built, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(built, file)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(files.Select(Path.GetFileName), Is.SupersetOf(new[] { "health.pdf", "health.png", "health.xlsx", "assessment.json" }));
            foreach (var file in files)
            {
                Assert.That(File.ReadAllBytes(Path.Combine(installed, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(built, file))), file);
            }
        });
    }
}
