using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Annex;
using RiskAnalytics.Reporting.Html;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>The health report as one page for a browser: the content of the PDF, with tables to sort and filter and a way from each grade down to its inputs.</summary>
public sealed class HealthHtmlRenderer : IReportRenderer<HealthAssessment>
{
    /// <inheritdoc/>
    public string FileName => "health.html";

    /// <inheritdoc/>
    public void Render(HealthAssessment result, Stream output) => HtmlPage.Write(
        output,
        $"Reserve health report: {result.Entity.Name}, {Format.Date(result.Snapshot.AsOf)}",
        HealthPdfRenderer.Origin(result),
        Contents(result),
        null,
        page => HealthHead.WriteHeader(page, result),
        page =>
        {
            HtmlParts.Part(page, "verdict", "Verdict", null, () => WriteVerdict(page, result));
            HtmlParts.Part(page, "evidence", "Evidence", null, () => WriteEvidence(page, result));
            HtmlParts.Part(page, "annex", "Annex", null, () => WriteAnnex(page, result));
        });

    private static void WriteVerdict(HtmlWriter page, HealthAssessment assessment)
    {
        HealthHead.WriteVerdict(page, assessment);
        HealthHead.WriteSteps(page, assessment);
        HealthVerdict.WriteInKind(page, assessment);
        HealthVerdict.WriteComposition(page, assessment);
        HealthVerdict.WriteFindings(page, assessment);
    }

    private static void WriteEvidence(HtmlWriter page, HealthAssessment assessment)
    {
        // As in the PDF: what stress adds is wide and goes first.
        if (assessment.Stress is not null)
            HealthEvidence.WriteStress(page, assessment);
        HealthEvidence.WriteLadder(page, assessment);
        if (assessment.Stress is null)
            HealthEvidence.WriteStress(page, assessment);
        HealthEvidence.WriteConcentration(page, assessment);
        HealthEvidence.WritePointsLost(page, assessment);
        HealthEvidence.WriteSensitivity(page, assessment);
        HealthSources.WriteTrend(page, assessment);
        if (assessment.Stress is not null)
        {
            StressHtml.WriteLookThrough(page, assessment);
            StressHtml.WriteWaterfall(page, assessment);
            StressHtml.WriteRun(page, assessment);
        }

        RegulationHtml.Write(page, assessment);
        HealthSources.WriteQuality(page, assessment);
        HealthSources.WriteVerification(page, assessment);
        HealthSources.WriteNotes(page);
    }

    private static void WriteAnnex(HtmlWriter page, HealthAssessment assessment)
    {
        MetricsHtml.Write(page, assessment);
        HealthAnnex.WriteAssets(page, assessment);
        HealthAnnex.WriteFlags(page, assessment);
        HealthAnnex.WriteHoldings(page, assessment);
        HealthAnnex.WriteInput(page, assessment);
        if (AnnexWriter.HasStress(assessment))
            StressHtml.WriteAnnex(page, assessment);
    }

    private static IEnumerable<(string Id, string Title, bool IsPart)> Contents(HealthAssessment assessment) =>
    [
        ("verdict", "Verdict", true),
        ("pillars", "Pillars", false),
        ("in-kind", "Coverage in kind", false),
        ("composition", "Composition", false),
        ("findings", "Findings", false),
        ("evidence", "Evidence", true),
        ("stress", "Stress", false),
        ("liquidity", "Liquidity ladder", false),
        ("concentration", "Concentration", false),
        ("points-lost", "Points lost", false),
        ("sensitivity", "Haircuts", false),
        ("trend", "Twelve months", false),
        .. assessment.Stress is null ? (ReadOnlySpan<(string, string, bool)>)[] : [("look-through", "Look-through", false), ("waterfall", "Waterfall", false), ("run", "Simulated run", false)],
        .. assessment.Regulatory.IsEmpty ? (ReadOnlySpan<(string, string, bool)>)[] : [("regulation", "Regulatory rules", false)],
        ("data-quality", "Data quality", false),
        ("verification", "Verification", false),
        ("notes", "Notes", false),
        ("annex", "Annex", true),
        ("annex-a", "A  Metrics", false),
        ("annex-b", "B  Assets", false),
        ("annex-c", "C  Caps and flags", false),
        ("annex-d", "D  Holdings", false),
        ("annex-e", "E  Input and checks", false),
        .. AnnexWriter.HasStress(assessment) ? (ReadOnlySpan<(string, string, bool)>)[("annex-f", assessment.Stress is null ? "F  Trend" : "F  Stress", false)] : [],
    ];
}
