using System.Collections.Immutable;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Reporting;

/// <summary>All output formats, listed by hand.</summary>
public static class RendererCatalog
{
    /// <summary>The formats in the order in which they are written.</summary>
    public static ImmutableArray<IReportRenderer> All { get; } =
    [
    ];
}
