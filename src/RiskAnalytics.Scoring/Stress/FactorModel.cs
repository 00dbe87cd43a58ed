using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>
/// The risk factors of a book with their volatility and correlation: from the quote of the book, else from the price history in a window
/// that ends before the as-of date, else from the policy's class value, which is then marked assumed.
/// </summary>
public static class FactorModel
{
    /// <summary>Eigenvalues above this are not negative: rounding alone can bring them a little below zero.</summary>
    private const double Rounding = -1e-9;

    /// <summary>The factors of a reserve, largest exposure first.</summary>
    /// <param name="reserve">The reserve.</param>
    /// <param name="history">Daily prices.</param>
    /// <param name="useNearest">Whether the nearest valid matrix may stand for one that is not positive semidefinite.</param>
    public static RiskFactors Of(ValuedReserve reserve, PriceHistory history, bool useNearest = false)
    {
        var notes = new List<string>();
        var returns = new Dictionary<string, Dictionary<DateOnly, double>>();
        var factors = reserve.Lines
            .Where(line => reserve.Policy.StressClasses[line.Class].Group != RiskGroup.Cash)
            .GroupBy(line => KeyOf(line, reserve.Policy)?.Text ?? Codes.Of(line.Class))
            .Select(group => Factor(group.Key, [.. group], reserve, history, returns))
            .OrderByDescending(factor => factor.Exposure)
            .ThenBy(factor => factor.Name, StringComparer.Ordinal)
            .ToImmutableArray();
        factors = Limited(factors, reserve.Policy, notes);
        var matrix = Correlations(factors, reserve.Policy, returns, notes);
        var isValid = SymmetricMatrix.SmallestEigenvalue(matrix) >= Rounding;
        if (!isValid && useNearest)
        {
            matrix = SymmetricMatrix.NearestCorrelation(matrix);
            notes.Add("The correlation matrix is not positive semidefinite; the nearest one that is stands for it.");
        }
        else if (!isValid)
        {
            notes.Add("The correlation matrix is not positive semidefinite: some mix of the assets would have a variance below zero. The nearest matrix that is can be asked for.");
        }

        return new RiskFactors
        {
            Factors = factors,
            Correlation = [.. Enumerable.Range(0, factors.Length).Select(i => Enumerable.Range(0, factors.Length).Select(j => matrix[i, j]).ToImmutableArray())],
            IsPositiveSemidefinite = isValid || useNearest,
            Notes = [.. notes],
        };
    }

    /// <summary>The largest factors as they are, the rest taken together by class: a matrix of ten thousand names says nothing and fits no memory.</summary>
    private static ImmutableArray<RiskFactor> Limited(ImmutableArray<RiskFactor> factors, ScoringPolicy policy, List<string> notes)
    {
        var most = (int)policy.Number(PolicyParameters.RiskFactorLimit);
        if (factors.Length <= most)
            return factors;
        notes.Add($"The {Format.Number(factors.Length - most)} smallest of {Format.Number(factors.Length)} positions are taken together by class, each class as one factor.");
        var rest = factors.Skip(most).GroupBy(factor => factor.Class).Select(group => new RiskFactor(
            $"{Codes.Of(group.Key)}, others",
            null,
            group.Key,
            group.Sum(factor => factor.Exposure),
            policy.StressClasses[group.Key].DailyVolatility,
            true,
            $"assumed, class value of {Codes.Of(group.Key)} in policy {policy.Id}: {policy.StressClasses[group.Key].Source}"));
        return
        [
            .. factors.Take(most)
                .Concat(rest)
                .OrderByDescending(factor => factor.Exposure)
                .ThenBy(factor => factor.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The key whose price moves; null where the class moves as a whole: a bill and a loan in dollars share a key and no price.</summary>
    internal static AssetSymbol? KeyOf(ValuedHolding line, ScoringPolicy policy) =>
        line.Holding.Asset.IsItemised && policy.StressClasses[line.Class].Group is (RiskGroup.Crypto or RiskGroup.Stablecoin or RiskGroup.Gold or RiskGroup.Equity)
            ? line.Holding.Asset
            : null;

    private static RiskFactor Factor(
        string name, List<ValuedHolding> lines, ValuedReserve reserve, PriceHistory history, Dictionary<string, Dictionary<DateOnly, double>> returns)
    {
        var type = lines.MaxBy(line => line.Value)!.Class;
        // Own tokens beyond what is owed count for nothing from the start, so a fall of their price takes nothing away.
        var exposure = lines.Sum(line => line.IsOwn ? 0m : line.Free);
        var asset = KeyOf(lines[0], reserve.Policy);
        var volatility = AssetVolatility.Of(asset, type, reserve, history);
        if (volatility.Returns is { } measured)
            returns[name] = measured;
        return new RiskFactor(name, asset, type, exposure, volatility.Daily, volatility.IsAssumed, volatility.Source);
    }

    private static double[,] Correlations(
        ImmutableArray<RiskFactor> factors, ScoringPolicy policy, Dictionary<string, Dictionary<DateOnly, double>> returns, List<string> notes)
    {
        var matrix = new double[factors.Length, factors.Length];
        var assumed = 0;
        for (var i = 0; i < factors.Length; i++)
        {
            matrix[i, i] = 1;
            for (var j = 0; j < i; j++)
            {
                var measured = returns.TryGetValue(factors[i].Name, out var one) && returns.TryGetValue(factors[j].Name, out var other) ? Correlation(one, other, policy) : null;
                assumed += measured is null ? 1 : 0;
                matrix[i, j] = matrix[j, i] = measured ?? Assumed(policy, factors[i].Class, factors[j].Class);
            }
        }

        if (assumed > 0)
            notes.Add($"{Format.Number(assumed)} of {Format.Number(factors.Length * (factors.Length - 1) / 2)} correlations are assumed by the policy.");
        return matrix;
    }

    private static double? Correlation(Dictionary<DateOnly, double> one, Dictionary<DateOnly, double> other, ScoringPolicy policy)
    {
        var days = one.Keys.Where(other.ContainsKey).Order().ToList();
        if (days.Count < policy.Number(PolicyParameters.VolatilityMinimumReturns))
            return null;
        double[] x = [.. days.Select(d => one[d])];
        double[] y = [.. days.Select(d => other[d])];
        var (meanX, meanY) = (x.Average(), y.Average());
        var spread = AssetVolatility.StandardDeviation(x) * AssetVolatility.StandardDeviation(y) * (days.Count - 1);
        return spread > 0 ? Math.Clamp(x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / spread, -1, 1) : null;
    }

    private static double Assumed(ScoringPolicy policy, AssetClass one, AssetClass other)
    {
        var (first, second) = (policy.StressClasses[one].Group, policy.StressClasses[other].Group);
        bool Is(RiskGroup group) => first == group || second == group;
        bool AreOf(RiskGroup a, RiskGroup b) => (first == a && second == b) || (first == b && second == a);
        if (first == RiskGroup.Crypto && second == RiskGroup.Crypto)
            return (double)policy.Number(PolicyParameters.CorrelationCrypto);
        if (Is(RiskGroup.Gold) && (Is(RiskGroup.Crypto) || Is(RiskGroup.Equity)))
            return (double)policy.Number(PolicyParameters.CorrelationGold);
        return AreOf(RiskGroup.Equity, RiskGroup.Crypto) ? (double)policy.Number(PolicyParameters.CorrelationEquity) : 0;
    }
}
