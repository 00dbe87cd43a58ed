namespace RiskAnalytics.Core.Assessment;

/// <summary>What the same addresses held around a snapshot, read from chains, whole units.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Before">A day before.</param>
/// <param name="At">At the snapshot.</param>
/// <param name="After">A day after.</param>
public sealed record WindowFigure(string Asset, decimal Before, decimal At, decimal After)
{
    /// <summary>The middle of the two days beside the snapshot, whole units.</summary>
    public decimal Median => (Before + After) / 2m;
}
