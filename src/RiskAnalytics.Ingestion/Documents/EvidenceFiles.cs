using System.Collections.Immutable;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Documents;

/// <summary>Opens the files from which claims are verified: address lists and proofs, alone, in folders, or in archives.</summary>
public static class EvidenceFiles
{
    /// <summary>The most files of one folder.</summary>
    public const int MostFiles = 10_000;

    /// <summary>Opens a file, or every file below a folder, in ordinal order of their paths.</summary>
    /// <param name="path">A file or a folder.</param>
    /// <returns>The documents; a file that cannot be opened is an issue.</returns>
    /// <exception cref="IngestionException">There is nothing at the path, or the folder has too many files.</exception>
    public static WithIssues<ImmutableArray<SourceDocument>> Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var log = new IssueLog();
        var documents = ImmutableArray.CreateBuilder<SourceDocument>();
        foreach (var file in Ingestor.FilesOf(path, outputRoot: null, MostFiles).Order(StringComparer.Ordinal))
        {
            try
            {
                documents.AddRange(SourceDocument.OpenAll(file, log));
            }
            catch (IngestionException refused)
            {
                foreach (var fault in refused.Faults)
                    log.Add(fault);
            }
        }

        return new WithIssues<ImmutableArray<SourceDocument>>(documents.DrainToImmutable(), log.ToImmutable());
    }
}
