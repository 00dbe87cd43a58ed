using System.Globalization;

namespace RiskAnalytics.Verification.Chain;

/// <summary>A node's reply to one question: what it returned, or the reason why there is nothing.</summary>
/// <param name="Returned">0x and hex digits, as the node wrote them; null when there is nothing.</param>
/// <param name="Fault">Why there is nothing, in a plain sentence; null when there is something.</param>
public sealed record EvmReply(string? Returned, string? Fault)
{
    /// <summary>What is said when a contract refuses a call.</summary>
    internal const string Reverted = "The contract refused the call.";

    private const string NoState = "The node does not keep the state of that block; a node with an archive is needed.";

    // What the common clients write; there are no codes for these.
    private static readonly string[] NoStateWords =
        ["missing trie node", "header not found", "historical state", "state not available", "state is not available", "state unavailable", "pruned", "archive", "state histories"];

    private static readonly string[] NoBlockWords = ["block not found", "unknown block", "block out of range", "blockoutofrange", "out of range"];

    private static readonly string[] LimitWords = ["rate limit", "limit exceeded", "too many requests", "compute units"];

    /// <summary>True when the same question may be answered a little later.</summary>
    public bool IsPassing { get; init; }

    /// <summary>A reply with something in it.</summary>
    public static EvmReply Of(string returned) => new(returned, null);

    /// <summary>A reply with nothing in it.</summary>
    public static EvmReply Missing(string fault) => new(null, fault);

    /// <summary>A node's error. Its own words are only read, never repeated: they may name the service or a key.</summary>
    /// <param name="code">The error's code.</param>
    /// <param name="message">The error's words.</param>
    public static EvmReply OfError(long code, string? message)
    {
        bool Says(string[] words) => message is not null && words.Any(word => message.Contains(word, StringComparison.OrdinalIgnoreCase));

        if (code == 3 || Says(["revert"]))
            return Missing(Reverted);
        if (Says(NoStateWords))
            return Missing(NoState);
        if (Says(NoBlockWords))
            return Missing("The node does not know that block.");
        if (code is -32005 or 429 || Says(LimitWords))
            return Missing("The node refused the question: too many were asked in a short time.") with { IsPassing = true };
        return Missing($"The node answered with error {code.ToString(CultureInfo.InvariantCulture)}.");
    }
}
