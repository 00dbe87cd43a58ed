using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RiskAnalytics.Ingestion.Fetch;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Fetch;

/// <summary>Asking a server on this machine that behaves well, badly, and not at all.</summary>
[TestFixture]
public sealed class FetcherTests
{
    private const string Cexs = """{"cexs":[{"name":"Acme","slug":"acme","currentTvl":120.5,"cleanAssetsTvl":100.25}],"cg_volume_cexs":[]}""";

    private static readonly DateTimeOffset Now = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(600);

    private TemporaryFolder _folder = null!;
    private ImpatientTime _time = null!;
    private List<string> _notes = null!;

    [SetUp]
    public void Begin()
    {
        _folder = new TemporaryFolder();
        _time = new ImpatientTime(Now, RequestTimeout);
        _notes = [];
    }

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public async Task Fetch_GoodAnswer_IsKeptWithItsOrigin()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer(Cexs));

        var file = await Fetch(server, "cexs");

        Assert.That(await File.ReadAllTextAsync(file.Path), Is.EqualTo(Cexs));
        Assert.That(file.Sha256, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Cexs)))));
        Assert.That((file.FetchedAt, file.IsFromCache, Path.GetFileName(file.Path)), Is.EqualTo((Now, false, "defillama-cexs.json")));
        using var record = JsonDocument.Parse(await File.ReadAllBytesAsync(Record()));
        Assert.That(
            record.RootElement.EnumerateObject().Select(m => $"{m.Name}={m.Value}"),
            Is.EqualTo(new[] { $"url={server.Url}cexs", "status=200", "content_type=application/json", "fetched_at=2026-03-14T15:09:26Z", $"sha256={file.Sha256}", $"bytes={Cexs.Length}" }));
        var folderOfUrl = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{server.Url}cexs")));
        Assert.That(Path.GetRelativePath(_folder.Path, file.Path).Replace('\\', '/'), Is.EqualTo($"{folderOfUrl}/{file.Sha256[..16]}/defillama-cexs.json"));
        Assert.That(Directory.EnumerateFiles(_folder.Path, "*.partial", SearchOption.AllDirectories), Is.Empty);
        Assert.That(server.Requests[0], Does.StartWith("GET /cexs HTTP/1.1\r\n").And.Contain("Accept-Encoding: gzip"));
    }

    [TestCase(429)]
    [TestCase(500)]
    [TestCase(503)]
    [TestCase(408)]
    public async Task Fetch_FailureThatPasses_IsAskedAgainWithGrowingWaits(int status)
    {
        var failure = LoopbackServer.Answer("busy", status, "text/plain");
        using var server = new LoopbackServer(failure, failure, failure, LoopbackServer.Answer(Cexs));

        await Fetch(server, "cexs");

        Assert.That(_time.Waits, Is.EqualTo(new[] { 1, 2, 4 }.Select(s => TimeSpan.FromSeconds(s))));
        Assert.That(_notes, Has.Some.Contains($"{status}").And.Some.Contains("Asking again in 4 s."));
    }

    [Test]
    public void Fetch_FailureThatStays_EndsAfterFiveTimes()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer("busy", 503, "text/plain"));

        Assert.That(() => Fetch(server, "cexs"), Throws.TypeOf<FetchException>().With.Message.EqualTo($"{server.Url}cexs answers with 503 ServiceUnavailable."));
        Assert.That(server.Requests, Has.Count.EqualTo(5));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Path), Is.Empty);
    }

    [TestCase("Retry-After: 7\r\n")]
    [TestCase("Retry-After: Sat, 14 Mar 2026 15:09:33 GMT\r\n")]
    public async Task Fetch_RetryAfter_IsHonoured(string header)
    {
        using var server = new LoopbackServer(LoopbackServer.Answer("busy", 429, "text/plain", header), LoopbackServer.Answer(Cexs));

        await Fetch(server, "cexs");

        Assert.That(_time.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(7) }));
    }

    [Test]
    public void Fetch_RetryAfterBeyondTheLimit_EndsAndSaysSo()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer("busy", 429, "text/plain", "Retry-After: 3600\r\n"), LoopbackServer.Answer(Cexs));

        Assert.That(() => Fetch(server, "cexs"), Throws.TypeOf<FetchException>().With.Message.Contains("asks to wait 3600 s"));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [TestCase(404)]
    [TestCase(400)]
    public void Fetch_IdThatTheProviderDoesNotKnow_IsBadInput(int status)
    {
        using var server = new LoopbackServer(LoopbackServer.Answer("""{"error":"x"}""", status));

        Assert.That(() => Fetch(server, "acme"), Throws.TypeOf<IngestionException>().With.Message.Contains($"protocol/acme answers with {status}"));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [TestCase(401)]
    [TestCase(403)]
    public void Fetch_KeyWanted_NamesTheVariableAndNotTheKey(int status)
    {
        using var server = new LoopbackServer(LoopbackServer.Answer("{}", status));

        Assert.That(() => Fetch(server, "bitcoin", "coingecko", keyOf: _ => "CG-secret"),
            Throws.TypeOf<FetchException>().With.Message.Contains("COINGECKO_API_KEY").And.Message.Not.Contain("CG-secret"));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Fetch_Key_GoesIntoTheHeaderOnly()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer("[]"));

        var file = await Fetch(server, "bitcoin", "coingecko", keyOf: _ => "CG-secret");

        Assert.That(server.Requests[0], Does.Contain("x-cg-demo-api-key: CG-secret"));
        Assert.That(server.Requests[0].Split('\n')[0], Does.Not.Contain("secret"));
        Assert.That(await File.ReadAllTextAsync(Record()), Does.Not.Contain("secret"));
        Assert.That(file.Url.AbsoluteUri, Does.Not.Contain("secret"));
        Assert.That(_notes, Has.None.Contains("secret"));
    }

    [Test]
    public void Fetch_KeyWithALineBreak_IsRefusedWithoutPrintingIt()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer("[]"));

        Assert.That(() => Fetch(server, "bitcoin", "coingecko", keyOf: _ => "CG-secret\r\nX: y"),
            Throws.TypeOf<IngestionException>().With.Message.Contains("COINGECKO_API_KEY").And.Message.Not.Contain("secret"));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task Fetch_OtherProvider_GetsNoKey()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer(Cexs));

        await Fetch(server, "cexs", keyOf: _ => "CG-secret");

        Assert.That(server.Requests[0], Does.Not.Contain("secret"));
    }

    private static IEnumerable<TestCaseData> Cut()
    {
        var half = Encoding.UTF8.GetBytes(Cexs)[..40];
        yield return Case("connection ends early", LoopbackServer.Answer(half, length: Cexs.Length));
        yield return Case("length claims less than the body has", LoopbackServer.Answer(Encoding.UTF8.GetBytes(Cexs), length: 40));
        yield return Case("no length, half a body", [.. "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8, .. half]);
        yield return Case("chunks without an end", [.. "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n28\r\n"u8, .. half, .. "\r\n"u8]);
        yield return Case("packed and cut", LoopbackServer.Answer(Gzip(Encoding.UTF8.GetBytes(Cexs))[..^12], headers: "Content-Encoding: gzip\r\n"));
        yield return Case("not packed although it says so", LoopbackServer.Answer(Cexs, headers: "Content-Encoding: gzip\r\n"));
        yield return Case("nothing", LoopbackServer.Answer(""));
        yield return Case("no HTTP", [.. "what?\r\n\r\n"u8]);

        static TestCaseData Case(string name, byte[] answer) => new TestCaseData(answer).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Cut))]
    public async Task Fetch_CutAnswer_IsAskedAgainAndNeverKept(byte[] answer)
    {
        using var server = new LoopbackServer(answer, LoopbackServer.Answer(Cexs));

        var file = await Fetch(server, "cexs");

        Assert.That(server.Requests, Has.Count.EqualTo(2));
        Assert.That(await File.ReadAllTextAsync(file.Path), Is.EqualTo(Cexs));
        Assert.That(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Fetch_PackedAnswer_IsKeptUnpacked()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer(Gzip(Encoding.UTF8.GetBytes(Cexs)), headers: "Content-Encoding: gzip\r\n"));

        Assert.That(await File.ReadAllTextAsync((await Fetch(server, "cexs")).Path), Is.EqualTo(Cexs));
    }

    [Test]
    public void Fetch_PackedAnswerThatGrowsTooLarge_IsRefused()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer(Gzip(new byte[300_000]), headers: "Content-Encoding: gzip\r\n"));

        Assert.That(() => Fetch(server, "cexs", largest: 200_000), Throws.TypeOf<FetchException>().With.Message.Contains("more than the 200,000 bytes"));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    private static IEnumerable<TestCaseData> TooLarge()
    {
        yield return Case("by its claim", LoopbackServer.Answer([], length: 5_000_000_000));
        yield return Case("by its bytes", [.. "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8, .. new byte[300_000]]);

        static TestCaseData Case(string name, byte[] answer) => new TestCaseData(answer).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(TooLarge))]
    public void Fetch_AnswerTooLarge_IsRefused(byte[] answer)
    {
        using var server = new LoopbackServer(answer);

        Assert.That(() => Fetch(server, "cexs", largest: 200_000), Throws.TypeOf<FetchException>().With.Message.Contains("more than the 200,000 bytes"));
    }

    [Test]
    public void Fetch_PageInsteadOfFigures_IsRefusedWithItsType()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer("<html><title>Just a moment</title></html>", type: "text/html"));

        Assert.That(() => Fetch(server, "cexs"), Throws.TypeOf<FetchException>().With.Message.Contains("something other than JSON. It calls itself text/html."));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Fetch_FiguresUnderAWrongType_AreTaken()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer(Cexs, type: "text/html"));

        Assert.That(await File.ReadAllTextAsync((await Fetch(server, "cexs")).Path), Is.EqualTo(Cexs));
    }

    [Test]
    public void Fetch_JsonDeeperThanAnyFormat_IsRefused()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer(new string('[', 100_000) + new string(']', 100_000)));

        Assert.That(() => Fetch(server, "cexs"), Throws.TypeOf<FetchException>().With.Message.Contains("cut or damaged"));
    }

    [Test]
    public async Task Fetch_Rates_ArriveAsAZipArchive()
    {
        var zip = Zip("eurofxref.csv", "Date, USD, JPY, \n13 March 2026, 1.0912, 161.35, \n");
        using var server = new LoopbackServer(LoopbackServer.Answer(zip[..60]), LoopbackServer.Answer(zip, type: "application/zip"));

        var file = await Fetch(server, "daily", "ecb");

        Assert.That(await File.ReadAllBytesAsync(file.Path), Is.EqualTo(zip));
        Assert.That(server.Requests, Has.Count.EqualTo(2));
        Assert.That(Path.GetFileName(file.Path), Is.EqualTo("ecb-eurofxref.zip"));
    }

    [Test]
    public void Fetch_SlowAnswer_EndsByTheTimeout()
    {
        using var server = new LoopbackServer([null]);
        server.Asked = () => _time.Pass(RequestTimeout);

        Assert.That(() => Fetch(server, "cexs"), Throws.TypeOf<FetchException>().With.Message.Contains("no whole answer within 120 s."));
        Assert.That(server.Requests, Has.Count.EqualTo(5));
    }

    [Test]
    public void Fetch_SlowInAll_EndsWithoutAskingAgain()
    {
        using var server = new LoopbackServer([null]);
        using var fetcher = new Fetcher(Options() with { RequestTimeout = TotalTimeout * 2 });
        server.Asked = () => _time.Pass(TotalTimeout);

        Assert.That(() => fetcher.FetchAsync(ProviderCatalog.Get("defillama").Resolve("cexs", server.Url)),
            Throws.TypeOf<FetchException>().With.Message.Contains("no whole answer within 600 s in all."));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Fetch_SlowOnce_IsAskedAgain()
    {
        using var server = new LoopbackServer(null, LoopbackServer.Answer(Cexs));
        server.Asked = () =>
        {
            if (server.Requests.Count == 1)
                _time.Pass(RequestTimeout);
        };

        Assert.That((await Fetch(server, "cexs")).IsFromCache, Is.False);
    }

    [Test]
    public void Fetch_Cancelled_Ends()
    {
        using var cancellation = new CancellationTokenSource();
        using var server = new LoopbackServer([null]);
        server.Asked = cancellation.Cancel;

        Assert.That(() => Fetch(server, "cexs", cancellation: cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Fetch_RedirectOnTheSameHost_IsFollowed()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer("", 302, headers: "Location: /api/cexs\r\n"), LoopbackServer.Answer(Cexs));

        await Fetch(server, "cexs");

        Assert.That(server.Requests[1], Does.StartWith("GET /api/cexs "));
    }

    [TestCase("http://169.254.169.254/latest")]
    [TestCase("https://127.0.0.1/cexs")]
    [TestCase("file:///etc/passwd")]
    public void Fetch_RedirectElsewhere_IsNotFollowed(string target)
    {
        using var server = new LoopbackServer(LoopbackServer.Answer("", 301, headers: $"Location: {target}\r\n"));

        Assert.That(() => Fetch(server, "cexs"), Throws.TypeOf<FetchException>().With.Message.Contains("not followed"));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Fetch_RedirectsWithoutEnd_AreRefused()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer("", 302, headers: "Location: /cexs\r\n"));

        Assert.That(() => Fetch(server, "cexs"), Throws.TypeOf<FetchException>().With.Message.Contains("redirects more than 3 times"));
    }

    [Test]
    public async Task Fetch_SeveralFromOneProvider_KeepsItsRate()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer("[]"));
        using var fetcher = new Fetcher(Options());

        foreach (var id in new[] { "bitcoin", "ethereum", "tether" })
            await fetcher.FetchAsync(ProviderCatalog.Get("coingecko").Resolve(id, server.Url));

        // Ten requests a minute are one in six seconds.
        Assert.That(_time.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(6) }));
    }

    [Test]
    public void Fetch_NobodyThere_SaysSo()
    {
        Uri url;
        using (var server = new LoopbackServer(LoopbackServer.Answer(Cexs)))
            url = server.Url;
        using var fetcher = new Fetcher(Options());

        Assert.That(() => fetcher.FetchAsync(ProviderCatalog.Get("defillama").Resolve("cexs", url)), Throws.TypeOf<FetchException>().With.Message.Contains("cannot be reached"));
    }

    [Test]
    public async Task Fetch_Offline_GivesWhatWasFetchedAndOpensNoConnection()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer(Cexs));
        var first = await Fetch(server, "cexs");

        var again = await Fetch(server, "cexs", isOffline: true);

        Assert.That(again, Is.EqualTo(first with { IsFromCache = true }));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Fetch_OfflineWithoutAnEntry_NamesTheAddress()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer(Cexs));

        Assert.That(() => Fetch(server, "acme", isOffline: true), Throws.TypeOf<IngestionException>().With.Message.Contains($"{server.Url}protocol/acme was never fetched"));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task Fetch_OfflineWithChangedBytes_IsRefused()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer(Cexs));
        var file = await Fetch(server, "cexs");
        await File.WriteAllTextAsync(file.Path, Cexs.Replace("120.5", "920.5", StringComparison.Ordinal));

        Assert.That(() => Fetch(server, "cexs", isOffline: true), Throws.TypeOf<IngestionException>().With.Message.Contains("do not have the SHA-256"));
    }

    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("""{"url":"https://api.llama.fi/cexs","sha256":"../../../x","fetched_at":"2026-03-14T15:09:26Z"}""")]
    [TestCase("""{"url":5}""")]
    public async Task Fetch_OfflineWithADamagedRecord_IsRefused(string record)
    {
        using var server = new LoopbackServer(LoopbackServer.Answer(Cexs));
        await Fetch(server, "cexs");
        await File.WriteAllTextAsync(Record(), record.Replace("https://api.llama.fi/", server.Url.AbsoluteUri, StringComparison.Ordinal));

        Assert.That(() => Fetch(server, "cexs", isOffline: true), Throws.TypeOf<IngestionException>().With.Message.Contains("is not used"));
    }

    [Test]
    public async Task Fetch_NewerAnswer_LeavesTheOlderBytes()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer(Cexs), LoopbackServer.Answer("""{"cexs":[]}"""));

        var older = await Fetch(server, "cexs");
        var newer = await Fetch(server, "cexs");

        Assert.That(await File.ReadAllTextAsync(older.Path), Is.EqualTo(Cexs));
        Assert.That((await Fetch(server, "cexs", isOffline: true)).Sha256, Is.EqualTo(newer.Sha256));
    }

    [Test]
    public void Fetch_CacheThatCannotBeWritten_IsRefused()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer(Cexs));
        using var fetcher = new Fetcher(Options() with { CacheFolder = _folder.Write("taken", "a file") });

        Assert.That(() => fetcher.FetchAsync(ProviderCatalog.Get("defillama").Resolve("cexs", server.Url)), Throws.TypeOf<IngestionException>().With.Message.Contains("--cache"));
    }

    private async Task<FetchedFile> Fetch(
        LoopbackServer server, string id, string provider = "defillama", Func<Provider, string?>? keyOf = null, int largest = 1_000_000, bool isOffline = false,
        CancellationToken cancellation = default)
    {
        using var fetcher = new Fetcher(Options() with { KeyOf = keyOf, LargestBytes = largest, IsOffline = isOffline });
        return await fetcher.FetchAsync(ProviderCatalog.Get(provider).Resolve(id, server.Url), cancellation);
    }

    private FetchOptions Options() => new()
    {
        CacheFolder = _folder.Path,
        Time = _time,
        RequestTimeout = RequestTimeout,
        TotalTimeout = TotalTimeout,
        Progress = new Notes(_notes),
    };

    private string Record() => Directory.GetFiles(_folder.Path, "fetch.json", SearchOption.AllDirectories).Single();

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Zip(string name, string text)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private sealed class Notes(List<string> notes) : IProgress<string>
    {
        public void Report(string value) => notes.Add(value);
    }
}
