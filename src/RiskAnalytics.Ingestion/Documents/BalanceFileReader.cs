using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Sources.Addresses;

namespace RiskAnalytics.Ingestion.Documents;

/// <summary>
/// Reads a file of customer balances, <c>account,asset,balance</c> in any order, row by row. Unlike other files it is refused as a whole
/// when one row is wrong: a tree that leaves a customer out proves nothing. No message shows an account.
/// </summary>
public static class BalanceFileReader
{
    /// <summary>The rows, while they are asked for.</summary>
    /// <param name="document">The file.</param>
    /// <exception cref="IngestionException">While reading: the file has no such header, or a row is wrong; with row and column.</exception>
    /// <exception cref="OperationCanceledException">While reading: the run was cancelled.</exception>
    public static IEnumerable<BalanceRow> Read(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Rows(document);
    }

    private static IEnumerable<BalanceRow> Rows(SourceDocument document)
    {
        using var stream = document.OpenStream();
        using var reader = AddressSums.OpenRows(stream, document, hasHeader: false);
        (int Account, int Asset, int Balance)? columns = null;
        for (var rows = 0; AddressSums.NextRow(reader, document, rows); rows++)
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToList();
            if (columns is null)
            {
                var names = cells.ConvertAll(cell => cell.Trim().TrimStart('\uFEFF').ToLowerInvariant());
                columns = (names.IndexOf("account"), names.IndexOf("asset"), names.IndexOf("balance"));
                if (columns is { Account: < 0 } or { Asset: < 0 } or { Balance: < 0 })
                    throw IngestionException.For(document.Name, "header-unreadable", "expected a header with the columns account, asset and balance");
                continue;
            }

            if (cells.TrueForAll(string.IsNullOrWhiteSpace))
                continue;
            var line = (int)Math.Min(reader.LineNumber, int.MaxValue);
            var at = columns.Value;
            if (cells.Count <= Math.Max(at.Account, Math.Max(at.Asset, at.Balance)))
                throw At(line, "balance", "the row has fewer cells than the header");
            var balance = Cell.Decimal(cells[at.Balance]);
            if (balance.OrNull is not { } amount || balance.Status == CellStatus.Doubtful)
                throw At(line, "balance", "expected a decimal number with a point");
            yield return new BalanceRow(cells[at.Account].Trim(), cells[at.Asset].Trim().ToUpperInvariant(), amount, line);
        }

        IngestionException At(int line, string column, string what) =>
            new([new DataIssue(IssueSeverity.Error, "bad-balance", $"{what}; the file is refused as a whole", document.Name, line, column)]);
    }
}
