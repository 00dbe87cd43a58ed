using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Normalisation;

/// <summary>Turns a table of what is held into lines.</summary>
internal static class HoldingsTable
{
    /// <summary>A value may differ from quantity times price by this share before it is said: 0.1%.</summary>
    private const decimal LargestMismatch = 0.001m;

    /// <summary>Reads the rows of a holdings table; prices are needed to compare values with quantities.</summary>
    /// <exception cref="IngestionException">A required column is missing.</exception>
    public static ImmutableArray<Holding> Read(RawTable table, MarketSnapshot market, IssueLog log)
    {
        TableColumns.Check(table, TableColumns.Holdings, [["asset"], ["class"], ["quantity", "value"]], log);

        var lines = ImmutableArray.CreateBuilder<Holding>(table.RowCount);
        var row = new RowReader(table, log);
        for (row.Row = 0; row.Row < table.RowCount; row.Row++)
        {
            if (!row.IsBlank() && ReadLine(row, table.File, log) is { } holding)
            {
                CompareWithPrice(holding, market, table.File, log);
                lines.Add(holding);
            }
        }

        if (lines.Count == 0)
            log.Error("no-holdings", table.File, null, null, "the book holds no line that can be used, so nothing can be assessed");
        ReportRepeatedRows(table, TableColumns.Holdings, log);
        return lines.DrainToImmutable();
    }

    /// <summary>Says which rows repeat an earlier one in every column that the model reads; they stay in.</summary>
    public static void ReportRepeatedRows(RawTable table, ImmutableArray<string> known, IssueLog log)
    {
        var columns = known.Select(table.FindColumn).OfType<List<string?>>().ToArray();
        var seen = new HashSet<int>(table.RowCount, new SameCells(columns));
        for (var row = 0; row < table.RowCount; row++)
        {
            if (seen.Add(row) || IsBlank(columns, row) || !seen.TryGetValue(row, out var first))
                continue;

            log.Warning("duplicate-line", table.File, table.LineOf(row), null, string.Create(CultureInfo.InvariantCulture,
                $"the row repeats row {table.LineOf(first)} cell by cell; both count, so check whether one was copied by mistake"));
        }
    }

    private static bool IsBlank(List<string?>[] columns, int row)
    {
        foreach (var column in columns)
        {
            if (!Cell.IsAbsent(column[row]))
                return false;
        }

        return true;
    }

    private static Holding? ReadLine(RowReader row, string file, IssueLog log)
    {
        var asset = row.Symbol("asset");
        var assetClass = ReadClass(row, file, log);
        var quantity = row.Amount("quantity");
        var value = row.Amount("value");
        var price = row.Price("price");
        if (asset is null)
        {
            log.Error("no-asset", file, row.Line, "asset", "the row names no asset and is left out", omitsLine: true);
            return null;
        }

        var chain = row.Chain();
        if (quantity.Status == CellStatus.Absent && value.Status == CellStatus.Absent && chain?.Network is not null)
        {
            log.Add(new DataIssue(IssueSeverity.Warning, IssueCodes.HoldingNotLoaded,
                "the row says on which network the asset is held, but not how much; the line is left out until it is read from the chain",
                file, row.Line, "quantity", OmitsLine: true));
        }
        else if (quantity.OrNull is null && value.OrNull is null)
        {
            var expected = quantity.Status == CellStatus.Bad || value.Status == CellStatus.Bad
                ? "the row has no amount that can be read and is left out"
                : "the row has neither quantity nor value and is left out";
            log.Error("no-amount", file, row.Line, "value", expected, omitsLine: true);
            return null;
        }

        if (assetClass != AssetClass.Settlement && (quantity.OrNull is < 0 || value.OrNull is < 0))
        {
            var column = value.OrNull is < 0 ? "value" : "quantity";
            log.Error("negative-holding", file, row.Line, column,
                $"found {Cell.Quote(row.Raw(column))}, but only a settlement line may be negative; the line is left out", omitsLine: true);
            return null;
        }

        return new Holding
        {
            Asset = asset,
            Class = assetClass,
            Quantity = quantity.OrNull,
            Price = price,
            ReportedValue = value.OrNull,
            Instrument = row.Text("instrument"),
            Counterparty = row.Party("counterparty", "counterparty_class"),
            Custodian = row.Party("custodian", "custodian_class"),
            Jurisdiction = ReadJurisdiction(row, file, log),
            Chain = chain,
            Maturity = row.Date("maturity"),
            NoticeDays = row.WholeNumber("notice_days"),
            UnbondingDays = row.WholeNumber("unbonding_days"),
            IsEncumbered = row.Truth("encumbered"),
            IsFrozen = row.Truth("frozen"),
            IsAffiliated = row.Truth("affiliated"),
            HasLineEvidence = row.Truth("line_evidence"),
            Section = row.Text("section"),
            StatedSource = row.Text("source"),
            Source = row.Source,
            Row = row.Line,
        };
    }

    private static AssetClass ReadClass(RowReader row, string file, IssueLog log)
    {
        var code = Cell.Text(row.Raw("class"));
        if (Codes.TryParse<AssetClass>(code, out var assetClass))
            return assetClass;

        var found = code is null ? "no class is given" : $"found {Cell.Quote(code)}, which is not one of the class codes";
        var nearest = code is null ? "" : $"; nearest: {Nearest.To(code, Codes.All<AssetClass>())}";
        log.Error("unknown-class", file, row.Line, "class", $"{found}; the line counts as other{nearest}");
        return AssetClass.Other;
    }

    private static string? ReadJurisdiction(RowReader row, string file, IssueLog log)
    {
        var text = row.Text("jurisdiction");
        if (text is null)
            return null;
        if (text.Length == 2 && char.IsAsciiLetter(text[0]) && char.IsAsciiLetter(text[1]))
            return text.ToUpperInvariant();

        log.Warning("bad-jurisdiction", file, row.Line, "jurisdiction",
            $"found {Cell.Quote(text)}, expected a country code of two letters such as US; it is not used");
        return null;
    }

    private static void CompareWithPrice(Holding line, MarketSnapshot market, string file, IssueLog log)
    {
        if (line.ReportedValue is not { } value || line.Quantity is not { } quantity)
            return;
        if ((line.Price is > 0 ? line.Price : market.Find(line.Asset)?.Price) is { } price and > 0)
            CompareWithPrice(value, quantity, price, file, line.Row, log);
    }

    /// <summary>Says when a value and quantity times price differ by more than 0.1% of the value.</summary>
    internal static void CompareWithPrice(decimal value, decimal quantity, decimal price, string file, int row, IssueLog log)
    {
        bool differs;
        try
        {
            differs = Math.Abs(value - quantity * price) > LargestMismatch * Math.Abs(value);
        }
        catch (OverflowException)
        {
            // The product is beyond every amount there is, so the two cannot agree.
            differs = true;
        }

        if (differs)
        {
            log.Warning(IssueCodes.ValueMismatch, file, row, "value", string.Create(CultureInfo.InvariantCulture,
                $"the value {value} and quantity {quantity} times price {price} differ by more than 0.1%; the value counts"));
        }
    }

    /// <summary>Compares rows by their cells, without copying them.</summary>
    private sealed class SameCells(List<string?>[] columns) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y)
        {
            foreach (var column in columns)
            {
                if (!string.Equals(column[x], column[y], StringComparison.Ordinal))
                    return false;
            }

            return true;
        }

        public int GetHashCode(int row)
        {
            var hash = new HashCode();
            foreach (var column in columns)
                hash.Add(column[row]);
            return hash.ToHashCode();
        }
    }
}
