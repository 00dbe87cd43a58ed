using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Issuers;

/// <summary>The daily holdings of the fund that keeps most of USDC's reserve, as its manager publishes them.</summary>
/// <param name="isOf2026">The variant of 2026, which states its date and market values; else that of 2023 to 2025.</param>
public sealed class BlackRockHoldingsSource(bool isOf2026) : IReserveSource
{
    /// <summary>A repo that ends within a long weekend is an overnight one.</summary>
    private const int OvernightDays = 4;

    private static readonly string[] DateFormats = ["dd-MMM-yyyy", "d-MMM-yyyy", "yyyy-MM-dd"];

    /// <inheritdoc/>
    public string Code => isOf2026 ? "blackrock-holdings-csv-2026" : "blackrock-holdings-csv-2023";

    /// <inheritdoc/>
    public string Description => isOf2026
        ? "Holdings of the Circle Reserve Fund (USDXX) as published from 2026: market value and asset type of each position."
        : "Holdings of the Circle Reserve Fund (USDXX) as published from 2023 to 2025: par and CUSIP of each position.";

    /// <inheritdoc/>
    public string Rhythm => "daily";

    /// <inheritdoc/>
    public string Traps => isOf2026
        ? "No CUSIP; the counterparty of a repo stands in its description; final maturity counts, not the reset."
        : "No date inside; par and not market value; the counterparty of a repo stands in its description; final maturity counts, not the reset.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => HeaderLine(document) >= 0;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var header = HeaderLine(document);
        if (header < 0)
            throw IngestionException.For(document.Name, "no-header", "the file has no row of column names with Position Description and Par");
        if (document.AsOf(StatedDate(document), log) is not { } asOf)
            return new SourceReading { Issues = log.ToImmutable(), Lines = 0, Entity = "usdc-reserve-fund" };

