using System.Text.RegularExpressions;
using System.Xml.Linq;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Packaging;

/// <summary>The Dockerfile is not run here: what it copies must exist and suffice, and its stages must fit.</summary>
[TestFixture]
public sealed class DockerfileTests
{
    private static readonly List<string> Lines = [.. File.ReadAllLines(Repository.PathTo("Dockerfile")).Where(line => line.Length > 0 && line[0] != '#')];

    /// <summary>What a line copies from the repository.</summary>
    private static IEnumerable<string> Copied => Lines
        .Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from=", StringComparison.Ordinal))
        .SelectMany(line => line.Split(' ')[1..^1]);

    [Test]
    public void Copy_EveryPath_ExistsAndIsSentToTheBuild()
    {
        var ignored = File.ReadAllLines(Repository.PathTo(".dockerignore")).Where(line => line.Length > 0 && line[0] != '#').ToList();

        Assert.Multiple(() =>
        {
            Assert.That(Copied, Is.Not.Empty);
            foreach (var path in Copied)
            {
                var full = Repository.PathTo(path.TrimEnd('/'));
                Assert.That(path.EndsWith('/') ? Directory.Exists(full) : File.Exists(full), path);
                Assert.That(ignored.Where(pattern => (path.TrimEnd('/') + "/").StartsWith(pattern + "/", StringComparison.Ordinal)), Is.Empty, path);
            }
        });
    }

    [Test]
    public void Copy_EveryFileThatAProjectTakesFromOutside_IsAmongThem()
    {
        var needed = Directory.GetFiles(Repository.PathTo("src"), "*.csproj", SearchOption.AllDirectories)
            .SelectMany(project => XDocument.Load(project).Descendants("EmbeddedResource").Select(e => (string?)e.Attribute("Include")).OfType<string>())
            .Where(include => include.StartsWith("../../", StringComparison.Ordinal))
            .Select(include => include["../../".Length..])
            .Concat(["global.json", "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig", "LICENSE", "packaging/icon.png"]);

        Assert.That(needed.Where(file => !Copied.Any(path => path.EndsWith('/') ? file.StartsWith(path, StringComparison.Ordinal) : file == path)), Is.Empty);
    }

    [Test]
    public void Stages_AndEntryPoint_FitTheProject()
    {
        var stages = Lines.Select(line => Regex.Match(line, "^FROM \\S+ AS (\\w+)$")).Where(match => match.Success).Select(match => match.Groups[1].Value);
        var used = Lines.Select(line => Regex.Match(line, "--from=(\\w+)")).Where(match => match.Success).Select(match => match.Groups[1].Value);
        var images = Lines.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]);
        var project = XDocument.Load(Repository.PathTo("src/RiskAnalytics.Cli/RiskAnalytics.Cli.csproj"));
        var sdk = Regex.Match(File.ReadAllText(Repository.PathTo("global.json")), "\"version\": \"([0-9]+\\.[0-9]+)\\.").Groups[1].Value;

        Assert.Multiple(() =>
        {
            Assert.That(used, Is.Not.Empty.And.SubsetOf(stages));
            Assert.That(images, Has.All.EndsWith(":" + sdk), "the SDK that global.json asks for, and its runtime");
            Assert.That(Lines, Has.Some.EqualTo("RUN dotnet publish src/RiskAnalytics.Cli -c Release -o /app --nologo"));
            Assert.That(Lines, Has.Some.EqualTo($"ENTRYPOINT [\"dotnet\", \"/app/{project.Descendants("AssemblyName").Single().Value}.dll\"]"));
            Assert.That(Lines.FindIndex(line => line.StartsWith("USER ", StringComparison.Ordinal)), Is.GreaterThan(0), "nothing runs as root");
        });
    }
}
