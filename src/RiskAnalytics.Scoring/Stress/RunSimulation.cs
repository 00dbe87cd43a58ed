using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>
/// A simulated run with fat tails, a common factor and feedback.
/// <para>
/// Prices: on each day the log return of factor i is sigma_i T (a_i F + sqrt(1 - a_i^2) e_i), with F common, e_i its own, both standard
/// normal, and T one mixing variable for all, which makes the returns multivariate Student t of unit variance: bad days come together.
/// The loadings a are a one-factor fit of the correlations. Prices have no drift.
/// </para>
/// <para>
/// Exposure: what is free moves; what is matched against a claim in the same coin moves on both sides, as does a coin that is owed
/// and not held; what is matched against money does not move; own tokens beyond what is owed in them count for nothing.
/// </para>
/// <para>
/// Redemptions: each day, after prices moved, holders ask for b + f max(0, t - coverage) of what is still owed, at most m a day; coverage is clean assets
/// over what is owed, at most 1. They are paid at par from the ladder: in each bucket from the day on which it pays first what
/// is matched, then what is free, each at its mean policy haircut, which is the cost of the fire sale. Payment in kind counts at the total only.
/// A path falls short on the first day on which not all that is asked for can be paid, or after which clean assets are below what is owed. It then goes on,
/// paying what it can.
/// </para>
/// </summary>
public static class RunSimulation
{
    /// <summary>The most paths.</summary>
    public const int MostPaths = 10_000_000;

    /// <summary>The longest horizon, ten years.</summary>
    public const int MostDays = 3660;

    /// <summary>Above this a daily volatility is no measurement: a standard deviation of a thousand percent a day.</summary>
    private const decimal LargestVolatility = 10m;

    /// <summary>What each figure is.</summary>
    public static ImmutableArray<FigureDefinition> Definitions => RunFigures.All;

    /// <summary>Simulates a run on a reserve.</summary>
    /// <param name="reserve">The reserve.</param>
    /// <param name="factors">Its risk factors.</param>
    /// <param name="options">Paths, seed, days and threads.</param>
    /// <param name="cancellation">Stops between two blocks of paths.</param>
    /// <exception cref="ArgumentOutOfRangeException">Paths, days or threads are out of range.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static RunResult Of(ValuedReserve reserve, RiskFactors factors, StressOptions options, CancellationToken cancellation = default)
    {
        var days = options.Days ?? (int)reserve.Policy.Number(PolicyParameters.RunHorizonDays);
        Require(options.Paths, 1, MostPaths, "paths");
        Require(days, 0, MostDays, "days");
        Require(options.Threads ?? 1, 1, int.MaxValue, "threads");
        cancellation.ThrowIfCancellationRequested();

        var figures = new RunFigures(reserve, days, options.Seed, options.Paths);
        if (WhyNot(reserve, factors) is { } missing)
            return Result(options, days, figures.WithoutValues(missing.Status, missing.Reason));
        var model = RunModel.Of(reserve, factors, days);
        if (days == 0)
            return Result(options, days, figures.OnDayZero(model));

        var paths = RunPaths.Of(model, options.Seed, options.Paths, options.Threads, cancellation);
        return Result(options, days, figures.Of(model, paths)) with
        {
            Convergence = Convergence(paths.FailureDays),
            Notes = Notes(reserve, factors, model, options),
        };
    }

    /// <summary>The share of failures among the first paths.</summary>
    internal static ImmutableArray<(int Paths, decimal Probability)> Convergence(short[] failureDays)
    {
        decimal[] parts = [0.01m, 0.02m, 0.05m, 0.10m, 0.20m, 0.50m, 1m];
        decimal Failed(int first) => first - failureDays.AsSpan(0, first).Count((short)RunBlock.Never);
        return [.. parts.Select(part => (int)Math.Ceiling(part * failureDays.Length)).Distinct().Select(first => (first, Failed(first) / first))];
    }

