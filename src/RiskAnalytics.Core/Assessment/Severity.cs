namespace RiskAnalytics.Core.Assessment;

/// <summary>How grave a finding is, worst first.</summary>
public enum Severity
{
    /// <summary>A cap at 39 or below applies.</summary>
    Critical,

    /// <summary>A weaker cap applies, a grave flag is raised, or a metric scores below 40.</summary>
    Major,

    /// <summary>A metric scores from 40 to below 55, or another flag is raised.</summary>
    Minor,

    /// <summary>Worth knowing.</summary>
    Info,
}
