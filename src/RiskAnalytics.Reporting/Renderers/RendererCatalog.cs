using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Backtest;
using RiskAnalytics.Core.Comparison;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>All formats, listed by hand, in the order in which they are written.</summary>
public static class RendererCatalog
{
    /// <summary>The formats of one entity's report.</summary>
    public static ImmutableArray<IReportRenderer<HealthAssessment>> All { get; } =
    [
        new HealthPdfRenderer(),
        new HealthPngRenderer(),
        new JsonRenderer(),
        new FindingsCsvRenderer(),
    ];

    /// <summary>The formats of a stressed book on its own.</summary>
    public static ImmutableArray<IReportRenderer<HealthAssessment>> Stress { get; } =
    [
        new StressJsonRenderer(),
        new StressPngRenderer(),
    ];

    /// <summary>The formats of a back-test.</summary>
    public static ImmutableArray<IReportRenderer<BacktestReport>> Backtest { get; } =
    [
        new BacktestJsonRenderer(),
        new BacktestPngRenderer(),
    ];

    /// <summary>The formats of a comparison of several entities.</summary>
    public static ImmutableArray<IReportRenderer<EntityComparison>> Comparison { get; } =
    [
        new ComparisonPdfRenderer(),
        new ComparisonPngRenderer(),
        new ComparisonCsvRenderer(),
    ];

    /// <summary>The formats of the difference of two books.</summary>
    public static ImmutableArray<IReportRenderer<BookDifference>> Difference { get; } =
    [
        new DifferencePdfRenderer(),
        new DifferencePngRenderer(),
        new DifferenceJsonRenderer(),
        new DifferenceCsvRenderer(),
    ];

    /// <summary>Formats of one entity's report that are written only when they are asked for by the extension of their file name.</summary>
    public static ImmutableArray<IReportRenderer<HealthAssessment>> Optional { get; } =
    [
        new HealthHtmlRenderer(),
        new HealthXlsxRenderer(),
    ];

    /// <summary>Formats of a comparison that are written only when they are asked for by the extension of their file name.</summary>
    public static ImmutableArray<IReportRenderer<EntityComparison>> OptionalComparison { get; } =
    [
        new ComparisonHtmlRenderer(),
        new ComparisonXlsxRenderer(),
    ];
}
