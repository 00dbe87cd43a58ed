using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Books;

/// <summary>The corrections of an analyst, put into the cells of a book before these are read as values.</summary>
/// <remarks>
/// A correction applies where the cell still holds what the analyst saw. Where it holds something else, the document has changed since,
/// and the correction is said to be stale and left out. What is put in is read like any other cell.
/// </remarks>
internal sealed class Overrides
{
    private readonly List<Entry> _entries;

    private Overrides(List<Entry> entries) => _entries = entries;

    /// <summary>No corrections.</summary>
    public static Overrides None => new([]);

    /// <summary>Reads the rows of <c>overrides.csv</c>; one that lacks something is an error and corrects nothing.</summary>
    /// <exception cref="IngestionException">A column is missing.</exception>
    public static Overrides Read(RawTable table, IssueLog log)
    {
        TableColumns.Check(table, TableColumns.Overrides, [.. TableColumns.Overrides.Select(c => new[] { c })], log);
        var entries = new List<Entry>();
        var row = new RowReader(table, log);
        for (row.Row = 0; row.Row < table.RowCount; row.Row++)
        {
            if (!row.IsBlank() && ReadEntry(row, table.File, log) is { } entry)
                entries.Add(entry);
        }

        return new Overrides(entries);
    }

    /// <summary>Corrects a table.</summary>
    /// <param name="table">The table as it stands.</param>
    /// <param name="known">The columns that it may have.</param>
    /// <param name="log">Where each correction is told.</param>
    public RawTable Apply(RawTable table, ImmutableArray<string> known, IssueLog log)
    {
        foreach (var entry in _entries.Where(e => e.Wanted.File == table.File))
        {
            var (line, column) = (entry.Wanted.Line, RawTable.HeaderName(entry.Wanted.Field));
            entry.IsSettled = true;
            if (line is null)
                log.Error("override-malformed", BookReader.OverridesName, entry.Row, "line", $"the correction of {table.File} names no line");
            else if (!table.HasColumn(column) && !known.Contains(column))
                log.Error("override-malformed", BookReader.OverridesName, entry.Row, "field", $"found {Cell.Quote(entry.Wanted.Field)}, which is no column of {table.File}; nearest: {Nearest.To(column, known)}");
            else if (table.RowAt(line.Value) is not { } row)
                Stale(entry, "the file has no row that starts on this line", log);
            else if (IsCurrent(entry, table.Text(row, column), log))
            {
                if (!table.HasColumn(column))
                    table = table.WithColumn(column);
                table.Correct(row, column, entry.New);
            }
        }

        return table;
    }

    /// <summary>Corrects single values of a JSON file.</summary>
    public JsonObjectReader Apply(SourceFile file, ReadLimits limits, IssueLog fileLog, IssueLog log)
    {
        var entries = _entries.Where(e => e.Wanted.File == file.Name).ToList();
        if (entries.Count == 0)
            return JsonObjectReader.Open(file, limits, fileLog);

        var root = JsonNode.Parse(JsonText.Parse(file, limits).GetRawText())!.AsObject();
        foreach (var entry in entries)
        {
            entry.IsSettled = true;
            if (entry.Wanted.Field == "id" && file.Name == EntityFile.Name)
            {
                log.Error("override-malformed", BookReader.OverridesName, entry.Row, "field", "the id names the folder of the book and cannot be corrected here");
                continue;
            }

            var keys = entry.Wanted.Field.Split('.');
            var parent = keys[..^1].Aggregate((JsonObject?)root, (node, key) => node?[key] as JsonObject);
            var value = parent?[keys[^1]];
            if (parent is null || value is JsonObject or JsonArray)
                log.Error("override-malformed", BookReader.OverridesName, entry.Row, "field", $"found {Cell.Quote(entry.Wanted.Field)}, which is no single value of {file.Name}; only single values can be corrected");
            else if (IsCurrent(entry, TextOf(value), log))
                parent[keys[^1]] = Cell.Text(entry.New) is { } text ? JsonValue.Create(text) : null;
        }

        using var corrected = JsonDocument.Parse(root.ToJsonString());
        return JsonObjectReader.Of(corrected.RootElement.Clone(), file.Name, fileLog);
    }

