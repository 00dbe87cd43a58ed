using System.Numerics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>
/// What a Chainlink feed said at a block. A feed repeats what its operators were told: it attests, it does not prove.
/// It may be used only when there is no fault; the answer is given beside a fault where it could be read.
/// </summary>
/// <param name="Answer">The feed's answer, which may be negative; null when it could not be read.</param>
/// <param name="Block">The block it was read at; null when it could not be read.</param>
/// <param name="Fault">Why it must not be used, in a plain sentence; null when it may.</param>
public sealed record FeedReading(TokenAmount? Answer, ChainBlock? Block, string? Fault)
{
    /// <summary>How the feed describes itself; null when it could not be read.</summary>
    public string? Description { get; init; }

    /// <summary>When the answer was last renewed; null when it could not be read.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The round of the answer.</summary>
    public BigInteger RoundId { get; init; }

    /// <summary>The round the answer was found in; an earlier one means that it was carried over.</summary>
    public BigInteger AnsweredInRound { get; init; }

    /// <summary>True when the answer is older than the heartbeat allows, or was carried over from an earlier round.</summary>
    public bool IsStale { get; init; }

    /// <summary>A feed that could not be read.</summary>
    public static FeedReading Missing(string fault) => new(null, null, fault);
}
