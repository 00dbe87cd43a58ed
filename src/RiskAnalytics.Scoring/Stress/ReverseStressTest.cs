using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>The smallest shocks that empty the surplus or break the first in-kind ratio.</summary>
public static class ReverseStressTest
{
    private const string Method = "Reverse stress of the methodology, section 6; the exercise is required of significant issuers by Delegated Regulation (EU) 2025/1264, Article 5";

    internal static readonly FigureDefinition UniformFall = new(
        "stress.reverse.uniform", "Fall of everything with a market price that empties the surplus", MetricUnit.Share,
        "S / sum w_i over coins, gold and shares; S = A_c − L, w_i = the part beyond what is owed in i in kind; none above 1", Method);

    internal static readonly FigureDefinition FactorFall = new(
        "stress.reverse.factor", "Fall of one alone that empties the surplus", MetricUnit.Share,
        "S / w_i; S = A_c − L, w_i = the part beyond what is owed in i in kind; none above 1", Method);

    internal static readonly FigureDefinition JointDistance = new(
        "stress.reverse.distance", "Distance of the cheapest joint shock, in standard deviations of a day", MetricUnit.Deviations,
        "S / sqrt(w'C w); C_ij = rho_ij sd_i sd_j, daily", Method + "; the minimum of the Mahalanobis length under w's = −S");

    internal static readonly FigureDefinition JointShock = new(
        "stress.reverse.joint", "Cheapest joint shock", MetricUnit.Change,
        "−S C w / (w'C w); C_ij = rho_ij sd_i sd_j, daily", Method + "; the minimum of the Mahalanobis length under w's = −S");

    internal static readonly FigureDefinition InKindLoss = new(
        "stress.reverse.in-kind-loss", "Loss of units that takes the first in-kind ratio below 1", MetricUnit.Share,
        "min over keys with l_k >= 1% of L of (a_k − l_k) / a_k; a fall of prices moves both sides and breaks no ratio in kind", "In-kind ratio of the methodology, section 1, solved for a_k; our own choice");

    /// <summary>What each figure is.</summary>
    public static ImmutableArray<FigureDefinition> Definitions { get; } = [UniformFall, FactorFall, JointDistance, JointShock, InKindLoss];

    /// <summary>The smallest shocks that empty the surplus.</summary>
    /// <param name="reserve">The reserve.</param>
    /// <param name="factors">Its risk factors.</param>
    public static ReverseStress Of(ValuedReserve reserve, RiskFactors factors)
    {
        var inKind = InKindStress.Of(reserve);
        if (Inputs.WithoutLiabilities(MetricCatalog.Find("S1")!.Definition, reserve) is { } unknown)
            return Without(unknown.Status, unknown.Reason!, $"Not computed: {unknown.Reason}", inKind);
        var surplus = reserve.Surplus!.Value;
        if (surplus <= 0m)
            return Broken(reserve, surplus, inKind);

        factors = FactorExposures.Of(reserve, factors);
        var free = factors.Factors.Where(f => f.Exposure > 0m).OrderByDescending(f => f.Exposure).ThenBy(f => f.Name, StringComparer.Ordinal).ToImmutableArray();
        var priced = free.Where(f => HasMarketPrice(reserve, f)).ToImmutableArray();
        var uniform = Uniform(reserve, surplus, priced);
        var byFactor = free.Select(f => (Factor: f, Figure: Single(reserve, surplus, f)))
            .OrderBy(f => f.Figure.Value ?? decimal.MaxValue)
            .ThenByDescending(f => f.Factor.Exposure)
            .ThenBy(f => f.Factor.Name, StringComparer.Ordinal)
            .ToList();
        var (distance, shocks) = JointStress.Of(reserve, surplus, factors, priced);
        return new ReverseStress
        {
            Message = ReverseMessage.Of(reserve, surplus, priced, uniform, byFactor, distance, shocks, inKind),
            Uniform = uniform,
            ByFactor = [.. byFactor.Select(f => f.Figure)],
            Distance = distance,
            JointShocks = shocks,
            Others = inKind is null ? [] : [inKind],
        };
    }

