namespace RiskAnalytics.Reporting.Drawing;

/// <summary>The four weights of the bundled typeface.</summary>
internal enum Face
{
    Regular,
    Medium,
    SemiBold,
    Bold,
}
