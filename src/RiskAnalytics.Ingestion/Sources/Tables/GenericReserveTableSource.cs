using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.Tables;

/// <summary>A table of any exchange with a row an asset: amount held, and where given amount owed and ratio.</summary>
public sealed class GenericReserveTableSource : IReserveSource
{
    private static readonly ImmutableArray<string> AssetColumns = ["asset", "coin", "token", "currency", "symbol", "crypto", "cryptocurrency"];
    private static readonly ImmutableArray<string> HeldColumns =
        ["amount", "balance", "reserve", "reserves", "holdings", "held", "reserve amount", "reserve_amount", "reserve balance", "reserve_balance", "wallet balance", "wallet_balance", "assets held", "total reserves"];
    private static readonly ImmutableArray<string> OwedColumns =
        ["liability", "liabilities", "owed", "customer liability", "customer_liability", "customer balance", "customer_balance", "customer assets", "customer_assets", "user balance", "user_balance", "user assets", "user_assets", "customer net balance", "client balance", "client liabilities"];
    private static readonly ImmutableArray<string> RatioColumns = ["ratio", "reserve ratio", "reserve_ratio", "reserve rate", "reserve_rate", "coverage", "coverage ratio", "ratio_pct", "ratio %"];
    private static readonly ImmutableArray<string> EntityColumns = ["exchange", "issuer", "entity", "company", "publisher"];
    private static readonly ImmutableArray<string> DateColumns = ["date", "as_of", "as of", "as-of", "snapshot_date", "snapshot date", "audit_date", "audit date"];

    /// <summary>Columns of lists of addresses, prices and supplies, which look like such a table and are none.</summary>
    private static readonly ImmutableArray<string> ForeignColumns =
        ["address", "network", "chain", "wallet", "txid", "message", "signature1", "hash", "class", "price", "price_usd", "units", "section", "open", "close", "supply", "circulating", "cusip", "isin"];

    /// <summary>Columns of what a customer downloads of the own account: such amounts are nobody's reserve.</summary>
    private static readonly ImmutableArray<string> CustomerColumns =
        ["account", "user", "user id", "user_id", "uid", "operation", "side", "fee", "order id", "order_id", "transaction id", "transaction_id", "before balance", "after balance", "cost basis", "avg cost", "average cost"];

    private static readonly ImmutableArray<string> TotalNames = ["TOTAL", "TOTALS", "SUM", "ALL", "TOTAL USD", "TOTAL_USD", "GRAND TOTAL"];

    /// <inheritdoc/>
    public string Code => "generic-reserve-table";

    /// <inheritdoc/>
    public string Description => "A table of any exchange with an asset and an amount a row, and where given what is owed and the ratio.";

    /// <inheritdoc/>
    public string Rhythm => "as published";

    /// <inheritdoc/>
    public string Traps => "The exchange stands in a column or in the file name, and so does the date; a ratio without % counts as a fraction when every ratio is below 10; rows with totals are not read.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        document.Kind == DocumentKind.Text
        && Find(document.Columns, AssetColumns) is not null && Find(document.Columns, HeldColumns) is not null
        && Find(document.Columns, ForeignColumns) is null && Find(document.Columns, CustomerColumns) is null
        // Summaries of other files stand above a second header with the addresses.
        && !document.HeadLines.Any(l => l.Contains("address", StringComparison.OrdinalIgnoreCase))
        && !SourceCatalog.All.TakeWhile(other => other is not GenericReserveTableSource).Any(other => other.Recognises(document));

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        Recognised.Check(document, this);
        var log = new IssueLog();
        var table = document.ReadTable(log);
        var names = new Names(table);
        var row = new RowReader(table, log, omitsLine: true);
        var named = EntityInName(document);
        var rows = new List<Line>();
        for (row.Row = 0; row.Row < table.RowCount; row.Row++)
        {
            if (!row.IsBlank() && ReadRow(row, names, named, document, log) is { } line)
                rows.Add(line);
        }

        var isFraction = rows.All(r => r.RatioText is null || r.RatioText.Contains('%', StringComparison.Ordinal) || ExchangeBook.RatioOf(r.RatioText, isFraction: true) is null or { Ratio: < 10 });
        if (rows.Exists(r => r.RatioText is not null && !r.RatioText.Contains('%', StringComparison.Ordinal)))
            log.Info("ratio-unit", document.Name, null, names.Ratio, isFraction ? "the ratios have no % sign and are all below 10, so 1 is taken to mean all" : "the ratios have no % sign and are not all below 10, so 100 is taken to mean all");