    /// <summary>The cheapest joint shock: of all that cost the surplus, the one with the shortest Mahalanobis length.</summary>
    /// <param name="surplus">S, above 0.</param>
    /// <param name="exposures">w, what is lost when each factor falls to nothing.</param>
    /// <param name="volatilities">Standard deviations of the daily returns.</param>
    /// <param name="correlation">Correlation matrix, row by row.</param>
    /// <returns>sigma_p = sqrt(w'C w), the distance S / sigma_p, and the shock of each factor; null where the variance is not above 0 or not a number.</returns>
    public static (double Deviation, double Distance, ImmutableArray<double> Shocks)? Joint(
        double surplus, ImmutableArray<double> exposures, ImmutableArray<double> volatilities, ImmutableArray<ImmutableArray<double>> correlation)
    {
        var n = exposures.Length;
        var covarianceTimesExposure = new double[n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                covarianceTimesExposure[i] += correlation[i][j] * volatilities[i] * volatilities[j] * exposures[j];
        }

        var variance = covarianceTimesExposure.Select((value, i) => value * exposures[i]).Sum();
        if (!(variance > 0) || !double.IsFinite(variance))
            return null;
        var deviation = Math.Sqrt(variance);
        return (deviation, surplus / deviation, [.. covarianceTimesExposure.Select(value => -surplus * value / variance)]);
    }

    /// <summary>Inputs that every figure of the surplus shares.</summary>
    internal static ImmutableArray<MetricInput> SurplusInputs(ValuedReserve reserve, decimal surplus) =>
    [
        Inputs.CleanAssets(reserve),
        Inputs.Liabilities(reserve),
        new("S, surplus", surplus, MetricUnit.Money, "A_c − L"),
    ];

    /// <summary>What is lost when the price of a factor falls to nothing.</summary>
    internal static MetricInput Exposure(RiskFactor factor) =>
        new($"w, {factor.Name} beyond what is owed in it in kind", factor.Exposure, MetricUnit.Money, $"lines of {factor.Name}, own tokens left out");

    private static bool HasMarketPrice(ValuedReserve reserve, RiskFactor factor) =>
        reserve.Policy.StressClasses[factor.Class].Group is RiskGroup.Crypto or RiskGroup.Gold or RiskGroup.Equity;

    private static Figure Uniform(ValuedReserve reserve, decimal surplus, ImmutableArray<RiskFactor> priced)
    {
        var total = priced.Sum(f => f.Exposure);
        ImmutableArray<MetricInput> inputs = [.. SurplusInputs(reserve, surplus), .. priced.Select(Exposure)];
        return total == 0m
                ? Figure.WithoutValue(UniformFall, null, MetricStatus.NotApplicable, "No such shock does: nothing with a market price is held beyond what is owed in it.", inputs)
            : surplus > total
                ? Figure.WithoutValue(UniformFall, null, MetricStatus.NotApplicable, "No such shock does: the total loss of everything with a market price costs less than the surplus.", inputs)
            : Figure.Computed(UniformFall, null, surplus / total, inputs);
    }

    private static Figure Single(ValuedReserve reserve, decimal surplus, RiskFactor factor)
    {
        ImmutableArray<MetricInput> inputs = [.. SurplusInputs(reserve, surplus), Exposure(factor)];
        return surplus > factor.Exposure
            ? Figure.WithoutValue(FactorFall, factor.Name, MetricStatus.NotApplicable, $"No fall of {factor.Name} alone does: its total loss costs less than the surplus.", inputs)
            : Figure.Computed(FactorFall, factor.Name, surplus / factor.Exposure, inputs);
    }

    private static ReverseStress Broken(ValuedReserve reserve, decimal surplus, Figure? inKind)
    {
        var currency = reserve.Snapshot.ReportingCurrency;
        var reason = surplus == 0m
            ? "Already broken: clean assets are what is owed and nothing more, so any fall is a deficit."
            : $"Already broken: clean assets are {Format.Money(-surplus, currency)} below the {Format.Money(reserve.Liabilities!.Value, currency)} that is owed.";
        return Without(MetricStatus.NotApplicable, reason, reason, inKind, SurplusInputs(reserve, surplus));
    }

    private static ReverseStress Without(MetricStatus status, string reason, string message, Figure? inKind, ImmutableArray<MetricInput> inputs = default) => new()
    {
        Message = ReverseMessage.Join(message.TrimEnd('.'), ReverseMessage.InKind(inKind)),
        Uniform = Figure.WithoutValue(UniformFall, null, status, reason, inputs),
        ByFactor = [],
        Distance = Figure.WithoutValue(JointDistance, null, status, reason, inputs),
        JointShocks = [],
        Others = inKind is null ? [] : [inKind],
    };
}
