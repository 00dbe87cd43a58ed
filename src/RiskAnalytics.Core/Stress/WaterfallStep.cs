using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;

namespace RiskAnalytics.Core.Stress;

/// <summary>The reserve after a share of what is owed was paid, fastest assets first.</summary>
/// <param name="PaidShare">Share of what is owed that was asked for, 0 to 1.</param>
/// <param name="Raised">Paid, reporting currency.</param>
/// <param name="Cost">Haircuts suffered on the way, reporting currency.</param>
/// <param name="Coverage">R(x): coverage left for those who stay.</param>
/// <param name="Hhi">Concentration of what is left, by key.</param>
/// <param name="Remaining">What is left by class, shares of what is left, largest first.</param>
public sealed record WaterfallStep(decimal PaidShare, Figure Raised, Figure Cost, Figure Coverage, Figure Hhi, ImmutableArray<(AssetClass Class, decimal Share)> Remaining)
{
    /// <summary>All figures.</summary>
    public IEnumerable<Figure> Figures => [Raised, Cost, Coverage, Hhi];
}
