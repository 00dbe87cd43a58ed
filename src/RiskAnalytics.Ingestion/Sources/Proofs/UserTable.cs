using System.Globalization;
using CsvHelper;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Proofs;

/// <summary>The sums over a table with one row a user and one or more columns a coin, read row by row.</summary>
internal sealed class UserTable
{
    private const int HeededEvery = 1024;

    private readonly SourceDocument _document;
    private readonly IssueLog _log;

    private UserTable(SourceDocument document, IssueLog log)
    {
        _document = document;
        _log = log;
        Totals = new ProofTotals(document.Name, log);
    }

    /// <summary>The sums by coin.</summary>
    public ProofTotals Totals { get; }

    /// <summary>How many users the table has.</summary>
    public int Users { get; private set; }

    /// <summary>How many users owe more than they hold, by the column with their total.</summary>
    public int UsersInDebt { get; private set; }

    /// <summary>How many single balances are negative.</summary>
    public int NegativeBalances { get; private set; }

    /// <summary>Reads the whole table.</summary>
    /// <param name="document">The file.</param>
    /// <param name="coinOf">The coin of a column by its name in lower case; null for columns that are no balance.</param>
    /// <param name="totalColumn">The column with a user's total over all coins, or null.</param>
    /// <param name="log">Where issues go.</param>
    /// <exception cref="IngestionException">The file is no table that can be read.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static UserTable Read(SourceDocument document, Func<string, string?> coinOf, string? totalColumn, IssueLog log)
    {
        var table = new UserTable(document, log);
        try
        {
            table.ReadRows(coinOf, totalColumn);
        }
        catch (CsvFormatException e)
        {
            throw IngestionException.For(document.Name, "table-unreadable", "the file cannot be read as a table", e.LineNumber > 0 ? (int)e.LineNumber : null, e);
        }

        return table;
    }

    /// <summary>Says the totals and what is remarkable in them.</summary>
    public void Tell(string who)
    {
        ProofReading.TellTotals(_document, _log, place: null, string.Create(CultureInfo.InvariantCulture, $"{who} owes its {Users} users, net of what they owe"), Totals);
        var negative = Totals.Coins.Where(c => Totals[c] < 0).ToList();
        if (negative.Count > 0)
            _log.Info("negative-net", _document.Name, null, null, $"of {string.Join(", ", negative.Select(c => Cell.Quote(c)))} the users together owe more than they hold");
        if (UsersInDebt > 0 || NegativeBalances > 0)
        {
            _log.Info("negative-net", _document.Name, null, null, string.Create(CultureInfo.InvariantCulture,
                $"users who owe more than they hold in all: {UsersInDebt}; single balances below zero: {NegativeBalances}; both lower the totals"));
        }
    }

    private void ReadRows(Func<string, string?> coinOf, string? totalColumn)
    {
        var limits = ReadLimits.Published;
        using var stream = _document.OpenStream();
        using var reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = ',',
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MaxRecordSize = limits.LineBytes,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = r => _log.Error("bad-quotes", _document.Name, (int)r.LineNumber, null, "the row has quotes that do not match, and is left out", omitsLine: true),
        });
        reader.ReadHeader();
        if (reader.Headers is not { } names || names.Count > limits.Columns)
            throw IngestionException.For(_document.Name, "header-unreadable", "the table has no header, or more columns than any published one", 1);

        var coins = names.Select((name, at) => (Coin: coinOf(RawTable.HeaderName(name)), At: at)).Where(c => c.Coin is not null).ToList();
        var total = totalColumn is null ? -1 : names.Select(RawTable.HeaderName).ToList().IndexOf(totalColumn);
        while (reader.Read())
        {
            if (Users % HeededEvery == 0)
            {
                _document.Cancellation.ThrowIfCancellationRequested();
                _document.Progress?.Report(reader.ByteOffset);
            }

            if (reader.FieldCount != names.Count)
            {
                _log.Error("row-of-other-length", _document.Name, (int)reader.LineNumber, null, string.Create(CultureInfo.InvariantCulture,
                    $"the row has {reader.FieldCount} cells where the header names {names.Count}, and is left out"), omitsLine: true);
                continue;
            }

            Users++;
            foreach (var (coin, at) in coins)
            {
                if (AmountAt(reader, at, coin!) is not { } amount)
                    continue;
                if (amount < 0)
                    NegativeBalances++;
                Totals.Add(coin!, amount, coin!);
            }

            if (total >= 0 && AmountAt(reader, total, totalColumn!) is < 0)
                UsersInDebt++;
        }
    }

    private decimal? AmountAt(CsvReader reader, int at, string column)
    {
        // Nearly all cells of such a table are zero.
        var span = reader.GetSpan(at);
        if (!span.IsEmpty && !span.ContainsAnyExcept((byte)'0', (byte)'.'))
            return null;
        var text = reader.GetString(at);
        var reading = Cell.Decimal(text);
        if (reading.Status == CellStatus.Bad)
            _log.Error("bad-number", _document.Name, (int)reader.LineNumber, column, $"found {Cell.Quote(text)}, expected {reading.Remark}", omitsLine: true);
        return reading.OrNull;
    }
}
