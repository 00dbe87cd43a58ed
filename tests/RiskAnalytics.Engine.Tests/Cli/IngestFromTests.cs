using System.IO.Compression;
using System.Text.Json;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Cli;

/// <summary><c>ingest --from</c> against a server on this machine.</summary>
[TestFixture]
public sealed class IngestFromTests
{
    /// <summary>A body that a source of this repository reads and that states no time; its content decides, whoever sends it.</summary>
    private const string Audit = """{"audit":{"liabilityBalances":{"BTC":"100"},"reserveBalances":{"BTC":"105"}}}""";

    private static readonly ImpatientTime Time = new(new DateTimeOffset(2026, 3, 14, 23, 30, 0, TimeSpan.Zero), TimeSpan.FromMinutes(2));

    private string _root = null!;

    private string Out => Path.Combine(_root, "out");

    private string Cache => Path.Combine(_root, "cache");

    [SetUp]
    public void MakeFolder() => _root = Directory.CreateTempSubdirectory("ingest-from-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_root, recursive: true);

    [Test]
    public void Run_From_ReadsTheAnswerLikeAFile()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer(Audit));

        var run = Run(server, "--format", "json");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        var report = json.RootElement[0];
        Assert.That(report.GetProperty("format").GetString(), Is.EqualTo("okx-audit-json"));
        Assert.That(report.GetProperty("as_of").GetString(), Is.EqualTo("2026-03-14"));
        Assert.That(report.GetProperty("file").GetString(), Does.EndWith("/defillama_protocol_okx.json"));
        Assert.That(report.GetProperty("issues").EnumerateArray().Select(i => i.GetProperty("message").GetString()),
            Has.Some.Contains($"{server.Url}protocol/okx on 2026-03-14 23:30:00 UTC").And.Some.Contains("the day on which it was fetched"));
        Assert.That(File.Exists(Path.Combine(Out, "okx", "2026-03-14", "holdings.csv")));
        Assert.That(run.Error, Is.EqualTo($"Asking {server.Url}protocol/okx.\n"));
    }

    [Test]
    public void Run_Offline_WritesTheSameBookWithoutTheServer()
    {
        string[] first;
        Uri url;
        using (var server = new LoopbackServer(LoopbackServer.Answer(Audit)))
        {
            url = server.Url;
            Run(server);
            first = Books();
            Directory.Delete(Out, recursive: true);
        }

        var run = CommandLine.Run(new ImpatientTime(DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(2)), CancellationToken.None,
            "ingest", "--from", "defillama", "okx", "--base-url", url.AbsoluteUri, "--cache", Cache, "--out", Out, "--offline");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(Books(), Is.EqualTo(first));
    }

    [Test]
    public void Run_SeveralFromAndFiles_AreReadTogether()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer(Audit));
        var file = Path.Combine(_root, "mine.json");
        File.WriteAllText(file, Audit);

        var run = CommandLine.Run(Time, CancellationToken.None,
            "ingest", "--from", "defillama", "okx", "--from", "defillama", "cexs", file, "--base-url", server.Url.AbsoluteUri, "--cache", Cache, "--out", Out, "--as-of", "2024-04-12", "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.That(json.RootElement.EnumerateArray().Select(r => Path.GetFileName(r.GetProperty("file").GetString())),
            Is.EquivalentTo(new[] { "defillama_protocol_okx.json", "defillama_cexs.json", "mine.json" }));
        Assert.That(json.RootElement.EnumerateArray().Select(r => r.GetProperty("as_of").GetString()), Has.All.EqualTo("2024-04-12"));
    }

    // The fixtures are those of the sources, so that an answer of each endpoint is read as the file would be.
    [TestCase("defillama", "deribit", "defillama/protocol-bitfinex.json", "defillama-protocol")]
    [TestCase("defillama", "cexs", "defillama/cexs-2026-01-15.json", "defillama-cexs")]
    [TestCase("defillama", "stablecoins", "defillama/stablecoins-2026-03-31.json", "defillama-stablecoins")]
    [TestCase("defillama", "tusd", "defillama/stablecoin-120.json", "defillama-stablecoin")]
    [TestCase("defillama", "stablecoincharts/all?stablecoin=250", "defillama/stablecoincharts-250.json", "defillama-stablecoin-charts")]
    [TestCase("defillama", "prices/current/coingecko:bitcoin", "defillama/prices.json", "defillama-prices")]
    [TestCase("coingecko", "bitcoin", "coingecko/markets-usd.json", "coingecko-markets")]
    [TestCase("coingecko", "simple/price?ids=bitcoin", "coingecko/simple-price.json", "coingecko-simple-price")]
    [TestCase("coingecko", "coins/bitcoin/tickers", "coingecko/tickers.json", "coingecko-tickers")]
    [TestCase("coingecko", "coins/ethereum/history?date=2026-03-31", "coingecko/history-2023-12-30.json", "coingecko-history")]
    [TestCase("coingecko", "coins/bitcoin/market_chart", "coingecko/market_chart-dogecoin-usd.json", "coingecko-market-chart")]
    [TestCase("tether", "transparency", "tether/transparency.json", "tether-transparency-json")]
    [TestCase("ecb", "historical", "ecb/eurofxref.csv", "ecb-rates-csv")]
    public void Run_AnswerOfEachEndpoint_IsRecognisedAndNothingIsLost(string provider, string id, string fixture, string format)
    {
        var body = File.ReadAllBytes(Repository.PathTo("tests/RiskAnalytics.Ingestion.Tests/Fixtures/formats/" + fixture));
        using var server = new LoopbackServer(LoopbackServer.Answer(fixture.EndsWith(".csv", StringComparison.Ordinal) ? Zip(body) : body));

        var run = CommandLine.Run(Time, CancellationToken.None,
            "ingest", "--from", provider, id, "--base-url", server.Url.AbsoluteUri, "--cache", Cache, "--out", Out, "--format", "json");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        var report = json.RootElement[0];
        Assert.That(report.GetProperty("format").GetString(), Is.EqualTo(format));
        Assert.That(report.GetProperty("lines").GetInt32(), Is.GreaterThan(0), run.Output);
        Assert.That(
            report.GetProperty("issues").EnumerateArray().Select(i => i.GetProperty("code").GetString()),
            Has.None.AnyOf("no-as-of", "as-of-from-name", "currency-not-stated", "no-coin", "no-such-day"), run.Output);
    }

    [Test]
    public void Run_ServerThatFails_ExitsWith3AndLeavesNoBook()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer("busy", 503, "text/plain"));

        var run = Run(server);

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.EndWith($"error: {server.Url}protocol/okx answers with 503 ServiceUnavailable.\n"));
        Assert.That(Directory.Exists(Out), Is.False);
    }

    [Test]
    public void Run_AnswerOfNoKnownFormat_ExitsWith2()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer("""{"colour":"red"}"""));

        var run = Run(server);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("defillama_protocol_okx.json is of no known format"));
    }

    [TestCase("--from", "defillama", "Required argument missing for option: '--from'.")]
    [TestCase("--from", "binance", "x", "'binance', which is no provider; known: coingecko, defillama, ecb, tether")]
    [TestCase("--from", "defillama", "hacks/all", "known: protocol/{slug}")]
    [TestCase("--from", "defillama", "okx", "--base-url", "http://example.com", "must begin with https://")]
    [TestCase("--from", "defillama", "okx", "--base-url", "example.com", "--base-url is no address")]
    [TestCase("--from", "defillama", "okx", "--offline", "https://api.llama.fi/protocol/okx was never fetched")]
    [TestCase("books", "--offline", "--offline goes with --from only.")]
    [TestCase("books", "--cache", "x", "--cache goes with --from only.")]
    public void Run_BadUse_ExitsWith2AndSaysWhy(params string[] argumentsThenMessage)
    {
        var cache = argumentsThenMessage.Contains("--from") ? new[] { "--cache", Cache } : [];

        var run = CommandLine.Run(["ingest", .. argumentsThenMessage[..^1], .. cache, "--out", Out]);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(argumentsThenMessage[^1]));
    }

    private CommandLine Run(LoopbackServer server, params string[] more) => CommandLine.Run(Time, CancellationToken.None,
        ["ingest", "--from", "defillama", "okx", "--base-url", server.Url.AbsoluteUri, "--cache", Cache, "--out", Out, .. more]);

    private string[] Books() =>
        [.. Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => Path.GetRelativePath(Out, f) + "\n" + File.ReadAllText(f))];

    private static byte[] Zip(byte[] table)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry("eurofxref-hist.csv").Open();
            entry.Write(table);
        }

        return packed.ToArray();
    }
}
