using System.Text;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Sources.Proofs;

/// <summary>Reads a published tree line by line, however long the file is: lines have a bound, and the end of the run is heeded.</summary>
internal static class TreeLines
{
    private const int LongestLine = 1 << 20;
    private const int HeededEvery = 4096;

    /// <summary>The lines that are not blank, each with its number from 1.</summary>
    /// <exception cref="IngestionException">A line is longer than any published one could be.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static IEnumerable<(int Number, string Text)> Of(SourceDocument document)
    {
        using var reader = new StreamReader(document.OpenStream(), Encoding.UTF8);
        var buffer = new char[1 << 14];
        var line = new StringBuilder();
        var number = 1;
        var bytes = 0L;
        while (reader.Read(buffer, 0, buffer.Length) is var read and > 0)
        {
            bytes += read;
            for (var at = 0; at < read;)
            {
                var end = Array.IndexOf(buffer, '\n', at, read - at);
                var upTo = end < 0 ? read : end;
                line.Append(buffer, at, upTo - at);
                if (line.Length > LongestLine)
                    throw IngestionException.For(document.Name, "line-too-long", FormattableString.Invariant($"the line has more than {LongestLine} characters"), number);
                at = upTo + 1;
                if (end < 0)
                    continue;
                if (Text(line) is { } text)
                    yield return (number, text);
                line.Clear();
                if (++number % HeededEvery == 0)
                {
                    document.Cancellation.ThrowIfCancellationRequested();
                    document.Progress?.Report(bytes);
                }
            }
        }

        if (Text(line) is { } last)
            yield return (number, last);
    }

    private static string? Text(StringBuilder line) => line.ToString().Trim() is { Length: > 0 } text ? text : null;
}