        // The date of a whole file without a date column is asked for once.
        var fileDate = names.Date is null && rows.Count > 0 ? document.AsOf(null, log) : null;
        var books = rows
            .Select(r => r with { AsOf = r.AsOf ?? fileDate })
            .Where(r => r.AsOf is not null)
            .GroupBy(r => (r.Entity.Id, AsOf: r.AsOf!.Value))
            .OrderBy(g => g.Key.Id, StringComparer.Ordinal).ThenBy(g => g.Key.AsOf)
            .Select(g => BookOf([.. g], g.Key.AsOf, isFraction, document))
            .ToImmutableArray();
        return new SourceReading { Books = books, Issues = log.ToImmutable(), Lines = table.RowCount };
    }

    private static string? Find(ImmutableArray<string> columns, ImmutableArray<string> wanted) => wanted.FirstOrDefault(w => columns.Contains(w));

    private static Line? ReadRow(RowReader row, Names names, ReportingEntity? named, SourceDocument document, IssueLog log)
    {
        if (row.Text(names.Asset) is not { } symbol)
        {
            log.Error("row-without-key", document.Name, row.Line, names.Asset, "the row names no asset and is left out", omitsLine: true);
            return null;
        }

        if (TotalNames.Contains(symbol.ToUpperInvariant()))
        {
            log.Info("total-not-read", document.Name, row.Line, names.Asset, $"the row {Cell.Quote(symbol)} is a total over assets whose unit the table does not state, and is not read");
            return null;
        }

        var entity = EntityOf(row, names, named, document);
        DateOnly? asOf = null;
        if (names.Date is { } column && (asOf = row.UtcDate(column)) is null)
        {
            log.Error("row-without-date", document.Name, row.Line, column, "the row has no date that can be read and is left out", omitsLine: true);
            return null;
        }

        return new Line(entity, asOf, symbol, row.AmountFromZero(names.Held), names.Owed is null ? null : row.AmountFromZero(names.Owed), names.Ratio is null ? null : row.Text(names.Ratio), row.Line);
    }

    private static ReportingEntity EntityOf(RowReader row, Names names, ReportingEntity? named, SourceDocument document)
    {
        var stated = names.Entity is { } column ? row.Text(column) : null;
        if (stated is not null && (stated.Length > 64 || !stated.Any(char.IsAsciiLetterOrDigit)))
            throw IngestionException.For(document.Name, "bad-entity", $"found {Cell.Quote(stated)}, expected the name of an exchange", row.Line);
        var entity = (stated is null ? named : EntityDirectory.Exchange(stated))
            ?? throw IngestionException.For(document.Name, "no-entity", "the table does not say whose reserve it is: it has no column 'exchange' or 'issuer' that is filled, and the file name names no known exchange; add the column or rename the file", row.Line);
        return entity.Kind == EntityKind.Exchange
            ? entity
            : throw IngestionException.For(document.Name, "no-exchange", $"{Cell.Quote(entity.Name)} issues a token, and a table of assets and amounts does not say what its reserve is made of; only exchanges are read from such tables", row.Line);
    }

    /// <summary>The known firm that a part of the file name is the id or a name of.</summary>
    private static ReportingEntity? EntityInName(SourceDocument document)
    {
        var parts = Path.GetFileNameWithoutExtension(document.Name).Split(['_', '-', ' ', '.'], StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < parts.Length; at++)
        {
            // Names of two words come first, so that "gate.io" is not taken for a shorter one.
            var found = at + 1 < parts.Length ? EntityDirectory.Find($"{parts[at]}.{parts[at + 1]}") ?? EntityDirectory.Find($"{parts[at]}-{parts[at + 1]}") : null;
            if ((found ?? EntityDirectory.Find(parts[at])) is { } entity)
                return entity;
        }

        return null;
    }

    private ReserveBook BookOf(ImmutableArray<Line> rows, DateOnly asOf, bool isFraction, SourceDocument document)
    {
        var log = new IssueLog();
        var figures = new Dictionary<AssetSymbol, ReserveFigure>();
        foreach (var row in rows)
        {
            if (AssetDirectory.AssetOf(row.Symbol, asOf) is not { } asset)
                log.Error("bad-symbol", document.Name, row.Number, null, $"found {Cell.Quote(row.Symbol)}, expected the symbol of an asset", omitsLine: true);
            else if (!figures.TryAdd(asset, FigureOf(row, asset, isFraction)))
                log.Error("duplicate-row", document.Name, row.Number, null, $"{asset} stands twice for {rows[0].Entity.Name} and this date; the first row counts", omitsLine: true);
        }

        return new ExchangeBook
        {
            Document = document,
            Format = Code,
            Entity = rows[0].Entity,
            AsOf = asOf,
            Notes = ["FIGURES: a table of assets and amounts; whether it has all assets of the exchange is not known."],
        }.Of([.. figures.Values.OrderBy(f => f.Row)], log);
    }

    private static ReserveFigure FigureOf(Line row, AssetSymbol asset, bool isFraction)
    {
        var ratio = ExchangeBook.RatioOf(row.RatioText, isFraction);
        return new ReserveFigure
        {
            Asset = asset,
            Place = string.Create(CultureInfo.InvariantCulture, $"row {row.Number}"),
            Row = row.Number,
            Held = row.Held,
            Owed = row.Owed,
            Ratio = ratio?.Ratio,
            RatioStep = ratio?.Step,
        };
    }

    /// <summary>What the columns are called in one table.</summary>
    private sealed class Names(RawTable table)
    {
        public string Asset { get; } = Find(table.ColumnNames, AssetColumns)!;

        public string Held { get; } = Find(table.ColumnNames, HeldColumns)!;

        public string? Owed { get; } = Find(table.ColumnNames, OwedColumns);

        public string? Ratio { get; } = Find(table.ColumnNames, RatioColumns);

        public string? Entity { get; } = Find(table.ColumnNames, EntityColumns);

        public string? Date { get; } = Find(table.ColumnNames, DateColumns);
    }

    private sealed record Line(ReportingEntity Entity, DateOnly? AsOf, string Symbol, decimal? Held, decimal? Owed, string? RatioText, int Number);
}
