namespace RiskAnalytics.Core.Assessment;

/// <summary>Band of a score, best to worst. The order of the members is the order of severity.</summary>
public enum Band
{
    /// <summary>70 or more.</summary>
    Healthy,

    /// <summary>55 to below 70.</summary>
    Watch,

    /// <summary>40 to below 55.</summary>
    Unhealthy,

    /// <summary>Below 40.</summary>
    Critical,

    /// <summary>Too little is known.</summary>
    NotRated,
}
