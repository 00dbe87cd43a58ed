using System.Diagnostics;
using System.Text.Json;

namespace RiskAnalytics.TestKit;

/// <summary>
/// A node of Bitcoin in regtest with a chain in memory: <c>bcoin</c>, from npm. It has 110 blocks, each with one output of 50 coins.
/// It is old and does not know <c>scantxoutset</c>. Stopped by Dispose.
/// </summary>
public sealed class BcoinNode : IDisposable
{
    /// <summary>How many blocks follow the first.</summary>
    public const int Blocks = 110;

    /// <summary>The password that it wants.</summary>
    public const string Password = "planted-key";

    private const string Program = """
        const bcoin = require('bcoin');
        const finder = require('net').createServer();
        finder.listen(0, '127.0.0.1', () => {
          const port = finder.address().port;
          finder.close(() => start(port));
        });
        async function start(port) {
          const node = new bcoin.FullNode({ network: 'regtest', memory: true, listen: false, httpHost: '127.0.0.1', httpPort: port, apiKey: 'planted-key' });
          await node.open();
          const address = bcoin.Address.fromHash(Buffer.alloc(20, 7), bcoin.Address.types.PUBKEYHASH).toString('regtest');
          await node.rpc.execute({ method: 'generatetoaddress', params: [110, address] });
          const first = await node.chain.getBlock(1);
          console.log(JSON.stringify({ port, first: first.txs[0].txid() }));
        }
        process.stdin.on('end', () => process.exit(0)).resume();
        """;

    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private BcoinNode(Process process, int port, string first)
    {
        _process = process;
        Url = new Uri($"http://bitcoinrpc:{Password}@127.0.0.1:{port}/");
        FirstTransaction = first;
    }

    /// <summary>Where it is asked, with user and password.</summary>
    public Uri Url { get; }

    /// <summary>The one transaction of block 1; its output 0 is unspent.</summary>
    public string FirstTransaction { get; }

    /// <summary>Starts a node and waits until its chain is made; ends the test when npm cannot install it.</summary>
    public static async Task<BcoinNode> StartAsync()
    {
        var modules = NpmPackage.Require("bcoin", "1.0.2", Stub);
        // When this program ends, however it does, the node's input ends, and so does the node.
        var process = Process.Start(new ProcessStartInfo("node", ["-e", Program])
        {
            WorkingDirectory = Path.GetDirectoryName(modules),
            Environment = { ["NODE_BACKEND"] = "js" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync();
            var line = await process.StandardOutput.ReadLineAsync().WaitAsync(MostTime) ?? throw new InvalidOperationException($"bcoin ended before it was ready: {await errors}");
            using var ready = JsonDocument.Parse(line);
            return new BcoinNode(process, ready.RootElement.GetProperty("port").GetInt32(), ready.RootElement.GetProperty("first").GetString()!);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>The database is a native module that is never used with a chain in memory, but it is loaded.</summary>
    private static void Stub(string modules)
    {
        var folder = Path.Combine(modules, "leveldown");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "index.js"), "module.exports = class {};");
    }
}
