using System.Collections.Immutable;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources;

/// <summary>One input file with what lies beside it: enough to recognise its format and to find the tables it needs.</summary>
public sealed class SourceDocument
{
    private readonly ReadLimits _limits;
    private readonly Lazy<ImmutableArray<string>> _columns;

    private SourceDocument(SourceFile file, ReadLimits limits)
    {
        File = file;
        Folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file.Path)) ?? "";
        _limits = limits;
        IsJson = file.Text.Span.TrimStart(" \t\r\n"u8).StartsWith("{"u8);
        _columns = new Lazy<ImmutableArray<string>>(() => IsJson ? [] : [.. CsvTable.Header(File, _limits)]);
    }

    /// <summary>Where the file was found.</summary>
    public string Path => File.Path;

    /// <summary>The file name.</summary>
    public string Name => File.Name;

    /// <summary>SHA-256 of the file, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 => File.Sha256;

    /// <summary>Whether the text begins like a JSON object; otherwise it is taken for a table.</summary>
    public bool IsJson { get; }

    /// <summary>The column names of the table, trimmed and in lower case; empty when the file is no table.</summary>
    public ImmutableArray<string> Columns => _columns.Value;

    internal SourceFile File { get; }

    internal string Folder { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The document, without any other beside it.</returns>
    /// <exception cref="IngestionException">The file cannot be read as UTF-8 text.</exception>
    public static SourceDocument Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new SourceDocument(SourceFile.OpenTable(path, ReadLimits.Standard), ReadLimits.Standard);
    }

    /// <summary>Whether the table has all of the given columns.</summary>
    /// <param name="columns">Column names in lower case.</param>
    public bool HasColumns(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (!Columns.Contains(column))
                return false;
        }

        return true;
    }

    /// <summary>All files of the run and those beside them, in ordinal order of their paths.</summary>
    internal IReadOnlyList<SourceDocument> Neighbours { get; set; } = [];

    /// <summary>The other files of the same folder.</summary>
    internal IEnumerable<SourceDocument> SameFolder => Neighbours.Where(n => n != this && n.Folder == Folder);

    /// <summary>The first table with all of the given columns: in the same folder, else among the other files of the run; or null.</summary>
    internal SourceDocument? FindBeside(params ReadOnlySpan<string> columns)
    {
        foreach (var other in SameFolder.Concat(Neighbours.Where(n => n.Folder != Folder)))
        {
            if (other.HasColumns(columns))
                return other;
        }

        return null;
    }

    internal RawTable ReadTable(IssueLog log) => CsvTable.Read(File, _limits, log);
}
