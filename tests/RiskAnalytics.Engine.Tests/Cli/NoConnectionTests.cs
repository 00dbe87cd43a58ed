using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Cli;

/// <summary>No command opens a connection unless it is told to fetch: the runtime itself tells of every name looked up, socket and request.</summary>
[TestFixture]
[NonParallelizable]
public sealed class NoConnectionTests
{
    private SampleBooks _books = null!;

    [SetUp]
    public void WriteBooks() => _books = new SampleBooks();

    [TearDown]
    public void RemoveBooks() => _books.Dispose();

    [Test]
    public void Run_EveryCommandWithoutFrom_OpensNone()
    {
        var output = Path.Combine(_books.Root, "out");
        using var listener = new ConnectionListener();

        string[][] lines =
        [
            ["report", _books.Exchange, "--out", output],
            ["score", _books.Exchange],
            ["compare", _books.Exchange, _books.Issuer],
            ["explain", "S3", _books.Exchange],
            ["verify", _books.Exchange],
            ["stress", _books.Exchange, "--paths", "100"],
            ["explain", "stress.reverse.uniform", _books.Exchange],
            ["disclose", _books.Issuer, "--regime", "mica-emt", "--out", output],
            ["report", _books.Issuer, "--format", "html", "--format", "xlsx", "--out", output],
            ["backtest", _books.Root],
            ["ingest", _books.Exchange, "--out", output],
            ["ingest", Repository.PathTo("data/reference"), "--out", output],
            ["ingest", "--formats"],
            ["ingest", "--from", "defillama", "okx", "--offline", "--cache", output, "--out", output],
            ["completion", "bash"],
            ["--version"],
        ];
        foreach (var line in lines)
        {
            CommandLine.Run(line);
            Assert.That(listener.Seen, Is.Empty, string.Join(' ', line));
        }

        var commands = CommandLine.Run("--help").Output.Split('\n').Select(line => line.Trim().Split(' ')[0]);
        foreach (var command in CommandLine.Run().Error.Split("Name a command: ")[1].Split('.')[0].Split(", "))
        {
            Assert.That(commands, Has.Member(command));
            Assert.That(lines.Select(line => line[0]), Has.Member(command), "A new command belongs in this list.");
        }
    }

    [Test]
    public void Run_From_IsSeen()
    {
        using var server = new LoopbackServer(LoopbackServer.Answer("{}"));
        using var listener = new ConnectionListener();

        CommandLine.Run("ingest", "--from", "defillama", "okx", "--base-url", server.Url.AbsoluteUri, "--cache", Path.Combine(_books.Root, "cache"), "--out", Path.Combine(_books.Root, "out"));

        Assert.That(listener.Seen, Has.Some.Contains("System.Net.Http").And.Some.Contains("System.Net.Sockets"));
    }

    private sealed class ConnectionListener : EventListener
    {
        private readonly ConcurrentQueue<string> _seen = new();

        public IReadOnlyList<string> Seen => [.. _seen];

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Http" or "System.Net.Sockets" or "System.Net.NameResolution" or "System.Net.Security")
                EnableEvents(eventSource, EventLevel.Informational);
        }

        // The base class calls the method above before the fields of this one are set, and may tell of events already.
        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName is not "EventCounters")
                _seen?.Enqueue($"{eventData.EventSource.Name} {eventData.EventName}");
        }
    }
}
