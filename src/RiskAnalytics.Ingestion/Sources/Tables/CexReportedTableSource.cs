using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.Tables;

/// <summary>A compiled table of figures that exchanges published, one row per exchange, date and asset.</summary>
public sealed class CexReportedTableSource : IReserveSource
{
    private const string Totals = "TOTAL_USD";

    /// <inheritdoc/>
    public string Code => "cex-reported-table";

    /// <inheritdoc/>
    public string Description => "A compiled table of published reserves and liabilities of several exchanges (cex_por_reported.csv), each row with its source.";

    /// <inheritdoc/>
    public string Rhythm => "compiled once";

    /// <inheritdoc/>
    public string Traps => "Figures of the press are rounded; some rows have a ratio only; rows named TOTAL_USD are printed totals in dollars; a month without a day stands for its last day.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        document.HasColumns("exchange", "snapshot_date", "asset", "liability_units", "reserve_units", "ratio_published_pct", "source_kind");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        Recognised.Check(document, this);
        var log = new IssueLog();
        var table = document.ReadTable(log);
        var row = new RowReader(table, log, omitsLine: true);
        var rows = new List<PublishedRow>(table.RowCount);
        for (row.Row = 0; row.Row < table.RowCount; row.Row++)
        {
            if (!row.IsBlank() && ReadRow(row, document.Name, log) is { } read)
                rows.Add(read);
        }

