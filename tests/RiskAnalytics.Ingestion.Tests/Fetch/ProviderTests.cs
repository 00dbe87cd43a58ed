using RiskAnalytics.Ingestion.Fetch;

namespace RiskAnalytics.Ingestion.Tests.Fetch;

/// <summary>What an id asks, and what is never asked.</summary>
[TestFixture]
public sealed class ProviderTests
{
    [TestCase("defillama", "okx", "https://api.llama.fi/protocol/okx")]
    [TestCase("defillama", "protocol/binance-cex", "https://api.llama.fi/protocol/binance-cex")]
    [TestCase("defillama", "/cexs", "https://api.llama.fi/cexs")]
    [TestCase("defillama", "stablecoins", "https://stablecoins.llama.fi/stablecoins?includePrices=true")]
    [TestCase("defillama", "stablecoin/1", "https://stablecoins.llama.fi/stablecoin/1")]
    [TestCase("defillama", "USDe", "https://stablecoins.llama.fi/stablecoin/146")]
    [TestCase("defillama", "stablecoin/eurc", "https://stablecoins.llama.fi/stablecoin/50")]
    [TestCase("defillama", "stablecoincharts/all?stablecoin=1", "https://stablecoins.llama.fi/stablecoincharts/all?stablecoin=1")]
    [TestCase("defillama", "prices/current/coingecko:bitcoin,ethereum:0xdAC17F958D2ee523a2206206994597C13D831ec7",
        "https://coins.llama.fi/prices/current/coingecko:bitcoin,ethereum:0xdAC17F958D2ee523a2206206994597C13D831ec7")]
    [TestCase("defillama", "prices/historical/1648680149/coingecko:bitcoin", "https://coins.llama.fi/prices/historical/1648680149/coingecko:bitcoin")]
    // 2024-04-12T23:59:59Z, by `date -d 2024-04-12T23:59:59Z +%s`.
    [TestCase("defillama", "prices/historical/2024-04-12/coingecko:bitcoin", "https://coins.llama.fi/prices/historical/1712966399/coingecko:bitcoin")]
    [TestCase("coingecko", "bitcoin,tether", "https://api.coingecko.com/api/v3/coins/markets?vs_currency=usd&ids=bitcoin,tether&per_page=250&page=1")]
    [TestCase("coingecko", "coins/markets?per_page=10&vs_currency=eur", "https://api.coingecko.com/api/v3/coins/markets?vs_currency=eur&per_page=10&page=1")]
    [TestCase("coingecko", "simple/price?ids=tether",
        "https://api.coingecko.com/api/v3/simple/price?ids=tether&vs_currencies=usd&include_market_cap=true&include_24hr_vol=true&include_last_updated_at=true&precision=full")]
    [TestCase("coingecko", "coins/bitcoin/tickers", "https://api.coingecko.com/api/v3/coins/bitcoin/tickers?depth=true")]
    [TestCase("coingecko", "coins/bitcoin/history?date=2024-04-12", "https://api.coingecko.com/api/v3/coins/bitcoin/history?date=12-04-2024&localization=false")]
    [TestCase("coingecko", "coins/bitcoin/market_chart?days=7", "https://api.coingecko.com/api/v3/coins/bitcoin/market_chart?vs_currency=usd&days=7")]
    [TestCase("tether", "transparency", "https://app.tether.to/transparency.json")]
    [TestCase("ecb", "daily", "https://www.ecb.europa.eu/stats/eurofxref/eurofxref.zip")]
    [TestCase("ecb", "historical", "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip")]
    public void Resolve_Id_GivesTheAddress(string provider, string id, string url) =>
        Assert.That(ProviderCatalog.Get(provider).Resolve(id).Url.OriginalString, Is.EqualTo(url));

