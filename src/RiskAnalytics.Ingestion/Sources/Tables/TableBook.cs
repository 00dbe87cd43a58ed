using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.Tables;

/// <summary>Makes a book of tables of holdings, liabilities and prices, with the facts on the entity beside them.</summary>
internal sealed class TableBook
{
    private static readonly string[] DateColumns = ["maturity", "as_of"];

    /// <summary>The file.</summary>
    public required SourceDocument Document { get; init; }

    /// <summary>The code of its format.</summary>
    public required string Format { get; init; }

    /// <summary>What is held.</summary>
    public required TableSheet Holdings { get; init; }

    /// <summary>What is owed; null when there is no such table.</summary>
    public TableSheet? Liabilities { get; init; }

    /// <summary>Prices.</summary>
    public TableSheet? Market { get; init; }

    /// <summary>Facts on the entity by name: id, name, kind, as_of, reporting_currency.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>The day that the number 0 of a date cell stands for; null where dates are no numbers.</summary>
    public DateOnly? SerialStart { get; init; }

    /// <summary>Words on how the figures were read.</summary>
    public string? Note { get; init; }

    /// <summary>Where a cell of a row stands.</summary>
    public required Func<TableSheet, int, string> Place { get; init; }

    /// <summary>The book, unless the date is not known.</summary>
    /// <exception cref="IngestionException">The entity is not known.</exception>
    public SourceReading Read()
    {
        var log = new IssueLog();
        var currency = CurrencyOf(log);
        var entity = EntityOf(currency);
        var stated = Cell.Instant(DateText(Facts.GetValueOrDefault("as_of"))).OrNull;
        if (Document.AsOf(stated is { } instant ? DateOnly.FromDateTime(instant.Utc.UtcDateTime) : null, log) is not { } asOf)
            return new SourceReading { Issues = log.ToImmutable(), Lines = Holdings.Rows.Count, Entity = entity.Id };

        TurnForeignLines(Holdings, currency, log);
        if (Liabilities is not null)
            TurnForeignLines(Liabilities, currency, log);
        var market = Market is null ? MarketSnapshot.Empty : MarketTable.Read(TableOf(Market), asOf, currency, log);
        var holdings = HoldingsTable.Read(TableOf(Holdings), market, log);
        ImmutableArray<Liability>? liabilities = Liabilities is null ? null : LiabilitiesTable.Read(TableOf(Liabilities), market, log);
        var snapshot = new ReserveSnapshot
        {
            Entity = entity with { Notes = Note is null ? [] : [Note] },
            AsOf = asOf,
            AsOfInstant = stated is { HasTime: true } exact ? exact.Utc : null,
            ReportingCurrency = currency,
            Holdings =
            [
                .. holdings.Select(h => h with
                {
                    Source = new SourceRef(Document.Name, Place(Holdings, h.Row)),
                    StatedSource = h.StatedSource is { } words ? $"{words}; {Document.Cite(Place(Holdings, h.Row))}" : Document.Cite(Place(Holdings, h.Row)),
                }),
            ],
            Liabilities = liabilities is { } owed
                ? [.. owed.Select(l => l with { Source = new SourceRef(Document.Name, Place(Liabilities!, l.Row)), StatedSource = l.StatedSource ?? Document.Cite(Place(Liabilities!, l.Row)) })]
                : null,
            Documents = [new PublishedDocument(Document.Name, Document.Sha256, Format)],
        };
        return new SourceReading
        {
            Books = [new ReserveBook(snapshot, market, log.ToImmutable(), Document.Sha256, Document.Path)],
            Lines = Holdings.Rows.Count + (Liabilities?.Rows.Count ?? 0) + (Market?.Rows.Count ?? 0),
        };
    }

    private CurrencyCode CurrencyOf(IssueLog log)
    {
        if (CurrencyCode.TryParse(Facts.GetValueOrDefault("reporting_currency") ?? Facts.GetValueOrDefault("currency"), out var given))
            return given;
        var columns = Holdings.Columns.ToList().IndexOf("currency");
        var used = columns < 0 ? [] : Holdings.Cells[columns].Select(c => Cell.Text(c)?.ToUpperInvariant()).OfType<string>().Distinct().ToList();
        if (used.Count == 1 && CurrencyCode.TryParse(used[0], out var only))
            return only;
        log.Warning("no-currency", Document.Name, null, "reporting_currency", "the file states no reporting currency; USD is taken");
        return CurrencyCode.Usd;
    }

