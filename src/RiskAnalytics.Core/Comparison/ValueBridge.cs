using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Core.Comparison;

/// <summary>
/// The way from a figure in one book to the same figure in another. The steps add up exactly to the change; to that end money is held to six
/// decimals and a ratio to twelve.
/// </summary>
/// <param name="Subject">What the figure is of: <c>assets</c>, <c>liabilities</c>, <c>coverage</c>, or a key such as <c>BTC</c>.</param>
/// <param name="Unit">Money in the books' currency, or a ratio.</param>
/// <param name="Before">The figure in the first book; null when it is not known.</param>
/// <param name="After">The figure in the second book; null when it is not known.</param>
/// <param name="Steps">The parts of the change that are not zero, in the order of the effects; empty without a change, or with <paramref name="Missing"/>.</param>
/// <param name="Missing">Why there are no steps: a sentence; null when the change is explained.</param>
public sealed record ValueBridge(string Subject, MetricUnit Unit, decimal? Before, decimal? After, ImmutableArray<BridgeStep> Steps, string? Missing)
{
    /// <summary>The second figure less the first; null when one of them is not known.</summary>
    public decimal? Change => After - Before;

    /// <summary>The sum of the steps of one effect; 0 when there is none.</summary>
    public decimal Sum(DifferenceEffect effect) => Steps.Where(step => step.Effect == effect).Sum(step => step.Amount);
}
