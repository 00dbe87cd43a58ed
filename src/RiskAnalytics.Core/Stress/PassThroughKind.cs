namespace RiskAnalytics.Core.Stress;

/// <summary>How a token stands for another asset.</summary>
public enum PassThroughKind
{
    /// <summary>Staked or lent on through a protocol; paid out after a queue.</summary>
    Staked,

    /// <summary>Wrapped or bridged; a custodian or contract keeps the asset.</summary>
    Wrapped,

    /// <summary>Shares of a fund that holds nothing else.</summary>
    Fund,
}
