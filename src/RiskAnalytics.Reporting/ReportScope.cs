namespace RiskAnalytics.Reporting;

/// <summary>What one output file is about.</summary>
public enum ReportScope
{
    /// <summary>One assessment of one entity.</summary>
    Entity,

    /// <summary>The assessments of several entities side by side.</summary>
    Comparison,
}
