using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Normalisation;

/// <summary>Turns a table of facts that no holding shows into values of their kind.</summary>
internal static class FactsTable
{
    public const string Name = "facts.csv";

    private const int LongestText = 4_000;

    private static readonly ImmutableArray<string> Ids = [.. FactCatalog.All.Select(fact => fact.Id)];

    /// <summary>Reads the rows of a table of facts.</summary>
    /// <exception cref="IngestionException">A required column is missing.</exception>
    public static ImmutableArray<BookFact> Read(RawTable table, IssueLog log)
    {
        TableColumns.Check(table, TableColumns.Facts, [["fact"], ["value"]], log);
        var facts = ImmutableArray.CreateBuilder<BookFact>(table.RowCount);
        var seen = new Dictionary<(string, string?, DateOnly?), int>();
        var row = new RowReader(table, log);
        for (row.Row = 0; row.Row < table.RowCount; row.Row++)
        {
            if (row.IsBlank() || ReadFact(row, table.File, log) is not { } fact)
                continue;
            if (seen.TryGetValue((fact.Id, fact.Unit, fact.AsOf), out var first))
            {
                log.Error("duplicate-fact", table.File, row.Line, "fact", $"{Cell.Quote(fact.Id)} stands in row {Format.Number(first)} too, with the same unit and date; this row is left out");
                continue;
            }

            seen[(fact.Id, fact.Unit, fact.AsOf)] = row.Line;
            facts.Add(fact);
        }

        return facts.ToImmutable();
    }

    private static BookFact? ReadFact(RowReader row, string file, IssueLog log)
    {
        var id = row.Text("fact");
        if (id is null || FactCatalog.Find(id.ToLowerInvariant()) is not { } definition)
        {
            if (id is null)
                row.Bad("no-fact", "fact", "the id of a fact, such as funds_received");
            else
                log.Warning("unknown-fact", file, row.Line, "fact", $"found {Cell.Quote(id)}, which is no fact of the catalogue, so the row is left out; nearest: {Nearest.To(id, Ids)}");
            return null;
        }

        if (Cell.IsAbsent(row.Raw("value")))
        {
            log.Info("empty-fact", file, row.Line, "value", $"{definition.Id} has no value and counts as not stated");
            return null;
        }

        // A fact whose day cannot be read could be older than another one of its kind, and nobody would know.
        var asOf = row.Date("as_of");
        if ((asOf is null && !Cell.IsAbsent(row.Raw("as_of"))) || Unit(row, definition) is not { } unit)
            return null;

        var fact = new BookFact
        {
            Id = definition.Id,
            Unit = unit.Length == 0 ? null : unit,
            AsOf = asOf,
            StatedSource = row.Text("source"),
            Source = row.Source,
        };
        return definition.Kind switch
        {
            FactKind.Date => row.Date("value") is { } date ? fact with { Date = date } : null,
            FactKind.Truth => row.Truth("value") is { } truth ? fact with { Truth = truth } : null,
            FactKind.Text => Words(row, definition) is { } text ? fact with { Text = text } : null,
            _ => Number(row, definition, fact.Unit) is { } number ? fact with { Number = number } : null,
        };
    }

    /// <summary>The unit in its one spelling, empty where the cell is silent; null where it is not one that the fact can have.</summary>
    private static string? Unit(RowReader row, FactDefinition definition)
    {
        var text = row.Text("unit")?.Trim();
        if (definition.Kind != FactKind.Number || text is null)
            return text ?? "";
        switch (definition.Unit)
        {
            case MetricUnit.Money when CurrencyCode.TryParse(text, out var currency):
                return currency!.Letters;
            case MetricUnit.Share when text == "%":
            case MetricUnit.Days when text.Equals("days", StringComparison.OrdinalIgnoreCase):
                return text.ToLowerInvariant();
            default:
                row.Bad("bad-unit", "unit", definition.Unit switch
                {
                    MetricUnit.Money => "a currency code of three letters such as EUR, or nothing for the reporting currency",
                    MetricUnit.Share => "%, or nothing for a fraction",
                    MetricUnit.Days => "days, or nothing",
                    _ => "nothing: the fact is a plain count",
                });
                return null;
        }
    }

    private static decimal? Number(RowReader row, FactDefinition definition, string? unit)
    {
        if (row.AmountFromZero("value") is not { } number)
            return null;
        var scale = definition.Unit == MetricUnit.Share && unit == "%" ? 100m : 1m;
        if (number / scale <= (definition.Most ?? decimal.MaxValue) && (!definition.IsWhole || number == decimal.Truncate(number)))
            return number / scale;
        var range = definition.Most is { } most ? $" from 0 to {Format.Number(most * scale)}" : "";
        row.Bad("fact-out-of-range", "value", definition.IsWhole ? $"a whole number{range}"
            : definition.Unit == MetricUnit.Share && unit is null ? $"a fraction{range}, such as 0.25 for 25%"
            : $"a number{range}{(unit is null ? "" : " " + unit)}");
        return null;
    }

    private static string? Words(RowReader row, FactDefinition definition)
    {
        if (row.Text("value") is not { } text)
            return null;
        if (text.Length <= LongestText && definition.Fits?.Invoke(text.Trim()) != false)
            return text;
        if (text.Length > LongestText)
            row.Bad("text-too-long", "value", $"a text of at most {Format.Number(LongestText)} characters");
        else
            row.Bad("bad-text", "value", definition.Form!);
        return null;
    }
}
