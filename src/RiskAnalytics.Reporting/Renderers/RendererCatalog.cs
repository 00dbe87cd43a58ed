using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>All drawn formats, listed by hand, in the order in which they are written.</summary>
public static class RendererCatalog
{
    /// <summary>The formats of one entity's report.</summary>
    public static ImmutableArray<IReportRenderer<HealthAssessment>> All { get; } =
    [
        new HealthPdfRenderer(),
        new HealthPngRenderer(),
    ];

    /// <summary>The formats of a comparison of several entities.</summary>
    public static ImmutableArray<IReportRenderer<EntityComparison>> Comparison { get; } =
    [
        new ComparisonPdfRenderer(),
        new ComparisonPngRenderer(),
    ];
}
