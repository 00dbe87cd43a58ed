using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;

namespace RiskAnalytics.Scoring.Metrics.Concentration;

/// <summary>Unscored concentration figures over shares that sum to 1.</summary>
/// <remarks>
/// HHI: Herfindahl 1950, Hirschman 1964. Entropy: Shannon, A Mathematical Theory of Communication, 1948.
/// Theil: Economics and Information Theory, 1967. Gini 1912. Labels: US DOJ and FTC Merger Guidelines, 2023.
/// </remarks>
public static class ConcentrationMeasures
{
    /// <summary>All figures of some names.</summary>
    /// <param name="amounts">Names with amounts above zero; largest first.</param>
    /// <param name="policy">Limits of the labels.</param>
    /// <returns>Null when there is no amount.</returns>
    public static ConcentrationFigures? Of(IEnumerable<(string Name, decimal Amount)> amounts, ScoringPolicy policy)
    {
        var positive = amounts.Where(a => a.Amount > 0m).ToList();
        var total = positive.Sum(a => a.Amount);
        if (total <= 0m)
        {
            return null;
        }

        ImmutableArray<NameShare> names = [.. positive.Select(a => new NameShare(a.Name, a.Amount / total))];
        ImmutableArray<decimal> shares = [.. names.Select(n => n.Share)];
        var hhi = Hhi(shares);
        var entropy = Entropy(shares);
        return new ConcentrationFigures(
            names,
            ConcentrationRatio(shares, 1),
            ConcentrationRatio(shares, 5),
            ConcentrationRatio(shares, 10),
            hhi,
            NormalisedHhi(hhi, shares.Length),
            1m / hhi,
            entropy,
            Theil(entropy, shares.Length),
            Gini(shares),
            hhi > policy.Number(PolicyParameters.HhiHigh) ? "highly concentrated"
            : hhi >= policy.Number(PolicyParameters.HhiModerate) ? "moderately concentrated"
            : "unconcentrated");
    }

    /// <summary>CR_n, the sum of the n largest shares, 0 to 1.</summary>
    /// <param name="shares">Shares, in any order.</param>
    /// <param name="n">How many, 1 or more.</param>
    public static decimal ConcentrationRatio(ImmutableArray<decimal> shares, int n) =>
        Math.Min(1m, shares.OrderDescending().Take(n).Sum());

    /// <summary>H = sum of squared shares, 1/N to 1.</summary>
    public static decimal Hhi(ImmutableArray<decimal> shares) => shares.Sum(w => w * w);

    /// <summary>(H − 1/N)/(1 − 1/N), 0 to 1; null for fewer than two names.</summary>
    public static decimal? NormalisedHhi(decimal hhi, int count) =>
        count < 2 ? null : Math.Max(0m, (hhi - (1m / count)) / (1m - (1m / count)));

    /// <summary>E = −sum w ln w in nats, 0 ln 0 = 0; 0 to ln N.</summary>
    public static decimal Entropy(ImmutableArray<decimal> shares) =>
        (decimal)Math.Max(0d, -shares.Where(w => w > 0m).Sum(w => (double)w * Math.Log((double)w)));

    /// <summary>ln N − E, 0 to ln N.</summary>
    public static decimal Theil(decimal entropy, int count) => Math.Max(0m, (decimal)Math.Log(count) - entropy);

    /// <summary>Gini = sum (2i − N − 1) w_(i) / N over ascending shares; 0 to 1 − 1/N.</summary>
    public static decimal Gini(ImmutableArray<decimal> shares)
    {
        var ascending = shares.Order().ToList();
        var sum = 0m;
        for (var i = 1; i <= ascending.Count; i++)
        {
            sum += ((2m * i) - ascending.Count - 1m) * ascending[i - 1];
        }

        return sum / ascending.Count;
    }
}