    private ReportingEntity EntityOf(CurrencyCode currency)
    {
        var name = Facts.GetValueOrDefault("name");
        var id = Facts.GetValueOrDefault("id");
        var words = Path.GetFileNameWithoutExtension(Document.Name).Split(['-', '_', ' ', '.'], StringSplitOptions.RemoveEmptyEntries);
        var known = EntityDirectory.Find(id ?? name ?? "") ?? (id is null && name is null ? words.Select(EntityDirectory.Find).FirstOrDefault(e => e is not null) : null);
        var hasKind = Codes.TryParse<EntityKind>(Facts.GetValueOrDefault("kind"), out var kind);
        if (known is null && (!hasKind || (id is null && name is null)))
            throw IngestionException.For(Document.Name, "no-entity", "the file says neither id and kind of the entity nor a name that is known; give them in a sheet or in metadata named entity");

        id ??= known?.Id ?? IdOf(name!);
        if (!EntityFile.IsId(id))
            throw new IngestionException([EntityFile.BadId(id)]);
        var entity = (known ?? new ReportingEntity { Id = id, Name = name ?? id, Kind = kind }) with { Id = id };
        if (name is not null)
            entity = entity with { Name = name };
        if (hasKind)
            entity = entity with { Kind = kind };
        if (entity.HasExchangeProfile)
            return entity;
        var token = AssetSymbol.TryParse(Facts.GetValueOrDefault("token"), out var symbol) ? symbol : AssetSymbol.TryParse(entity.Id.ToUpperInvariant(), out var own) ? own : null;
        return token is null ? entity : entity with { Token = new TokenProfile(token, currency, null, null, null) };
    }

    private string IdOf(string name)
    {
        try
        {
            return EntityDirectory.IdOf(name);
        }
        catch (ArgumentException)
        {
            throw new IngestionException([EntityFile.BadId(name)]);
        }
    }

    /// <summary>A value in another currency is so many units of that currency; what they are worth only a rate can say.</summary>
    private void TurnForeignLines(TableSheet sheet, CurrencyCode currency, IssueLog log)
    {
        var columns = sheet.Columns.ToList();
        var (ccy, asset, quantity, value, price, instrument) = (columns.IndexOf("currency"), columns.IndexOf("asset"), columns.IndexOf("quantity"), columns.IndexOf("value"), columns.IndexOf("price"), columns.IndexOf("instrument"));
        if (ccy < 0 || asset < 0 || value < 0)
            return;
        for (var row = 0; row < sheet.Rows.Count; row++)
        {
            if (Cell.Text(sheet.Cells[ccy][row]) is not { } code || code.Equals(currency.Letters, StringComparison.OrdinalIgnoreCase) || sheet.Cells[value][row] is not { } worth)
                continue;

            log.Info("foreign-currency", Document.Name, sheet.Rows[row], "currency", $"the value is in {Cell.Quote(code)}; the line counts as that many units of the currency and needs a rate in the market table");
            if (instrument >= 0)
                sheet.Cells[instrument][row] ??= sheet.Cells[asset][row];
            sheet.Cells[asset][row] = code.ToUpperInvariant();
            sheet.Cells[value][row] = null;
            if (price >= 0)
                sheet.Cells[price][row] = null;
            if (quantity >= 0)
                sheet.Cells[quantity][row] = worth;
            else
                log.Error("no-amount", Document.Name, sheet.Rows[row], "value", "the table has no column for a quantity, so a value in another currency cannot be kept", omitsLine: true);
        }
    }

    private RawTable TableOf(TableSheet sheet)
    {
        foreach (var name in DateColumns)
        {
            var at = sheet.Columns.ToList().IndexOf(name);
            for (var row = 0; at >= 0 && row < sheet.Rows.Count; row++)
                sheet.Cells[at][row] = DateText(sheet.Cells[at][row]);
        }

        var kept = Enumerable.Range(0, sheet.Columns.Count)
            .Where(i => sheet.Columns[i].Length > 0 && sheet.Columns[i] != "currency" && sheet.Columns.ToList().IndexOf(sheet.Columns[i]) == i).ToList();
        return new RawTable([.. kept.Select(i => sheet.Columns[i])], [.. kept.Select(i => sheet.Cells[i])], Document.Name, Document.Sha256, sheet.Rows);
    }

    /// <summary>A date that is the number of a day, as spreadsheets keep it, as text.</summary>
    private string? DateText(string? text) =>
        SerialStart is { } start && Cell.Decimal(text) is { Status: CellStatus.Good, Value: > 60 and < 200_000 } serial
            ? start.AddDays((int)decimal.Truncate(serial.Value)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : text;
}
