using System.Collections.Concurrent;
using System.Globalization;
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
    private readonly ConcurrentQueue<string> _bodies = new();
    private readonly Func<string, string, byte[]?> _answer;
    private readonly Task _serving;
    /// <summary>A server with a script; null in it is an answer that never comes.</summary>
    public LoopbackServer(params byte[]?[] script)
        : this(Scripted(script))
    {
    }

    /// <summary>A server that answers each request by its head and its body; null is an answer that never comes.</summary>
    public LoopbackServer(Func<string, string, byte[]?> answer)
    {
        _answer = answer;
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _serving = ServeAsync();
    }

    /// <summary>Its address.</summary>
    public Uri Url { get; }

    /// <summary>The heads of all requests so far.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>The bodies of all requests so far, empty where a request has none.</summary>
    public IReadOnlyList<string> Bodies => [.. _bodies];

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
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
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
                var head = await HeadAsync(stream).ConfigureAwait(false);
                var body = await BodyAsync(stream, head).ConfigureAwait(false);
                _requests.Enqueue(head);
                _bodies.Enqueue(body);
                var answer = _answer(head, body);
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

    private static Func<string, string, byte[]?> Scripted(byte[]?[] script)
    {
        var answered = 0;
        return (_, _) => script[Math.Min(Interlocked.Increment(ref answered), script.Length) - 1];
    }

    private async Task<string> BodyAsync(NetworkStream stream, string head)
    {
        const string Length = "\r\nContent-Length:";
        var at = head.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return "";
        var body = new byte[int.Parse(head.AsSpan(at + Length.Length, head.IndexOf("\r\n", at + 2, StringComparison.Ordinal) - at - Length.Length), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _end.Token).ConfigureAwait(false);
        return Encoding.UTF8.GetString(body);
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
