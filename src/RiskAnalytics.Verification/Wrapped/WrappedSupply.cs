using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Chain;

namespace RiskAnalytics.Verification.Wrapped;

/// <summary>How much of a token exists according to one contract.</summary>
/// <param name="Row">The row of what is owed.</param>
/// <param name="Chain">The chain's name; null when the row names none.</param>
/// <param name="Units">Whole units; null when the contract could not be read or is another token's.</param>
/// <param name="Check">What came of it.</param>
internal sealed record ReadSupply(Liability Row, string? Chain, decimal? Units, VerificationCheck Check);

/// <summary>Reads the supply of a token, contract by contract.</summary>
internal static class WrappedSupply
{
    private const string Scheme = "token-supply";

    public static async Task<ImmutableArray<ReadSupply>> ReadAsync(ImmutableArray<Liability> rows, WrappedChains chains, CancellationToken cancellationToken)
    {
        var supplies = ImmutableArray.CreateBuilder<ReadSupply>(rows.Length);
        foreach (var row in rows)
            supplies.Add(await ReadAsync(row, chains, cancellationToken).ConfigureAwait(false));
        return supplies.MoveToImmutable();
    }

    private static async Task<ReadSupply> ReadAsync(Liability row, WrappedChains chains, CancellationToken cancellationToken)
    {
        var chain = row.Chain?.Network is { } network ? ChainTables.ChainOf(network) : null;
        var contract = row.Chain?.Address;
        if (chain is null || contract is null)
            return Unread($"The row names no token contract{(chain is null ? "" : $" on {chain}")}, so its supply cannot be read.", CheckOutcome.Unverifiable);
        if (chains.Find(chain) is not { } client)
            return Unread($"No node was given for {chain}.", CheckOutcome.Inconclusive);
        var (height, fault) = await chains.HeightAsync(chain, row.Chain?.Height, cancellationToken).ConfigureAwait(false);
        if (fault is not null)
            return Unread(fault, CheckOutcome.Inconclusive);

        var figure = await SupplyAsync(client, contract, height, cancellationToken).ConfigureAwait(false);
        if (figure.Amount is not { } amount)
            return Unread(figure.Fault ?? "The node gave no answer.", CheckOutcome.Inconclusive);
        if (ChainTables.TokenAt(chain, contract) is { } known && known.Decimals != amount.Decimals)
            return Unread(string.Create(CultureInfo.InvariantCulture, $"The contract says {amount.Decimals} decimals, but {known.Decimals} are known of it; its supply is not counted."), CheckOutcome.Inconclusive);
        if (!amount.TryToQuantity(out var units))
            return Unread("The supply has more digits than can be calculated with.", CheckOutcome.Inconclusive);
        var nameNote = "";
        if (client is EvmChainClient evm)
        {
            var (symbol, symbolFault) = await evm.TokenSymbolAsync(contract, height, cancellationToken).ConfigureAwait(false);
            if (symbol is not null && !IsNameOf(symbol, row.Asset.Text))
                return Unread($"The contract calls itself '{Plain(symbol)}', but the row says {row.Asset}; its supply is not counted.", CheckOutcome.Inconclusive);
            nameNote = symbol is null ? $" Its symbol could not be read: {symbolFault}" : "";
        }

        var at = Told.Height(figure);
        var differs = row.Quantity is { } claimed && claimed != units;
        var isFixed = row.Chain?.Height is not null;
        var outcome = !differs ? CheckOutcome.Verified : isFixed ? CheckOutcome.Failed : CheckOutcome.Inconclusive;
        var reason = differs
            ? $"The contract shows another supply than the row at block {at}{(isFixed ? "" : ", the newest; the row gives no height")}.{nameNote}"
            : $"The supply was read at block {at}{(isFixed ? "" : ", the newest final one")}.{nameNote}";
        return new ReadSupply(row, chain, units, Check(outcome, reason) with { Observed = Told.Units(units), Height = at, Quantity = units });

        ReadSupply Unread(string reason, CheckOutcome outcome) => new(row, chain, null, Check(outcome, reason));

        VerificationCheck Check(CheckOutcome outcome, string reason) => new(contract ?? row.Asset.Text, Scheme, outcome, reason)
        {
            Asset = row.Asset.Text,
            Network = row.Chain?.Network,
            Claimed = row.Quantity is { } quantity ? Told.Units(quantity) : null,
            Height = row.Chain?.Height,
            Row = row.Row,
        };
    }

    private static async Task<ChainFigure> SupplyAsync(IChainClient client, string contract, long? height, CancellationToken cancellationToken)
    {
        try
        {
            return BalanceReading.Checked(await client.TokenSupplyAsync(contract, height, cancellationToken).ConfigureAwait(false), height);
        }
        catch (ChainException fault)
        {
            return ChainFigure.Missing(fault.Message);
        }
    }

    /// <summary>The sign of the Mongolian tugrik stands for a T in the names of some tokens of Tether.</summary>
    private static bool IsNameOf(string symbol, string asset) => symbol.Replace('₮', 'T').Trim().Equals(asset, StringComparison.OrdinalIgnoreCase);

    private static string Plain(string text) => new([.. text.Take(32).Select(letter => char.IsControl(letter) ? ' ' : letter)]);
}
