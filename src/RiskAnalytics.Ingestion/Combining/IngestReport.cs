using System.Collections.Immutable;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Combining;

/// <summary>What became of one input file.</summary>
public sealed record IngestReport
{
    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the file, 64 lower-case hexadecimal digits; null when it could not be read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Whether a source knows the format.</summary>
    public bool Recognised { get; init; }

    /// <summary>The code of the format; null when it is not known.</summary>
    public string? Format { get; init; }

    /// <summary>The entity, when the file tells of one only.</summary>
    public string? Entity { get; init; }

    /// <summary>The as-of date, when the file tells of one only.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The books written, as folders below the output root.</summary>
    public ImmutableArray<string> Books { get; init; } = [];

    /// <summary>How many rows were read.</summary>
    public int Lines { get; init; }

    /// <summary>How many amounts and prices stand in the books.</summary>
    public int Figures { get; init; }

    /// <summary>What was wrong or remarkable.</summary>
    public ImmutableArray<DataIssue> Issues { get; init; } = [];
}
