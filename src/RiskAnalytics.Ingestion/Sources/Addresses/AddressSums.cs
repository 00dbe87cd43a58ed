using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Addresses;

/// <summary>Where the cells of a list of addresses stand; -1 for a column that it does not have.</summary>
internal sealed record AddressColumns(int Coin, int Network, int Address, int Amount, int Height, int Kind);

/// <summary>Adds lists of addresses up by coin, network and kind while they are read row by row; only the sums stay.</summary>
/// <param name="log">Where issues go.</param>
/// <param name="decimalsOf">How many decimals the base unit of a coin lies below a whole one; 0 for whole units, null when that is not known.</param>
internal sealed class AddressSums(IssueLog log, Func<string, int?> decimalsOf)
{
    /// <summary>The most coins and networks of a list.</summary>
    public const int MostGroups = 10_000;

    private const int HeededEvery = 4096;
    private const int LongestName = 256;

    private readonly AddressHashes _seen = new();
    private readonly List<AddressGroup> _groups = [];
    private readonly byte[] _lastKey = new byte[(3 * LongestName) + 2];
    private Dictionary<string, AddressGroup> _ofFile = [];
    private int _lastKeyLength;
    private AddressGroup? _last;

    /// <summary>The groups in the order in which their first rows stand.</summary>
    public IReadOnlyList<AddressGroup> Groups => _groups;

    /// <summary>How many rows with addresses were read.</summary>
    public int Rows { get; private set; }

    /// <summary>Reads a file to its end.</summary>
    /// <param name="document">The file.</param>
    /// <param name="columnsOf">Given each row until it tells the columns of the rows that follow; null while they are not addresses yet.</param>
    /// <exception cref="IngestionException">The file cannot be read as a table, or has no header of a list of addresses.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void Read(SourceDocument document, Func<CsvReader, AddressColumns?> columnsOf)
    {
        _ofFile = [];
        _last = null;
        AddressColumns? columns = null;
        var before = _groups.Count;
        ForEachRow(document, reader =>
        {
            if (columns is null)
                columns = columnsOf(reader);
            else
                ReadRow(reader, columns, document.Name);
        }, hasHeader: false);

        if (columns is null)
            throw IngestionException.For(document.Name, "header-unreadable", "the file has no header of a list of addresses");
        foreach (var group in _groups.Skip(before))
            Tell(group);
        if (_seen.IsFull)
        {
            log.Warning("repeats-not-found", document.Name, null, null, string.Create(CultureInfo.InvariantCulture,
                $"the list has more than {AddressHashes.Most} addresses; those beyond were not checked for being listed twice"));
        }
    }

    /// <summary>Goes through the rows of a long table, telling progress and heeding the end of the run.</summary>
    /// <param name="document">The file.</param>
    /// <param name="read">Given each row.</param>
    /// <param name="hasHeader">Whether the first row is no row but a header.</param>
    /// <returns>How many rows there were.</returns>
    /// <exception cref="IngestionException">The file cannot be read as a table.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static int ForEachRow(SourceDocument document, Action<CsvReader> read, bool hasHeader)
    {
        using var stream = document.OpenStream();
        using var reader = OpenRows(stream, document, hasHeader);
        var rows = 0;
        for (; NextRow(reader, document, rows); rows++)
            read(reader);
        return rows;
    }

    /// <summary>Opens a long table of which one row is held at a time.</summary>
    /// <exception cref="IngestionException">The file cannot be read as a table.</exception>
    public static CsvReader OpenRows(Stream stream, SourceDocument document, bool hasHeader)
    {
        try
        {
            return CsvReader.Create(stream, new CsvReaderOptions
            {
                Separator = ',',
                HasHeader = hasHeader,
                TrimWhitespace = true,
                TrackLineNumbers = true,
                MaxRecordSize = ReadLimits.Published.LineBytes,
                // One stray quote must not swallow the rows after it.
                AllowLineBreaksInQuotes = false,
            });
        }
        catch (CsvFormatException e)
        {
            throw Refusal(document, e);
        }
    }

    /// <summary>Reads the next row of a long table, telling progress and heeding the end of the run.</summary>
    /// <exception cref="IngestionException">The file cannot be read as a table.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static bool NextRow(CsvReader reader, SourceDocument document, int rowsBefore)
    {
        try
        {
            if (!reader.Read())
                return false;
        }
        catch (CsvFormatException e)
        {
            throw Refusal(document, e);
        }

        if (rowsBefore % HeededEvery == 0)
        {
            document.Cancellation.ThrowIfCancellationRequested();
            document.Progress?.Report(reader.ByteOffset);
        }

        return true;
    }

    /// <summary>A span as text, cleaned; null when it states nothing.</summary>
    public static string? TextOf(ReadOnlySpan<byte> text) =>
        AmountText.IsAbsent(text) ? null : Cell.Text(Encoding.UTF8.GetString(text[..Math.Min(text.Length, LongestName)]));

