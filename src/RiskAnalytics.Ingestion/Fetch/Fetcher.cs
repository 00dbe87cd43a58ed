using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Fetch;

/// <summary>
/// Asks providers over HTTPS and keeps each answer on disk. It asks again after failures that may pass, waits between requests as
/// each provider wants, follows no redirect to another host, and takes no answer that is cut, endless or of another kind.
/// </summary>
public sealed class Fetcher : IDisposable
{
    private const int MostRedirects = 3;

    private readonly FetchOptions _options;
    private readonly FetchCache _cache;
    private readonly Lazy<HttpClient> _client;
    private readonly ResiliencePipeline _retrying;
    private readonly ResiliencePipeline _once;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _nextTurn = new(StringComparer.Ordinal);

    /// <summary>Prepares to ask; no connection is opened before <see cref="FetchAsync"/>.</summary>
    public Fetcher(FetchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _cache = new FetchCache(options.CacheFolder);
        _client = new Lazy<HttpClient>(NewClient);
        _retrying = new ResiliencePipelineBuilder { TimeProvider = options.Time }
            .AddTimeout(options.TotalTimeout)
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<FetchException>(e => e.IsPassing && !(e.RetryAfter > options.LongestWait)),
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = options.LongestWait,
                UseJitter = false,
                DelayGenerator = failed => new ValueTask<TimeSpan?>((failed.Outcome.Exception as FetchException)?.RetryAfter),
                OnRetry = retry =>
                {
                    options.Progress?.Report($"{retry.Outcome.Exception!.Message} Asking again in {Format.Number((decimal)retry.RetryDelay.TotalSeconds)} s.");
                    return default;
                },
            })
            .Build();
        _once = new ResiliencePipelineBuilder { TimeProvider = options.Time }.AddTimeout(options.RequestTimeout).Build();
    }

    /// <summary>Asks an address, or takes the kept answer when offline.</summary>
    /// <param name="address">What to ask.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The answer on disk.</returns>
    /// <exception cref="FetchException">The provider does not answer, or not in a way that can be used.</exception>
    /// <exception cref="IngestionException">The cache has no such answer or a damaged one, cannot be written, or the provider knows no such address.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<FetchedFile> FetchAsync(FetchAddress address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (_options.IsOffline)
            return _cache.Read(address);

        _options.Progress?.Report($"Asking {address.Url}.");
        var answer = await AskAsync(address, cancellationToken).ConfigureAwait(false);
        return _cache.Write(address, answer, _options.Time.GetUtcNow());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    private static HttpClient NewClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        Proxy = new ProxyOfOthers(),
        MaxResponseHeadersLength = 64,
    })
    {
        // The pipelines bound the time, by the clock they are given.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private async Task<Answer> AskAsync(FetchAddress address, CancellationToken cancellationToken)
    {
        try
        {
            return await _retrying.ExecuteAsync(
                async token =>
                {
                    await WaitForTurnAsync(address.Provider, token).ConfigureAwait(false);
                    return await AskOnceAsync(address, token).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException e)
        {
            throw new FetchException($"{address.Url} gave no whole answer within {InSeconds(_options.TotalTimeout)} in all.", e);
        }
    }

    /// <summary>Spreads the requests to one provider evenly over the minute.</summary>
    private async Task WaitForTurnAsync(Provider provider, CancellationToken cancellationToken)
    {
        var now = _options.Time.GetUtcNow();
        var turn = _nextTurn.TryGetValue(provider.Code, out var next) && next > now ? next : now;
        _nextTurn[provider.Code] = turn + (TimeSpan.FromMinutes(1) / provider.RequestsPerMinute);
        if (turn > now)
            await Task.Delay(turn - now, _options.Time, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Answer> AskOnceAsync(FetchAddress address, CancellationToken cancellationToken)
    {
        try
        {
            return await _once.ExecuteAsync(async token => await FollowAsync(address, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException e)
        {
            throw new FetchException($"{address.Url} gave no whole answer within {InSeconds(_options.RequestTimeout)}.", e) { IsPassing = true };
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            var reason = e is HttpRequestException { HttpRequestError: not HttpRequestError.ResponseEnded } or HttpIOException { HttpRequestError: not HttpRequestError.ResponseEnded }
                ? Reason(e)
                : "the connection ended in the middle of the answer";
            throw new FetchException($"{address.Url} cannot be read: {reason}.", e) { IsPassing = true };
        }
    }

    private async Task<Answer> FollowAsync(FetchAddress address, CancellationToken cancellationToken)
    {
        var url = address.Url;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.TryAddWithoutValidation("User-Agent", "RiskAnalytics");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
            if (address.Provider.KeyHeader is { } header && _options.KeyOf?.Invoke(address.Provider) is { Length: > 0 } key)
                AddKey(request, header(url), key, address.Provider);

            using var response = await _client.Value.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if ((int)response.StatusCode is >= 300 and < 400)
            {
                url = Target(response, url);
                continue;
            }

            RefuseFailure(response, address);
            var body = await ReadAsync(response, address, cancellationToken).ConfigureAwait(false);
            AnswerCheck.RefuseOtherThan(address, body, response.Content.Headers.ContentType?.MediaType);
            return new Answer(body, (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType);
        }

        throw new FetchException($"{address.Url} redirects more than {Format.Number(MostRedirects)} times.");
    }

    private static void AddKey(HttpRequestMessage request, string header, string key, Provider provider)
    {
        // The key itself must not get into a message.
        if (!key.All(c => c is > ' ' and <= '~'))
            throw IngestionException.For(provider.Code, "bad-key", $"the key in {provider.KeyVariable} has spaces or other characters that no key has");
        request.Headers.TryAddWithoutValidation(header, key);
    }

    private static Uri Target(HttpResponseMessage response, Uri from)
    {
        if (response.Headers.Location is not { } location)
            throw new FetchException($"{from} answers with {Status(response)} and no address.");
        var target = location.IsAbsoluteUri ? location : new Uri(from, location);
        return target.Scheme == from.Scheme && target.Host == from.Host && target.Port == from.Port
            ? target
            : throw new FetchException($"{from} redirects to {target.GetLeftPart(UriPartial.Authority)}, which is another host; that is not followed. The provider may have moved: see --base-url.");
    }

    private void RefuseFailure(HttpResponseMessage response, FetchAddress address)
    {
        if (response.StatusCode == HttpStatusCode.OK)
            return;
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
            throw IngestionException.For(address.Provider.Code, "not-there", $"the address {address.Url} answers with {Status(response)}: the provider knows nothing of this id");

        var isPassing = (int)response.StatusCode is 408 or 429 or >= 500;
        var wait = WaitOf(response);
        var hint = (response.StatusCode, wait) switch
        {
            (_, { } asked) when asked > _options.LongestWait => $" It asks to wait {InSeconds(asked)}; try again then.",
            (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests, _) when address.Provider.KeyVariable is { } variable =>
                $" A key in the environment variable {variable} may help.",
            _ => "",
        };
        throw new FetchException($"{address.Url} answers with {Status(response)}.{hint}") { IsPassing = isPassing, RetryAfter = wait };
    }

    private TimeSpan? WaitOf(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _options.Time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, FetchAddress address, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > _options.LargestBytes)
            throw TooLarge(address);
        var encodings = response.Content.Headers.ContentEncoding;
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var bytes = await ReadBoundedAsync(stream, address, cancellationToken).ConfigureAwait(false);
        return encodings.Count switch
        {
            0 => bytes,
            1 when encodings.Single() is "gzip" or "x-gzip" => await UnpackAsync(bytes, address, cancellationToken).ConfigureAwait(false),
            1 when encodings.Single() is "identity" => bytes,
            _ => throw new FetchException($"{address.Url} packs its answer as {string.Join(", ", encodings)}; only gzip was asked for."),
        };
    }

    private async Task<byte[]> UnpackAsync(byte[] packed, FetchAddress address, CancellationToken cancellationToken)
    {
        const int Shortest = 18;
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
            var bytes = await ReadBoundedAsync(gzip, address, cancellationToken).ConfigureAwait(false);
            // The last four bytes give the length: a packed answer that is cut may unpack without complaint.
            if (packed.Length >= Shortest && BitConverter.ToUInt32(packed, packed.Length - sizeof(uint)) == (uint)bytes.Length)
                return bytes;
        }
        catch (InvalidDataException e)
        {
            throw new FetchException($"{address.Url} gives a damaged answer: it cannot be unpacked.", e) { IsPassing = true };
        }

        throw new FetchException($"{address.Url} gives an answer that is cut: it unpacks to fewer bytes than it states.") { IsPassing = true };
    }

    private async Task<byte[]> ReadBoundedAsync(Stream stream, FetchAddress address, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        var buffer = new byte[1 << 16];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (all.Length + read > _options.LargestBytes)
                throw TooLarge(address);
            all.Write(buffer, 0, read);
        }

        return all.ToArray();
    }

    private FetchException TooLarge(FetchAddress address) =>
        new($"{address.Url} gives more than the {Format.Number(_options.LargestBytes)} bytes that are read.");

    private static string Status(HttpResponseMessage response) => FormattableString.Invariant($"{(int)response.StatusCode} {response.StatusCode}");

    private static string InSeconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds:0} s");

    private static string Reason(Exception e) => (e as HttpRequestException)?.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "the name of the host is not known",
        HttpRequestError.ConnectionError => "the host cannot be reached",
        HttpRequestError.SecureConnectionError => "the certificate of the host is not accepted",
        _ => "the host does not speak HTTP as it should",
    };

    /// <summary>The proxy of the system, but never for an address of this machine.</summary>
    private sealed class ProxyOfOthers : IWebProxy
    {
        public ICredentials? Credentials { get => HttpClient.DefaultProxy.Credentials; set => HttpClient.DefaultProxy.Credentials = value; }

        public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : HttpClient.DefaultProxy.GetProxy(destination);

        public bool IsBypassed(Uri host) => host.IsLoopback || HttpClient.DefaultProxy.IsBypassed(host);
    }
}
