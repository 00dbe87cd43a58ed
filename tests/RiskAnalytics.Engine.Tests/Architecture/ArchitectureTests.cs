using System.Text.RegularExpressions;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Architecture;

/// <summary>The reference rules hold for the projects as they are, and a forbidden reference would be seen.</summary>
[TestFixture]
public sealed partial class ArchitectureTests
{
    private static IEnumerable<string> SourceProjects() =>
        Directory.EnumerateFiles(Repository.PathTo("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(Relative).Order(StringComparer.Ordinal);

    private static IEnumerable<string> BuildFiles() =>
        new[] { "src", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo(folder), "*.*proj", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.Root, "Directory.*.props"))
            .Select(Relative).Order(StringComparer.Ordinal);

    private static string Relative(string path) => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');

    [TestCaseSource(nameof(SourceProjects))]
    public void Project_References_AreAllowed(string path) =>
        Assert.That(ReferenceRules.Violations(ProjectFile.Read(Repository.PathTo(path))), Is.Empty);

    [Test]
    public void SourceProjects_Count_IsSeven() => Assert.That(SourceProjects().Count(), Is.EqualTo(7));

    [Test]
    public void Sources_ForbiddenNames_AreAbsent()
    {
        var violations = Directory.EnumerateFiles(Repository.PathTo("src"), "*.cs", SearchOption.AllDirectories)
            .Select(Relative)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(path => SourceRules.Violations(path, File.ReadAllText(Repository.PathTo(path))));

        Assert.That(violations, Is.Empty);
    }

    [TestCaseSource(nameof(BuildFiles))]
    public void BuildFile_Versions_AreFixed(string path)
    {
        var versions = ProjectFile.Read(Repository.PathTo(path)).Versions;

        Assert.That(versions, Is.All.Matches(FixedVersion().ToString()));
        if (path.EndsWith("proj", StringComparison.Ordinal))
            Assert.That(versions, Is.Empty, "Versions stand in Directory.Packages.props.");
    }

    [TestCase("RiskAnalytics.Scoring", "<ProjectReference Include='../RiskAnalytics.Ingestion/RiskAnalytics.Ingestion.csproj' />",
        "RiskAnalytics.Scoring must not refer to the project RiskAnalytics.Ingestion.")]
    [TestCase("RiskAnalytics.Reporting", @"<ProjectReference Include='..\RiskAnalytics.Scoring\RiskAnalytics.Scoring.csproj' />",
        "RiskAnalytics.Reporting must not refer to the project RiskAnalytics.Scoring.")]
    [TestCase("RiskAnalytics.Core", "<PackageReference Include='CsvHelper' />", "RiskAnalytics.Core must not refer to the package CsvHelper.")]
    [TestCase("RiskAnalytics.Cli", "<PackageReference Include='SkiaSharp' />", "RiskAnalytics.Cli must not refer to the package SkiaSharp.")]
    [TestCase("RiskAnalytics.New", "", "RiskAnalytics.New is not named in the reference rules.")]
    public void Violations_ForbiddenReference_IsNamed(string name, string reference, string sentence)
    {
        var project = ProjectFile.Parse(name, $"<Project Sdk='Microsoft.NET.Sdk'><ItemGroup>{reference}</ItemGroup></Project>");

        Assert.That(ReferenceRules.Violations(project), Is.EqualTo(new[] { sentence }));
    }

    [TestCase("src/RiskAnalytics.Reporting/X.cs", "using Microsoft.Data.Analysis;")]
    [TestCase("src/RiskAnalytics.Cli/X.cs", "var frame = new DataFrame();")]
    [TestCase("src/RiskAnalytics.Engine/X.cs", "using SkiaSharp;")]
    [TestCase("src/RiskAnalytics.Ingestion/Sources/X.cs", "new HttpClient()")]
    [TestCase("src/RiskAnalytics.Cli/X.cs", "using System.Net.Sockets;")]
    [TestCase("src/RiskAnalytics.Verification/Chain/X.cs", "using Nethereum.Web3;")]
    [TestCase("src/RiskAnalytics.Scoring/X.cs", "File.ReadAllText(path)")]
    public void Violations_ForbiddenName_IsSeen(string path, string source) =>
        Assert.That(SourceRules.Violations(path, source), Has.Exactly(1).Items);

    [TestCase("src/RiskAnalytics.Ingestion/Fetch/X.cs", "new HttpClient()")]
    [TestCase("src/RiskAnalytics.Engine/Frames/X.cs", "new DataFrame()")]
    [TestCase("src/RiskAnalytics.Reporting/Panels/X.cs", "using SkiaSharp;")]
    public void Violations_AllowedName_IsNotSeen(string path, string source) =>
        Assert.That(SourceRules.Violations(path, source), Is.Empty);

    [TestCase("1.*", false)]
    [TestCase("[1.0,2.0)", false)]
    [TestCase("3.119.4", true)]
    public void FixedVersion_FloatingVersion_IsSeen(string version, bool isFixed) =>
        Assert.That(FixedVersion().IsMatch(version), Is.EqualTo(isFixed));

    [GeneratedRegex(@"^\d+(\.\d+){2,3}$")]
    private static partial Regex FixedVersion();
}
