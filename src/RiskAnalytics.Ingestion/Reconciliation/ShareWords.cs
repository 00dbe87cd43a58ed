using RiskAnalytics.Core.Reserves;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>What a printed share belongs to.</summary>
internal static class ShareWords
{
    /// <summary>The lines of the section of that name, else of the asset.</summary>
    public static IEnumerable<Holding> LinesOf(CheckContext context, StatedFigure share)
    {
        var section = context.Snapshot.Holdings.Where(l => string.Equals(l.Section, share.Subject, StringComparison.OrdinalIgnoreCase)).ToList();
        return section.Count > 0
            ? section
            : context.Snapshot.Holdings.Where(l => string.Equals(l.Asset.Text, share.Subject, StringComparison.OrdinalIgnoreCase));
    }
}
