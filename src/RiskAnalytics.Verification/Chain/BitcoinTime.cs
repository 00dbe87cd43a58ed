using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>
/// Finds blocks of Bitcoin by time. The times of its blocks may run backwards, but a block's time is always above the median of the
/// eleven before it, and those medians never fall.
/// </summary>
internal static class BitcoinTime
{
    /// <summary>The newest block whose time is at or before an instant.</summary>
    /// <param name="newest">The newest block.</param>
    /// <param name="instant">The instant.</param>
    /// <param name="read">A block and its median time, by height.</param>
    /// <exception cref="ChainException">There is no such block, or it cannot be told yet which it is.</exception>
    public static async Task<ChainBlock> LastAsync(long newest, DateTimeOffset instant, Func<long, Task<(ChainBlock Block, DateTimeOffset Median)>> read)
    {
        if ((await read(newest).ConfigureAwait(false)).Median < instant)
            throw new ChainException("The newest block of bitcoin is not far enough behind the instant asked for to tell which block was the last before it.");

        // The first block whose median is at or behind the instant; those that follow it are all made later.
        var (low, high) = (0L, newest);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if ((await read(middle).ConfigureAwait(false)).Median < instant)
                low = middle + 1;
            else
                high = middle;
        }

        // Six of the eleven blocks that a median is of are at or before it.
        for (var height = low; height >= Math.Max(0, low - 11); height--)
        {
            var (block, _) = await read(height).ConfigureAwait(false);
            if (block.Time <= instant)
                return block;
        }

        throw new ChainException("The blocks of bitcoin have times that cannot be, or none is as old as the instant asked for.");
    }
}
