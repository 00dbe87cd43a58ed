using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;
using SkiaSharp;

namespace RiskAnalytics.Reporting;

/// <summary>One part of a report, drawn in any rectangle: the same code makes the PDF page and the picture.</summary>
internal interface IReportPanel
{
    /// <summary>Heading and bookmark.</summary>
    string Title { get; }

    /// <summary>The heights it can be drawn in at a width.</summary>
    PanelHeight Measure(HealthAssessment assessment, float width);

    /// <summary>Draws it; what does not fit is counted in words, never cut off.</summary>
    void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment);
}
