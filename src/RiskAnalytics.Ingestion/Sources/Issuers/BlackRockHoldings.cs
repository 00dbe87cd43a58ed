using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Issuers;

/// <summary>The daily holdings of the fund that keeps most of the reserve of USDC, in the two variants of its file.</summary>
internal static partial class BlackRockHoldings
{
    private const int MostPreambleLines = 12;

    /// <summary>A repo that ends within so many weekdays is overnight.</summary>
    private const int OvernightDays = 2;

    /// <summary>Beyond so many days a maturity on a line of repo is that of its collateral.</summary>
    private const int LongestRepo = 366;

    /// <summary>The line with the column names, from 0, when it has all of the given ones; or null.</summary>
    public static int? HeaderLine(SourceDocument document, params ReadOnlySpan<string> columns)
    {
        for (var i = 0; i < document.HeadLines.Length && i < MostPreambleLines; i++)
        {
            var names = document.HeadLines[i].Split(',').Select(c => c.Trim().Trim('"').Trim().ToUpperInvariant()).ToArray();
            if (!names.Contains("POSITION DESCRIPTION") || !names.Contains("%PAR"))
                continue;
            foreach (var column in columns)
            {
                if (!names.Contains(column))
                    return null;
            }

            return i;
        }

        return null;
    }

    /// <summary>The date of a line such as <c>Fund Holdings as of,"01-Oct-2026"</c>, or null.</summary>
    public static DateOnly? StatedDate(SourceDocument document)
    {
        foreach (var line in document.HeadLines.Take(MostPreambleLines))
        {
            if (line.Contains("holdings as of", StringComparison.OrdinalIgnoreCase) && DatePattern().Match(line) is { Success: true } match)
                return DateOf(match.Value);
        }

        return null;
    }

    /// <summary>The book of the fund.</summary>
    public static SourceReading Read(SourceDocument document, string format, int headerLine)
    {
        var log = new IssueLog();
        var rows = CsvTable.Read(WithoutPreamble(document, headerLine), ReadLimits.Published, log);
        if (document.AsOf(StatedDate(document), log) is not { } asOf)
            return new SourceReading { Issues = log.ToImmutable(), Lines = rows.RowCount, Entity = "usdc-reserve-fund" };

        var row = new RowReader(rows, log, omitsLine: true);
        var holdings = ImmutableArray.CreateBuilder<Holding>();
        for (row.Row = 0; row.Row < rows.RowCount; row.Row++)
        {
            if (!row.IsBlank() && LineOf(row, rows, asOf, document, log) is { } line)
                holdings.Add(line);
        }

        var snapshot = new ReserveSnapshot
        {
            Entity = new ReportingEntity
            {
                Id = "usdc-reserve-fund",
                Name = "Circle Reserve Fund (USDXX)",
                Kind = EntityKind.Other,
                Notes =
                [
                    "FUND: it holds a large part of the reserve of USDC; its own investors are owed its net assets, which this file does not state.",
                    rows.HasColumn("market value") ? "VALUES: market values as printed." : "VALUES: the file has no market values; lines stand at par, which is more than a bill is worth before it matures.",
                ],
            },
            AsOf = asOf,
            ReportingCurrency = CurrencyCode.Usd,
            Holdings = holdings.DrainToImmutable(),
            Disclosures = new Disclosures { NotLoaded = ["T1", "T2", "T4", "T5"] },
            Documents = [new PublishedDocument(document.Name, document.Sha256, format)],
        };
        return new SourceReading { Books = [new ReserveBook(snapshot, MarketSnapshot.Empty, log.ToImmutable(), document.Sha256, document.Path)], Lines = rows.RowCount };
    }

