using System.Collections.Immutable;
using System.Xml.Linq;

namespace RiskAnalytics.Engine.Tests.Architecture;

/// <summary>What a project file refers to: other projects by name, packages by id, and any version written in it.</summary>
internal sealed record ProjectFile(
    string Name, ImmutableArray<string> Projects, ImmutableArray<string> Packages, ImmutableArray<string> Versions)
{
    public static ProjectFile Read(string path) => Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));

    public static ProjectFile Parse(string name, string xml)
    {
        var document = XDocument.Parse(xml);
        return new ProjectFile(
            name,
            [.. Includes(document, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))],
            [.. Includes(document, "PackageReference")],
            [.. document.Descendants()
                .Where(e => e.Name.LocalName is "PackageReference" or "PackageVersion" or "GlobalPackageReference")
                .SelectMany(e => e.Attributes().Where(a => a.Name.LocalName is "Version" or "VersionOverride").Select(a => a.Value)
                    .Concat(e.Elements().Where(c => c.Name.LocalName is "Version" or "VersionOverride").Select(c => c.Value)))]);
    }

    private static IEnumerable<string> Includes(XDocument document, string element) =>
        document.Descendants().Where(e => e.Name.LocalName == element)
            .Select(e => e.Attribute("Include")?.Value ?? e.Attribute("Update")?.Value ?? "");
}
