namespace RiskAnalytics.Reporting.Drawing;

/// <summary>The shape that says a band without colour.</summary>
internal enum MarkShape
{
    Circle,
    Triangle,
    Diamond,
    Square,
    Ring,
}
