namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>The words of a file name: runs of letters and digits, the ending left out.</summary>
internal static class FileWords
{
    /// <summary>The words in order.</summary>
    public static string[] Of(string name) =>
        string.Concat(Path.GetFileNameWithoutExtension(name).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether the words of a phrase follow each other in a file name, without regard to case.</summary>
    public static bool Has(string name, string phrase) =>
        $" {string.Join(' ', Of(name))} ".Contains($" {string.Join(' ', Of(phrase + "."))} ", StringComparison.OrdinalIgnoreCase);
}
