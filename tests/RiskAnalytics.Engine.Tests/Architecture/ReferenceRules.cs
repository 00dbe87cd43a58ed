namespace RiskAnalytics.Engine.Tests.Architecture;

/// <summary>
/// Which project may refer to which project and package. An arrow or a package that is not listed is forbidden, so a new
/// one is a decision that shows in review.
/// </summary>
internal static class ReferenceRules
{
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Allowed = new(StringComparer.Ordinal)
    {
        ["RiskAnalytics.Core"] = ([], []),
        ["RiskAnalytics.Scoring"] = (["RiskAnalytics.Core"], []),
        ["RiskAnalytics.Verification"] = (["RiskAnalytics.Core"], ["BouncyCastle.Cryptography", "Nethereum.Web3", "Polly.Core"]),
        ["RiskAnalytics.Ingestion"] = (["RiskAnalytics.Core"],
            ["CsvHelper", "Microsoft.Data.Analysis", "PdfPig", "Parquet.Net", "YamlDotNet", "Polly.Core"]),
        ["RiskAnalytics.Reporting"] = (["RiskAnalytics.Core"],
            ["ScottPlot", "SkiaSharp", "SkiaSharp.*", "HarfBuzzSharp.*", "MiniExcel"]),
        ["RiskAnalytics.Engine"] = (
            ["RiskAnalytics.Core", "RiskAnalytics.Ingestion", "RiskAnalytics.Scoring", "RiskAnalytics.Verification", "RiskAnalytics.Reporting"],
            ["Microsoft.Data.Analysis"]),
        ["RiskAnalytics.Cli"] = (["RiskAnalytics.Engine"], ["System.CommandLine"]),
    };

    /// <summary>One sentence for each reference the rules do not allow.</summary>
    public static IEnumerable<string> Violations(ProjectFile project)
    {
        if (!Allowed.TryGetValue(project.Name, out var allowed))
            return [$"{project.Name} is not named in the reference rules."];

        var projects = project.Projects.Except(allowed.Projects).Select(p => $"{project.Name} must not refer to the project {p}.");
        var packages = project.Packages.Where(p => !allowed.Packages.Any(pattern => Matches(pattern, p)))
            .Select(p => $"{project.Name} must not refer to the package {p}.");
        return projects.Concat(packages);
    }

    private static bool Matches(string pattern, string package) =>
        pattern.EndsWith('*') ? package.StartsWith(pattern[..^1], StringComparison.Ordinal) : pattern == package;
}
