using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Drawing;

namespace RiskAnalytics.Reporting.Annex;

/// <summary>All that stands behind the first two pages, in five parts.</summary>
internal static class AnnexWriter
{
    public static void Write(PageBook book, HealthAssessment assessment)
    {
        var flow = new AnnexFlow(book, assessment);
        MetricsAnnex.Write(flow, assessment);
        AssetsAnnex.Write(flow, assessment);
        FindingsAnnex.Write(flow, assessment);
        HoldingsAnnex.Write(flow, assessment);
        DataAnnex.Write(flow, assessment);
    }
}
