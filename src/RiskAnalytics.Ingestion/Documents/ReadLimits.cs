namespace RiskAnalytics.Ingestion.Documents;

/// <summary>How much of one file is read before it is refused: foreign files must not exhaust the machine.</summary>
/// <param name="FileBytes">The largest file that is held in memory as a whole, in bytes.</param>
/// <param name="LineBytes">The longest line of a table, in bytes, its quoted line breaks not counted.</param>
/// <param name="Rows">The most rows of a table held in memory.</param>
/// <param name="Columns">The most columns of a table.</param>
/// <param name="JsonBytes">The largest JSON file, in bytes.</param>
/// <param name="JsonDepth">How deep JSON values may be nested.</param>
internal sealed record ReadLimits(int FileBytes, int LineBytes, int Rows, int Columns, int JsonBytes, int JsonDepth)
{
    /// <summary>The limits of books; a holdings file of a hundred thousand lines has about 15 MB.</summary>
    public static ReadLimits Standard { get; } = new(
        FileBytes: 128 << 20,
        LineBytes: 64 << 10,
        Rows: 1_000_000,
        Columns: 256,
        JsonBytes: 16 << 20,
        JsonDepth: 32);

    /// <summary>The limits of published files: a history of one exchange by chain and coin has tens of megabytes of JSON, a proof is nested deeper.</summary>
    public static ReadLimits Published { get; } = Standard with { LineBytes = 1 << 20, Columns = 4096, JsonBytes = 128 << 20, JsonDepth = 64 };

    /// <summary>The most cells of a table held in memory, those that its short rows lack included.</summary>
    public int Cells { get; init; } = 1 << 25;

    /// <summary>The largest file that is streamed, unpacked, in bytes: the largest known is 275 MB.</summary>
    public long StreamBytes { get; init; } = 2L << 30;

    /// <summary>The most entries of an archive.</summary>
    public int ArchiveEntries { get; init; } = 1_000;

    /// <summary>How many times its packed size an archive entry beyond 16 MB may have: addresses pack to a half or third, zeros to a thousandth.</summary>
    public int LargestPacking { get; init; } = 100;
}