        var (positions, stated) = ReadPositions(document, header, asOf, log);
        var snapshot = new ReserveSnapshot
        {
            Entity = new ReportingEntity
            {
                Id = "usdc-reserve-fund",
                Name = "Circle Reserve Fund (USDXX)",
                Kind = EntityKind.Other,
                Notes =
                [
                    "FIGURES: " + (isOf2026 ? "market value" : "par value; market values are not in this variant") + " of each position as the fund's manager publishes it.",
                    "SCOPE: the fund is part of the reserve behind USDC; shares of the fund are not in the file, so nothing is owed here.",
                ],
            },
            AsOf = asOf,
            ReportingCurrency = CurrencyCode.Usd,
            Holdings = positions,
            Disclosures = new Disclosures { NotLoaded = ["T1", "T2", "T4", "T5", "Q4"], Notes = ["The fund's own audit and filings are other documents."] },
            Stated = stated,
            Documents = [new PublishedDocument(document.Name, document.Sha256, Code)],
        };
        var book = new ReserveBook(snapshot, MarketSnapshot.Empty, log.ToImmutable(), document.Sha256, document.Path);
        return new SourceReading { Books = positions.IsEmpty ? [] : [book], Issues = positions.IsEmpty ? log.ToImmutable() : [], Lines = positions.Length, Entity = "usdc-reserve-fund", AsOf = asOf };
    }

    /// <summary>The line, from 0, of the column names of this variant; -1 when there is none.</summary>
    private int HeaderLine(SourceDocument document)
    {
        for (var i = 0; i < Math.Min(8, document.HeadLines.Length); i++)
        {
            var names = document.HeadLines[i].Split(',').Select(RawTable.HeaderName).Select(n => n.Trim('"').Trim()).ToList();
            if (names.Contains("position description") && names.Contains("par"))
                return names.Contains("asset type") == isOf2026 && names.Contains("market value") == isOf2026 ? i : -1;
        }

        return -1;
    }

    /// <summary>The date of <c>Fund Holdings as of,"01-Oct-2026"</c>, or null.</summary>
    private static DateOnly? StatedDate(SourceDocument document)
    {
        foreach (var line in document.HeadLines.Take(8))
        {
            var at = line.IndexOf("as of", StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && DateOf(line[(at + 5)..].Trim(' ', ',', '"', ':')) is { } date)
                return date;
        }

        return null;
    }

    private (ImmutableArray<Holding> Positions, ImmutableArray<StatedFigure> Stated) ReadPositions(SourceDocument document, int header, DateOnly asOf, IssueLog log)
    {
        var table = CsvTable.ReadFrom(document.File, header, ReadLimits.Published, log);
        var row = new RowReader(table, log, omitsLine: true);
        var positions = ImmutableArray.CreateBuilder<Holding>();
        var stated = ImmutableArray.CreateBuilder<StatedFigure>();
        for (row.Row = 0; row.Row < table.RowCount; row.Row++)
        {
            // Notes below the table fill the first cell only.
            if (row.Text("position description") is not { } description || Cell.IsAbsent(row.Raw("par")))
                continue;

            var amount = row.Amount(isOf2026 ? "market value" : "par").OrNull;
            if (amount is null)
            {
                log.Error("no-amount", document.Name, row.Line, isOf2026 ? "market value" : "par", "the position has no amount that can be read and is left out", omitsLine: true);
                continue;
            }

            positions.Add(PositionOf(row, description, amount.Value, asOf, document, log));
            if (ExchangeBook.RatioOf(row.Text("%par")) is { } share)
            {
                stated.Add(new StatedFigure
                {
                    Kind = StatedKind.Share, Subject = positions[^1].Section, Value = share.Ratio, Step = share.Step,
                    StatedSource = document.Cite(row.Line), Source = row.Source, Row = row.Line,
                });
            }
        }

        // A share is of the whole par, so it can be compared only where par is what the book holds.
        return (positions.ToImmutable(), isOf2026 ? [] : stated.ToImmutable());
    }

    private Holding PositionOf(RowReader row, string description, decimal amount, DateOnly asOf, SourceDocument document, IssueLog log)
    {
        var text = description.ToUpperInvariant();
        var type = row.Text("asset type")?.ToUpperInvariant() ?? "";
        var maturity = MaturityOf(row, log);
        var isRepo = text.Contains("TRI-PARTY", StringComparison.Ordinal) || text.Contains("REPO", StringComparison.Ordinal)
            || type.Contains("REPURCHASE", StringComparison.Ordinal) || type.Contains("REPO", StringComparison.Ordinal);
        var isTreasury = text.Contains("TREASURY", StringComparison.Ordinal) || type.Contains("TREASURY", StringComparison.Ordinal);
        var isBond = isTreasury && (text.Contains("NOTE", StringComparison.Ordinal) || text.Contains("BOND", StringComparison.Ordinal) || type.Contains("NOTE", StringComparison.Ordinal));
        var isCash = text.Contains("CASH", StringComparison.Ordinal) || type.Contains("CASH", StringComparison.Ordinal);
        var assetClass = isRepo ? maturity is { } end && end.DayNumber - asOf.DayNumber <= OvernightDays ? AssetClass.ReverseRepoOvernight : AssetClass.ReverseRepoTerm
            : isBond ? AssetClass.GovernmentBond
            : isTreasury ? AssetClass.TreasuryBill
            : isCash ? amount < 0 ? AssetClass.Settlement : AssetClass.DepositBank
            : AssetClass.Other;
        if (assetClass == AssetClass.Other)
            log.Warning("unknown-position", document.Name, row.Line, "position description", $"{Cell.Quote(description)} is no kind of position that is known; it counts as other");

        var identifier = row.Text("identifier");
        return new Holding
        {
            Asset = AssetSymbol.Of(CurrencyCode.Usd),
            Class = assetClass,
            ReportedValue = amount,
            Instrument = identifier is null ? description : $"{description}, {identifier}",
            Counterparty = isRepo ? new Party(CounterpartyOf(description), null)
                : isTreasury ? new Party("US Treasury", PartyClass.Government)
                : Party.Silent,
            Maturity = maturity,
            HasLineEvidence = identifier is not null || (isRepo && CounterpartyOf(description) is not null),
            Section = description,
            StatedSource = document.Cite(row.Line),
            Source = row.Source,
            Row = row.Line,
        };
    }

    /// <summary>The name behind <c>TRI-PARTY</c>, without what follows it in the description.</summary>
    private static string? CounterpartyOf(string description)
    {
        const string Mark = "TRI-PARTY ";
        var at = description.IndexOf(Mark, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : description[(at + Mark.Length)..].Trim();
    }

    private static DateOnly? MaturityOf(RowReader row, IssueLog log)
    {
        var column = row.Raw("final maturity") is not null ? "final maturity" : "final";
        if (row.Text(column) is not { } text || text is "-" or "--")
            return null;
        if (DateOf(text) is { } date)
            return date;
        log.Warning("bad-date", row.Source.Title, row.Line, column, $"found {Cell.Quote(text)}, expected a date such as 01-Oct-2026; the maturity is not known");
        return null;
    }

    private static DateOnly? DateOf(string text) =>
        DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