    private static (MetricStatus Status, string Reason)? WhyNot(ValuedReserve reserve, RiskFactors factors)
    {
        if (reserve.Snapshot.Entity.Kind == EntityKind.Other)
            return (MetricStatus.NotApplicable, "A firm of this kind owes nothing on demand: there is no run.");
        if (reserve.LiabilityStatus == LiabilityStatus.NotLoaded)
            return (MetricStatus.MissingInput, "Liabilities are owed, but the amounts are not in the book.");
        if (reserve.Liabilities is not { } owed)
            return (MetricStatus.NotDisclosed, "The firm does not disclose its liabilities.");
        if (owed <= 0m)
            return (MetricStatus.Undefined, "Nothing is owed: there is nobody to run.");
        var bad = factors.Factors.FirstOrDefault(f => f.DailyVolatility is < 0m or > LargestVolatility);
        if (bad is not null)
            return (MetricStatus.Undefined, $"The daily volatility of {bad.Name} is {Format.Number(bad.DailyVolatility)}; it must lie between 0 and {Format.Number(LargestVolatility)}.");
        return factors.Correlation.All(AreCorrelations) ? null : (MetricStatus.Undefined, "A correlation does not lie between -1 and 1.");
    }

    private static bool AreCorrelations(ImmutableArray<double> row)
    {
        foreach (var value in row)
        {
            // Also false for what is no number.
            if (!(Math.Abs(value) <= 1 + 1e-9))
                return false;
        }

        return true;
    }

    private static ImmutableArray<string> Notes(ValuedReserve reserve, RiskFactors factors, RunModel model, StressOptions options)
    {
        var notes = new List<string>
        {
            $"{Format.Number(options.Paths)} paths of {Format.Number(model.Days)} days, seed {Format.Exact(options.Seed)}; the result does not depend on the number of threads.",
            $"Daily log returns share one common factor and are Student t with {Format.Number((decimal)model.DegreesOfFreedom)} degrees of freedom, drawn together, without drift.",
            $"Each day holders ask for {Format.Percent((decimal)model.BaseOutflow)} of what is still owed and, below a coverage of {Format.Number((decimal)model.Threshold)}, "
                + $"{Format.Number((decimal)model.Feedback)} times the gap more, at most {Format.Percent((decimal)model.LargestOutflow)} (policy {reserve.Policy.Id}).",
            "They are paid at par, fastest bucket first, in each bucket what is matched before what is free, at the policy's haircuts on top of the simulated prices. "
                + "Payment in kind counts at the total only: a coin that runs out while another is plenty is not seen.",
            "More is asked for only where clean assets are already below what is owed: that is a shortfall of its own. So the feedback raises the probability "
                + "that a redemption cannot be paid, the outflow and the losses, not the probability of a shortfall.",
            "A path falls short on the first day on which what is asked for cannot be paid, or after which clean assets are below what is owed; it then goes on, paying what it can.",
        };
        if (model.Common.Length == 0)
            notes.Add("Nothing in the book has a price risk: all paths are alike.");
        if (model.Misfit > 0)
            notes.Add($"The loadings are a one-factor fit of the correlations, weighted by risk; it misses them by {Format.Number((decimal)Math.Round(model.Misfit, 3))} (root mean square).");
        if (!factors.IsPositiveSemidefinite)
            notes.Add("The correlation matrix is not positive semidefinite; the one-factor fit is a valid model all the same.");
        if (model.Pooled > 0)
            notes.Add($"The {Format.Number(model.Pooled)} factors with the least risk move together as one.");
        var unheld = reserve.Keys.Where(key => key.Held == 0m && !factors.Factors.Any(f => f.Asset == key.Asset)).Sum(key => key.Owed);
        if (unheld > 0m && reserve.HasExchangeProfile)
            notes.Add($"{Format.Money(unheld, reserve.Snapshot.ReportingCurrency)} is owed in assets of which nothing is held; that part keeps its value.");
        return [.. notes];
    }

    private static RunResult Result(StressOptions options, int days, ImmutableArray<Figure> figures) =>
        new() { Paths = options.Paths, Seed = options.Seed, Days = days, Figures = figures, Convergence = [] };

    private static void Require(int value, int least, int most, string what)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(nameof(value), value, $"The number of {what} must lie between {Format.Number(least)} and {Format.Number(most)}.");
    }
}
