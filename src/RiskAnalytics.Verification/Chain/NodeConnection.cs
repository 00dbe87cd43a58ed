using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>
/// Asks one node over HTTP. It asks again after failures that may pass, waits between requests, follows no redirect, and takes no
/// answer that is cut, endless, or no JSON with each key once. A fault names the chain and the kind of the fault; the address of
/// the node, which may contain a key, its name and its own words get into no message.
/// </summary>
internal sealed class NodeConnection
{
    // One for all connections, as HttpClient is meant to be used: what belongs to one node goes with each request.
    private static readonly HttpClient Client = NewClient();

    private readonly NodeAddress _node;
    private readonly NodeOptions _options;
    private readonly ResiliencePipeline _retrying;
    private readonly TimeSpan _interval;
    private readonly Lock _turns = new();
    private DateTimeOffset _nextTurn;
    private int _unanswered;

    /// <summary>Prepares to ask; nothing is sent yet.</summary>
    /// <exception cref="ChainException">The address of the node cannot be used.</exception>
    public NodeConnection(string chain, Uri node, NodeOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Retries);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.RequestsPerSecond);
        Chain = chain;
        _options = options;
        _node = new NodeAddress(chain, node);
        _interval = TimeSpan.FromSeconds(1) / options.RequestsPerSecond;
        _retrying = Retrying(options);
    }

    public string Chain { get; }

    /// <summary>True after three questions in a row that went unanswered however often they were asked: then further ones need not be tried.</summary>
    public bool IsLost => _unanswered >= 3;

    /// <summary>Sends JSON and gives the answer. An error of JSON-RPC is an answer whatever the status it comes with.</summary>
    /// <param name="path">Below the address of the node; empty for the address itself.</param>
    /// <param name="json">What is sent.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="isScan">The node must read all its coins: it gets more time, and is not asked again when that is over.</param>
    public async Task<NodeJson> PostAsync(string path, byte[] json, CancellationToken cancellationToken, bool isScan = false) =>
        Parse(await AskAsync(path, json, isScan, mayLack: false, cancellationToken).ConfigureAwait(false) ?? []);

    /// <summary>Asks for JSON.</summary>
    public async Task<NodeJson> GetAsync(string path, CancellationToken cancellationToken) =>
        Parse(await AskAsync(path, null, isScan: false, mayLack: false, cancellationToken).ConfigureAwait(false) ?? []);

    /// <summary>Asks for JSON; null when the node says that it knows no such thing (status 400, 404 or 410).</summary>
    public async Task<NodeJson?> FindAsync(string path, CancellationToken cancellationToken) =>
        await AskAsync(path, null, isScan: false, mayLack: true, cancellationToken).ConfigureAwait(false) is { } body ? Parse(body) : null;

    /// <summary>Asks for a short plain text of ASCII; null when the node says that it knows no such thing.</summary>
    public async Task<string?> FindTextAsync(string path, int most, CancellationToken cancellationToken)
    {
        if (await AskAsync(path, null, isScan: false, mayLack: true, cancellationToken).ConfigureAwait(false) is not { } body)
            return null;
        return body.Length <= most && Ascii.IsValid(body) ? Encoding.ASCII.GetString(body) : throw Fault("gives something other than the short text that was asked for");
    }

    /// <summary>The exception for a fault of this node.</summary>
    /// <param name="what">How the sentence "The node of a chain ..." goes on.</param>
    public ChainException Fault(string what) => new($"The node of {Chain} {what}.");

    private NodeJson Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = _options.DeepestJson, AllowDuplicateProperties = false });
            return new NodeJson(document.RootElement.Clone(), "$", Chain);
        }
        // A key with half a surrogate cannot be compared with others.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Fault("gives something other than JSON with each key once, or JSON that is cut or nested too deep");
        }
    }

    private static ResiliencePipeline Retrying(NodeOptions options)
    {
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = options.Time };
        if (options.Retries > 0)
            pipeline.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<NodeFault>(e => e.IsPassing && !(e.RetryAfter > options.LongestWait)),
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = options.LongestWait,
                UseJitter = false,
                DelayGenerator = failed => new ValueTask<TimeSpan?>((failed.Outcome.Exception as NodeFault)?.RetryAfter),
            });
        return pipeline.Build();
    }

    private async Task<byte[]?> AskAsync(string path, byte[]? json, bool isScan, bool mayLack, CancellationToken cancellationToken)
    {
        var timeout = isScan ? _options.ScanTimeout : _options.RequestTimeout;
        var once = new ResiliencePipelineBuilder { TimeProvider = _options.Time }.AddTimeout(timeout).Build();
        try
        {
            var body = await _retrying.ExecuteAsync(
                async token =>
                {
                    await WaitForTurnAsync(token).ConfigureAwait(false);
                    try
                    {
                        return await once.ExecuteAsync(async inner => await SendAsync(path, json, mayLack, inner).ConfigureAwait(false), token).ConfigureAwait(false);
                    }
                    catch (TimeoutRejectedException)
                    {
                        throw new NodeFault(FormattableString.Invariant($"gave no whole answer within {timeout.TotalSeconds:0} s")) { IsPassing = !isScan };
                    }
                    catch (Exception e) when (e is HttpRequestException or IOException)
                    {
                        throw new NodeFault(Reason(e)) { IsPassing = true };
                    }
                },
                cancellationToken).ConfigureAwait(false);
            Interlocked.Exchange(ref _unanswered, 0);
            return body;
        }
        catch (NodeFault fault)
        {
            Interlocked.Increment(ref _unanswered);
            // The cause is left out: the exceptions of the platform name the host.
            throw Fault(fault.Message);
        }
    }

    /// <summary>Spreads the requests evenly over the second.</summary>
    private async Task WaitForTurnAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_turns)
        {
            var now = _options.Time.GetUtcNow();
            var turn = _nextTurn > now ? _nextTurn : now;
            _nextTurn = turn + _interval;
            wait = turn - now;
        }

        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, _options.Time, cancellationToken).ConfigureAwait(false);
    }

    private async Task<byte[]?> SendAsync(string path, byte[]? json, bool mayLack, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(json is null ? HttpMethod.Get : HttpMethod.Post, _node.At(path));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("RiskAnalytics", "1.0"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(mayLack ? "*/*" : "application/json"));
        request.Headers.Authorization = _node.Authorization;
        if (json is not null)
            request.Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

        using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var status = (int)response.StatusCode;
        if (status is 200)
            return await ReadAsync(response, cancellationToken).ConfigureAwait(false);
        if (mayLack && status is 400 or 404 or 410)
            return null;
        if (json is not null && status is 400 or 404 or 500 && await ReadAsync(response, cancellationToken).ConfigureAwait(false) is var body && IsRpcError(body))
            return body;
        throw Refusal(response);
    }

    private NodeFault Refusal(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _options.Time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        var hint = status switch
        {
            >= 300 and < 400 => ", which leads elsewhere and is not followed",
            401 or 403 => ": it wants a key or a password, or another one",
            _ when wait > _options.LongestWait => FormattableString.Invariant($" and asks to wait {wait.Value.TotalSeconds:0} s"),
            _ => "",
        };
        return new NodeFault(FormattableString.Invariant($"answers with status {status}{hint}"))
        {
            IsPassing = status is 408 or 429 or >= 500,
            RetryAfter = wait < TimeSpan.Zero ? TimeSpan.Zero : wait,
        };
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentEncoding.Any(e => e != "identity"))
            throw new NodeFault("packs its answer, which was not asked for");
        if (response.Content.Headers.ContentLength > _options.LargestBytes)
            throw TooLarge();
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var all = new MemoryStream();
        var buffer = new byte[1 << 16];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (all.Length + read > _options.LargestBytes)
                throw TooLarge();
            all.Write(buffer, 0, read);
        }

        return all.ToArray();
    }

    /// <summary>Bitcoin Core gives the errors of JSON-RPC the status 500 or 404.</summary>
    private bool IsRpcError(byte[] body)
    {
        try
        {
            var answer = Parse(body);
            return answer.Has("id") && answer.Has("error") && answer.Get("error").IsObject;
        }
        catch (ChainException)
        {
            return false;
        }
    }

    private NodeFault TooLarge() => new(FormattableString.Invariant($"gives more than the {_options.LargestBytes} bytes that are read"));

    private static string Reason(Exception e) => ((e as HttpRequestException)?.HttpRequestError ?? (e as HttpIOException)?.HttpRequestError) switch
    {
        HttpRequestError.NameResolutionError => "cannot be found: the name of its host is not known",
        HttpRequestError.ConnectionError => "cannot be reached",
        HttpRequestError.SecureConnectionError => "has a certificate that is not accepted",
        HttpRequestError.ResponseEnded or null => "ended the connection in the middle of its answer",
        _ => "does not speak HTTP as it should",
    };

    private static HttpClient NewClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        Proxy = new ProxyOfOthers(),
        MaxResponseHeadersLength = 64,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        // The pipelines bound the time, by the clock they are given.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>The proxy of the system, but never for an address of this machine.</summary>
    private sealed class ProxyOfOthers : IWebProxy
    {
        public ICredentials? Credentials { get => HttpClient.DefaultProxy.Credentials; set => HttpClient.DefaultProxy.Credentials = value; }

        public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : HttpClient.DefaultProxy.GetProxy(destination);

        public bool IsBypassed(Uri host) => host.IsLoopback || HttpClient.DefaultProxy.IsBypassed(host);
    }
}
