using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Normalisation;

/// <summary>Turns a table of what is owed into lines.</summary>
/// <remarks>
/// Leaving a liability out would make every reserve look better. An amount that cannot be read is therefore owed but not loaded, and
/// a row that cannot be read at all stands as owed without a split and without an amount, so that no coverage is calculated from it.
/// </remarks>
internal static class LiabilitiesTable
{
    /// <summary>Reads the rows of a liabilities table.</summary>
    /// <exception cref="IngestionException">A required column is missing.</exception>
    public static ImmutableArray<Liability> Read(RawTable table, MarketSnapshot market, IssueLog log)
    {
        TableColumns.Check(table, TableColumns.Liabilities, [["asset"], ["quantity", "value"]], log);

        var lines = ImmutableArray.CreateBuilder<Liability>(table.RowCount);
        var row = new RowReader(table, log, omitsLine: true);
        for (row.Row = 0; row.Row < table.RowCount; row.Row++)
        {
            if (!row.IsBlank())
                lines.Add(ReadLine(row, table.File, market, log));
        }

        for (var i = 0; i < table.UnreadableRows; i++)
            lines.Add(new Liability { Asset = AssetSymbol.NotItemised, Source = new SourceRef(table.File) });

        ReportRepeatedAssets(lines, table.File, log);
        ReportNotLoaded(lines, table.File, log);
        ReportNothingOwed(lines, table.File, log);
        return lines.DrainToImmutable();
    }

    private static Liability ReadLine(RowReader row, string file, MarketSnapshot market, IssueLog log)
    {
        var asset = row.Symbol("asset");
        if (asset is null)
        {
            log.Error("no-asset", file, row.Line, "asset", "the row names no asset; what it owes counts as owed without a split by asset", omitsLine: true);
            asset = AssetSymbol.NotItemised;
        }

        var quantity = Owed(row, "quantity", file, log);
        var value = Owed(row, "value", file, log);
        var gross = row.AmountFromZero("gross_quantity");
        if (gross < quantity)
        {
            log.Warning("gross-below-net", file, row.Line, "gross_quantity",
                "the gross quantity is below the net one, which cannot be; the net one counts");
        }

        if (value is { } worth && quantity is { } units && market.Find(asset)?.Price is { } price and > 0)
            HoldingsTable.CompareWithPrice(worth, units, price, file, row.Line, log);

        return new Liability
        {
            Asset = asset,
            Quantity = quantity,
            ReportedValue = value,
            GrossQuantity = gross,
            Chain = row.Chain(),
            BackedBy = row.Text("backed_by"),
            StatedSource = row.Text("source"),
            Source = row.Source,
            Row = row.Line,
        };
    }

    private static decimal? Owed(RowReader row, string column, string file, IssueLog log)
    {
        var amount = row.Amount(column).OrNull;
        if (amount is not < 0)
            return amount;

        log.Error("negative-liability", file, row.Line, column,
            $"found {Cell.Quote(row.Raw(column))}, but nobody owes less than nothing; the amount counts as not loaded", omitsLine: true);
        return null;
    }

    private static void ReportRepeatedAssets(ImmutableArray<Liability>.Builder lines, string file, IssueLog log)
    {
        // One token may be issued on several chains, each in a row of its own.
        var first = new Dictionary<(AssetSymbol, string?, string?), int>();
        foreach (var line in lines.Where(l => l.Row > 0))
        {
            var place = (line.Asset, line.Chain?.Network?.ToUpperInvariant(), line.Chain?.Address);
            if (!first.TryAdd(place, line.Row))
            {
                log.Warning("duplicate-liability", file, line.Row, "asset", string.Create(CultureInfo.InvariantCulture,
                    $"{Cell.Quote(line.Asset.Text)} stands in row {first[place]} too; both count, so check whether one was copied by mistake"));
            }
        }
    }

    private static void ReportNotLoaded(ImmutableArray<Liability>.Builder lines, string file, IssueLog log)
    {
        var missing = lines.Where(l => !l.IsLoaded).Select(l => l.Asset.Text).ToList();
        if (missing.Count == 0)
            return;

        var names = Cell.Quote(string.Join(", ", missing));
        log.Warning(IssueCodes.LiabilityNotLoaded, file, null, null, missing.Count == 1
            ? $"something is owed in {names}, but the book does not have the amount"
            : string.Create(CultureInfo.InvariantCulture, $"{missing.Count} liabilities are owed, but the book does not have their amounts: {names}"));
    }

    private static void ReportNothingOwed(ImmutableArray<Liability>.Builder lines, string file, IssueLog log)
    {
        if (lines.All(l => l is { Quantity: null or 0, ReportedValue: null or 0 } && l.IsLoaded))
        {
            log.Warning("no-liabilities", file, null, null,
                "the book says that nothing is owed, so every ratio to what is owed is undefined; leave the file out when liabilities are not disclosed");
        }
    }
}
