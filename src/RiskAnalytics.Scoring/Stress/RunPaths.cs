namespace RiskAnalytics.Scoring.Stress;

/// <summary>The outcome of every path, in the order of their numbers.</summary>
internal sealed record RunPaths
{
    /// <summary>Day of failure of each path, or <see cref="RunBlock.Never"/>.</summary>
    public required short[] FailureDays { get; init; }

    /// <summary>Paths on which, on some day, not all that was asked for could be paid.</summary>
    public required int Unpaid { get; init; }

    /// <summary>Loss of surplus of each path over the horizon, smallest first, as a share of what is owed at the start.</summary>
    public required double[] Losses { get; init; }

    /// <summary>Paths whose surplus is below zero at the end.</summary>
    public required int Negative { get; init; }

    /// <summary>Mean share of what was owed that was paid out.</summary>
    public required double MeanOutflow { get; init; }

    /// <summary>Mean of what sales lost, as a share of what is owed at the start.</summary>
    public required double MeanSaleCost { get; init; }

    /// <summary>Simulates a model. Blocks are added up in their order, so that the result does not depend on the threads.</summary>
    /// <param name="model">The model.</param>
    /// <param name="seed">Seed of the random numbers.</param>
    /// <param name="count">Number of paths.</param>
    /// <param name="threads">Most threads at once; null = one for each processor.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    public static RunPaths Of(RunModel model, ulong seed, int count, int? threads, CancellationToken cancellation)
    {
        var blocks = ((count - 1) / RunBlock.Paths) + 1;
        var days = new short[count];
        var losses = new double[count];
        var sums = new (double Outflow, double SaleCost, int Unpaid)[blocks];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = threads ?? -1, CancellationToken = cancellation };
        Parallel.For(0, blocks, limits, () => new RunBlock(model, seed), (number, _, block) =>
        {
            var first = number * RunBlock.Paths;
            var length = Math.Min(RunBlock.Paths, count - first);
            block.Simulate(first, length);
            for (var i = 0; i < length; i++)
            {
                days[first + i] = model.IsShort ? (short)0 : (short)block.FailureDays[i];
                losses[first + i] = model.Surplus - block.Surpluses[i];
                sums[number].Outflow += block.Outflows[i];
                sums[number].SaleCost += block.SaleCosts[i];
                sums[number].Unpaid += block.Unpaid[i] > 0 ? 1 : 0;
            }

            return block;
        }, _ => { });

        var negative = losses.Count(loss => model.Surplus - loss < -RunModel.Rounding);
        Array.Sort(losses);
        return new RunPaths
        {
            FailureDays = days,
            Unpaid = sums.Sum(s => s.Unpaid),
            Losses = losses,
            Negative = negative,
            MeanOutflow = sums.Sum(s => s.Outflow) / count,
            MeanSaleCost = sums.Sum(s => s.SaleCost) / count,
        };
    }
}
