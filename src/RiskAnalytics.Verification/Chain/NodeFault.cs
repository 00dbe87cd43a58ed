using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>One attempt to ask a node that went wrong; <see cref="NodeConnection"/> asks again or turns it into a <see cref="ChainException"/>.</summary>
internal sealed class NodeFault(string message) : Exception(message)
{
    /// <summary>Whether asking again may help.</summary>
    public bool IsPassing { get; init; }

    /// <summary>How long the node asks to wait first; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