    [TestCase("defillama", "hacks/all", "known: protocol/{slug}, cexs")]
    [TestCase("defillama", "protocol/../cexs", "is not asked for")]
    [TestCase("defillama", "protocol/..", "is not asked for")]
    [TestCase("defillama", "protocol/a%2fb", "is not asked for")]
    [TestCase("defillama", "//evil.example/cexs", "is not asked for")]
    [TestCase("defillama", "https://evil.example/", "is not asked for")]
    [TestCase("defillama", "cexs?x=1", "found the parameter 'x'")]
    [TestCase("defillama", "stablecoincharts/all?stablecoin=1&stablecoin=2", "given twice")]
    [TestCase("defillama", "", "is not asked for")]
    [TestCase("coingecko", "simple/price", "needs the parameter ids")]
    [TestCase("coingecko", "simple/price?ids=a/b", "expected letters, digits")]
    [TestCase("coingecko", "simple/price?ids=a#b", "expected letters, digits")]
    [TestCase("tether", "reports", "known: transparency.json")]
    [TestCase("ecb", "hourly", "known: eurofxref.zip")]
    public void Resolve_IdOfNoEndpoint_IsRefused(string provider, string id, string sentence) =>
        Assert.That(() => ProviderCatalog.Get(provider).Resolve(id), Throws.TypeOf<IngestionException>().With.Message.Contains(sentence).IgnoreCase);

    [TestCase("http://api.llama.fi/", "must begin with https://")]
    [TestCase("file:///etc/", "must begin with https://")]
    [TestCase("http://localhost.example.com/", "must begin with https://")]
    [TestCase("https://me:secret@example.com/", "has a user")]
    [TestCase("https://example.com/?q=1", "question mark")]
    public void Resolve_UnsafeBase_IsRefused(string url, string sentence) =>
        Assert.That(() => ProviderCatalog.Get("defillama").Resolve("cexs", new Uri(url)), Throws.TypeOf<IngestionException>().With.Message.Contains(sentence));

    [TestCase("https://mirror.example.com/llama", "https://mirror.example.com/llama/protocol/okx")]
    [TestCase("http://127.0.0.1:8080/", "http://127.0.0.1:8080/protocol/okx")]
    public void Resolve_OtherBase_StandsForTheOwn(string url, string expected) =>
        Assert.That(ProviderCatalog.Get("defillama").Resolve("okx", new Uri(url)).Url.AbsoluteUri, Is.EqualTo(expected));

    [Test]
    public void Resolve_LongId_HasAShortFileName()
    {
        var address = ProviderCatalog.Get("defillama").Resolve("prices/current/" + string.Join(',', Enumerable.Repeat("coingecko:bitcoin", 50)));

        Assert.That(address.FileName, Has.Length.LessThan(120).And.EndsWith(".json").And.Not.Contain(":"));
    }

    [TestCase("coins/bitcoin/market_chart?days=7", "coingecko-coins-bitcoin-market-chart-vs-currency-usd-days-7.json")]
    [TestCase("coins/markets?vs_currency=eur", "coingecko-coins-markets-vs-currency-eur-per-page-250-page-1.json")]
    public void Resolve_AnswerThatDoesNotSayItsCoinOrCurrency_HasThemInItsFileName(string id, string name) =>
        Assert.That(ProviderCatalog.Get("coingecko").Resolve(id).FileName, Is.EqualTo(name));

    [Test]
    public void Resolve_DayThatIsAskedFor_IsKept()
    {
        var provider = ProviderCatalog.Get("coingecko");

        Assert.That(provider.Resolve("coins/bitcoin/history?date=2024-04-12").Day, Is.EqualTo(new DateOnly(2024, 4, 12)));
        Assert.That(provider.Resolve("coins/bitcoin/history?date=30-12-2022").Day, Is.EqualTo(new DateOnly(2022, 12, 30)));
        Assert.That(provider.Resolve("coins/bitcoin/tickers").Day, Is.Null);
    }

    [Test]
    public void Get_UnknownProvider_NamesTheKnownOnes() =>
        Assert.That(() => ProviderCatalog.Get("binance"), Throws.TypeOf<IngestionException>().With.Message.Contains("coingecko, defillama, ecb, tether"));

    [Test]
    public void All_Providers_AskOverHttpsAndTheirExamplesWork()
    {
        Assert.That(ProviderCatalog.All.Select(p => p.Code), Is.Unique.And.Ordered);
        foreach (var provider in ProviderCatalog.All)
        {
            foreach (var endpoint in provider.Endpoints)
            {
                Assert.That(endpoint.Base.Scheme, Is.EqualTo("https"), endpoint.Path);
                Assert.That(provider.Resolve(endpoint.Example).Url.AbsoluteUri, Does.StartWith(endpoint.Base.AbsoluteUri), endpoint.Example);
            }
        }
    }
}
