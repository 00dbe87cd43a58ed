namespace RiskAnalytics.Ingestion.Normalisation;

/// <summary>What reading one text cell gave.</summary>
internal enum CellStatus
{
    /// <summary>The cell is empty or holds an absent marker: no value, and never zero.</summary>
    Absent,

    /// <summary>The cell holds a value.</summary>
    Good,

    /// <summary>The cell holds a value, read in one of two possible ways; the remark says which.</summary>
    Doubtful,

    /// <summary>The cell holds something else than a value; the remark says what is expected.</summary>
    Bad,
}

/// <summary>One text cell read as a value: the value, or why there is none.</summary>
/// <param name="Status">Whether there is a value.</param>
/// <param name="Value">The value; meaningless unless the status is good or doubtful.</param>
/// <param name="Remark">For a bad cell what is expected instead, for a doubtful one how it was read; otherwise empty.</param>
/// <remarks>The default is an absent cell.</remarks>
internal readonly record struct CellReading<T>(CellStatus Status, T Value, string Remark)
    where T : struct
{
    /// <summary>A cell that states nothing.</summary>
    public static CellReading<T> Absent => default;

    /// <summary>The value, or null when the cell states none or states it badly.</summary>
    public T? OrNull => Status is CellStatus.Good or CellStatus.Doubtful ? Value : null;

    /// <summary>A cell with a plain value.</summary>
    public static CellReading<T> Good(T value) => new(CellStatus.Good, value, "");

    /// <summary>A cell that could mean two things.</summary>
    public static CellReading<T> Doubtful(T value, string remark) => new(CellStatus.Doubtful, value, remark);

    /// <summary>A cell that is no value of this kind.</summary>
    public static CellReading<T> Bad(string expected) => new(CellStatus.Bad, default, expected);
}