    private void ReadRow(CsvReader reader, AddressColumns columns, string file)
    {
        Rows++;
        var coin = Span(reader, columns.Coin);
        if (AmountText.IsAbsent(coin))
        {
            log.Error("row-without-key", file, Line(reader), "coin", "the row names no coin and is left out", omitsLine: true);
            return;
        }

        var network = Span(reader, columns.Network);
        var kind = Span(reader, columns.Kind);
        if (coin.Length > LongestName || network.Length > LongestName || kind.Length > LongestName)
        {
            log.Error("bad-symbol", file, Line(reader), null, FormattableString.Invariant($"a name in the row is longer than {LongestName} bytes; the row is left out"), omitsLine: true);
            return;
        }

        var group = GroupOf(coin, network, kind, file, reader);
        if (group.Decimals is not { } decimals)
        {
            group.Omitted++;
            return;
        }

        var text = Span(reader, columns.Amount);
        if (AmountText.IsAbsent(text))
        {
            log.Warning("no-amount", file, Line(reader), "amount", $"the row gives no amount of {Cell.Quote(group.Coin)}, and is left out");
            return;
        }

        var reading = AmountText.Read(text, decimals);
        if (reading.OrNull is not { } amount)
        {
            log.Error("bad-number", file, Line(reader), "amount",
                $"found {Cell.Quote(Encoding.UTF8.GetString(text[..Math.Min(text.Length, LongestName)]))}, expected {reading.Remark}; the row is left out", omitsLine: true);
            return;
        }

        if (reading.Status == CellStatus.Doubtful)
            log.Warning("bad-number", file, Line(reader), "amount", $"found {Cell.Quote(Encoding.UTF8.GetString(text))}, {reading.Remark}");

        var address = Span(reader, columns.Address);
        if (AmountText.IsAbsent(address))
            log.Warning("no-address", file, Line(reader), "address", "the row gives an amount without an address; the amount counts");
        else if (!_seen.Add(coin, network, address))
        {
            group.Repeat(amount, Line(reader));
            return;
        }

        var height = Span(reader, columns.Height);
        group.Add(amount, AmountText.IsAbsent(height) ? default : height, Line(reader));
    }

    private AddressGroup GroupOf(ReadOnlySpan<byte> coin, ReadOnlySpan<byte> network, ReadOnlySpan<byte> kind, string file, CsvReader reader)
    {
        // Most rows belong to the group of the row before.
        var length = coin.Length + network.Length + kind.Length + 2;
        Span<byte> key = stackalloc byte[length];
        coin.CopyTo(key);
        key[coin.Length] = 0x1F;
        network.CopyTo(key[(coin.Length + 1)..]);
        key[coin.Length + network.Length + 1] = 0x1F;
        kind.CopyTo(key[(coin.Length + network.Length + 2)..]);
        if (_last is not null && key.SequenceEqual(_lastKey.AsSpan(0, _lastKeyLength)))
            return _last;

        key.CopyTo(_lastKey);
        _lastKeyLength = length;
        return _last = FindGroup(key, coin, network, kind, file, reader);
    }

    private AddressGroup FindGroup(
        ReadOnlySpan<byte> key, ReadOnlySpan<byte> coin, ReadOnlySpan<byte> network, ReadOnlySpan<byte> kind, string file, CsvReader reader)
    {
        Span<char> letters = stackalloc char[key.Length];
        // Bytes as letters of the same number: two keys are the same when their bytes are.
        Encoding.Latin1.GetChars(key, letters);
        var known = _ofFile.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(letters, out var group))
            return group;

        if (_groups.Count == MostGroups)
        {
            throw IngestionException.For(file, "too-many-coins", string.Create(CultureInfo.InvariantCulture,
                $"the list has more than {MostGroups} coins and networks; the largest exchange has a few hundred"), Line(reader));
        }

        if (!Utf8.IsValid(key))
            throw IngestionException.For(file, "wrong-encoding", "the file is not UTF-8 text; save it as UTF-8", Line(reader));

        var name = TextOf(coin) ?? "";
        group = new AddressGroup(file, name, TextOf(network), TextOf(kind), decimalsOf(name));
        _groups.Add(group);
        known[letters] = group;
        return group;
    }

    private void Tell(AddressGroup group)
    {
        var what = group.Network is null ? Cell.Quote(group.Coin) : $"{Cell.Quote(group.Coin)} on {Cell.Quote(group.Network)}";
        if (group.Omitted > 0)
        {
            log.Error("unknown-unit", group.File, null, "coin", string.Create(CultureInfo.InvariantCulture,
                $"{group.Omitted} rows of {what} are in base units and no table says how many decimals it has, so they are left out"), omitsLine: true);
        }

        if (group.IsTooLarge)
        {
            log.Error("amount-too-large", group.File, group.FirstRow, "amount",
                $"the amounts of {what} are larger together than can be held, so they are left out", omitsLine: true);
        }

        if (group.HasSeveralHeights)
            log.Info("several-heights", group.File, group.FirstRow, "height", $"the rows of {what} name several block heights, so the book gives none");
        if (group.Repeated > 0)
        {
            var amount = group.RepeatedSum is { } sum ? string.Create(CultureInfo.InvariantCulture, $"{sum}") : "more than can be held";
            log.Warning("address-twice", group.File, group.RepeatedRows[0], "address", string.Create(CultureInfo.InvariantCulture,
                $"{group.Repeated} rows of {what} repeat an address of the list (first: rows {string.Join(", ", group.RepeatedRows)}) with {amount} in all; the first row of each address counts, the others are left out"));
        }
    }

    private static IngestionException Refusal(SourceDocument document, CsvFormatException e) => IngestionException.For(
        document.Name, "table-unreadable", "the file cannot be read as a table, or a row is too long", e.LineNumber > 0 ? (int)e.LineNumber : null, e);

    private static ReadOnlySpan<byte> Span(CsvReader reader, int column) =>
        column < 0 || column >= reader.FieldCount ? default : reader.GetSpan(column);

    private static int Line(CsvReader reader) => (int)Math.Min(reader.LineNumber, int.MaxValue);
}
