using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Verification;

/// <summary>A figure read from a chain, or the reason why there is none.</summary>
/// <param name="Amount">The figure; null when it could not be read.</param>
/// <param name="Block">The block it is of; null when it could not be read.</param>
/// <param name="Fault">Why it could not be read, in a plain sentence without addresses of services; null when it was.</param>
public sealed record ChainFigure(TokenAmount? Amount, ChainBlock? Block, string? Fault)
{
    /// <summary>A figure that was read.</summary>
    public static ChainFigure Of(TokenAmount amount, ChainBlock block) => new(amount, block, null);

    /// <summary>A figure that could not be read.</summary>
    public static ChainFigure Missing(string fault) => new(null, null, fault);
}
