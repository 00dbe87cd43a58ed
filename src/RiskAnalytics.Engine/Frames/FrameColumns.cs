using Microsoft.Data.Analysis;

namespace RiskAnalytics.Engine.Frames;

/// <summary>Collects the columns of a frame over one list of rows.</summary>
internal sealed class FrameColumns<T>(IEnumerable<T> rows)
{
    private readonly List<T> _rows = [.. rows];
    private readonly List<DataFrameColumn> _columns = [];

    public FrameColumns<T> Text(string name, Func<T, string?> cell) => Add(new StringDataFrameColumn(name, _rows.Select(cell)));

    public FrameColumns<T> Figure(string name, Func<T, decimal?> cell) => Add(new DecimalDataFrameColumn(name, _rows.Select(cell)));

    public FrameColumns<T> Flag(string name, Func<T, bool> cell) => Add(new BooleanDataFrameColumn(name, _rows.Select(cell)));

    /// <summary>Dates as midnight, since a frame has no column of plain dates.</summary>
    public FrameColumns<T> Date(string name, Func<T, DateOnly?> cell) =>
        Add(new DateTimeDataFrameColumn(name, _rows.Select(row => cell(row)?.ToDateTime(TimeOnly.MinValue))));

    public DataFrame ToFrame() => new(_columns);

    private FrameColumns<T> Add(DataFrameColumn column)
    {
        _columns.Add(column);
        return this;
    }
}