        var books = rows
            .GroupBy(r => (r.Exchange.Id, r.AsOf))
            .OrderBy(g => g.Key.Id, StringComparer.Ordinal).ThenBy(g => g.Key.AsOf)
            .Select(g => BookOf([.. g], document, log))
            .OfType<ReserveBook>();
        return new SourceReading { Books = [.. books], IsSupporting = true, Issues = log.ToImmutable(), Lines = table.RowCount };
    }

    private static PublishedRow? ReadRow(RowReader row, string file, IssueLog log)
    {
        var (name, symbol) = (row.Text("exchange"), row.Text("asset"));
        if (name is null || symbol is null || !name.Any(char.IsAsciiLetterOrDigit) || name.Length > 64)
        {
            log.Error("row-without-key", file, row.Line, null, "the row lacks exchange or asset and is left out", omitsLine: true);
            return null;
        }

        if (DayOf(row.Text("snapshot_date")) is not { } day)
        {
            log.Warning("undated-row", file, row.Line, "snapshot_date", $"the figure of {Cell.Quote(name)} has no date ({row.Text("date_basis") ?? "no basis given"}) and is in no book");
            return null;
        }

        if (symbol != Totals && AssetDirectory.AssetOf(symbol, day.Date) is null)
        {
            row.Bad("bad-symbol", "asset", "a symbol of at most 64 characters");
            return null;
        }

        return new PublishedRow(
            EntityDirectory.Exchange(name), day.Date, day.IsKnown, row.Text("date_basis") ?? "not stated", symbol == Totals ? null : AssetDirectory.AssetOf(symbol, day.Date),
            row.AmountFromZero("liability_units"), row.AmountFromZero("reserve_units"), row.AmountFromZero("exchange_held_units"), row.AmountFromZero("third_party_custody_units"),
            ExchangeBook.RatioOf(row.Text("ratio_published_pct")), row.Text("source_kind") ?? "kind not stated", row.Text("source") ?? "source not stated", row.Text("note"), row.Line);
    }

    /// <summary>The day of a date; of a month only, its last day.</summary>
    private static (DateOnly Date, bool IsKnown)? DayOf(string? text)
    {
        if (Cell.Date(text).OrNull is { } day)
            return (day, true);
        return text is { Length: 7 } && Cell.Date(text + "-01").OrNull is { } first ? (first.AddMonths(1).AddDays(-1), false) : null;
    }

    private ReserveBook? BookOf(ImmutableArray<PublishedRow> rows, SourceDocument document, IssueLog log)
    {
        var first = rows[0];
        var assets = rows.Where(r => r.Asset is not null).ToImmutableArray();
        if (!assets.Any(r => r.Held is not null || r.HeldByExchange is not null || r.HeldByThirdParties is not null))
        {
            log.Warning("no-reserve-amount", document.Name, first.Line, null,
                $"of {first.Exchange.Name} on {Format.Date(first.AsOf)} the table has ratios or totals only and no amount of any asset, so there is no book");
            return null;
        }

        var kinds = rows.Select(r => r.Kind).Distinct().Order(StringComparer.Ordinal);
        var notes = rows.Select(r => r.Note is null ? null : $"TABLE: {r.Asset?.Text ?? "total"}: {r.Note}.").OfType<string>().Distinct();
        return new ExchangeBook
        {
            Document = document,
            Format = Code,
            Entity = first.Exchange,
            AsOf = first.AsOf,
            Partial = string.Create(CultureInfo.InvariantCulture, $"the table has amounts for {assets.Count(a => a.Held is not null)} assets only ({string.Join(", ", assets.Where(a => a.Held is not null).Select(a => a.Asset!.Text).Take(40))})"),
            Notes =
            [
                $"FIGURES: of the kinds {string.Join(", ", kinds)}, repeated by a compiled table; the source of each figure stands with it.",
                first.IsDayKnown
                    ? $"DATE: {Format.Date(first.AsOf)}; basis: {first.Basis}."
                    : $"DATE: the day is not known (basis: {first.Basis}); {Format.Date(first.AsOf)}, the last day of the month, stands for it.",
                .. notes,
            ],
            Stated = [.. rows.Where(r => r.Asset is null).SelectMany(r => TotalsOf(r, document))],
        }.Of([.. assets.DistinctBy(a => a.Asset).Select(FigureOf)], Told(assets, document));
    }

    /// <summary>A log of the book's own, with the assets that stand twice.</summary>
    private static IssueLog Told(ImmutableArray<PublishedRow> assets, SourceDocument document)
    {
        var log = new IssueLog();
        foreach (var again in assets.GroupBy(a => a.Asset).SelectMany(same => same.Skip(1)))
            log.Warning("duplicate-row", document.Name, again.Line, "asset", $"{again.Asset} stands twice for {again.Exchange.Name} and this date; the first row counts");
        return log;
    }

    private static ReserveFigure FigureOf(PublishedRow row) => new()
    {
        Asset = row.Asset!,
        Place = string.Create(CultureInfo.InvariantCulture, $"row {row.Line}"),
        Row = row.Line,
        Held = row.Held,
        HeldByExchange = row.HeldByExchange,
        HeldByThirdParties = row.HeldByThirdParties,
        Owed = row.Owed,
        Ratio = row.Ratio?.Ratio,
        RatioStep = row.Ratio?.Step,
        Remark = $"{row.Source} [{row.Kind}]",
    };

    private static IEnumerable<StatedFigure> TotalsOf(PublishedRow row, SourceDocument document)
    {
        if (row.Held is { } held)
            yield return Figure(StatedKind.TotalAssets, held, null);
        if (row.Owed is { } owed)
            yield return Figure(StatedKind.TotalLiabilities, owed, null);
        if (row.Ratio is { } ratio)
            yield return Figure(StatedKind.Ratio, ratio.Ratio, ratio.Step);

        StatedFigure Figure(StatedKind kind, decimal value, decimal? step) => new()
        {
            Kind = kind,
            Value = value,
            Step = step,
            StatedSource = $"{document.Cite(row.Line)}; {row.Source} [{row.Kind}]",
            Source = new SourceRef(document.Name, string.Create(CultureInfo.InvariantCulture, $"row {row.Line}")),
            Row = row.Line,
        };
    }

    /// <summary>One row; the asset is null for a total in dollars.</summary>
    private sealed record PublishedRow(
        ReportingEntity Exchange, DateOnly AsOf, bool IsDayKnown, string Basis, AssetSymbol? Asset,
        decimal? Owed, decimal? Held, decimal? HeldByExchange, decimal? HeldByThirdParties, (decimal Ratio, decimal Step)? Ratio, string Kind, string Source, string? Note, int Line);
}
