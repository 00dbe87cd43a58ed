using System.Collections.Frozen;
using System.Globalization;

namespace RiskAnalytics.Ingestion.Fetch;

/// <summary>DefiLlama: reserves of exchanges by chain and coin, tokens in circulation, prices.</summary>
internal static class DefiLlamaProvider
{
    private static readonly Uri Api = new("https://api.llama.fi/");
    private static readonly Uri Stablecoins = new("https://stablecoins.llama.fi/");
    private static readonly Uri Coins = new("https://coins.llama.fi/");

    /// <summary>Their own numbers of the tokens that are asked for most.</summary>
    private static readonly FrozenDictionary<string, string> Numbers = new Dictionary<string, string>
    {
        ["usdt"] = "1",
        ["usdc"] = "2",
        ["busd"] = "4",
        ["tusd"] = "7",
        ["eurc"] = "50",
        ["pyusd"] = "120",
        ["usde"] = "146",
        ["rlusd"] = "250",
        ["usd1"] = "262",
        ["usdg"] = "286",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static Provider Provider { get; } = new(
        "defillama",
        "DefiLlama: what exchanges hold, tokens in circulation, prices",
        RequestsPerMinute: 60,
        [
            new("protocol/{slug}", Api, "what an exchange holds, by chain and coin, day by day", "protocol/okx"),
            new("cexs", Api, "totals of all exchanges now", "cexs"),
            new("stablecoins", Stablecoins, "all tokens in circulation now", "stablecoins") { Parameters = [new("includePrices", "true")] },
            new("stablecoin/{id}", Stablecoins, "one token in circulation, day by day", "stablecoin/1"),
            new("stablecoincharts/{chain}", Stablecoins, "value of a token in circulation, day by day", "stablecoincharts/all?stablecoin=1") { Parameters = [new("stablecoin")] },
            new("prices/current/{coins}", Coins, "prices now", "prices/current/coingecko:bitcoin,coingecko:ethereum"),
            new("prices/historical/{time}/{coins}", Coins, "prices at a time: Unix seconds, or a date for its end in UTC", "prices/historical/2024-04-12/coingecko:bitcoin"),
        ])
    {
        Expand = Expand,
    };

    /// <summary><c>okx</c> is the exchange, <c>usdt</c> the token; a date among the prices becomes the last second of that day.</summary>
    private static string Expand(string id)
    {
        if (Numbers.TryGetValue(id, out var number))
            return $"stablecoin/{number}";
        if (id.Split('/') is ["stablecoin", var symbol] && Numbers.TryGetValue(symbol, out number))
            return $"stablecoin/{number}";
        if (id.Split('/') is ["prices", "historical", var day, var coins]
            && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            var end = new DateTimeOffset(date, new TimeOnly(23, 59, 59), TimeSpan.Zero);
            return $"prices/historical/{end.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}/{coins}";
        }

        return id is "cexs" or "stablecoins" || id.AsSpan().ContainsAny('/', '?') ? id : $"protocol/{id}";
    }
}
