using System.Collections.Immutable;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Wrapped;

/// <summary>
/// Looks for window dressing: what the same addresses held a day before and a day after the snapshot. For each asset and chain there
/// are three checks with the figures, under the schemes <c>window-before</c>, <c>window-at</c> and <c>window-after</c>, and for each
/// asset one that compares them, under <c>window</c>; all bear the step <c>window</c>.
/// </summary>
internal static class BalanceWindow
{
    private const string Step = "window";

    /// <summary>The reserve may exceed the median of the days around by this much: 105%, as F6 of the scoring model.</summary>
    private const decimal Limit = 1.05m;

    /// <summary>A block this long before the wanted instant is not of that day: the chain had not come so far.</summary>
    private static readonly TimeSpan LargestGap = TimeSpan.FromHours(3);

    public static async Task<ImmutableArray<VerificationCheck>> ReadAsync(
        ImmutableArray<BalanceQuestion> questions, ImmutableArray<ChainFigure> read, IReadOnlyDictionary<string, IChainClient> clients, CancellationToken cancellationToken)
    {
        var checks = ImmutableArray.CreateBuilder<VerificationCheck>();
        var sums = new Dictionary<string, (decimal Before, decimal At, decimal After)>(StringComparer.Ordinal);
        var unread = new HashSet<string>(StringComparer.Ordinal);
        var places = Enumerable.Range(0, questions.Length)
            .Where(i => questions[i].Height is not null && clients.TryGetValue(questions[i].Chain, out var client) && client.ReadsHistory)
            .GroupBy(i => (questions[i].Asset, questions[i].Chain, Height: questions[i].Height!.Value));
        foreach (var place in places)
        {
            var (asset, chain, height) = place.Key;
            var client = clients[chain];
            // The same address in two rows holds its coins once.
            int[] own = [.. place.DistinctBy(i => ChainTables.KeyOf(questions[i].Address))];
            try
            {
                var at = Sum(own.Select(i => read[i]));
                var block = await client.BlockAsync(height, cancellationToken).ConfigureAwait(false);
                var time = block.Time ?? throw new ChainException("The block of the snapshot bears no time.");
                var before = await DayAsync(time.AddDays(-1)).ConfigureAwait(false);
                var after = await DayAsync(time.AddDays(1)).ConfigureAwait(false);
                checks.Add(Figure("window-before", before.Sum, before.Height));
                checks.Add(Figure("window-at", at, height));
                checks.Add(Figure("window-after", after.Sum, after.Height));
                var sum = sums.GetValueOrDefault(asset);
                sums[asset] = (sum.Before + before.Sum, sum.At + at, sum.After + after.Sum);
            }
            catch (ChainException fault)
            {
                unread.Add(asset);
                checks.Add(new VerificationCheck(asset, Step, CheckOutcome.Inconclusive, $"What the addresses on {chain} held a day before and after is not known. {fault.Message}")
                {
                    Asset = asset,
                    Network = chain,
                    Step = Step,
                    Height = Told.Height(height),
                });
            }

            async Task<(decimal Sum, long Height)> DayAsync(DateTimeOffset instant)
            {
                var day = await client.BlockAtAsync(instant, cancellationToken).ConfigureAwait(false);
                if (day.Time is not { } made || made > instant || instant - made > LargestGap)
                    throw new ChainException("The node has no block of that time.");
                var figures = await BalanceReading.ReadAsync([.. own.Select(i => questions[i] with { Height = day.Height })], clients, cancellationToken).ConfigureAwait(false);
                return (Sum(figures), day.Height);
            }

            VerificationCheck Figure(string scheme, decimal quantity, long at) => new(asset, scheme, CheckOutcome.Verified, $"Read from {chain}.")
            {
                Asset = asset,
                Network = chain,
                Step = Step,
                Observed = Told.Units(quantity),
                Quantity = quantity,
                Height = Told.Height(at),
            };
        }

        foreach (var (asset, sum) in sums.Where(sum => !unread.Contains(sum.Key)).OrderBy(sum => sum.Key, StringComparer.Ordinal))
            checks.Add(Judge(asset, sum));
        return checks.ToImmutable();
    }

    private static VerificationCheck Judge(string asset, (decimal Before, decimal At, decimal After) sum)
    {
        var median = (sum.Before + sum.After) / 2m;
        var isAbove = sum.At > Limit * median;
        return new VerificationCheck(asset, Step, isAbove ? CheckOutcome.Inconclusive : CheckOutcome.Verified, isAbove
            ? "The addresses held more than 105% of the median of the day before and the day after."
            : "The addresses held no more than 105% of the median of the day before and the day after.")
        {
            Asset = asset,
            Step = Step,
            Claimed = Told.Units(sum.At),
            Observed = $"{Told.Units(sum.Before)} before, {Told.Units(sum.After)} after",
            Quantity = sum.At,
        };
    }

    private static decimal Sum(IEnumerable<ChainFigure> figures)
    {
        var sum = 0m;
        foreach (var figure in figures)
        {
            if (figure.Amount is not { } amount)
                throw new ChainException(figure.Fault ?? "The node gave no answer.");
            if (!amount.TryToQuantity(out var quantity) || quantity > decimal.MaxValue / 4m - sum)
                throw new ChainException("A balance has more digits than can be calculated with.");
            sum += quantity;
        }

        return sum;
    }
}
