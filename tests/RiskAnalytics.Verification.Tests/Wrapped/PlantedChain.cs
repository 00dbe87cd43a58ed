using System.Collections.Immutable;
using System.Numerics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Tests.Wrapped;

/// <summary>A chain in memory: one block an hour from 1 January 2026, block 100 the newest, and figures planted by hand.</summary>
internal sealed class PlantedChain(string chain, bool readsHistory = true) : IChainClient
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Dictionary<(string Token, string Address), Func<long, TokenAmount>> _balances = [];
    private readonly Dictionary<string, TokenAmount> _supplies = [];

    public string Chain => chain;

    public bool ReadsHistory => readsHistory;

    /// <summary>Set to answer for another block than the one that is asked for.</summary>
    public bool Lies { get; init; }

    public PlantedChain Holds(string address, long units, int decimals, string token = "") => Holds(address, _ => units, decimals, token);

    public PlantedChain Holds(string address, Func<long, long> units, int decimals, string token = "")
    {
        _balances[(token, address)] = height => new TokenAmount(units(height), decimals);
        return this;
    }

    public PlantedChain Issues(string token, BigInteger units, int decimals)
    {
        _supplies[token] = new TokenAmount(units, decimals);
        return this;
    }

    public Task<ChainBlock> BlockAsync(long? height, CancellationToken cancellationToken) => Task.FromResult(Block(height ?? 100));

    public Task<ChainBlock> BlockAtAsync(DateTimeOffset instant, CancellationToken cancellationToken) =>
        Task.FromResult(Block(Math.Min(100, (long)(instant - Start).TotalHours)));

    public Task<ImmutableArray<ChainFigure>> NativeBalancesAsync(ImmutableArray<string> addresses, long? height, CancellationToken cancellationToken) =>
        TokenBalancesAsync("", addresses, height, cancellationToken);

    public Task<ImmutableArray<ChainFigure>> TokenBalancesAsync(string token, ImmutableArray<string> addresses, long? height, CancellationToken cancellationToken) =>
        Task.FromResult(addresses.Select(address => _balances.TryGetValue((token, address), out var units)
            ? ChainFigure.Of(units(height ?? 100), Answered(height))
            : ChainFigure.Missing("The node gave no answer.")).ToImmutableArray());

    public Task<ChainFigure> TokenSupplyAsync(string token, long? height, CancellationToken cancellationToken) =>
        Task.FromResult(_supplies.TryGetValue(token, out var units) ? ChainFigure.Of(units, Answered(height)) : ChainFigure.Missing("The node gave no answer."));

    private ChainBlock Answered(long? height) => Block((height ?? 100) + (Lies ? 1 : 0));

    private static ChainBlock Block(long height) => new(height, null, Start.AddHours(height));
}
