using System.Collections.Immutable;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Reference;

/// <summary>The supervisory tables that travel with the library: which datapoint takes which figure, and the modules they belong to.</summary>
public static class FilingTable
{
    private static readonly Lazy<FilingTables> Carried = new(() => Read(SourceFile.OpenCarried("filings.csv"), SourceFile.OpenCarried("filing-modules.csv")));

    /// <summary>The carried tables, from <c>data/reference/filings.csv</c> and <c>data/reference/filing-modules.csv</c>.</summary>
    public static FilingTables ReadDefault() => Carried.Value;

    /// <summary>Reads tables of one's own, with the columns of the carried ones.</summary>
    /// <param name="filings">The datapoints.</param>
    /// <param name="modules">The modules.</param>
    /// <exception cref="IngestionException">A file cannot be read, or has faults; all of them are named with row and column.</exception>
    public static FilingTables Read(string filings, string modules)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(filings);
        ArgumentException.ThrowIfNullOrWhiteSpace(modules);
        return Read(SourceFile.OpenTable(filings, ReadLimits.Standard), SourceFile.OpenTable(modules, ReadLimits.Standard));
    }

    private static FilingTables Read(SourceFile filings, SourceFile modules)
    {
        var log = new IssueLog();
        var datapoints = ImmutableArray.CreateBuilder<FilingDatapoint>();
        var notReported = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var row in Rows(filings, log))
        {
            var (table, label) = (Required(row, "table"), Required(row, "label"));
            if (row.Text("datapoint") is null)
                notReported[FilingDatapoint.TemplateOf(table)] = label;
            else
                datapoints.Add(Datapoint(row, table, label));
        }

        foreach (var twice in datapoints.GroupBy(row => (row.Table, row.Datapoint)).Where(rows => rows.Count() > 1))
            log.Error("datapoint-twice", filings.Name, null, "datapoint", $"{twice.Key.Table} has {twice.Key.Datapoint} more than once");
        var tables = new FilingTables([.. Rows(modules, log).Select(Module)], datapoints.ToImmutable(), notReported.ToImmutable());
        return log.ToImmutable().Where(issue => issue.Severity == IssueSeverity.Error).ToImmutableArray() is { IsEmpty: false } faults
            ? throw new IngestionException(faults)
            : tables;
    }

    private static IEnumerable<RowReader> Rows(SourceFile file, IssueLog log)
    {
        var row = new RowReader(CsvTable.Read(file, ReadLimits.Standard, log), log);
        for (row.Row = 0; row.Row < row.Count; row.Row++)
        {
            if (!row.IsBlank())
                yield return row;
        }
    }

    private static FilingDatapoint Datapoint(RowReader row, string table, string label)
    {
        var unit = FilingUnit.Text;
        if (row.Text("unit") is not { } word || char.IsAsciiDigit(word[0]) || !Enum.TryParse(word, ignoreCase: true, out unit))
            row.Bad("filing-unit", "unit", string.Join(", ", Enum.GetNames<FilingUnit>()).ToLowerInvariant());
        var sign = row.Text("sign");
        if (unit is FilingUnit.Money or FilingUnit.Fraction != sign is "any" or "not-negative")
            row.Bad("filing-sign", "sign", "any or not-negative for numbers, nothing for the others");
        return new FilingDatapoint(table, Listed(row, "keys"), row.Text("datapoint")!, Required(row, "figure"), unit, sign == "any", Listed(row, "codes"), label);
    }

    private static FilingModule Module(RowReader row) => new()
    {
        Version = Required(row, "version"),
        Name = Required(row, "module"),
        Url = Required(row, "url"),
        FileVersion = row.Text("file_version"),
        FileModule = row.Text("file_module"),
        HasUnitColumn = row.Truth("unit_column") ?? false,
        Templates = Listed(row, "templates"),
    };

    private static string Required(RowReader row, string column)
    {
        if (row.Text(column) is { } text)
            return text;
        row.Bad("filing-incomplete", column, "a text");
        return "";
    }

    private static ImmutableArray<string> Listed(RowReader row, string column) =>
        [.. (row.Text(column) ?? "").Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
