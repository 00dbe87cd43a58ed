using System.Globalization;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Tables;

/// <summary>An Excel workbook with a sheet of holdings, and where present sheets of liabilities, prices and facts on the entity.</summary>
public sealed class HoldingsWorkbookSource : IReserveSource
{
    private const int HeaderRows = 30;

    /// <inheritdoc/>
    public string Code => "holdings-workbook";

    /// <inheritdoc/>
    public string Description => "An Excel workbook (.xlsx) with a sheet of holdings, and where present sheets named entity, liabilities and market.";

    /// <inheritdoc/>
    public string Rhythm => "as the user fills it";

    /// <inheritdoc/>
    public string Traps => "Numbers are read as the file keeps them, not as they are shown; of a formula the saved value counts; a value in another currency becomes units of that currency.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Kind != DocumentKind.Workbook)
            return false;
        try
        {
            using var workbook = WorkbookParts.Open(document);
            return workbook.Sheets.Any(s => HeaderOf(workbook, s.Part, TableSheet.IsHoldings) is not null);
        }
        catch (IngestionException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var workbook = WorkbookParts.Open(document);
        var book = new TableBook
        {
            Document = document,
            Format = Code,
            Holdings = Find(document, workbook, _ => true, TableSheet.IsHoldings) ?? throw IngestionException.For(document.Name, "no-holdings", "no sheet has the columns asset, class and quantity or value"),
            Liabilities = Find(document, workbook, n => n.Contains("liabilit", StringComparison.OrdinalIgnoreCase), c => c.Contains("asset") && (c.Contains("quantity") || c.Contains("value"))),
            Market = Find(document, workbook, n => n.Contains("market", StringComparison.OrdinalIgnoreCase) || n.Contains("price", StringComparison.OrdinalIgnoreCase), c => c.Contains("asset") && c.Contains("price")),
            Facts = FactsOf(workbook),
            SerialStart = workbook.SerialStart,
            Note = "NUMBERS: read digit by digit as the workbook keeps them; spreadsheets keep about 15 digits.",
            Place = (sheet, row) => string.Create(CultureInfo.InvariantCulture, $"{sheet.Name}!A{row}"),
        };
        return book.Read();
    }

    private static TableSheet? Find(SourceDocument document, WorkbookParts workbook, Func<string, bool> isNamed, Func<IReadOnlyList<string>, bool> isHeader)
    {
        foreach (var (name, part) in workbook.Sheets.Where(s => isNamed(s.Name)))
        {
            if (HeaderOf(workbook, part, isHeader) is not { } header)
                continue;
            var sheet = new TableSheet(name, header.Columns);
            foreach (var (row, cells) in workbook.Rows(part).Where(r => r.Row > header.Row))
            {
                document.Cancellation.ThrowIfCancellationRequested();
                if (cells.Any(c => !Cell.IsAbsent(c)))
                    sheet.Add(row, cells);
            }

            return sheet;
        }

        return null;
    }

    private static (int Row, List<string> Columns)? HeaderOf(WorkbookParts workbook, string part, Func<IReadOnlyList<string>, bool> isHeader)
    {
        foreach (var (row, cells) in workbook.Rows(part).Take(HeaderRows))
        {
            var columns = cells.Select(TableSheet.CanonicalName).ToList();
            if (isHeader(columns))
                return (row, columns);
        }

        return null;
    }

    /// <summary>A sheet of two columns: the name of a fact, and the fact.</summary>
    private static Dictionary<string, string> FactsOf(WorkbookParts workbook)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, part) in workbook.Sheets.Where(s => s.Name.Trim().Equals("entity", StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var (_, cells) in workbook.Rows(part).Take(HeaderRows))
            {
                if (cells is [{ } name, { } fact, ..] && Cell.Text(fact) is { } text)
                    facts.TryAdd(string.Join('_', name.Trim().ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)), text);
            }
        }

        return facts;
    }
}