    /// <summary>All corrections with what became of them; those that no file of the book took are said.</summary>
    public ImmutableArray<Correction> Finish(IssueLog log)
    {
        foreach (var entry in _entries.Where(e => !e.IsSettled))
            Stale(entry, "the book has no such file that can be corrected", log);
        return [.. _entries.Select(e => e.Wanted with { IsApplied = e.IsApplied })];
    }

    private static Entry? ReadEntry(RowReader row, string file, IssueLog log)
    {
        var missing = new[] { "file", "field", "who", "when", "why" }.Where(c => row.Text(c) is null).ToList();
        if (missing.Count > 0)
        {
            log.Error("override-malformed", file, row.Line, missing[0], $"the correction lacks {string.Join(", ", missing)} and corrects nothing; who, when and why belong to every correction");
            return null;
        }

        if (row.Date("when") is not { } when)
            return null;
        var line = row.WholeNumber("line");
        if (line is null && Cell.Text(row.Raw("line")) is not null)
            return null;
        if (Holds(row.Raw("old"), row.Raw("new")))
        {
            log.Error("override-malformed", file, row.Line, "new", "the correction puts in what is there already");
            return null;
        }

        var correction = new Correction(row.Text("file")!, line, row.Text("field")!, row.Text("old"), row.Text("new"), row.Text("who")!, when, row.Text("why")!, IsApplied: false);
        return new Entry(correction, row.Raw("old"), row.Raw("new"), row.Line);
    }

    private static bool IsCurrent(Entry entry, string? found, IssueLog log)
    {
        var wanted = entry.Wanted;
        if (Holds(entry.Old, found))
        {
            entry.IsApplied = true;
            log.Warning("override-applied", wanted.File, wanted.Line, wanted.Field,
                $"corrected from {Shown(wanted.Old)} to {Shown(wanted.New)} by {wanted.Who} on {Format.Date(wanted.When)}: {wanted.Why.TrimEnd('.')} ({BookReader.OverridesName}, row {Format.Number(entry.Row)})");
            return true;
        }

        if (Holds(entry.New, found))
        {
            entry.IsSettled = true;
            log.Info("override-stale", wanted.File, wanted.Line, wanted.Field,
                $"the correction by {wanted.Who} on {Format.Date(wanted.When)} has nothing to do: the cell holds {Shown(wanted.New)} already ({BookReader.OverridesName}, row {Format.Number(entry.Row)})");
        }
        else
        {
            Stale(entry, $"the cell holds {Shown(Cell.Text(found))} by now, not {Shown(wanted.Old)}", log);
        }

        return false;
    }

    private static void Stale(Entry entry, string why, IssueLog log) => log.Warning("override-stale", BookReader.OverridesName, entry.Row, null,
        $"the correction of {Cell.Quote(entry.Wanted.File)}{(entry.Wanted.Line is { } line ? $", row {Format.Number(line)}" : "")}, {Cell.Quote(entry.Wanted.Field)} by {entry.Wanted.Who} on {Format.Date(entry.Wanted.When)} is stale and not applied: {why}");

    /// <summary>Whether a cell holds what is expected: numbers by their value, everything else by its text.</summary>
    private static bool Holds(string? expected, string? found)
    {
        if (Cell.IsAbsent(expected) || Cell.IsAbsent(found))
            return Cell.IsAbsent(expected) && Cell.IsAbsent(found);
        if (Cell.Decimal(expected).OrNull is { } wanted && Cell.Decimal(found).OrNull is { } number)
            return wanted == number;
        return Plain(expected) == Plain(found);

        static string? Plain(string? text) => Cell.Text(text) is { } clean ? FormulaGuard.Unguard(clean) : null;
    }

    private static string Shown(string? text) => text is null ? "nothing" : Cell.Quote(text);

    private static string? TextOf(JsonNode? value) => value is null ? null
        : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>()
        : value.ToJsonString();

    private sealed class Entry(Correction wanted, string? old, string? @new, int row)
    {
        public Correction Wanted => wanted;

        public string? Old => old;

        public string? New => @new;

        public int Row => row;

        public bool IsApplied { get; set; }

        /// <summary>Whether a file took it, applied or not.</summary>
        public bool IsSettled { get; set; }
    }
}
