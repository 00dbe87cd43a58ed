using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Okx;

/// <summary>A compiled table about OKX that other files are read or judged with: recognised, counted, never a book.</summary>
public sealed class OkxReferenceTableSource : IReserveSource
{
    private readonly ImmutableArray<string> _columns;
    private readonly string _use;

    private OkxReferenceTableSource(string code, string description, string traps, string use, params ImmutableArray<string> columns)
    {
        Code = code;
        Description = description;
        Traps = traps;
        _use = use;
        _columns = columns;
    }

    /// <summary>Coin names of the address files, with tickers and decimals.</summary>
    public static OkxReferenceTableSource CoinUnits => new(
        "okx-coin-unit-map",
        "The coin names of OKX's address files with ticker, decimals and wrapped claims.",
        "Decimals differ by chain: USDT has 18 on OKX's own chain and 6 elsewhere; some are not known.",
        "the program carries its own copy, which counts",
        "file_coin", "okx_unit", "ticker", "decimals");

    /// <summary>Classes of the assets of April 2024.</summary>
    public static OkxReferenceTableSource Classes => new(
        "okx-asset-classes",
        "The class of each of OKX's 22 assets of April 2024.",
        "Ranks are of one day; OKB and OKT are own tokens and have no rank.",
        "it is used with the table of OKX's published figures when that is read too",
        "asset", "class", "own", "rank", "rank_date");

    /// <summary>Market liquidity of the assets of April 2024.</summary>
    public static OkxReferenceTableSource Liquidity => new(
        "okx-liquidity-computed",
        "Units of OKX's 22 assets of April 2024 against supply and daily market volume, computed.",
        "Its figures are computed from published ones by others; no price of OKT is known.",
        "its figures are computed from others and are not used",
        "market_date", "asset", "units", "days_of_total_market_volume");

    /// <summary>Shares of the assets of April 2024.</summary>
    public static OkxReferenceTableSource Shares => new(
        "okx-shares-computed",
        "Value and share of OKX's 22 assets of April 2024, computed.",
        "Totals of the page and amounts of the file are mixed, as the column units_basis says.",
        "its figures are computed from others and are not used",
        "price_date", "asset", "units_basis", "share_pct");

    /// <summary>Ids of OKX's audits.</summary>
    public static OkxReferenceTableSource AuditIds => new(
        "okx-audit-ids",
        "The ids of OKX's audits with the day of the snapshot in UTC+8.",
        "The ids are not in the order of time; the days are those of UTC+8.",
        "it has no amounts",
        "audit_id", "snapshot_date_utc8");

    /// <summary>Totals from headlines.</summary>
    public static OkxReferenceTableSource Headlines => new(
        "okx-headline-totals",
        "Totals of OKX's reserve in headlines, in billions of dollars.",
        "Each headline counts other assets, often only three or four, and some do not say which.",
        "a total without its assets makes no book",
        "por_no", "headline_usd_billion");

    /// <inheritdoc/>
    public string Code { get; }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public string Rhythm => "compiled once";

    /// <inheritdoc/>
    public string Traps { get; }

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => document.HasColumns(_columns.AsSpan());

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        if (!Recognises(document))
            throw IngestionException.For(document.Name, "other-format", $"the content is not of the format {Code}");

        var log = new IssueLog();
        var rows = document.ReadTable(log).RowCount;
        log.Info("reference-table", document.Name, null, null, string.Create(CultureInfo.InvariantCulture, $"a reference table of {rows} rows, which makes no book: {_use}"));
        return new SourceReading { Issues = log.ToImmutable(), Lines = rows, Entity = "okx" };
    }
}
