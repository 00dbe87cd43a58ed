using System.Globalization;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Normalisation;

/// <summary>Reads the cells of one row after the other as values; what is wrong becomes an issue with row and column.</summary>
/// <param name="table">The rows.</param>
/// <param name="log">Where issues go.</param>
/// <param name="omitsLine">Whether a cell that cannot be read takes an amount out of the figures.</param>
internal sealed class RowReader(RawTable table, IssueLog log, bool omitsLine = false)
{
    private readonly Dictionary<string, List<string?>?> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AssetSymbol> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Party> _parties = new(StringComparer.Ordinal);

    /// <summary>The row being read, from 0.</summary>
    public int Row { get; set; }

    /// <summary>How many rows there are.</summary>
    public int Count => table.RowCount;

    /// <summary>Its line in the file.</summary>
    public int Line => table.LineOf(Row);

    /// <summary>File and line, for the figures of this row.</summary>
    public SourceRef Source => new(table.File, string.Create(CultureInfo.InvariantCulture, $"row {Line}"));

    public string? Raw(string column)
    {
        if (!_columns.TryGetValue(column, out var cells))
            _columns[column] = cells = table.FindColumn(column);
        return cells?[Row];
    }

    /// <summary>True when no cell of the row states anything.</summary>
    public bool IsBlank()
    {
        foreach (var column in table.ColumnNames)
        {
            // The first cell of nearly every row states something, so this seldom looks further.
            if (!Cell.IsAbsent(Raw(column)))
                return false;
        }

        return true;
    }

    public string? Text(string column) => Cell.Text(Raw(column)) is { } text ? FormulaGuard.Unguard(text) : null;

    public AssetSymbol? Symbol(string column)
    {
        var text = Text(column);
        if (text is null)
            return null;
        if (_symbols.TryGetValue(text, out var known))
            return known;
        if (AssetSymbol.TryParse(text, out var symbol))
            return _symbols[text] = symbol;

        Bad("bad-symbol", column, "a symbol of at most 64 characters");
        return null;
    }

    public CellReading<decimal> Amount(string column)
    {
        var reading = Cell.Decimal(Raw(column));
        Report(reading.Status, reading.Remark, "bad-number", column);
        return reading;
    }

    /// <summary>A number that cannot be negative, or null.</summary>
    public decimal? AmountFromZero(string column)
    {
        var reading = Amount(column);
        if (reading.OrNull is not < 0)
            return reading.OrNull;

        Bad("negative-number", column, "zero or more");
        return null;
    }

    /// <summary>A price, or null. A price of zero stays as it was stated; nothing is valued with it.</summary>
    public decimal? Price(string column)
    {
        var price = AmountFromZero(column);
        if (price is 0)
            log.Warning("zero-price", table.File, Line, column, "a price of 0 counts as no price");
        return price;
    }

    /// <summary>An amount above zero, or null; a zero is said and counts as not known: a market without volume or depth is none.</summary>
    public decimal? AmountAboveZero(string column)
    {
        var amount = AmountFromZero(column);
        if (amount is not 0)
            return amount;
        log.Warning("zero-amount", table.File, Line, column, $"a {column} of 0 counts as not known");
        return null;
    }

    /// <summary>A fraction from 0 to 1, or null.</summary>
    public decimal? Fraction(string column)
    {
        var fraction = AmountFromZero(column);
        if (fraction is not > 1)
            return fraction;
        Bad("bad-fraction", column, "a fraction from 0 to 1, such as 0.04 for 4%");
        return null;
    }

    public int? WholeNumber(string column)
    {
        var reading = Cell.WholeNumber(Raw(column), int.MaxValue);
        Report(reading.Status, reading.Remark, "bad-number", column);
        return (int?)reading.OrNull;
    }

    public DateOnly? Date(string column)
    {
        var reading = Cell.Date(Raw(column));
        Report(reading.Status, reading.Remark, "bad-date", column);
        return reading.OrNull;
    }

    /// <summary>The UTC date of a date or an instant.</summary>
    public DateOnly? UtcDate(string column)
    {
        var reading = Cell.Instant(Raw(column));
        Report(reading.Status, reading.Remark, "bad-date", column);
        return reading.OrNull is { } instant ? DateOnly.FromDateTime(instant.Utc.UtcDateTime) : null;
    }

    public bool? Truth(string column)
    {
        var reading = Cell.Boolean(Raw(column));
        Report(reading.Status, reading.Remark, "bad-boolean", column);
        return reading.OrNull;
    }

    /// <summary>Who owes or keeps the line; rows that name the same party share one object.</summary>
    public Party Party(string nameColumn, string classColumn)
    {
        var name = Text(nameColumn);
        var code = Cell.Text(Raw(classColumn));
        if (name is null && code is null)
            return Core.Reserves.Party.Silent;

        PartyClass? kind = null;
        if (code is not null)
        {
            if (Codes.TryParse<PartyClass>(code, out var known))
                kind = known;
            else
                log.Warning("unknown-party-class", table.File, Line, classColumn,
                    $"found {Cell.Quote(code)}, which is not one of the codes and is read as silent; nearest: {Nearest.To(code, Codes.All<PartyClass>())}");
        }

        var party = new Party(name, kind);
        if (party.IsSilent)
            return Core.Reserves.Party.Silent;
        if (_parties.TryGetValue(classColumn, out var last) && last == party)
            return last;
        return _parties[classColumn] = party;
    }

    /// <summary>Where the row stands on a chain, as the columns network, address and height say; null when all are silent.</summary>
    public ChainLocation? Chain()
    {
        var network = Text("network");
        var address = Text("address");
        var height = Text("height");
        return network is null && address is null && height is null ? null : new ChainLocation(network, address, height);
    }

    /// <summary>Logs a cell that is no value of its kind.</summary>
    public void Bad(string code, string column, string expected) =>
        log.Error(code, table.File, Line, column, $"found {Cell.Quote(Raw(column))}, expected {expected}", omitsLine);

    private void Report(CellStatus status, string remark, string code, string column)
    {
        if (status == CellStatus.Bad)
            Bad(code, column, remark);
        else if (status == CellStatus.Doubtful)
            log.Warning("thousands-assumed", table.File, Line, column, $"found {Cell.Quote(Raw(column))}, {remark}");
    }
}
