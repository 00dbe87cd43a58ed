using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Wrapped;


/// <summary>Reads balances with one request per chain, token and height.</summary>
internal static class BalanceReading
{
    /// <summary>The most addresses handed to a client at once; clients cut further as their nodes want.</summary>
    private const int MostAtOnce = 10_000;

    /// <summary>Answers in the order of the questions.</summary>
    public static async Task<ImmutableArray<ChainFigure>> ReadAsync(ImmutableArray<BalanceQuestion> questions, IReadOnlyDictionary<string, IChainClient> clients, CancellationToken cancellationToken)
    {
        var answers = new ChainFigure[questions.Length];
        foreach (var batch in Enumerable.Range(0, questions.Length).GroupBy(i => (questions[i].Chain, questions[i].Asset, questions[i].Height)))
        {
            foreach (var part in batch.Chunk(MostAtOnce))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var figures = await AskAsync(batch.Key.Chain, batch.Key.Asset, [.. part.Select(i => questions[i].Address)], batch.Key.Height, clients, cancellationToken).ConfigureAwait(false);
                for (var i = 0; i < part.Length; i++)
                    answers[part[i]] = Checked(figures[i], batch.Key.Height);
            }
        }

        return [.. answers];
    }

    /// <summary>A figure of another block than the one that was asked for is none.</summary>
    public static ChainFigure Checked(ChainFigure figure, long? height) =>
        figure is { Fault: null, Block: { } block } && height is { } asked && block.Height != asked
            ? ChainFigure.Missing(string.Create(CultureInfo.InvariantCulture, $"The node was asked for block {asked} and answered with block {block.Height}."))
            : figure.Fault is null && (figure.Amount is null || figure.Block is null) ? ChainFigure.Missing("The node gave no answer.")
            : figure;

    private static async Task<ImmutableArray<ChainFigure>> AskAsync(
        string chain, string asset, ImmutableArray<string> addresses, long? height, IReadOnlyDictionary<string, IChainClient> clients, CancellationToken cancellationToken)
    {
        if (!clients.TryGetValue(chain, out var client))
            return All($"No node was given for {chain}.");
        ImmutableArray<ChainFigure> figures;
        try
        {
            if (string.Equals(ChainTables.NativeCoin(chain), asset, StringComparison.OrdinalIgnoreCase))
            {
                figures = await client.NativeBalancesAsync(addresses, height, cancellationToken).ConfigureAwait(false);
            }
            else if (ChainTables.TokenOf(chain, asset) is { } token)
            {
                figures = await client.TokenBalancesAsync(token.Contract, addresses, height, cancellationToken).ConfigureAwait(false);
                figures = [.. figures.Select(figure => figure.Amount is { } amount && amount.Decimals != token.Decimals
                    ? ChainFigure.Missing($"The contract of {asset} says {amount.Decimals} decimals, but {token.Decimals} are known.")
                    : figure)];
            }
            else
            {
                return All($"No contract of {asset} on {chain} is known.");
            }
        }
        catch (ChainException fault)
        {
            return All(fault.Message);
        }

        return figures.Length == addresses.Length ? figures : All("The node gave another number of answers than it was asked questions.");

        ImmutableArray<ChainFigure> All(string fault) => [.. Enumerable.Repeat(ChainFigure.Missing(fault), addresses.Length)];
    }
}
