using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RiskAnalytics.TestKit;

/// <summary>A web server on this machine that answers each request as the next line of a script says, byte for byte; the last line stands for all further ones.</summary>
public sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly byte[]?[] _script;
    private readonly Task _serving;
    private int _answered;

    /// <summary>A server with a script; null in it is an answer that never comes.</summary>
    public LoopbackServer(params byte[]?[] script)
    {
        _script = script;
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _serving = ServeAsync();
    }

    /// <summary>Its address.</summary>
    public Uri Url { get; }

    /// <summary>The heads of all requests so far.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Called when a request is there, before the answer.</summary>
    public Action? Asked { get; set; }

    /// <summary>An answer with a body and the right length.</summary>
    public static byte[] Answer(string body, int status = 200, string type = "application/json", string headers = "") =>
        Answer(Encoding.UTF8.GetBytes(body), status, type, headers);

    /// <summary>An answer with a body, and the length that is claimed; null claims the right one.</summary>
    public static byte[] Answer(byte[] body, int status = 200, string type = "application/json", string headers = "", long? length = null) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {length ?? body.Length}\r\nConnection: close\r\n{headers}\r\n"), .. body];

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        _serving.GetAwaiter().GetResult();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        var answering = new List<Task>();
        try
        {
            while (true)
                answering.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_end.Token).ConfigureAwait(false)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(answering).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                _requests.Enqueue(await HeadAsync(stream).ConfigureAwait(false));
                var answer = _script[Math.Min(Interlocked.Increment(ref _answered), _script.Length) - 1];
                Asked?.Invoke();
                if (answer is null)
                    await Task.Delay(Timeout.Infinite, _end.Token).ConfigureAwait(false);
                else
                    await stream.WriteAsync(answer, _end.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // The client has left or the test is over.
            }
        }
    }

    private async Task<string> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer, _end.Token).ConfigureAwait(false) > 0)
            head.Append((char)buffer[0]);
        return head.ToString();
    }
}
