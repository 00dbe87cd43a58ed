using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Wrapped;

/// <summary>The clients of one verification, with one fixed height for each chain where rows give none.</summary>
internal sealed class WrappedChains(IReadOnlyDictionary<string, IChainClient> clients)
{
    private readonly Dictionary<string, (long? Height, string? Fault)> _newest = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, IChainClient> Clients => clients;

    public IChainClient? Find(string chain) => clients.GetValueOrDefault(chain);

    /// <summary>The height to read at: that of the row, else the newest final block, the same for all rows of a chain; null where only the newest can be asked for.</summary>
    public async Task<(long? Height, string? Fault)> HeightAsync(string chain, string? text, CancellationToken cancellationToken)
    {
        var given = Told.ReadHeight(text, out var fault);
        if (given is not null || fault is not null)
            return (given, fault);
        if (Find(chain) is not { ReadsHistory: true } client)
            return (null, null);
        if (_newest.TryGetValue(chain, out var known))
            return known;
        try
        {
            known = ((await client.BlockAsync(null, cancellationToken).ConfigureAwait(false)).Height, null);
        }
        catch (ChainException e)
        {
            known = (null, e.Message);
        }

        return _newest[chain] = known;
    }
}
