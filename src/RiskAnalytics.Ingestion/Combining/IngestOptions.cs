using System.Collections.Immutable;
using RiskAnalytics.Ingestion.Fetch;

namespace RiskAnalytics.Ingestion.Combining;

/// <summary>How files are turned into books.</summary>
public sealed record IngestOptions
{
    /// <summary>The code of the format to read every file as; null to recognise each by its content.</summary>
    public string? Format { get; init; }

    /// <summary>The as-of date of documents that state none.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Which of the inputs were fetched: the report names their addresses, and the day asked for or that of the fetch stands for an as-of date that neither the answer nor the user states.</summary>
    public ImmutableArray<FetchedFile> Fetched { get; init; } = [];

    /// <summary>The most files of a folder.</summary>
    internal int MostFiles { get; init; } = 10_000;

    /// <summary>Told what is being read: the file, and how far it is where that takes long.</summary>
    public IProgress<IngestProgress>? Progress { get; init; }
}
