using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Drawing;

namespace RiskAnalytics.Reporting.Annex;

/// <summary>All that stands behind the first pages, in five parts; a sixth where the book was stressed or has a trend, a seventh where rules were tested.</summary>
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
        if (HasStress(assessment))
            StressAnnex.Write(flow, assessment);
        if (assessment.Regulation is { } regulation)
            RulesAnnex.Write(flow, assessment, regulation);
    }

    /// <summary>The letters of the annexes of a book, in words.</summary>
    public static string Letters(HealthAssessment assessment) => (HasStress(assessment), assessment.Regulation is not null) switch
    {
        (true, true) => "A to G",
        (true, false) => "A to F",
        (false, true) => "A to E and G",
        _ => "A to E",
    };

    /// <summary>Whether there is anything for annex F.</summary>
    public static bool HasStress(HealthAssessment assessment) => assessment.Stress is not null || assessment.Drift is not null;
}
