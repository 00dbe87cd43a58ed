using System.Collections.Immutable;
using System.Text;
using CsvHelper;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Sources.Addresses;

namespace RiskAnalytics.Ingestion.Sources.Okx;

/// <summary>
/// Reads lists of reserve addresses with signatures, row by row: OKX's reserve files, its batches of signatures, and a
/// general layout for other issuers, whose header is
/// <c>asset,network,address,message,signature[,signature2,script,quantity,height,owner1,owner2]</c> in any order.
/// </summary>
public static class SignedAddressReader
{
    private const int MostColumns = 64;

    /// <summary>Whether a file is such a list; it is told by the names in its header.</summary>
    public static bool Recognises(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Kind != DocumentKind.Text)
            return false;
        return OkxCsvHeader.Find(document) is not null || SignedAddressColumns.Of(document.Columns) is not null;
    }

    /// <summary>Whether a list is of OKX, which is told by its layout.</summary>
    public static bool IsOfOkx(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Kind == DocumentKind.Text && OkxCsvHeader.Find(document) is not null;
    }

    /// <summary>Reads the rows while they are asked for; nothing but one row is held.</summary>
    /// <param name="document">The list.</param>
    /// <param name="issues">Gets what is wrong with rows, with row and column, once the list has been read to its end or is let go.</param>
    /// <returns>Every row that names an address and a coin, in the order of the file, also those without a signature.</returns>
    /// <exception cref="IngestionException">While reading: the file cannot be read as a table, or is no such list.</exception>
    /// <exception cref="OperationCanceledException">While reading: the run was cancelled.</exception>
    public static IEnumerable<SignedAddress> Read(SourceDocument document, ICollection<DataIssue> issues)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(issues);
        return ReadRows(document, issues);
    }

    private static IEnumerable<SignedAddress> ReadRows(SourceDocument document, ICollection<DataIssue> issues)
    {
        var log = new IssueLog();
        try
        {
            using var stream = document.OpenStream();
            using var reader = AddressSums.OpenRows(stream, document, hasHeader: false);
            SignedAddressColumns? columns = null;
            for (var rows = 0; AddressSums.NextRow(reader, document, rows); rows++)
            {
                if (columns is null)
                    columns = SignedAddressColumns.Of(CellsOf(reader));
                else if (RowOf(CellsOf(reader), columns, (int)Math.Min(reader.LineNumber, int.MaxValue), document.Name, log) is { } row)
                    yield return row;
            }

            if (columns is null)
                throw IngestionException.For(document.Name, "header-unreadable", "the file has no header of a list of signed addresses");
        }
        finally
        {
            foreach (var issue in log.ToImmutable())
                issues.Add(issue);
        }
    }

    private static SignedAddress? RowOf(ImmutableArray<string> cells, SignedAddressColumns columns, int line, string file, IssueLog log)
    {
        if (cells.All(string.IsNullOrEmpty))
            return null;
        var coin = Text(columns.Coin).ToUpperInvariant();
        if (coin.Length == 0)
        {
            log.Error("row-without-key", file, line, "coin", "the row names no coin and is left out", omitsLine: true);
            return null;
        }

        var address = Text(columns.Address);
        if (address.Length == 0)
        {
            log.Error("no-address", file, line, "address", "the row names no address and is left out", omitsLine: true);
            return null;
        }

        var network = Text(columns.Network);
        var isNetworkTheScheme = columns.Layout is SignedAddressLayout.OkxBatch or SignedAddressLayout.General && network.Length > 0;
        var message = columns.Message < cells.Length ? cells[columns.Message] : "";
        return new SignedAddress(coin, network, address, line)
        {
            SchemeKey = isNetworkTheScheme ? network.ToUpperInvariant() : coin,
            // The message is what was signed: it is taken as it stands.
            Message = Cell.IsAbsent(message) ? "" : message,
            Signature1 = Text(columns.Signature1),
            Signature2 = Text(columns.Signature2),
            Script = Text(columns.Script),
            Owner1 = Text(columns.Owner1),
            Owner2 = Text(columns.Owner2),
            Type = Text(columns.Kind),
            Height = Text(columns.Height) is { Length: > 0 } height and not "-" ? height : "",
            Quantity = QuantityOf(Text(columns.Amount), coin, columns, line, file, log),
            IsOkxStyle = columns.Layout != SignedAddressLayout.General,
        };

        string Text(int column) => column < 0 || column >= cells.Length ? "" : Cell.Text(cells[column]) ?? "";
    }

    private static decimal? QuantityOf(string text, string coin, SignedAddressColumns columns, int line, string file, IssueLog log)
    {
        if (text.Length == 0)
        {
            if (columns.Amount >= 0)
                log.Warning("no-amount", file, line, "amount", $"the row gives no amount of {Cell.Quote(coin)}; its signature is checked, and it is in no sum");
            return null;
        }

        if ((columns.Layout == SignedAddressLayout.OkxBaseUnits ? OkxCoins.DecimalsOf(coin) : 0) is not { } decimals)
        {
            log.Error("unknown-unit", file, line, "coin", $"the amount of {Cell.Quote(coin)} is in base units, and no table says how many decimals it has; it is in no sum", omitsLine: true);
            return null;
        }

        var reading = AmountText.Read(Encoding.UTF8.GetBytes(text), decimals);
        if (reading.OrNull is { } amount)
        {
            if (reading.Status == CellStatus.Doubtful)
                log.Warning("bad-number", file, line, "amount", $"found {Cell.Quote(text)}, {reading.Remark}");
            return amount;
        }

        log.Error("bad-number", file, line, "amount", $"found {Cell.Quote(text)}, expected {reading.Remark}; the row is in no sum", omitsLine: true);
        return null;
    }

    /// <summary>The cells of a row. A comma inside square brackets does not part two cells in these files.</summary>
    private static ImmutableArray<string> CellsOf(CsvReader reader)
    {
        var cells = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < reader.FieldCount && cells.Count < MostColumns; i++)
        {
            var cell = reader.GetString(i);
            if (cell.StartsWith('[') && !cell.EndsWith(']'))
            {
                var end = i + 1;
                while (end < Math.Min(reader.FieldCount, i + MostColumns) && !reader.GetString(end).EndsWith(']'))
                    end++;
                // A bracket that is never closed is a character like any other.
                if (end < Math.Min(reader.FieldCount, i + MostColumns))
                {
                    cell = string.Join(',', Enumerable.Range(i, end - i + 1).Select(reader.GetString));
                    i = end;
                }
            }

            cells.Add(cell);
        }

        return cells.DrainToImmutable();
    }
}
