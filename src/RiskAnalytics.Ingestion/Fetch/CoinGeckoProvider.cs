using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskAnalytics.Ingestion.Fetch;

/// <summary>CoinGecko: prices, market value, volume, and the depth of order books.</summary>
internal static partial class CoinGeckoProvider
{
    private static readonly Uri Api = new("https://api.coingecko.com/api/v3/");

    public static Provider Provider { get; } = new(
        "coingecko",
        "CoinGecko: prices, market value, volume, depth of order books",
        RequestsPerMinute: 10,
        [
            new("coins/markets", Api, "price, market value, supply and volume now", "coins/markets?ids=bitcoin,ethereum")
            {
                Parameters = [new("vs_currency", "usd", IsFixed: true), new("ids"), new("order"), new("per_page", "250"), new("page", "1")],
            },
            new("simple/price", Api, "prices now", "simple/price?ids=bitcoin,tether")
            {
                Parameters =
                [
                    new("ids", IsRequired: true), new("vs_currencies", "usd"), new("include_market_cap", "true"), new("include_24hr_vol", "true"),
                    new("include_last_updated_at", "true"), new("precision", "full"),
                ],
            },
            new("coins/{id}/tickers", Api, "markets of a coin with their depth", "coins/bitcoin/tickers") { Parameters = [new("exchange_ids"), new("page"), new("depth", "true")] },
            new("coins/{id}/history", Api, "a coin on one day", "coins/bitcoin/history?date=2024-04-12")
            {
                Parameters = [new("date", IsRequired: true), new("localization", "false")],
                DayOf = url => AskedDate().Match(url.Query) is { Success: true } match
                    && DateOnly.TryParseExact(match.ValueSpan[5..], "dd-MM-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            },
            new("coins/{id}/market_chart", Api, "price, market value and volume over the last days", "coins/bitcoin/market_chart?days=30")
            {
                Parameters = [new("vs_currency", "usd", IsFixed: true), new("days", "30"), new("interval")],
            },
        ])
    {
        KeyVariable = "COINGECKO_API_KEY",
        KeyHeader = url => url.Host.StartsWith("pro-", StringComparison.OrdinalIgnoreCase) ? "x-cg-pro-api-key" : "x-cg-demo-api-key",
        Expand = Expand,
    };

    /// <summary><c>bitcoin</c> or <c>bitcoin,tether</c> are these coins on the market page; a date may be written in the ISO order.</summary>
    private static string Expand(string id)
    {
        if (!id.AsSpan().ContainsAny('/', '?'))
            return $"coins/markets?ids={id}";
        return IsoDate().Replace(id, match =>
            DateOnly.TryParseExact(match.ValueSpan[5..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? "date=" + date.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture)
                : match.Value);
    }

    [GeneratedRegex(@"date=\d{2}-\d{2}-\d{4}", RegexOptions.CultureInvariant)]
    private static partial Regex AskedDate();

    [GeneratedRegex(@"date=\d{4}-\d{2}-\d{2}", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();
}
