using System.Collections.Immutable;

namespace RiskAnalytics.Reporting.Workbooks;

/// <summary>One sheet: a header and its rows.</summary>
internal sealed class SheetTable
{
    /// <summary>The most rows of a sheet; a workbook could take 1,048,576, but a book is not trusted with that much memory.</summary>
    public const int MostRows = 50_000;

    /// <summary>What the header of a neighbour with every digit ends in.</summary>
    public const string AllDigits = ", all digits";

    private SheetTable(string name, ImmutableArray<string> columns, IReadOnlyList<ImmutableArray<SheetCell>> rows)
    {
        Name = name;
        Columns = columns;
        Rows = rows;
    }

    /// <summary>Name of the sheet: at most 31 characters, none of <c>[ ] : * ? / \</c>.</summary>
    public string Name { get; }

    /// <summary>The headers, each once.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The rows, as many cells as headers each.</summary>
    public IReadOnlyList<ImmutableArray<SheetCell>> Rows { get; }

    /// <summary>How many rows were left out, which only the sources can say.</summary>
    public int LeftOut { get; private init; }

    /// <summary>
    /// A sheet of rows. Behind each column with a figure that has more digits than a spreadsheet keeps stands a neighbour with every digit as text.
    /// </summary>
    /// <param name="name">Name of the sheet.</param>
    /// <param name="columns">The headers.</param>
    /// <param name="rows">The rows; those beyond <see cref="MostRows"/> are counted.</param>
    /// <param name="none">What the one row says when there is none.</param>
    /// <param name="withAllDigits">False for a sheet that repeats figures of another one.</param>
    public static SheetTable Of(string name, ImmutableArray<string> columns, IEnumerable<ImmutableArray<SheetCell>> rows, string none, bool withAllDigits = true)
    {
        var kept = new List<ImmutableArray<SheetCell>>();
        var leftOut = 0;
        foreach (var row in rows)
        {
            if (kept.Count < MostRows)
            {
                kept.Add(row);
            }
            else
            {
                leftOut++;
            }
        }

        if (kept.Count == 0)
        {
            return new SheetTable(name, [columns[0]], [[SheetCell.Text(none)]]);
        }

        var tooLong = Enumerable.Range(0, columns.Length).Where(i => withAllDigits && kept.Exists(row => row[i].IsTooLong)).ToHashSet();
        return new SheetTable(
            name,
            [.. columns.SelectMany((column, i) => tooLong.Contains(i) ? new[] { column, column + AllDigits } : [column])],
            tooLong.Count == 0 ? kept : [.. kept.Select(row => Widened(row, tooLong))])
        {
            LeftOut = leftOut,
        };
    }

    /// <summary>Width of a column in digits, by what stands in columns of its name.</summary>
    public static double Width(string column) => column switch
    {
        _ when column.EndsWith(AllDigits, StringComparison.Ordinal) => 34,
        "Message" or "Reason" or "Meaning" or "Formula" or "Remedy" or "Rule text" or "Detail" or "What a pass does not show" => 60,
        "Source" or "Evidence" or "Claimed" or "Observed" or "Limits from" or "Verdict" or "Note" => 44,
        "Name" or "Input" or "Figure" or "Id" or "What" or "Instrument" or "Entity" or "File and row" or "Stated source" or "Subject" => 30,
        "Value" or "Held" or "Owed" or "Matched" or "Free" or "After haircut" or "Class" or "Owed by" or "Kept by" or "Status" or "Position" => 22,
        _ => 15,
    };

    private static ImmutableArray<SheetCell> Widened(ImmutableArray<SheetCell> row, HashSet<int> tooLong)
    {
        var wide = ImmutableArray.CreateBuilder<SheetCell>(row.Length + tooLong.Count);
        for (var i = 0; i < row.Length; i++)
        {
            wide.Add(row[i]);
            if (tooLong.Contains(i))
            {
                wide.Add(SheetCell.Text(row[i].Number is null ? "no number" : row[i].Words));
            }
        }

        return wide.MoveToImmutable();
    }
}
