using System.Collections.Immutable;

namespace RiskAnalytics.Verification.Chain;

/// <content>What only chains of the Ethereum family have: feeds, wallet contracts and vaults.</content>
public abstract partial class EvmChainClient
{
    /// <summary>Short name of a token, as its contract gives it; null with the reason when it cannot be read.</summary>
    /// <param name="token">The token's contract.</param>
    /// <param name="height">The block; null for the newest final one.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public Task<(string? Symbol, string? Fault)> TokenSymbolAsync(string token, long? height, CancellationToken cancellationToken) =>
        AtAsync(height, state => Erc20.SymbolAsync(state, token), fault => (null, fault), cancellationToken);

    /// <summary>What a Chainlink feed said at a block, and whether that may be used.</summary>
    /// <param name="feed">The feed's contract.</param>
    /// <param name="height">The block; null for the newest final one.</param>
    /// <param name="heartbeat">After how long at most the feed promises a new answer.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public Task<FeedReading> ReadFeedAsync(string feed, long? height, TimeSpan heartbeat, CancellationToken cancellationToken) =>
        AtAsync(height, state => ChainlinkFeed.ReadAsync(state, feed, heartbeat), FeedReading.Missing, cancellationToken);

    /// <summary>Who owns a Safe at a block, and how many of them must sign.</summary>
    /// <param name="wallet">The wallet's contract.</param>
    /// <param name="height">The block; null for the newest final one.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public Task<SafeReading> ReadSafeAsync(string wallet, long? height, CancellationToken cancellationToken) =>
        AtAsync(height, state => SafeWallet.ReadAsync(state, wallet), SafeReading.Missing, cancellationToken);

    /// <summary>What the shares of holders in a vault are worth at a block, in the token that the vault holds.</summary>
    /// <param name="vault">The vault's contract.</param>
    /// <param name="holders">The addresses that hold shares.</param>
    /// <param name="height">The block; null for the newest final one.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<VaultReading> ReadVaultAsync(string vault, ImmutableArray<string> holders, long? height, CancellationToken cancellationToken)
    {
        string? asset = null;
        var read = Read(holders);
        var asked = read.Where(one => one.Fault is null).Select(one => one.Address).ToImmutableArray();
        var holdings = await FiguresAsync(read, height, async state =>
        {
            var reading = await Vault.ReadAsync(state, vault, asked).ConfigureAwait(false);
            asset = reading.Asset;
            return reading.Holdings;
        }, cancellationToken).ConfigureAwait(false);
        return new VaultReading(holdings.Any(holding => holding.Fault is null) ? asset : null, holdings);
    }
}
