using System.Collections.Immutable;
using RiskAnalytics.Core.Stress;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>
/// Correlations put down to one common factor: the loadings a that bring a_i a_j nearest to the correlations, by least squares, each pair weighted
/// by the risk of both (value times volatility). Each loading is a weighted mean of the correlations of its factor, worked out in turn
/// until they stand; the start is the mean correlation. Any set of loadings is a valid model, whatever the matrix.
/// </summary>
internal sealed record OneFactorFit
{
    private const int MostRounds = 500;

    private const double Settled = 1e-12;

    /// <summary>The factors of the book.</summary>
    public required ImmutableArray<RiskFactor> Factors { get; init; }

    /// <summary>For each factor of the book, its place among those simulated; -1 = does not move.</summary>
    public required int[] Place { get; init; }

    /// <summary>Daily volatility on the common factor, of those simulated.</summary>
    public required double[] Common { get; init; }

    /// <summary>Daily volatility of its own, of those simulated.</summary>
    public required double[] Own { get; init; }

    /// <summary>Factors of the book that the last of those simulated stands for; 0 = none.</summary>
    public required int Pooled { get; init; }

    /// <summary>Root mean square of what is missed, weighted like the fit.</summary>
    public required double Misfit { get; init; }

    /// <summary>Fits the factors of a book.</summary>
    /// <param name="factors">Volatilities and correlations.</param>
    /// <param name="net">Value exposed to each factor; negative where more is owed than held.</param>
    /// <param name="gross">Value on either side that moves with each factor.</param>
    /// <param name="most">How many are simulated one by one.</param>
    public static OneFactorFit Of(RiskFactors factors, double[] net, double[] gross, int most)
    {
        var all = factors.Factors;
        double Volatility(int i) => (double)all[i].DailyVolatility;
        var moving = Enumerable.Range(0, all.Length)
            .Where(i => all[i].DailyVolatility > 0m && gross[i] > 0)
            .OrderByDescending(i => Math.Abs(net[i]) * Volatility(i))
            .ThenByDescending(i => gross[i] * Volatility(i))
            .ThenBy(i => i)
            .ToList();
        int[] single = [.. moving.Count > most ? moving.Take(most - 1) : moving];
        int[] rest = [.. moving.Skip(single.Length)];

        // A book that is matched to the last coin has no exposure: then what moves on both sides counts.
        var size = moving.Any(i => net[i] != 0) ? net : gross;
        var weight = single.Select(i => Math.Abs(size[i]) * Volatility(i)).ToArray();
        double Correlation(int i, int j) => factors.Correlation[i][j];
        var loading = Loadings(single, weight, Correlation);

        double LoadingOf(int i) => Loading(i, -1, single, weight, loading, Correlation);
        var place = Enumerable.Repeat(-1, all.Length).ToArray();
        for (var p = 0; p < single.Length; p++)
            place[single[p]] = p;
        var common = single.Select((i, p) => Volatility(i) * loading[p]).ToList();
        var own = single.Select((i, p) => Volatility(i) * Math.Sqrt(1 - (loading[p] * loading[p]))).ToList();
        if (rest.Length > 0)
        {
            // The value-weighted sum of many returns in a one-factor world, worked out.
            var total = rest.Sum(i => gross[i]);
            var (sum, squares) = (0.0, 0.0);
            foreach (var i in rest)
            {
                place[i] = single.Length;
                var a = LoadingOf(i);
                sum += gross[i] / total * Volatility(i) * a;
                squares += Math.Pow(gross[i] / total * Volatility(i), 2) * (1 - (a * a));
            }

            common.Add(sum);
            own.Add(Math.Sqrt(squares));
        }

        return new OneFactorFit
        {
            Factors = all,
            Place = place,
            Common = [.. common],
            Own = [.. own],
            Pooled = rest.Length,
            Misfit = MisfitOf(single, weight, loading, Correlation),
        };
    }

    /// <summary>Amounts by factor of the book, added up by those simulated.</summary>
    public double[] Gather(double[] amounts)
    {
        var sums = new double[Common.Length];
        for (var i = 0; i < amounts.Length; i++)
        {
            if (Place[i] >= 0)
                sums[Place[i]] += amounts[i];
        }

        return sums;
    }

    private static double[] Loadings(int[] single, double[] weight, Func<int, int, double> correlation)
    {
        var start = 0.0;
        var pairs = 0.0;
        for (var p = 0; p < single.Length; p++)
        {
            for (var q = 0; q < p; q++)
            {
                start += weight[p] * weight[q] * correlation(single[p], single[q]);
                pairs += weight[p] * weight[q];
            }
        }

        var loading = Enumerable.Repeat(pairs > 0 ? Math.Sqrt(Math.Abs(start / pairs)) : 0, single.Length).ToArray();
        for (var round = 0; round < MostRounds; round++)
        {
            var change = 0.0;
            for (var p = 0; p < single.Length; p++)
            {
                var next = Loading(single[p], p, single, weight, loading, correlation);
                change = Math.Max(change, Math.Abs(next - loading[p]));
                loading[p] = next;
            }

            if (change < Settled)
                break;
        }

        return loading;
    }

    /// <summary>The loading of one factor that fits best when the others stand.</summary>
    private static double Loading(int i, int self, int[] single, double[] weight, double[] loading, Func<int, int, double> correlation)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var q = 0; q < single.Length; q++)
        {
            if (q == self)
                continue;
            sum += weight[q] * correlation(i, single[q]) * loading[q];
            squares += weight[q] * loading[q] * loading[q];
        }

        return squares > 0 ? Math.Clamp(sum / squares, -1, 1) : 0;
    }

    private static double MisfitOf(int[] single, double[] weight, double[] loading, Func<int, int, double> correlation)
    {
        var (sum, pairs) = (0.0, 0.0);
        for (var p = 0; p < single.Length; p++)
        {
            for (var q = 0; q < p; q++)
            {
                var gap = correlation(single[p], single[q]) - (loading[p] * loading[q]);
                sum += weight[p] * weight[q] * gap * gap;
                pairs += weight[p] * weight[q];
            }
        }

        return pairs > 0 ? Math.Sqrt(sum / pairs) : 0;
    }
}
