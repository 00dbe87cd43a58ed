using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Okx;

/// <summary>One published figure of OKX for one asset of one proof of reserves; amounts are whole units.</summary>
internal sealed record OkxFigure(
    string Proof,
    DateOnly AsOf,
    bool IsDayKnown,
    string DateBasis,
    AssetSymbol Asset,
    decimal? Owed,
    decimal? Total,
    decimal? HeldByExchange,
    decimal? HeldByThirdParties,
    decimal? PublishedRatioPercent,
    decimal? RatioStep,
    string SourceKind,
    string Source,
    int Row)
{
    /// <summary>Whether anything is known of what is held: the whole, or the part in the exchange's own addresses.</summary>
    public bool HasAmount => Total is not null || HeldByExchange is not null;

    /// <summary>Reads the row, or returns null with an error when it cannot belong to any book.</summary>
    public static OkxFigure? Read(RowReader row, string file, IssueLog log)
    {
        var basis = row.Text("date_basis") ?? "";
        var day = DayOf(row.Text("snapshot_date"), basis);
        if (row.Symbol("asset") is not { } asset || day is not { } known)
        {
            log.Error("row-without-key", file, row.Line, null, "the row lacks asset or date and is left out", omitsLine: true);
            return null;
        }

        return new OkxFigure(
            row.Text("por_no") ?? Format.Date(known.Day),
            known.Day,
            known.IsKnown,
            basis,
            asset,
            row.AmountFromZero("liability_units"),
            row.AmountFromZero("wallet_total_units"),
            row.AmountFromZero("exchange_held_units"),
            row.AmountFromZero("third_party_custody_units"),
            row.AmountFromZero("ratio_published_pct"),
            ExchangeBook.RatioOf(row.Text("ratio_published_pct"))?.Step,
            row.Text("source_kind") ?? "kind not stated",
            row.Text("source") ?? "",
            row.Line);
    }

    /// <summary>The day of a date; of a month only, the day on which it was reported, else the last day of the month.</summary>
    private static (DateOnly Day, bool IsKnown)? DayOf(string? date, string basis)
    {
        if (Cell.Date(date).OrNull is { } day)
            return (day, true);
        if (date is not { Length: 7 } || Cell.Date(date + "-01").OrNull is not { } first)
            return null;

        var reported = basis.Split(' ').Select(word => Cell.Date(word).OrNull).FirstOrDefault(d => d is not null);
        return (reported ?? first.AddMonths(1).AddDays(-1), false);
    }
}
