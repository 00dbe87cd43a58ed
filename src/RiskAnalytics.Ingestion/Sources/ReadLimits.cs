namespace RiskAnalytics.Ingestion.Sources;

/// <summary>How much of one file is read before it is refused: foreign files must not exhaust the machine.</summary>
/// <param name="FileBytes">The largest file, in bytes.</param>
/// <param name="LineBytes">The longest line of a table, in bytes, its quoted line breaks not counted.</param>
/// <param name="Rows">The most rows of a table.</param>
/// <param name="Columns">The most columns of a table.</param>
/// <param name="JsonBytes">The largest JSON file, in bytes.</param>
/// <param name="JsonDepth">How deep JSON values may be nested.</param>
internal sealed record ReadLimits(int FileBytes, int LineBytes, int Rows, int Columns, int JsonBytes, int JsonDepth)
{
    /// <summary>The limits in use; a holdings file of a hundred thousand lines has about 15 MB.</summary>
    public static ReadLimits Standard { get; } = new(
        FileBytes: 128 << 20,
        LineBytes: 64 << 10,
        Rows: 1_000_000,
        Columns: 256,
        JsonBytes: 16 << 20,
        JsonDepth: 32);
}
