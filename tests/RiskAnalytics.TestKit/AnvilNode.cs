using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace RiskAnalytics.TestKit;

/// <summary>
/// A real node of the Ethereum family with a chain of its own: <c>anvil</c>, from npm. It keeps the state of every block and counts
/// a block as final when two have followed. Its chain may bear any number, so it can stand for Ethereum. Stopped by Dispose.
/// </summary>
public sealed class AnvilNode : IDisposable
{
    /// <summary>The first block is of 14 November 2023, 22:13:20 UTC.</summary>
    public static readonly DateTimeOffset Genesis = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private string _account = "";

    private AnvilNode(Process process) => _process = process;

    /// <summary>Where it is asked by JSON-RPC.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Starts a node and waits until it listens; ends the test when npm cannot install it.</summary>
    /// <param name="chain">The EIP-155 number of the chain it stands for.</param>
    public static async Task<AnvilNode> StartAsync(long chain = 1)
    {
        var modules = NpmPackage.Require("@foundry-rs/anvil", "1.7.1");
        var program = Directory.EnumerateFiles(Path.Combine(modules, "@foundry-rs"), OperatingSystem.IsWindows() ? "anvil.exe" : "anvil", SearchOption.AllDirectories).First();
        var process = Process.Start(new ProcessStartInfo(program, [
            "--host", "127.0.0.1", "--port", "0", "--chain-id", chain.ToString(CultureInfo.InvariantCulture),
            "--timestamp", Genesis.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), "--slots-in-an-epoch", "1", "--accounts", "1"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var node = new AnvilNode(process);
        // A test program that ends early must not leave the node behind.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => node.Stop();
        try
        {
            node.Url = await ListeningAsync(process).WaitAsync(MostTime);
            node._account = (await node.AskAsync("eth_accounts"))[0].GetString()!;
            return node;
        }
        catch
        {
            node.Dispose();
            throw;
        }
    }

    /// <summary>Calls a method of JSON-RPC; an error fails the test.</summary>
    public async Task<JsonElement> AskAsync(string method, params object[] parameters)
    {
        using var content = new StringContent(JsonSerializer.Serialize(new { jsonrpc = "2.0", id = 1, method, @params = parameters }), Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(Url, content);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return answer.RootElement.TryGetProperty("error", out var error)
            ? throw new InvalidOperationException($"{method}: {error}")
            : answer.RootElement.GetProperty("result").Clone();
    }

    /// <summary>The number of the newest block.</summary>
    public async Task<long> HeightAsync() => Convert.ToInt64((await AskAsync("eth_blockNumber")).GetString(), 16);

    /// <summary>Makes empty blocks.</summary>
    /// <param name="blocks">How many.</param>
    /// <param name="seconds">How far apart.</param>
    /// <returns>The number of the newest block.</returns>
    public async Task<long> MineAsync(long blocks = 1, long seconds = 12)
    {
        await AskAsync("anvil_mine", Hex(blocks), Hex(seconds));
        return await HeightAsync();
    }

    /// <summary>Makes empty blocks until the newest block so far is final.</summary>
    public Task<long> FinaliseAsync() => MineAsync(2);

    /// <summary>Puts a contract's code at an address, a real one for instance. It holds from the newest block on: make one first if that must stay as it is.</summary>
    public async Task PlantAsync(string address, TestContract contract) => await AskAsync("anvil_setCode", address, contract.Code);

    /// <summary>Sets the balance of the native coin. It holds from the newest block on: make one first if that must stay as it is.</summary>
    public async Task SetBalanceAsync(string address, BigInteger wei) => await AskAsync("anvil_setBalance", address, Hex(wei));

    /// <summary>Sets a word of a contract's storage. It holds from the newest block on: make one first if that must stay as it is.</summary>
    public async Task SetStorageAsync(string address, BigInteger slot, BigInteger word) =>
        await AskAsync("anvil_setStorageAt", address, $"0x{Digits(slot).PadLeft(64, '0')}", $"0x{Digits(word).PadLeft(64, '0')}");

    /// <summary>Sets the time of the next block.</summary>
    public async Task SetNextTimeAsync(DateTimeOffset time) => await AskAsync("evm_setNextBlockTimestamp", Hex(time.ToUnixTimeSeconds()));

    /// <summary>Calls a contract's function in a transaction of its own block; fails unless it succeeded.</summary>
    /// <returns>The number of the block.</returns>
    public async Task<long> SendAsync(string address, TestContract contract, string function, params object[] arguments)
    {
        var transaction = new { from = _account, to = address, data = contract.Input(function, arguments), gas = "0x989680" };
        var hash = (await AskAsync("eth_sendTransaction", transaction)).GetString()!;
        // The hash is there before the block.
        using var end = new CancellationTokenSource(MostTime);
        JsonElement receipt;
        while ((receipt = await AskAsync("eth_getTransactionReceipt", hash)).ValueKind == JsonValueKind.Null)
        {
            end.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        return receipt.GetProperty("status").GetString() == "0x1"
            ? Convert.ToInt64(receipt.GetProperty("blockNumber").GetString(), 16)
            : throw new InvalidOperationException($"{function} was refused.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        _http.Dispose();
        _process.Dispose();
    }

    private static async Task<Uri> ListeningAsync(Process process)
    {
        const string Sign = "Listening on ";
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith(Sign, StringComparison.Ordinal))
            {
                // What else it writes must go somewhere, or it stops when the pipe is full.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new Uri($"http://{line[Sign.Length..].Trim()}/");
            }

        throw new InvalidOperationException($"anvil ended before it listened: {await errors}");
    }

    private void Stop()
    {
        try
        {
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
                _process.WaitForExit();
            }
        }
        catch (InvalidOperationException)
        {
            // It was stopped and disposed of before.
        }
    }

    private static string Hex(BigInteger number) => $"0x{Digits(number)}";

    private static string Digits(BigInteger number) => number.ToString("x", CultureInfo.InvariantCulture).TrimStart('0') is { Length: > 0 } digits ? digits : "0";
}
