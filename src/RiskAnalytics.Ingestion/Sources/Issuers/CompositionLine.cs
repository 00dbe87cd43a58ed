using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Issuers;

/// <summary>One line of one reserve report, as the compiled table has it.</summary>
internal sealed record CompositionLine(
    string Issuer,
    string Token,
    DateOnly AsOf,
    string AssetClass,
    string Instrument,
    string Holder,
    string Jurisdiction,
    int? MaturityDays,
    string Currency,
    decimal? Amount,
    decimal? LiabilitiesStated,
    string Status,
    string Source,
    string SourceKind,
    string? Note,
    string? PublishedShare,
    int Row)
{
    /// <summary>Reads the row, or returns null with an error when it cannot belong to any book.</summary>
    public static CompositionLine? Read(RowReader row, string file, IssueLog log)
    {
        var token = row.Text("token");
        var asOf = row.Date("as_of");
        var assetClass = row.Text("asset_class");
        if (token is null || !AssetSymbol.TryParse(token, out _) || asOf is null || assetClass is null)
        {
            log.Error("row-without-key", file, row.Line, null, "the row lacks token, date or asset class and is left out", omitsLine: true);
            return null;
        }

        // Outside the dollar nothing was converted: the amount stands in the currency of the report.
        var currency = row.Text("currency") ?? "USD";
        if (!CurrencyCode.TryParse(currency, out _))
        {
            row.Bad("bad-currency", "currency", "three letters such as USD");
            log.Error("row-without-key", file, row.Line, null, "the row is in no currency that is known and is left out", omitsLine: true);
            return null;
        }

        var isDollar = currency == "USD";
        return new CompositionLine(
            row.Text("issuer") ?? token,
            token,
            asOf.Value,
            assetClass,
            row.Text("instrument") ?? assetClass,
            row.Text("custodian_or_issuer") ?? "",
            row.Text("jurisdiction") ?? "",
            Days(row),
            currency,
            row.Amount("amount_native").OrNull ?? (isDollar ? row.Amount("amount_usd").OrNull : null),
            row.Amount("liabilities_native").OrNull ?? (isDollar ? row.Amount("liabilities_usd").OrNull : null),
            row.Text("status") ?? "status not stated",
            row.Text("source") ?? "",
            row.Text("source_kind") ?? "kind not stated",
            row.Text("note"),
            row.Text("published_share_pct"),
            row.Line);
    }

    /// <summary>Days to maturity at the date; negative where a report still lists what has matured.</summary>
    private static int? Days(RowReader row) =>
        row.Amount("maturity_days").OrNull is { } days && days == decimal.Truncate(days) && days is > -36_500 and < 36_500 ? (int)days : null;
}
