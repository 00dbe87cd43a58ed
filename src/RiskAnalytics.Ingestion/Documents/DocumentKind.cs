namespace RiskAnalytics.Ingestion.Documents;

/// <summary>What a file is by its first bytes, whatever its name says.</summary>
public enum DocumentKind
{
    /// <summary>Text that is no JSON: a table, YAML, or lines.</summary>
    Text,

    /// <summary>JSON: an object or an array.</summary>
    Json,

    /// <summary>A PDF document.</summary>
    Pdf,

    /// <summary>An Excel workbook of the XML kind (.xlsx).</summary>
    Workbook,

    /// <summary>An Apache Parquet file.</summary>
    Parquet,
}
