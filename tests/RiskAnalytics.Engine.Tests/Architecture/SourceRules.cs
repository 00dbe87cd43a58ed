using System.Text.RegularExpressions;

namespace RiskAnalytics.Engine.Tests.Architecture;

/// <summary>
/// Which library type may be named where, by the text of the sources: a transitive reference would let any project above
/// use it without a line in its project file.
/// </summary>
internal static partial class SourceRules
{
    /// <summary>One sentence for each name the file may not use; the path is given from the root, with '/'.</summary>
    public static IEnumerable<string> Violations(string path, string source)
    {
        if (DataFrames().IsMatch(source) && !In(path, "Ingestion", "Engine"))
            yield return $"{path}: DataFrame belongs to Ingestion and Engine.";
        if (Drawing().IsMatch(source) && !In(path, "Reporting"))
            yield return $"{path}: SkiaSharp, HarfBuzz and ScottPlot belong to Reporting.";
        if (HttpClients().IsMatch(source) && !In(path, "Ingestion/Fetch", "Verification/Chain"))
            yield return $"{path}: HttpClient and everything else that opens a connection belongs to Ingestion/Fetch and Verification/Chain.";
        if (Ethereum().IsMatch(source) && path != "src/RiskAnalytics.Verification/Chain/NethereumChainClient.cs")
            yield return $"{path}: Nethereum belongs to Verification/Chain/NethereumChainClient.cs.";
        if (Files().IsMatch(source) && In(path, "Core", "Scoring"))
            yield return $"{path}: Core and Scoring touch no file.";
    }

    private static bool In(string path, params string[] folders) =>
        folders.Any(folder => path.StartsWith($"src/RiskAnalytics.{folder}/", StringComparison.Ordinal));

    [GeneratedRegex(@"\bMicrosoft\.Data\.Analysis\b|\bDataFrame\b")]
    private static partial Regex DataFrames();

    [GeneratedRegex(@"\bSkiaSharp\b|\bScottPlot\b|\bHarfBuzzSharp\b")]
    private static partial Regex Drawing();

    [GeneratedRegex(@"\bHttpClient\b|\bHttpMessageInvoker\b|\bHttpClientHandler\b|\bSocketsHttpHandler\b|\bWebClient\b|\bWebRequest\b|\bTcpClient\b|\bUdpClient\b|\bClientWebSocket\b|\bSystem\.Net\b")]
    private static partial Regex HttpClients();

    [GeneratedRegex(@"\bNethereum\.")]
    private static partial Regex Ethereum();

    [GeneratedRegex(@"\bSystem\.IO\b|\bFile\.(Read|Write|Open|Exists|Create|Delete)|\bDirectory\.|\bFileStream\b")]
    private static partial Regex Files();
}
