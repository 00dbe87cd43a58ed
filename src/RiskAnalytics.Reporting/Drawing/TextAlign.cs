namespace RiskAnalytics.Reporting.Drawing;

/// <summary>What the given position of a text is.</summary>
internal enum TextAlign
{
    Left,
    Centre,
    Right,
}
