using System.Collections.Immutable;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>Questions to one node about many addresses, where each stands for itself.</summary>
internal static class Questions
{
    private const int Rounds = 3;

    /// <summary>Asks them one after the other. A fault is that of its question alone, until the node gives no answers at all.</summary>
    public static async Task<ImmutableArray<ChainFigure>> AskAsync(NodeConnection node, ImmutableArray<string> addresses, Func<string, Task<ChainFigure>> ask)
    {
        var figures = ImmutableArray.CreateBuilder<ChainFigure>(addresses.Length);
        foreach (var address in addresses)
        {
            if (node.IsLost)
            {
                figures.Add(ChainFigure.Missing($"The node of {node.Chain} left several questions before this one unanswered."));
                continue;
            }

            try
            {
                figures.Add(await ask(address).ConfigureAwait(false));
            }
            catch (ChainException e)
            {
                figures.Add(ChainFigure.Missing(e.Message));
            }
        }

        return figures.MoveToImmutable();
    }

    /// <summary>
    /// Asks a node that gives only its newest state and does not say of which block. Each figure is read before and after the
    /// newest block is: it is of that block when it was the same both times. Others are asked for again at a later block.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="addresses">The addresses.</param>
    /// <param name="height">The block asked for; it must be the newest.</param>
    /// <param name="newest">Reads the newest block.</param>
    /// <param name="read">Reads a figure; its block is not looked at.</param>
    public static async Task<ImmutableArray<ChainFigure>> AskNewestAsync(
        NodeConnection node, ImmutableArray<string> addresses, long? height, Func<Task<ChainBlock>> newest, Func<string, Task<ChainFigure>> read)
    {
        var figures = addresses.Select(_ => ChainFigure.Missing($"The figure changed at every new block of {node.Chain} while it was read.")).ToArray();
        var open = Enumerable.Range(0, addresses.Length).ToArray();
        try
        {
            if (height is not null)
                RefuseOther(node, height, await newest().ConfigureAwait(false));
            for (var round = 0; round < Rounds && open.Length > 0; round++)
            {
                ImmutableArray<string> asked = [.. open.Select(i => addresses[i])];
                var before = await AskAsync(node, asked, read).ConfigureAwait(false);
                var block = await newest().ConfigureAwait(false);
                RefuseOther(node, height, block);
                var after = await AskAsync(node, asked, read).ConfigureAwait(false);
                var left = new List<int>();
                for (var i = 0; i < open.Length; i++)
                {
                    var fault = before[i].Fault ?? after[i].Fault;
                    if (fault is not null)
                        figures[open[i]] = ChainFigure.Missing(fault);
                    else if (before[i].Amount == after[i].Amount)
                        figures[open[i]] = after[i] with { Block = block };
                    else
                        left.Add(open[i]);
                }

                open = [.. left];
            }
        }
        catch (ChainException e)
        {
            foreach (var i in open)
                figures[i] = ChainFigure.Missing(e.Message);
        }

        return [.. figures];
    }

    /// <summary>Refuses a newest block that is not the one asked for.</summary>
    /// <exception cref="ChainException">It is another.</exception>
    public static void RefuseOther(NodeConnection node, long? height, ChainBlock newest)
    {
        if (height is { } asked && newest.Height != asked)
            throw new ChainException(FormattableString.Invariant($"The nodes of {node.Chain} give only the newest state, which is of {newest.Height}; what was asked for is of {asked}."));
    }

    /// <summary>What is said when a block is looked for by its time on a chain whose past state cannot be read.</summary>
    public static ChainException NoPast(string chain) => new($"The nodes of {chain} give only the newest state: no past block is looked for by its time.");
}
