namespace RiskAnalytics.Scoring.Stress;

/// <summary>What a sample of losses says, with its uncertainty. Losses are sorted, smallest first; a gain is a negative loss.</summary>
internal static class RunStatistics
{
    /// <summary>The normal deviate that leaves 2.5% on each side.</summary>
    public const double Deviate95 = 1.959963984540054;

    /// <summary>The smallest loss that at least a share of the sample does not pass: element ceil(N a).</summary>
    public static double ValueAtRisk(ReadOnlySpan<double> losses, decimal level) => losses[Rank(losses.Length, level) - 1];

    /// <summary>The mean of the N (1 - a) largest losses; where that is no whole number, the next one counts by the fraction.</summary>
    public static double ExpectedShortfall(ReadOnlySpan<double> losses, decimal level)
    {
        var tail = losses.Length * (1 - level);
        var whole = (int)tail;
        var part = (double)(tail - whole);
        var sum = 0.0;
        for (var i = losses.Length - whole; i < losses.Length; i++)
            sum += losses[i];
        return part > 0 ? (sum + (part * losses[losses.Length - whole - 1])) / (double)tail : sum / whole;
    }

    /// <summary>
    /// The losses between which the value at risk of the model lies with 95%: those whose ranks are the number of losses below it, a binomial
    /// number, give or take 1.96 standard deviations. Null where a rank would lie outside the sample.
    /// </summary>
    public static (double Low, double High)? ValueAtRiskInterval(ReadOnlySpan<double> losses, decimal level)
    {
        var (n, a) = ((double)losses.Length, (double)level);
        var spread = Deviate95 * Math.Sqrt(n * a * (1 - a));
        var (low, high) = ((int)Math.Floor((n * a) - spread), (int)Math.Ceiling((n * a) + spread) + 1);
        return low >= 1 && high <= losses.Length ? (losses[low - 1], losses[high - 1]) : null;
    }

    /// <summary>
    /// The range in which the expected shortfall of the model lies with about 95%, from its asymptotic variance:
    /// (variance of the tail + a (ES - VaR)^2) / (N (1 - a)). Null where fewer than two losses lie in the tail.
    /// </summary>
    /// <remarks>Source: B. J. Manistre and G. H. Hancock, Variance of the CTE estimator, North American Actuarial Journal 9 (2005).</remarks>
    public static (double Low, double High)? ExpectedShortfallInterval(ReadOnlySpan<double> losses, decimal level)
    {
        var whole = (int)(losses.Length * (1 - level));
        if (whole < 2)
            return null;
        var tail = losses[^whole..];
        var (mean, squares) = (0.0, 0.0);
        foreach (var loss in tail)
            mean += loss / whole;
        foreach (var loss in tail)
            squares += (loss - mean) * (loss - mean);
        var shortfall = ExpectedShortfall(losses, level);
        var beyond = shortfall - ValueAtRisk(losses, level);
        var half = Deviate95 * Math.Sqrt(((squares / (whole - 1)) + ((double)level * beyond * beyond)) / whole);
        return (shortfall - half, shortfall + half);
    }

    /// <summary>The 95% interval of a probability of which some draws were hits.</summary>
    /// <remarks>Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).</remarks>
    public static (double Low, double High) Wilson(int hits, int draws)
    {
        var (n, z) = ((double)draws, Deviate95);
        var p = hits / n;
        var middle = (p + (z * z / (2 * n))) / (1 + (z * z / n));
        var half = z / (1 + (z * z / n)) * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n)));
        return (hits == 0 ? 0 : middle - half, hits == draws ? 1 : middle + half);
    }

    private static int Rank(int n, decimal level) => Math.Max(1, (int)Math.Ceiling(n * level));
}