    private static Holding? LineOf(RowReader row, RawTable rows, DateOnly asOf, SourceDocument document, IssueLog log)
    {
        var description = row.Text("position description");
        var par = row.Amount("par").OrNull;
        var value = row.Amount("market value").OrNull;
        if (description is null || (par is null && value is null))
        {
            log.Info("row-not-read", document.Name, row.Line, null, "the row has no amount and is taken as text below the table");
            return null;
        }

        var finalColumn = rows.ColumnNames.FirstOrDefault(c => c.StartsWith("final", StringComparison.Ordinal));
        var final = finalColumn is null ? null : Maturity(row, finalColumn);
        var reset = Maturity(row, "maturity/reset");
        var assetClass = ClassOf($"{description} {row.Text("asset type")}".ToUpperInvariant(), row.Text("identifier"));
        var maturity = final;
        if (assetClass == AssetClass.ReverseRepoOvernight)
        {
            // The final maturity of a repo may be that of its collateral; the earlier date is when the cash comes back.
            maturity = reset is null || final < reset ? final : reset;
            if (maturity is { } late && late.DayNumber - asOf.DayNumber > LongestRepo)
            {
                log.Warning("collateral-maturity", document.Name, row.Line, finalColumn, $"the repo shows the maturity {Format.Date(late)}, which is that of its collateral, and is not used");
                maturity = null;
            }

            if (maturity is null || Weekdays(asOf, maturity.Value) > OvernightDays)
                assetClass = AssetClass.ReverseRepoTerm;
        }
        else if (assetClass == AssetClass.Other)
        {
            log.Warning("unknown-asset-type", document.Name, row.Line, "position description", $"found {Cell.Quote(description)}, which is neither a bill, a note, a repo nor cash; the line counts as other");
        }

        if (assetClass != AssetClass.Settlement && (value ?? par) < 0)
        {
            log.Error("negative-holding", document.Name, row.Line, "par", $"found {Cell.Quote(description)} with a negative amount; the line is left out", omitsLine: true);
            return null;
        }

        var isGovernment = assetClass is AssetClass.TreasuryBill or AssetClass.GovernmentBond;
        return new Holding
        {
            Asset = AssetSymbol.Of(CurrencyCode.Usd),
            Class = assetClass,
            ReportedValue = value ?? par,
            Instrument = row.Text("identifier") is { } cusip ? $"{description}, {cusip}" : description,
            Counterparty = isGovernment ? new Party("US Treasury", PartyClass.Government)
                : assetClass is AssetClass.ReverseRepoOvernight or AssetClass.ReverseRepoTerm ? new Party(RepoParty(description), PartyClass.Broker)
                : Party.Silent,
            Maturity = maturity,
            HasLineEvidence = isGovernment && row.Text("identifier") is not null,
            StatedSource = document.Cite(row.Line),
            Source = new SourceRef(document.Name, FormattableString.Invariant($"row {row.Line}")),
            Row = row.Line,
        };
    }

    private static AssetClass ClassOf(string text, string? cusip) =>
        text.Contains("TRI-PARTY", StringComparison.Ordinal) || text.Contains("TRIPARTY", StringComparison.Ordinal) || text.Contains("REPO", StringComparison.Ordinal)
            || text.Contains("REPURCHASE", StringComparison.Ordinal) ? AssetClass.ReverseRepoOvernight
        : text.Contains("BILL", StringComparison.Ordinal) || cusip?.StartsWith("91279", StringComparison.Ordinal) == true ? AssetClass.TreasuryBill
        : text.Contains("TREASURY", StringComparison.Ordinal) ? AssetClass.GovernmentBond
        : text.Contains("CASH", StringComparison.Ordinal) ? AssetClass.DepositBank
        : text.Contains("PAYABLE", StringComparison.Ordinal) || text.Contains("RECEIVABLE", StringComparison.Ordinal) || text.Contains("NET OTHER", StringComparison.Ordinal) ? AssetClass.Settlement
        : AssetClass.Other;

    private static string? RepoParty(string description)
    {
        var name = RepoWords().Replace(description, " ").Trim(' ', ',', '-', '(', ')');
        return name.Length > 2 ? name : null;
    }

    private static DateOnly? Maturity(RowReader row, string column)
    {
        if (row.Text(column) is not { } text || text == "-")
            return null;
        var date = DateOf(text);
        if (date is null)
            row.Bad("bad-date", column, "a date such as 01-Oct-2026");
        return date;
    }

    private static DateOnly? DateOf(string text) =>
        DateOnly.TryParseExact(text, "d-MMM-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static int Weekdays(DateOnly from, DateOnly until)
    {
        var days = 0;
        for (var number = from.DayNumber + 1; number <= until.DayNumber && days <= OvernightDays; number++)
            days += DateOnly.FromDayNumber(number).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        return days;
    }

    /// <summary>The table with empty lines in place of the title, so that every row keeps its line.</summary>
    private static SourceFile WithoutPreamble(SourceDocument document, int headerLine)
    {
        var bytes = document.ReadAll();
        var start = 0;
        for (var line = 0; line < headerLine; line++)
        {
            var end = bytes.AsSpan(start).IndexOf((byte)'\n');
            start = end < 0 ? bytes.Length : start + end + 1;
        }

        byte[] table = [.. Enumerable.Repeat((byte)'\n', headerLine), .. bytes[start..]];
        return SourceFile.Of(document.Path, table, ReadLimits.Published);
    }

    [GeneratedRegex("[0-9]{1,2}-[A-Za-z]{3}-[0-9]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex DatePattern();

    [GeneratedRegex("TRI-?PARTY|REPURCHASE AGREEMENT|REPO", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RepoWords();
}
