using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Wrapped;

/// <summary>Compares what lock contracts hold with the copies they back.</summary>
internal static class WrappedLocks
{
    private const string Step = "lock";

    /// <summary>One check for each lock contract that rows name.</summary>
    public static async Task<ImmutableArray<VerificationCheck>> CheckAsync(
        ReserveSnapshot snapshot, ImmutableArray<ReadSupply> supplies, WrappedChains chains, CancellationToken cancellationToken)
    {
        var checks = ImmutableArray.CreateBuilder<VerificationCheck>();
        var copies = supplies.Where(supply => supply.Row.BackedBy is not null).GroupBy(supply =>
        {
            var (network, address) = BackedCopies.Parse(supply.Row.BackedBy!);
            return (Chain: network is null ? HomeOf(snapshot, supply.Row, address) : ChainTables.ChainOf(network), Address: ChainTables.KeyOf(address));
        });
        foreach (var backed in copies)
            checks.Add(await CheckAsync(snapshot, backed.Key.Chain, backed.Key.Address, [.. backed], chains, cancellationToken).ConfigureAwait(false));
        return checks.ToImmutable();
    }

    private static async Task<VerificationCheck> CheckAsync(
        ReserveSnapshot snapshot, string? chain, string address, ImmutableArray<ReadSupply> copies, WrappedChains chains, CancellationToken cancellationToken)
    {
        var asset = copies[0].Row.Asset.Text;
        if (chain is null)
            return Check(CheckOutcome.Unverifiable, "The rows do not tell on which network the lock stands; write network:address.");
        var home = snapshot.Liabilities!.Value.FirstOrDefault(row => row.Asset.Text == asset && row.BackedBy is null && row.Chain is { Network: { } network, Address: not null } && ChainTables.ChainOf(network) == chain);
        var holding = snapshot.Holdings.FirstOrDefault(line => line.Chain is { Address: { } held, Network: { } network } && ChainTables.IsSameAddress(held, address) && ChainTables.ChainOf(network) == chain);
        var contract = home?.Chain?.Address ?? (holding is null ? null : ChainTables.TokenOf(chain, holding.Asset.Text)?.Contract) ?? ChainTables.TokenOf(chain, asset)?.Contract;
        if (chains.Find(chain) is not { } client)
            return Check(CheckOutcome.Inconclusive, $"No node was given for {chain}.");
        if (contract is null)
            return Check(CheckOutcome.Unverifiable, $"No contract of what the lock holds on {chain} is known.");
        var (height, fault) = await chains.HeightAsync(chain, holding?.Chain?.Height ?? home?.Chain?.Height, cancellationToken).ConfigureAwait(false);
        if (fault is not null)
            return Check(CheckOutcome.Inconclusive, fault);

        ChainFigure figure;
        try
        {
            figure = BalanceReading.Checked((await client.TokenBalancesAsync(contract, [address], height, cancellationToken).ConfigureAwait(false)).First(), height);
        }
        catch (ChainException e)
        {
            figure = ChainFigure.Missing(e.Message);
        }

        if (figure.Amount is not { } amount || !amount.TryToQuantity(out var locked))
            return Check(CheckOutcome.Inconclusive, figure.Fault ?? "The balance has more digits than can be calculated with.");
        var issued = Told.Sum(copies.Select(copy => copy.Units ?? 0m));
        var isWhole = copies.All(copy => copy.Units is not null);
        var check = locked < issued ? Check(CheckOutcome.Failed, "The lock holds less than the copies it backs.")
            : isWhole ? Check(CheckOutcome.Verified, "The lock holds at least as much as the copies it backs.")
            : Check(CheckOutcome.Inconclusive, "The lock holds at least as much as the copies that could be read, but not all could.");
        return check with { Observed = Told.Units(locked), Claimed = isWhole || issued > 0m ? Told.Units(issued) : null, Height = Told.Height(figure), Quantity = locked };

        VerificationCheck Check(CheckOutcome outcome, string reason) => new(address, "lock-balance", outcome, reason) { Asset = asset, Network = chain, Step = Step };
    }

    /// <summary>The chain of a lock that is given without one: that of a line with the address, else that of the only supply of the token.</summary>
    private static string? HomeOf(ReserveSnapshot snapshot, Liability copy, string address)
    {
        var places = snapshot.Holdings.Select(line => line.Chain).Concat(snapshot.Liabilities!.Value.Select(row => row.Chain))
            .Where(place => place is { Network: not null, Address: { } at } && ChainTables.IsSameAddress(at, address))
            .Select(place => ChainTables.ChainOf(place!.Network!)).Distinct().Take(2).ToList();
        if (places.Count > 0)
            return places.Count == 1 ? places[0] : null;
        var homes = snapshot.Liabilities!.Value.Where(row => row.Asset == copy.Asset && row.BackedBy is null && row.Chain?.Network is not null)
            .Select(row => ChainTables.ChainOf(row.Chain!.Network!)).Distinct().Take(2).ToList();
        return homes.Count == 1 ? homes[0] : null;
    }
}
